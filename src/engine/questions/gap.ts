/**
 * What a price that jumps past the liquidation price costs. Closed only at the far side of the gap, a position loses
 * −PnL there; what exceeds everything that stands behind it is a debt, unless the venue writes it off.
 */
import type { Position } from "../account";
import { type Decimal, notNegative, ZERO } from "../decimal";
import type { AccountReport } from "../evaluate";
import { profitAt } from "../leg";
import type { ModeRules } from "../rules";
import { type Answer, failure } from "./answer";

export interface GapLoss {
  /** Counted from entry. */
  readonly loss: Decimal;
  /** The part of it that nothing backs. */
  readonly beyondBacking: Decimal;
  /** Whether that part is written off (`protected`), owed, or not known to be either. */
  readonly negativeBalance: ModeRules["negativeBalance"];
}

/** The loss of a position, in the mode it is in, that is closed only at `price`. */
export function gapLoss(report: AccountReport, position: Position, price: Decimal): Answer<GapLoss> {
  if (!price.gt(ZERO)) return failure("target-out-of-range");
  const mode = report.position(position).inForce();
  if (mode.worstCaseLoss === undefined) return failure(mode.reason ?? "missing-wallet");
  const loss = notNegative(profitAt(position, price).negated());
  return {
    value: {
      loss,
      beyondBacking: notNegative(loss.minus(mode.worstCaseLoss)),
      negativeBalance: report.account.rules[position.marginMode].negativeBalance,
    },
  };
}
