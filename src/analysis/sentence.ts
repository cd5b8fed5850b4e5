/** A position in one sentence, in both modes. */
import type { ModeReport, PositionReport } from "../engine/report";
import { percent, shown } from "./format";
import { explain } from "./reasons";

/** The mode in force first, and the other one after it. */
export function positionSentence(report: PositionReport): string {
  const { instrument, side, marginMode } = report.position;
  const other = marginMode === "isolated" ? report.cross() : report.isolated();
  const name = `${instrument.symbol} ${side}`;
  return `${name} ${marginMode}: ${modeAnswer(report.inForce())}. As ${other.marginMode}: ${modeAnswer(other)}.`;
}

/** Liquidation price, distance and worst-case loss; or why there is no such price. */
export function modeAnswer(mode: ModeReport): string {
  const distance = mode.distance ? `, ${percent(mode.distance)} away` : "";
  const price = mode.liquidationPrice
    ? `liquidation at ${shown(mode.liquidationPrice)}${distance}`
    : explain(mode);
  return mode.worstCaseLoss ? `${price}, worst-case loss ${shown(mode.worstCaseLoss)}` : price;
}
