/**
 * What a hover says. Over a position: the formula of its mode with its own numbers, the other mode, and the source; before
 * it the number of the field at the pointer. Over the account: the figures of its pools.
 */
import * as l10n from "@vscode/l10n";
import type { Instrument, Position } from "../engine/account";
import { Decimal, ONE } from "../engine/decimal";
import type { AccountReport } from "../engine/evaluate";
import { postedMargin } from "../engine/margin";
import { legOf } from "../engine/leg";
import { gapLoss } from "../engine/questions/gap";
import type { ModeReport, PositionReport } from "../engine/report";
import type { ModeRules } from "../engine/rules";
import { accountTable } from "./accountTable";
import type { Analysis } from "./analyze";
import { markNote, noteOf } from "./fieldNotes";
import { money, percent, shown } from "./format";
import { escaped } from "./markdown";
import { pointerAt } from "./pointer";
import { assetOfPool } from "./poolKeys";
import { explain, liquidationAt } from "./reasons";
import { reportedText } from "./reportedPrice";
import type { Row } from "./resolve";
import { rowAt } from "./rowsOf";
import type { Venue } from "../venues/venue";
import { modeWord, sideWord } from "./words";

export interface Hover {
  readonly markdown: string;
  /** None for the account. */
  readonly row: Row | undefined;
}

/**
 * Markdown about the position or the account at an offset; none elsewhere. `meaning` tells what the field at a path means,
 * where nobody else says it beside this hover.
 */
export function hoverAt(
  analysis: Analysis,
  offset: number,
  meaning: (pointer: string) => string | undefined = () => undefined,
): Hover | undefined {
  const row = rowAt(analysis, offset);
  const pointer = pointerAt(analysis.tree, offset);
  const field = pointer.slice(pointer.lastIndexOf("/") + 1);
  const isMark = pointer.startsWith("/markPrices/");
  const note = row ? noteOf(analysis, row, field) : isMark ? markNote(analysis, field) : undefined;
  const above = [meaning(pointer), note?.sentence].filter((part) => part !== undefined);
  const below = row === undefined ? accountMarkdown(analysis, pointer) : rowMarkdown(row, analysis);
  if (above.length === 0 && below === undefined) return undefined;
  return { markdown: [...above, below].filter((part) => part !== undefined).join("\n\n"), row };
}

function rowMarkdown({ position, index }: Row, analysis: Analysis): string | undefined {
  if (position === undefined || analysis.report === undefined) return undefined;
  const reported = reportedText(index, analysis);
  const own = positionMarkdown(position, analysis);
  return reported === undefined ? own : `${own}\n\n${reported}`;
}

function accountMarkdown({ report }: Analysis, pointer: string): string | undefined {
  const isAccount = pointer === "/account" || pointer.startsWith("/account/");
  const pools = isAccount ? (report?.pools() ?? []) : [];
  return pools.length === 0 ? undefined : accountTable(pools).join("\n");
}

function positionMarkdown(position: Position, analysis: Analysis): string {
  const report = analysis.report!.position(position);
  const { instrument, side, marginMode } = position;
  const asset = assetOfPool(position.pool);
  const other = marginMode === "isolated" ? report.cross() : report.isolated();
  const venue = analysis.venue!;
  return [
    l10n.t(
      "{0} {1}, {2}: {3}",
      `**${escaped(instrument.symbol)}**`,
      sideWord(side),
      modeWord(marginMode),
      headline(report.inForce()),
    ),
    "",
    formula(report, analysis),
    "",
    facts(report, analysis.report!.account.rules[marginMode], asset),
    ...gapText(position, analysis.report!, asset),
    "",
    other.hypothetical
      ? l10n.t("As {0} (not offered by the venue): {1}.", modeWord(other.marginMode), withWorst(other, asset))
      : l10n.t("As {0}: {1}.", modeWord(other.marginMode), withWorst(other, asset)),
    "",
    rulesText(venue, report.inForce()),
    ...tableText(instrument),
  ].join("\n");
}

function headline(mode: ModeReport): string {
  if (mode.liquidationPrice === undefined) return explain(mode);
  return liquidationAt(`**${shown(mode.liquidationPrice)}**`, mode.distance);
}

function facts(report: PositionReport, rules: ModeRules, asset: string | undefined): string {
  const mode = report.inForce();
  const rows: [string, string | undefined][] = [
    [l10n.t("Notional"), money(report.notional, asset)],
    [l10n.t("Unrealised PnL"), money(report.unrealizedPnl, asset)],
    [l10n.t("Margin balance"), mode.marginBalance && money(mode.marginBalance, asset)],
    [l10n.t("Maintenance margin"), mode.maintenanceMargin && money(mode.maintenanceMargin, asset)],
    [l10n.t("Bankruptcy price"), mode.bankruptcyPrice && shown(mode.bankruptcyPrice)],
    [
      l10n.t("Loss at liquidation"),
      mode.lossAtLiquidation && lossText(money(mode.lossAtLiquidation, asset), rules),
    ],
    [l10n.t("Worst-case loss"), mode.worstCaseLoss && money(mode.worstCaseLoss, asset)],
  ];
  const known = rows.filter(([, value]) => value !== undefined);
  return ["| | |", "|---|---:|", ...known.map(([name, value]) => `| ${name} | ${value} |`)].join("\n");
}

/** Where the venue may close a part first, the loss is told for the whole. */
function lossText(loss: string, { partialLiquidation }: ModeRules): string {
  return partialLiquidation === "by-tier" || partialLiquidation === "fraction"
    ? l10n.t("at least {0} if closed whole", loss)
    : l10n.t("at least {0}", loss);
}

/** How far beyond the liquidation price a gap is looked at. */
const GAP = new Decimal("0.1");

/** What a gap can cost where the venue is not known to write off a debt; nothing where the worst case holds. */
function gapText(position: Position, report: AccountReport, asset: string | undefined): string[] {
  const { liquidationPrice } = report.position(position).inForce();
  if (liquidationPrice === undefined) return [];
  const beyond = position.side === "long" ? ONE.minus(GAP) : ONE.plus(GAP);
  const price = liquidationPrice.times(beyond);
  const answer = gapLoss(report, position, price);
  if ("reason" in answer || answer.value.negativeBalance === "protected") return [];
  const { loss, beyondBacking, negativeBalance } = answer.value;
  if (beyondBacking.isZero()) return [];
  const [gap, at, lost, owed] = [percent(GAP), shown(price), money(loss, asset), money(beyondBacking, asset)];
  return [
    "",
    negativeBalance === "owed"
      ? l10n.t(
          "A gap can cost more: closed {0} beyond its liquidation price, at {1}, it loses {2}, of which {3} is owed.",
          gap,
          at,
          lost,
          owed,
        )
      : l10n.t(
          "A gap can cost more: closed {0} beyond its liquidation price, at {1}, it loses {2}, of which {3} may be owed.",
          gap,
          at,
          lost,
          owed,
        ),
  ];
}

/** B(P) = R(P), written out for the position's own mode and contract. */
function formula({ position, inForce }: PositionReport, { report }: Analysis): string {
  const { instrument, side, entryPrice, marginMode } = position;
  const leg = legOf(position);
  const sign = side === "long" ? "" : "−";
  const size = shown(leg.exposure);
  const isInverse = instrument.contractType === "inverse";
  const profit = isInverse
    ? `${sign}${size}·(1/${shown(entryPrice)} − 1/P)`
    : `${sign}${size}·(P − ${shown(entryPrice)})`;
  const notional = isInverse ? `${size}/P` : `${size}·P`;
  const rules = report!.account.rules[marginMode];
  const tier = inForce().tier;
  const rate = tier ? shown(tier.maintenanceMarginRate) : l10n.t("rate");
  const amount =
    tier && rules.tierMethod === "marginal" && !tier.maintenanceAmount.isZero()
      ? ` − ${shown(tier.maintenanceAmount)}`
      : "";
  const fee =
    rules.closingFee === "price" && instrument.takerFeeRate
      ? ` + ${notional}·${shown(instrument.takerFeeRate)}`
      : "";
  const maintenance =
    rules.maintenanceBasis === "entry"
      ? `${shown(leg.entryNotional)}·${rate}${amount}`
      : `${notional}·${rate}${amount}${fee}`;
  const backing =
    marginMode === "isolated"
      ? postedMargin(position)?.plus(position.unsettledFunding)
      : restOfPool(position, report!);
  const left = backing
    ? shown(backing)
    : marginMode === "isolated"
      ? l10n.t("margin")
      : l10n.t("rest of the pool");
  return ["```", `${left} + ${profit} = ${maintenance}`, "```"].join("\n");
}

/** What backs a position besides its own profit and after what the others must keep; none where its symbol is hedged. */
function restOfPool(position: Position, report: AccountReport): Decimal | undefined {
  const { instrument, pool } = position;
  const isAlone = report.account.positions.every(
    (other) =>
      other === position || other.instrument.symbol !== instrument.symbol || other.marginMode === "isolated",
  );
  const own = report.position(position).cross();
  const asked = report.pools().find(({ asset }) => asset === pool)?.maintenanceMargin;
  if (!isAlone || !own.marginBalance || !own.maintenanceMargin || !asked) return undefined;
  const elsewhere = asked.minus(own.maintenanceMargin);
  return own.marginBalance.minus(legOf(position).unrealizedPnl).minus(elsewhere);
}

function withWorst(mode: ModeReport, asset: string | undefined): string {
  return mode.worstCaseLoss === undefined
    ? headline(mode)
    : l10n.t("{0}, worst-case loss {1}", headline(mode), money(mode.worstCaseLoss, asset));
}

function rulesText({ name, rulesAsOf }: Venue, { tier }: ModeReport): string {
  return tier === undefined
    ? l10n.t("{0} rules as of {1}.", name, rulesAsOf)
    : l10n.t(
        "{0} rules as of {1}, tier {2} at {3} maintenance.",
        name,
        rulesAsOf,
        tier.index + 1,
        percent(tier.maintenanceMarginRate),
      );
}

/** Where the venue's table is from; nothing where the file has tiers of its own. */
function tableText({ schedule }: Instrument): string[] {
  if (schedule?.kind !== "tiers" || schedule.source === undefined) return [];
  const { title, url, asOf } = schedule.source;
  return ["", l10n.t("Tiers as of {0}: {1}.", asOf, `[${title}](${url})`)];
}
