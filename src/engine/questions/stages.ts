/**
 * How a liquidation goes where the venue does not close everything at once.
 *
 *   by-tier    down to the limit of the tier so many tiers below; all of it from the lowest ones
 *   fraction   first that share of the position, then the rest
 *   none       all of it
 *
 * After each step the position is solved anew: what was closed became a loss and released its requirement, so the next
 * price is further away, unless even that was not enough.
 */
import type { Account, Position } from "../account";
import { applyChanges } from "../changes/apply";
import { feeOn } from "../changes/trade";
import { contractsOf, exposure, notional } from "../contract";
import { type Decimal, ONE, quotient } from "../decimal";
import { evaluate } from "../evaluate";
import { profitAt } from "../leg";
import { tierIndexOf } from "../tiers";
import { type Answer, failure } from "./answer";

export interface Stage {
  readonly price: Decimal;
  /** What is closed there, and what is left after it. */
  readonly quantity: Decimal;
  readonly remaining: Decimal;
  /** The loss of what is closed, counted from entry; what the venue charges beyond the taker fee is not in it. */
  readonly loss: Decimal;
  /** The taker fee; none where it is not known. */
  readonly fee: Decimal | undefined;
}

/** The stages of a liquidation of one row, in the mode it is in. */
export function liquidationStages(account: Account, position: Position): Answer<readonly Stage[]> {
  const { partialLiquidation: kind, partialLiquidationStep: step } = account.rules[position.marginMode];
  if (kind === "unknown" || (kind !== "none" && step === undefined)) return failure("unpublished");
  const stages: Stage[] = [];
  let current = { account, position };
  for (;;) {
    const mode = evaluate(current.account).position(current.position).inForce();
    const isDue = mode.reason === "already-liquidatable";
    const price = isDue ? current.position.markPrice : mode.liquidationPrice;
    // What is left after a stage can be out of danger.
    if (price === undefined) return stages.length > 0 ? { value: stages } : failure(mode.reason!);

    const quantity = closedAt(current.position, price, { kind, step, isFirst: stages.length === 0 });
    stages.push(stageOf(current.position, quantity, price));
    const next = applyChanges(current.account, [
      { kind: "mark", symbol: position.instrument.symbol, price },
      { kind: "reduce", position: current.position, quantity, price },
    ]);
    // A loss beyond what is posted leaves nothing to go on with.
    if ("refusal" in next)
      return { value: [...stages.slice(0, -1), stageOf(current.position, current.position.quantity, price)] };
    const left = next.positionOf(current.position);
    if (left === undefined) return { value: stages };
    current = { account: next.account, position: left };
  }
}

export interface StageStep {
  readonly kind: "none" | "by-tier" | "fraction" | "unknown";
  readonly step: Decimal | undefined;
  readonly isFirst: boolean;
}

/** How much one stage of a liquidation at a price closes. */
export function closedAt(position: Position, price: Decimal, { kind, step, isFirst }: StageStep): Decimal {
  const { quantity } = position;
  if (kind === "none" || step === undefined) return quantity;
  if (kind === "fraction") return isFirst && step.lt(ONE) ? quantity.times(step) : quantity;
  const kept = keptAt(position, price, step.toNumber());
  return kept === undefined ? quantity : quantity.minus(kept);
}

/** What fits into the tier so many tiers below; none where there is no such tier. */
function keptAt(position: Position, price: Decimal, tiersDown: number): Decimal | undefined {
  const { instrument, quantity } = position;
  const { schedule } = instrument;
  if (schedule?.kind !== "tiers") return undefined;
  const one = notional(instrument, exposure({ ...position, quantity: ONE }), price);
  const size = schedule.unit === "contracts" ? contractsOf(instrument, quantity) : one.times(quantity);
  const limit = schedule.tiers[tierIndexOf(schedule.tiers, size) - tiersDown]?.limit;
  if (limit === undefined) return undefined;
  return schedule.unit === "contracts" ? limit.times(instrument.contractSize) : quotient(limit, one);
}

function stageOf(position: Position, quantity: Decimal, price: Decimal): Stage {
  const part = quotient(quantity, position.quantity);
  const traded = notional(position.instrument, exposure({ ...position, quantity }), price);
  return {
    price,
    quantity,
    remaining: position.quantity.minus(quantity),
    loss: profitAt(position, price).times(part).negated(),
    fee: position.instrument.takerFeeRate && feeOn(position, traded),
  };
}
