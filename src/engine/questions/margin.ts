/**
 * How much margin moves the liquidation price to where it is wanted: cash into the posted margin of an isolated
 * position, or into the wallet behind a cross one.
 *
 *   B(P) = m + b(P)   ⇒   m = max over the way to the target of R(P) − b(P)
 *
 * Negative: so much can be taken away.
 */
import type { Account, Position } from "../account";
import { applyChanges } from "../changes/apply";
import { type Decimal, ZERO } from "../decimal";
import { postedMargin } from "../margin";
import { type Answer, failure } from "./answer";
import { type Measure, zeroFrom } from "./crossing";
import type { Target } from "./target";
import { holding, roomIn, searched, Unknown, withPosition } from "./varied";

export interface MarginAnswer {
  /** To add; negative where so much can be taken away. */
  readonly amount: Decimal;
  /** What is posted then, of an isolated position. */
  readonly isolatedMargin: Decimal | undefined;
}

export function marginFor(account: Account, position: Position, target: Target): Answer<MarginAnswer> {
  return position.marginMode === "isolated"
    ? marginForIsolated(account, position, target)
    : depositFor(account, position, target);
}

function marginForIsolated(account: Account, position: Position, target: Target): Answer<MarginAnswer> {
  const posted = postedMargin(position);
  if (posted === undefined) return failure("missing-leverage");
  const needed = isolatedMarginFor(account, position, target);
  if ("reason" in needed) return needed;
  return { value: { amount: needed.value.minus(posted), isolatedMargin: needed.value } };
}

/** The least margin that an isolated position needs, not below 0; whatever is posted now. */
export function isolatedMarginFor(account: Account, position: Position, target: Target): Answer<Decimal> {
  const whole = holding(account, position);
  return searched(() => {
    const room: Measure = (isolatedMargin) => {
      const varied = { ...position, isolatedMargin };
      return roomIn(withPosition(whole, position, varied), varied, target);
    };
    const needed = zeroFrom(room);
    if (needed === undefined) return failure("no-effect");
    return { value: needed.isNegative() ? ZERO : needed };
  });
}

function depositFor(account: Account, position: Position, target: Target): Answer<MarginAnswer> {
  return searched(() => {
    const room: Measure = (amount) => {
      const changed = applyChanges(account, [{ kind: "deposit", pool: position.pool, amount }]);
      if ("refusal" in changed) throw new Unknown(changed.refusal);
      return roomIn(changed.account, position, target);
    };
    const amount = zeroFrom(room);
    return amount === undefined ? failure("no-effect") : { value: { amount, isolatedMargin: undefined } };
  });
}
