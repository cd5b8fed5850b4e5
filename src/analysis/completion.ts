/**
 * Values that only the file and the venue's tables know: symbols, leverages up to the tier's maximum, prices. Names of
 * fields, choices and whole positions are offered by the schema; what it offers is not offered here.
 */
import * as l10n from "@vscode/l10n";
import type { Position } from "../engine/account";
import { Decimal, ONE } from "../engine/decimal";
import { postedMargin } from "../engine/margin";
import { propertyOf, type PathSegment } from "../document/tree";
import { contractsWithTables } from "../venues/tables/tierTables";
import type { Analysis } from "./analyze";
import { type Cursor, cursorAt } from "./cursor";
import { grouped, percent } from "./format";
import { tierLeverage } from "./leverage";
import { positionsOf } from "./rowsOf";

export type CompletionKind = "symbol" | "number" | "asset" | "instrument";

export interface Completion {
  readonly kind: CompletionKind;
  /** The value without quotes; of a property its name. */
  readonly label: string;
  readonly detail: string;
  /** What is written in the place of `start` to `end`. */
  readonly text: string;
  /** Whether the text has the tab stops of a snippet. */
  readonly isSnippet: boolean;
  readonly start: number;
  readonly end: number;
}

interface Choice {
  readonly kind: CompletionKind;
  readonly label: string;
  readonly detail: string;
}

/**
 * In the order in which they are best offered. `analyzed` analyses a nearly equal text: what is being typed is not known
 * yet, and the rest is looked at without it. Names are only completed in JSON; in other languages a value has no quotes.
 */
export function completionsAt(
  analysis: Analysis,
  offset: number,
  analyzed: (text: string) => Analysis,
  isJson = true,
): Completion[] {
  const cursor = cursorAt(analysis.tree, offset);
  if (cursor === undefined) return [];
  if (cursor.of === "name") return isJson ? names(analysis, cursor) : [];
  const { text } = analysis.tree;
  const { start, end } = cursor;
  const without = () => analyzed(`${text.slice(0, start)}${isJson ? "null" : ""}${text.slice(end)}`);
  const typed = text.slice(start, end);
  const isBare = !isJson || (typed !== "" && !typed.startsWith('"'));
  return choicesFor(analysis, cursor.path, without).map((choice) => ({
    ...choice,
    text: isBare && (choice.kind === "number" || !isJson) ? choice.label : JSON.stringify(choice.label),
    isSnippet: false,
    start,
    end,
  }));
}

function choicesFor(
  analysis: Analysis,
  path: readonly PathSegment[],
  without: () => Analysis,
): readonly Choice[] {
  const [section, key, field] = path;
  if (section === "positions" && typeof key === "number" && path.length === 3) {
    if (field === "symbol") return symbols(analysis);
    const trial = VALUES[String(field)] && without();
    const position = trial?.rows.at(key)?.position;
    return position === undefined ? [] : VALUES[String(field)]!(trial!, position);
  }
  if (section === "markPrices" && path.length === 2) return entries(analysis, String(key));
  if (section === "account" && key === "collateral" && path.length === 2) return assets(analysis);
  return [];
}

type ChoicesOf = (analysis: Analysis, position: Position) => readonly Choice[];

const VALUES: Readonly<Record<string, ChoicesOf | undefined>> = {
  leverage: leverages,
  entryPrice: (analysis, { instrument, markPrice, entryPrice }) =>
    positionsOf(analysis, instrument.symbol).length > 0 && !markPrice.eq(entryPrice)
      ? [price(markPrice, l10n.t("mark of {0}", instrument.symbol))]
      : [],
  markPrice: (_analysis, { entryPrice }) => [price(entryPrice, l10n.t("entry price"))],
  stopLossPrice: stops,
  isolatedMargin: (_analysis, position) => {
    const posted = postedMargin(position);
    return posted === undefined
      ? []
      : [price(posted, l10n.t("notional at entry / leverage of {0}", position.leverage!.toFixed()))];
  },
};

/** The names alone, as many as a list is of use with. */
export function symbolNames(analysis: Analysis, most: number): string[] {
  return symbols(analysis)
    .slice(0, most)
    .map(({ label }) => label);
}

/** Those of the file first, then all that the venue's tables know. */
function symbols(analysis: Analysis): Choice[] {
  const used = new Set([...analysis.file.instruments.keys(), ...usedSymbols(analysis)]);
  const known = contractsWithTables(analysis.venue?.id ?? "");
  const inFile = [...used].map((label) => choice("symbol", label, l10n.t("in this file")));
  const inTables = [...known].filter(([name]) => !used.has(name));
  return [
    ...inFile,
    ...inTables.map(([name, { underlying, settle }]) =>
      choice("symbol", name, l10n.t("{0}, settles in {1}", underlying, settle)),
    ),
  ];
}

function usedSymbols({ rows, file }: Analysis): Set<string> {
  const marked = file.top.values.markPrices?.keys() ?? [];
  const placed = rows.flatMap(({ fields }) => fields.values.symbol ?? []);
  return new Set([...placed, ...marked].filter((symbol) => symbol !== ""));
}

const STEPS = [1, 2, 3, 5, 10, 20, 25, 50, 75, 100, 125];

/** Round ones up to the maximum of the tier, and that itself; without a tier table only the lower ones. */
function leverages({ report }: Analysis, position: Position): Choice[] {
  const most = tierLeverage(position, report!.account.rules)?.maximum;
  const values = STEPS.map((step) => new Decimal(step)).filter((step) => step.lte(most ?? 20));
  if (most !== undefined && !values.some((step) => step.eq(most))) values.push(most);
  return values.map((value) =>
    choice(
      "number",
      value.toFixed(),
      value.eq(most ?? 0) ? l10n.t("the most that this size may have") : l10n.t("leverage"),
    ),
  );
}

/** How far from the liquidation price a stop may be put, towards the market. */
const BUFFERS = ["0.005", "0.01", "0.02"];

/** Stops that fill before the position is liquidated, and one at entry. */
function stops({ report }: Analysis, position: Position): Choice[] {
  const { side, markPrice, entryPrice, instrument } = position;
  const isLong = side === "long";
  const hurts = (stop: Decimal) => (isLong ? stop.lt(markPrice) : stop.gt(markPrice));
  const { liquidationPrice } = report!.position(position).inForce();
  const choices: Choice[] = [];
  for (const buffer of liquidationPrice === undefined ? [] : BUFFERS) {
    const factor = isLong ? ONE.plus(buffer) : ONE.minus(buffer);
    const stop = rounded(liquidationPrice!.times(factor), isLong, instrument.tickSize);
    const detail = l10n.t(
      "{0} before liquidation at {1}",
      percent(new Decimal(buffer)),
      grouped(liquidationPrice!.toSignificantDigits(8)),
    );
    if (hurts(stop)) choices.push(price(stop, detail));
  }
  if (hurts(entryPrice)) choices.push(price(entryPrice, l10n.t("entry price")));
  return choices;
}

/** To a price that can be quoted, on the far side from liquidation. */
function rounded(value: Decimal, isUp: boolean, tick: Decimal | undefined): Decimal {
  const mode = isUp ? Decimal.ROUND_UP : Decimal.ROUND_DOWN;
  return tick === undefined ? value.toSignificantDigits(6, mode) : value.toNearest(tick, mode);
}

/** The entry prices of a symbol, for its mark. */
function entries({ rows }: Analysis, symbol: string): Choice[] {
  const prices = rows.flatMap(({ fields: { values } }) =>
    values.symbol === symbol && values.entryPrice ? [values.entryPrice.toFixed()] : [],
  );
  return [...new Set(prices)].map((value) => choice("number", value, l10n.t("entry price of {0}", symbol)));
}

/** The assets in which the symbols of the file settle. */
function assets(analysis: Analysis): Choice[] {
  const known = contractsWithTables(analysis.venue?.id ?? "");
  const settle = [...usedSymbols(analysis)].flatMap((symbol) => known.get(symbol)?.settle ?? []);
  return [...new Set(settle)].map((asset) => choice("asset", asset, l10n.t("the positions settle in it")));
}

/** Entries that the file lacks for a symbol of its positions. */
function names(analysis: Analysis, cursor: Cursor): Completion[] {
  const [section] = cursor.path;
  if (cursor.path.length !== 1 || (section !== "instruments" && section !== "markPrices")) return [];
  const { tree } = analysis;
  const object = tree.root === undefined ? undefined : propertyOf(tree, tree.root, section);
  if (object === undefined) return [];
  const missing = [...usedSymbols(analysis)].filter(
    (symbol) => propertyOf(tree, object, symbol) === undefined,
  );
  const follows = tree.text.slice(cursor.end).trimStart();
  const isNamed = follows.startsWith(":");
  const comma = follows.startsWith('"') ? "," : "";
  const complete = (label: string, name: string, detail: string, body: string): Completion => ({
    kind: "instrument",
    label,
    detail,
    text: isNamed ? name : `${name}: ${body}${comma}`,
    isSnippet: true,
    start: cursor.start,
    end: cursor.end,
  });
  if (section === "markPrices") {
    return missing.map((symbol) => complete(symbol, snippetString(symbol), l10n.t("mark price"), '"$1"'));
  }
  return missing.flatMap((symbol) => [
    complete(symbol, snippetString(symbol), l10n.t("one maintenance rate"), ONE_RATE),
    complete(l10n.t("{0}, tiers", symbol), snippetString(symbol), l10n.t("tiers of its own"), TIERS),
  ]);
}

const ONE_RATE = '{ "maintenanceMarginRate": "${1:0.005}", "maxLeverage": "${2:100}" }';

const TIERS = `{
  "tiers": [
    { "maxNotional": "\${1:50000}", "maintenanceMarginRate": "\${2:0.004}", "maxLeverage": "\${3:125}" },
    { "maintenanceMarginRate": "\${4:0.01}", "maxLeverage": "\${5:50}" }
  ]
}`;

/** A name as JSON, none of it taken for a tab stop. */
function snippetString(name: string): string {
  return JSON.stringify(name).replace(/[\\$}]/g, "\\$&");
}

function price(value: Decimal, detail: string): Choice {
  return choice("number", value.toSignificantDigits(20).toFixed(), detail);
}

function choice(kind: CompletionKind, label: string, detail: string): Choice {
  return { kind, label, detail };
}
