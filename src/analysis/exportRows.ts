/** Some rows of an analysis as text for a sheet, a note or a script. */
import * as l10n from "@vscode/l10n";
import type { Analysis } from "./analyze";
import { percent, shown } from "./format";
import { positionResult } from "./result";
import { readNumber, isNumberProblem } from "../document/number";
import { modeWord, sideWord } from "./words";

export const ROW_FORMATS = ["json", "csv", "markdown"] as const;
export type RowFormat = (typeof ROW_FORMATS)[number];

type PositionResult = ReturnType<typeof positionResult>;

/** The rows of these indexes in their order; an index without a row is left out. */
export function exportRows(analysis: Analysis, indexes: readonly number[], format: RowFormat): string {
  const results = indexes.flatMap((index) => {
    const row = analysis.rows[index];
    return row === undefined ? [] : [positionResult(row, analysis)];
  });
  switch (format) {
    case "json":
      return `${JSON.stringify(results, null, 2)}\n`;
    case "csv":
      return csvLines([CSV_NAMES, ...results.map(csvCells)]);
    case "markdown":
      return markdownTable(results);
  }
}

/** The columns of a row; figures of a mode are those of the mode in force. */
const COLUMNS: readonly (readonly [name: string, of: (row: PositionResult) => string | number | null])[] = [
  ["index", (row) => row.index],
  ["label", (row) => row.label],
  ["symbol", (row) => row.symbol],
  ["side", (row) => row.side],
  ["marginMode", (row) => row.marginMode],
  ["quantity", (row) => row.quantity],
  ["entryPrice", (row) => row.entryPrice],
  ["markPrice", (row) => row.markPrice],
  ["notional", (row) => row.notional],
  ["unrealizedPnl", (row) => row.unrealizedPnl],
  ["effectiveLeverage", (row) => row.effectiveLeverage],
  ["liquidationPrice", (row) => inForce(row).liquidationPrice],
  ["reason", (row) => inForce(row).reason],
  ["distance", (row) => inForce(row).distance],
  ["bankruptcyPrice", (row) => inForce(row).bankruptcyPrice],
  ["maintenanceMargin", (row) => inForce(row).maintenanceMargin],
  ["worstCaseLoss", (row) => inForce(row).worstCaseLoss],
  ["isolatedLiquidationPrice", (row) => row.isolated.liquidationPrice],
  ["crossLiquidationPrice", (row) => row.cross.liquidationPrice],
  ["reportedLiquidationPrice", (row) => row.reportedLiquidationPrice],
];

export const CSV_NAMES: readonly string[] = COLUMNS.map(([name]) => name);

/** The values of a row under `CSV_NAMES`, every digit of them; empty where there is none. */
export function csvCells(row: PositionResult): string[] {
  return COLUMNS.map(([, of]) => String(of(row) ?? ""));
}

function inForce(row: PositionResult): PositionResult["isolated"] {
  return row.marginMode === "isolated" ? row.isolated : row.cross;
}

/** RFC 4180. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
}

function csvCell(text: string): string {
  // A sheet takes a text that begins so for a formula; numbers may keep their minus.
  const isFormula = /^[=+\-@\t\r]/.test(text) && isNumberProblem(readNumber(text));
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The headings of the table that people read; the names of `CSV_NAMES` are for programs and stay. */
const headingsOfRow = () => [
  l10n.t("symbol"),
  l10n.t("side"),
  l10n.t("mode"),
  l10n.t("notional"),
  l10n.t("PnL"),
  l10n.t("liquidation"),
  l10n.t("distance"),
  l10n.t("worst loss"),
];
const WORD_COLUMNS = 3;

/** Numbers as people read them; the column of what the file states only where it states any. */
export function markdownTable(rows: readonly PositionResult[]): string {
  const isReported = rows.some((row) => row.reportedLiquidationPrice !== null);
  const headings = isReported ? [...headingsOfRow(), l10n.t("reported")] : headingsOfRow();
  const rule = headings.map((_, column) => (column < WORD_COLUMNS ? "---" : "---:"));
  const cells = rows.map((row) => {
    const mode = inForce(row);
    const own = [
      row.symbol ?? "?",
      row.side === null ? "?" : sideWord(row.side),
      row.marginMode === null ? "?" : modeWord(row.marginMode),
      number(row.notional),
      number(row.unrealizedPnl),
      mode.liquidationPrice === null ? (mode.reason ?? "never") : number(mode.liquidationPrice),
      share(mode.distance),
      number(mode.worstCaseLoss),
    ];
    return isReported ? [...own, number(row.reportedLiquidationPrice)] : own;
  });
  return [headings, rule, ...cells.map((row) => row.map(markdownCell))]
    .map((row) => `| ${row.join(" | ")} |\n`)
    .join("");
}

function number(digits: string | null): string {
  const value = digits === null ? undefined : readNumber(digits);
  return value === undefined ? "" : isNumberProblem(value) ? digits! : shown(value);
}

function share(digits: string | null): string {
  const value = digits === null ? undefined : readNumber(digits);
  return value === undefined || isNumberProblem(value) ? "" : percent(value);
}

function markdownCell(text: string): string {
  return text.replace(/[\\|`*_<>[\]]/g, "\\$&").replace(/[\r\n]+/g, " ");
}
