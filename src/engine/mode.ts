/** The parts of a mode's report that read the same in both modes. */
import type { Position } from "./account";
import { exposure, notional } from "./contract";
import { type Decimal, notNegative } from "./decimal";
import { legOf, profitAt } from "./leg";
import type { ModeReport } from "./report";
import type { MarginMode, Rules } from "./rules";

export function modeReport(
  position: Position,
  marginMode: MarginMode,
  rules: Rules,
  answers: Omit<ModeReport, "marginMode" | "hypothetical" | "equityAtRisk">,
): ModeReport {
  return {
    marginMode,
    hypothetical: !rules.modes.includes(marginMode),
    // The worst case counts from entry; from the mark, what was gained meanwhile is at stake too.
    equityAtRisk: answers.worstCaseLoss && notNegative(answers.worstCaseLoss.plus(legOf(position).unrealizedPnl)),
    ...answers,
  };
}

/** −PnL at the liquidation price, and the fee of closing there. */
export function lossesAt(
  position: Position,
  liquidationPrice: Decimal | undefined,
): Pick<ModeReport, "lossAtLiquidation" | "feeAtLiquidation"> {
  if (liquidationPrice === undefined) return { lossAtLiquidation: undefined, feeAtLiquidation: undefined };
  const { instrument } = position;
  const feeRate = instrument.takerFeeRate;
  return {
    lossAtLiquidation: profitAt(position, liquidationPrice).negated(),
    feeAtLiquidation: feeRate && notional(instrument, exposure(position), liquidationPrice).times(feeRate),
  };
}
