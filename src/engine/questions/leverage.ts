/**
 * The highest leverage at which an isolated position keeps to a target: the notional over the least margin that does.
 *
 *   leverage = N(E) / margin
 */
import type { Account, Position } from "../account";
import { contractsOf } from "../contract";
import { type Decimal, quotient } from "../decimal";
import { legOf } from "../leg";
import { tierIndexOf } from "../tiers";
import { type Answer, failure } from "./answer";
import { isolatedMarginFor } from "./margin";
import type { Target } from "./target";

export interface LeverageAnswer {
  readonly leverage: Decimal;
  /** The highest that the tier of the position allows; none where no tier says. */
  readonly maxLeverage: Decimal | undefined;
}

export function leverageFor(account: Account, position: Position, target: Target): Answer<LeverageAnswer> {
  // In cross the whole wallet stands behind a position, whatever its leverage is set to.
  if (position.marginMode === "cross") return failure("no-effect");
  const margin = isolatedMarginFor(account, position, target);
  if ("reason" in margin) return margin;
  if (margin.value.isZero()) return failure("unbounded");
  const leverage = quotient(legOf(position).entryNotional, margin.value);
  return { value: { leverage, maxLeverage: maxLeverageAtMark(position) } };
}

/** The highest leverage that the tier of a position's size at the mark allows. */
export function maxLeverageAtMark(position: Position): Decimal | undefined {
  const { schedule } = position.instrument;
  if (schedule?.kind !== "tiers") return undefined;
  const size =
    schedule.unit === "contracts"
      ? contractsOf(position.instrument, position.quantity)
      : legOf(position).markNotional;
  return schedule.tiers[tierIndexOf(schedule.tiers, size)]!.maxLeverage;
}
