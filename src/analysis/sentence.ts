/** A position in one sentence, in both modes. */
import * as l10n from "@vscode/l10n";
import type { ModeReport, PositionReport } from "../engine/report";
import { nameOf } from "./answers/names";
import { shown } from "./format";
import { priceOrReason } from "./reasons";
import { modeWord } from "./words";

/** The mode in force first, and the other one after it. */
export function positionSentence(report: PositionReport): string {
  const { marginMode } = report.position;
  const other = marginMode === "isolated" ? report.cross() : report.isolated();
  return l10n.t(
    "{0} {1}: {2}. As {3}: {4}.",
    nameOf(report.position),
    modeWord(marginMode),
    modeAnswer(report.inForce()),
    modeWord(other.marginMode),
    modeAnswer(other),
  );
}

/** Liquidation price, distance and worst-case loss; or why there is no such price. */
export function modeAnswer(mode: ModeReport): string {
  const price = priceOrReason(mode);
  return mode.worstCaseLoss ? l10n.t("{0}, worst-case loss {1}", price, shown(mode.worstCaseLoss)) : price;
}
