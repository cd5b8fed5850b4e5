/** A position file as a report to read and to hand on, in Markdown. */
import * as l10n from "@vscode/l10n";
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
import { modeWord, severityWord } from "./words";

/** What each of them does to all others is worked out for so many, as it takes the whole account each time. */
const MOST_ROWS = 50;

/** `name` is how the file is called. */
export function markdownReport(name: string, analysis: Analysis): string {
  const { report, venue } = analysis;
  const rows = analysis.rows.filter(isRead);
  const sections = [`# ${escaped(name)}`];
  if (report === undefined || venue === undefined) {
    sections.push(l10n.t("Nothing can be worked out while the venue or its rules cannot be read."));
  } else {
    const rules = l10n.t("Rules of {0} as of {1}.", venue.name, venue.rulesAsOf);
    sections.push(`${rules} ${unread(analysis, rows)}`.trim());
    sections.push(heading(l10n.t("Account")), ...report.pools().flatMap((pool) => accountSection(pool)));
    sections.push(heading(l10n.t("Positions")), positionTable(report, rows));
    const first = rows.slice(0, MOST_ROWS);
    const rest = rows.length - first.length;
    const more =
      rest === 0
        ? []
        : [l10n.t("Of the first {0} positions; {1} more are in the table above.", MOST_ROWS, rest)];
    sections.push(heading(l10n.t("Isolated or cross")), ...more, ...reasonSection(report, first));
    sections.push(heading(l10n.t("All prices at once")), shockTable(report));
    sections.push(
      heading(l10n.t("What each liquidation leaves behind")),
      ...more,
      list(first.flatMap((row) => leftBehind(analysis, row))),
    );
  }
  sections.push(heading(l10n.t("Problems")), problemList(analysis));
  return `${sections.join("\n\n")}\n`;
}

function heading(text: string): string {
  return `## ${text}`;
}

function unread({ rows }: Analysis, read: readonly ReadRow[]): string {
  const count = rows.length - read.length;
  if (count === 0) return "";
  return count === 1
    ? l10n.t("One position cannot be read and is left out.")
    : l10n.t("{0} positions cannot be read and are left out.", count);
}

function accountSection(pool: PoolReport): string[] {
  const asset = assetOfPool(pool.asset);
  const amount = (value: Decimal | undefined) => (value === undefined ? NONE : money(value, asset));
  const rows: [string, string][] = [
    [l10n.t("cross wallet balance"), amount(pool.crossWalletBalance)],
    [l10n.t("unrealised profit of cross positions"), amount(pool.unrealizedPnl)],
    [l10n.t("margin balance"), amount(pool.marginBalance)],
    [l10n.t("initial margin"), amount(pool.initialMargin)],
    [l10n.t("maintenance margin"), amount(pool.maintenanceMargin)],
    [l10n.t("available"), amount(pool.availableBalance)],
    [l10n.t("margin ratio"), ratio(pool)],
    [l10n.t("posted to isolated positions"), amount(pool.isolatedMargin)],
    [l10n.t("worst-case loss, from entry"), amount(pool.worstCaseLoss)],
    [l10n.t("equity at risk, from the mark"), amount(pool.equityAtRisk)],
  ];
  const reason = pool.reason === undefined ? [] : [explainPool(pool.reason)];
  return [
    `### ${escaped(sentenceCase(nameOfPool(pool.asset)))}`,
    ...reason,
    table(["", l10n.t("amount")], rows),
  ];
}

function ratio({ ratio: { marginRatio, isExhausted } }: PoolReport): string {
  if (isExhausted) return l10n.t("nothing is left");
  return marginRatio === undefined ? NONE : percent(marginRatio);
}

function positionTable(report: AccountReport, rows: readonly ReadRow[]): string {
  if (rows.length === 0) return l10n.t("None.");
  const heads = [
    l10n.t("position"),
    l10n.t("size"),
    l10n.t("entry"),
    l10n.t("mark"),
    l10n.t("profit"),
    l10n.t("mode"),
    l10n.t("isolated"),
    l10n.t("cross"),
    l10n.t("worst case isolated"),
    l10n.t("worst case cross"),
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
        modeWord(position.marginMode),
        liquidation(isolated()),
        liquidation(cross()),
        isolated().worstCaseLoss ? shown(isolated().worstCaseLoss!) : NONE,
        cross().worstCaseLoss ? shown(cross().worstCaseLoss!) : NONE,
      ];
    }),
  );
}

function liquidation(mode: ModeReport): string {
  const own = ownLiquidation(mode);
  return mode.hypothetical ? l10n.t("{0} (not at this venue)", own) : own;
}

function ownLiquidation(mode: ModeReport): string {
  if (mode.liquidationPrice === undefined) return explain(mode);
  const price = shown(mode.liquidationPrice);
  return mode.distance ? l10n.t("{0}, {1} away", price, percent(mode.distance)) : price;
}

function reasonSection(report: AccountReport, rows: readonly ReadRow[]): string[] {
  const parts = rows.flatMap(({ position }) => {
    const reasons = modeReasons(report.account, position, undefined, report);
    if (reasons.length === 0) return [];
    return [
      l10n.t("{0}, {1} now:", escaped(nameOf(position)), modeWord(position.marginMode)),
      list(reasons.map((reason) => reasonInWords(reason, position))),
    ];
  });
  return parts.length === 0 ? [l10n.t("Nothing speaks for a change.")] : parts;
}

/** The fall and the rise of all prices that liquidate the cross positions of each asset. */
function shockTable(report: AccountReport): string {
  const rows = report.pools().map(({ asset }): string[] => {
    const { down, up, reason } = poolShock(report.account, asset, undefined, report);
    const none =
      reason === undefined || reason === "never"
        ? l10n.t("never")
        : reason === "already-liquidatable"
          ? l10n.t("liquidatable now")
          : NONE;
    return [nameOfPool(asset), down ? percent(down) : none, up ? `+${percent(up)}` : none];
  });
  return table(
    [l10n.t("cross positions in"), l10n.t("liquidated by a fall of"), l10n.t("liquidated by a rise of")],
    rows,
  );
}

function leftBehind(analysis: Analysis, row: ReadRow): string[] {
  const { sentence, details } = aftermathAnswer(analysis, row);
  return [[sentence, ...details].join(" ")];
}

function problemList(analysis: Analysis): string {
  const problems = allProblems(analysis).filter(({ severity }) => severity !== "hint");
  if (problems.length === 0) return l10n.t("None.");
  const at = lineIndex(analysis.tree.text);
  return list(
    problems.map(({ start, severity, code, message }) =>
      l10n.t("Line {0}, {1} {2}: {3}", at(start).line + 1, severityWord(severity), code, message),
    ),
  );
}

const NONE = "–";

function list(items: readonly string[]): string {
  return items.length === 0 ? l10n.t("None.") : items.map((item) => `- ${escaped(item)}`).join("\n");
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
