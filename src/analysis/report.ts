/** A position file as a report to read and to hand on, in Markdown. */
import { modeReasons } from "../engine/portfolio/reasons";
import type { ModeReport, PoolReport } from "../engine/report";
import { poolShock } from "../engine/shock/shock";
import type { Decimal } from "../engine/decimal";
import type { AccountReport } from "../engine/evaluate";
import { aftermathAnswer } from "./answers/aftermath";
import { nameOf } from "./answers/names";
import { allProblems, type Analysis } from "./analyze";
import { isRead, type ReadRow } from "./fixes/write";
import { money, percent, shown } from "./format";
import { lineIndex } from "./lines";
import { reasonInWords } from "./modeReasons";
import { explainPool } from "./panelWords";
import { assetOfPool, nameOfPool } from "./poolKeys";
import { explain } from "./reasons";

/** What each of them does to all others is worked out for so many, as it takes the whole account each time. */
const MOST_ROWS = 50;

/** `name` is how the file is called. */
export function markdownReport(name: string, analysis: Analysis): string {
  const { report, venue } = analysis;
  const rows = analysis.rows.filter(isRead);
  const sections = [`# ${escaped(name)}`];
  if (report === undefined || venue === undefined) {
    sections.push("Nothing can be worked out while the venue or its rules cannot be read.");
  } else {
    sections.push(`Rules of ${venue.name} as of ${venue.rulesAsOf}. ${unread(analysis, rows)}`.trim());
    sections.push("## Account", ...report.pools().flatMap((pool) => accountSection(pool)));
    sections.push("## Positions", positionTable(report, rows));
    const first = rows.slice(0, MOST_ROWS);
    const rest = rows.length - first.length;
    const more =
      rest === 0 ? [] : [`Of the first ${MOST_ROWS} positions; ${rest} more are in the table above.`];
    sections.push("## Isolated or cross", ...more, ...reasonSection(report, first));
    sections.push("## All prices at once", shockTable(report));
    sections.push(
      "## What each liquidation leaves behind",
      ...more,
      list(first.flatMap((row) => leftBehind(analysis, row))),
    );
  }
  sections.push("## Problems", problemList(analysis));
  return `${sections.join("\n\n")}\n`;
}

function unread({ rows }: Analysis, read: readonly ReadRow[]): string {
  const count = rows.length - read.length;
  if (count === 0) return "";
  return count === 1
    ? "One position cannot be read and is left out."
    : `${count} positions cannot be read and are left out.`;
}

function accountSection(pool: PoolReport): string[] {
  const asset = assetOfPool(pool.asset);
  const amount = (value: Decimal | undefined) => (value === undefined ? NONE : money(value, asset));
  const rows: [string, string][] = [
    ["cross wallet balance", amount(pool.crossWalletBalance)],
    ["unrealised profit of cross positions", amount(pool.unrealizedPnl)],
    ["margin balance", amount(pool.marginBalance)],
    ["initial margin", amount(pool.initialMargin)],
    ["maintenance margin", amount(pool.maintenanceMargin)],
    ["available", amount(pool.availableBalance)],
    ["margin ratio", ratio(pool)],
    ["posted to isolated positions", amount(pool.isolatedMargin)],
    ["worst-case loss, from entry", amount(pool.worstCaseLoss)],
    ["equity at risk, from the mark", amount(pool.equityAtRisk)],
  ];
  const reason = pool.reason === undefined ? [] : [explainPool(pool.reason)];
  return [`### ${escaped(sentenceCase(nameOfPool(pool.asset)))}`, ...reason, table(["", "amount"], rows)];
}

function ratio({ ratio: { marginRatio, isExhausted } }: PoolReport): string {
  if (isExhausted) return "nothing is left";
  return marginRatio === undefined ? NONE : percent(marginRatio);
}

function positionTable(report: AccountReport, rows: readonly ReadRow[]): string {
  if (rows.length === 0) return "None.";
  const heads = [
    "position",
    "size",
    "entry",
    "mark",
    "profit",
    "mode",
    "isolated",
    "cross",
    "worst case isolated",
    "worst case cross",
  ];
  return table(
    heads,
    rows.map(({ position, fields }) => {
      const { unrealizedPnl, isolated, cross } = report.position(position);
      const label = fields.values.label === undefined ? "" : ` (${fields.values.label})`;
      return [
        `${nameOf(position)}${label}`,
        shown(position.quantity),
        shown(position.entryPrice),
        shown(position.markPrice),
        money(unrealizedPnl, assetOfPool(position.pool)),
        position.marginMode,
        liquidation(isolated()),
        liquidation(cross()),
        isolated().worstCaseLoss ? shown(isolated().worstCaseLoss!) : NONE,
        cross().worstCaseLoss ? shown(cross().worstCaseLoss!) : NONE,
      ];
    }),
  );
}

function liquidation(mode: ModeReport): string {
  const hypothetical = mode.hypothetical ? " (not at this venue)" : "";
  if (mode.liquidationPrice === undefined) return `${explain(mode)}${hypothetical}`;
  const distance = mode.distance ? `, ${percent(mode.distance)} away` : "";
  return `${shown(mode.liquidationPrice)}${distance}${hypothetical}`;
}

function reasonSection(report: AccountReport, rows: readonly ReadRow[]): string[] {
  const parts = rows.flatMap(({ position }) => {
    const reasons = modeReasons(report.account, position, undefined, report);
    if (reasons.length === 0) return [];
    return [
      `${escaped(nameOf(position))}, ${position.marginMode} now:`,
      list(reasons.map((reason) => reasonInWords(reason, position))),
    ];
  });
  return parts.length === 0 ? ["Nothing speaks for a change."] : parts;
}

/** The fall and the rise of all prices that liquidate the cross positions of each asset. */
function shockTable(report: AccountReport): string {
  const rows = report.pools().map(({ asset }): string[] => {
    const { down, up, reason } = poolShock(report.account, asset, undefined, report);
    const none =
      reason === undefined || reason === "never"
        ? "never"
        : reason === "already-liquidatable"
          ? "liquidatable now"
          : NONE;
    return [nameOfPool(asset), down ? percent(down) : none, up ? `+${percent(up)}` : none];
  });
  return table(["cross positions in", "liquidated by a fall of", "liquidated by a rise of"], rows);
}

function leftBehind(analysis: Analysis, row: ReadRow): string[] {
  const { sentence, details } = aftermathAnswer(analysis, row);
  return [[sentence, ...details].join(" ")];
}

function problemList(analysis: Analysis): string {
  const problems = allProblems(analysis).filter(({ severity }) => severity !== "hint");
  if (problems.length === 0) return "None.";
  const at = lineIndex(analysis.tree.text);
  return list(
    problems.map(
      ({ start, severity, code, message }) => `Line ${at(start).line + 1}, ${severity} ${code}: ${message}`,
    ),
  );
}

const NONE = "–";

function list(items: readonly string[]): string {
  return items.length === 0 ? "None." : items.map((item) => `- ${escaped(item)}`).join("\n");
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Strings of the file are text in the report, never markup. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|#]/g, "\\$&").replace(/[\r\n]+/g, " ");
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
