/** The account at a glance: what the status bar says of a file. */
import * as l10n from "@vscode/l10n";
import type { PoolReport } from "../engine/report";
import type { Risk } from "../protocol/messages";
import { accountTable } from "./accountTable";
import type { Analysis } from "./analyze";
import { escaped } from "./markdown";
import { nearestRow, nearnessText } from "./nearness";
import { poolRisk, ratioFigure } from "./panelModes";
import type { Row } from "./resolve";
import { modeWord, sideWord } from "./words";

export interface Status {
  /** "margin ratio 0.79 %, nearest liquidation 9.64 %". */
  readonly text: string;
  /** Markdown. */
  readonly tooltip: string;
  /** The worse of the account and its nearest position. */
  readonly risk: Risk;
}

/** None where the file has no positions, or no rules to work them out. */
export function statusOf(analysis: Analysis): Status | undefined {
  const { report, rows } = analysis;
  if (report === undefined || rows.length === 0) return undefined;
  const pools = report.pools();
  const near = nearestRow(analysis);
  const nearest = near && nearnessText(analysis, near.row);
  const worst = worstPool(pools);
  const ratio = worst && ratioFigure(worst).text;
  const parts = [
    ratio !== undefined && ratio !== "–" && l10n.t("margin ratio {0}", ratio),
    nearest &&
      (nearest.risk === "liquidatable" ? nearest.text : l10n.t("nearest liquidation {0}", nearest.text)),
  ].filter(Boolean);
  const risks = [worst && poolRisk(worst), nearest?.risk].filter((risk) => risk !== undefined);
  return {
    text: parts.length > 0 ? parts.join(l10n.t(", ")) : counted(rows.length),
    tooltip: [...accountTable(pools), ...nearestLine(near?.row, nearest?.text)].join("\n"),
    risk: ORDER.find((risk) => risks.includes(risk)) ?? "unknown",
  };
}

function counted(positions: number): string {
  return positions === 1 ? l10n.t("1 position") : l10n.t("{0} positions", positions);
}

const ORDER: readonly Risk[] = ["liquidatable", "critical", "near", "watch", "fine", "none", "unknown"];

/** The pool that is nearest to its liquidation. */
function worstPool(pools: readonly PoolReport[]): PoolReport | undefined {
  return pools.reduce<PoolReport | undefined>((worst, pool) => {
    if (worst === undefined || pool.ratio.isExhausted) return pool;
    const [a, b] = [worst.ratio.marginRatio, pool.ratio.marginRatio];
    return !worst.ratio.isExhausted && b !== undefined && (a === undefined || b.gt(a)) ? pool : worst;
  }, undefined);
}

function nearestLine(row: Row | undefined, text: string | undefined): string[] {
  if (row?.position === undefined || text === undefined) return [];
  const { instrument, side, marginMode } = row.position;
  return [
    "",
    l10n.t(
      "Nearest to liquidation: {0} {1}, {2}: {3}.",
      `**${escaped(instrument.symbol)}**`,
      sideWord(side),
      modeWord(marginMode),
      text,
    ),
  ];
}
