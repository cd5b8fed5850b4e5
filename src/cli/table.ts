/** The result for people at a terminal. */
import type { Decimal } from "../engine/decimal";
import type { ModeReport, PoolReport, Reason } from "../engine/report";
import { allProblems, type Analysis } from "../analysis/analyze";
import { percent, shown } from "../analysis/format";
import { lineIndex } from "../analysis/lines";
import { assetOfPool } from "../analysis/poolKeys";
import { comparedPrice } from "../analysis/reportedPrice";
import { modeOf } from "../analysis/resolve";
import type { CheckedFile } from "./check";

export function table(files: readonly CheckedFile[]): string {
  return files.map((file) => section(file)).join("\n");
}

const HEADINGS = [
  ["", "", "", "", "", "isolated", "", "", "cross", "", ""],
  [
    "symbol",
    "side",
    "mode",
    "notional",
    "PnL",
    "liquidation",
    "distance",
    "worst loss",
    "liquidation",
    "distance",
    "worst loss",
  ],
];

/** Columns of words are set to the left, columns of numbers to the right. */
const WORD_COLUMNS = 3;

/** One file, or whatever else was analysed, with its problems as lines. */
export function section({ path, analysis }: CheckedFile, problems = problemLines(analysis)): string {
  const venue = analysis.venue
    ? `${analysis.venue.name}, rules as of ${analysis.venue.rulesAsOf}`
    : "no known venue";
  const lines = [`${path} (${venue})`, ""];
  const rows = analysis.rows.map((row) => positionCells(row.index, analysis));
  const isReported = analysis.reported.size > 0;
  const cells = isReported ? withReported([...HEADINGS, ...rows], analysis) : [...HEADINGS, ...rows];
  lines.push(...(rows.length > 0 ? aligned(cells) : ["No positions."]), "");
  for (const pool of analysis.report?.pools() ?? []) {
    if (rows.length > 0 || pool.crossWalletBalance !== undefined) lines.push(...accountLines(pool), "");
  }
  if (problems.length > 0) lines.push(...problems, "");
  return lines.join("\n");
}

/** What the file itself states as the liquidation price, and how far the one in force is from it. */
function withReported(rows: readonly string[][], analysis: Analysis): string[][] {
  const headings = [
    ["stated", ""],
    ["liquidation", "difference"],
  ];
  return rows.map((row, index) => {
    if (index < headings.length) return [...row, ...headings[index]!];
    const compared = comparedPrice(index - headings.length, analysis);
    if (compared === undefined) return [...row, "", ""];
    return [...row, shown(compared.reported), compared.difference ? shown(compared.difference) : ""];
  });
}

function positionCells(index: number, { rows, report, file }: Analysis): string[] {
  const { fields, position } = rows[index]!;
  const { symbol = "?", side = "?" } = fields.values;
  if (position === undefined || report === undefined) {
    return [
      symbol,
      side,
      modeOf(fields, file) ?? "?",
      "",
      "",
      "cannot be read",
      "",
      "",
      "cannot be read",
      "",
      "",
    ];
  }
  const of = report.position(position);
  return [
    symbol,
    side,
    position.marginMode,
    shown(of.notional),
    shown(of.unrealizedPnl),
    ...modeCells(of.isolated(), position.marginMode === "isolated"),
    ...modeCells(of.cross(), position.marginMode === "cross"),
  ];
}

/** The mode in force is marked. */
function modeCells(mode: ModeReport, isInForce: boolean): string[] {
  const price = mode.liquidationPrice ? shown(mode.liquidationPrice) : REASONS[mode.reason ?? "never"];
  return [
    isInForce ? `*${price}` : price,
    mode.distance ? percent(mode.distance) : "",
    mode.worstCaseLoss ? shown(mode.worstCaseLoss) : "",
  ];
}

export const REASONS: Record<Reason, string> = {
  never: "never",
  "other-side": "other side",
  "already-liquidatable": "now",
  "missing-leverage": "no leverage",
  "missing-tiers": "no tiers",
  "missing-wallet": "no wallet",
  "missing-fee": "no fee",
  invalid: "cannot be read",
};

function accountLines(pool: PoolReport): string[] {
  const amount = (value: Decimal | undefined) => (value === undefined ? "unknown" : shown(value));
  const ratio = pool.ratio.isExhausted
    ? "exhausted"
    : pool.ratio.marginRatio
      ? percent(pool.ratio.marginRatio)
      : "none";
  const asset = assetOfPool(pool.asset);
  const heading = `Account${asset ? ` in ${asset}` : ""}`;
  if (pool.reason === "invalid") return [heading, "  no totals while a position or a balance cannot be read"];
  return [
    heading,
    `  cross wallet ${amount(pool.crossWalletBalance)}, unrealised ${amount(pool.unrealizedPnl)}, margin balance ${amount(pool.marginBalance)}, posted to isolated ${amount(pool.isolatedMargin)}`,
    `  initial margin ${amount(pool.initialMargin)}, maintenance margin ${amount(pool.maintenanceMargin)}, margin ratio ${ratio}, available ${amount(pool.availableBalance)}`,
    `  worst-case loss ${amount(pool.worstCaseLoss)}${pool.liquidatable ? ", liquidatable now" : ""}`,
  ];
}

function problemLines(analysis: Analysis): string[] {
  const at = lineIndex(analysis.tree.text);
  return allProblems(analysis)
    .filter(({ severity }) => severity !== "hint")
    .map(({ code, severity, message, start }) => {
      const { line, character } = at(start);
      return `${line + 1}:${character + 1} ${severity} ${code}: ${message}`;
    });
}

function aligned(rows: readonly string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column < WORD_COLUMNS ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
      )
      .join("  ")
      .trimEnd(),
  );
}
