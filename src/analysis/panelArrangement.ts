/**
 * Which rows the panel shows, and in which order. It is worked out over all rows, so only when it is asked for and when
 * nobody types: between, the rows keep the places that they had. What follows from ten thousand rows takes seconds: it
 * comes in steps, so that others are served between.
 */
import * as l10n from "@vscode/l10n";
import { Decimal } from "../engine/decimal";
import { postedMargin } from "../engine/margin";
import type { ModeReport } from "../engine/report";
import type { Arrangement, ColumnId, Result, Sorting } from "../protocol/arrangement";
import { MARGIN_MODES, type MarginMode, type Risk, type RowId } from "../protocol/messages";
import type { Analysis } from "./analyze";
import { riskOf } from "./panelModes";
import type { RowNumbers } from "./panelRows";
import type { Row } from "./resolve";
import { modeWord, sideWord } from "./words";

/** The numbers of the rows in the order shown; none where that is all rows as they stand in the file. */
export type ShownOrder = readonly RowId[] | undefined;

/** An order, with a number that tells it from those before it. */
export interface NumberedOrder {
  readonly ids: ShownOrder;
  readonly number: number;
}

/** Work in steps, each short: gives the share that is done, from 0 to 1, and the order at the end. */
export type OrderSteps = Generator<number, ShownOrder, void>;

export function* orderSteps(
  analysis: Analysis,
  { ids }: RowNumbers,
  { sorting, filter }: Arrangement,
): OrderSteps {
  if (isAsInFile({ sorting, filter })) return undefined;
  const kept = yield* filtered(analysis, filter);
  const rows = sorting === null ? kept : yield* sorted(analysis, kept, sorting);
  return rows.map(({ index }) => ids[index]!);
}

/** The same at once. */
export function shownOrder(analysis: Analysis, numbers: RowNumbers, arrangement: Arrangement): ShownOrder {
  const steps = orderSteps(analysis, numbers, arrangement);
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
  }
}

/** Whether all rows are shown as they stand in the file. */
export function isAsInFile({ sorting, filter }: Arrangement): boolean {
  return sorting === null && filter.trim() === "";
}

/** A row that someone is in keeps its place among the others, and stays even where the filter no longer has it. */
export function withRowHeld(order: ShownOrder, earlier: ShownOrder, held: RowId | null): ShownOrder {
  const place = held === null ? undefined : earlier?.indexOf(held);
  if (order === undefined || held === null || place === undefined || place < 0) return order;
  return order.filter((id) => id !== held).toSpliced(place, 0, held);
}

/**
 * The same order after an edit: rows that are gone left out, new ones behind those they follow in the file. `firstNew`
 * is the number from which on rows are new; a lower one that the order lacks was left out by the filter.
 */
export function followed(order: ShownOrder, { ids }: RowNumbers, firstNew: RowId): ShownOrder {
  if (order === undefined) return undefined;
  const present = new Set(ids);
  const known = new Set(order);
  const result = order.filter((id) => present.has(id));
  for (const [index, id] of ids.entries()) {
    if (id < firstNew || known.has(id)) continue;
    const before = result.indexOf(ids[index - 1] ?? 0);
    result.splice(before < 0 ? result.length : before + 1, 0, id);
  }
  return result;
}

function* filtered(analysis: Analysis, filter: string): Generator<number, readonly Row[], void> {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return analysis.rows;
  const tests = words.map((word) => testOf(analysis, word));
  const kept: Row[] = [];
  for (const row of analysis.rows) {
    if (tests.every((test) => test(row))) kept.push(row);
    yield row.index / analysis.rows.length;
  }
  return kept;
}

type Test = (row: Row) => boolean;

/** A word is part of a symbol or a label, or says a side, a mode or a risk. */
function testOf(analysis: Analysis, word: string): Test {
  const sides = (["long", "short"] as const).filter((side) => isCalled(word, side, sideWord(side)));
  const modes = MARGIN_MODES.filter((mode) => isCalled(word, mode, modeWord(mode)));
  const risks = RISK_NAMES.filter((risk) => isCalled(word, risk, riskWords()[risk]));
  return (row) => {
    const { symbol = "", label = "", side } = row.fields.values;
    if (symbol.toLowerCase().includes(word) || label.toLowerCase().includes(word)) return true;
    if (side !== undefined && sides.includes(side)) return true;
    const mode = row.position?.marginMode ?? row.fields.values.marginMode;
    if (mode !== undefined && modes.includes(mode)) return true;
    // Only whoever asks for a risk pays for the prices of all rows.
    return risks.length > 0 && risks.includes(riskInForce(analysis, row));
  };
}

function isCalled(word: string, name: string, translated: string): boolean {
  return word === name || word === translated.toLowerCase();
}

const RISK_NAMES: readonly Risk[] = ["fine", "watch", "near", "critical", "liquidatable"];

const riskWords = (): Record<Risk, string> => ({
  none: "",
  unknown: "",
  fine: l10n.t("fine"),
  watch: l10n.t("watch"),
  near: l10n.t("near"),
  critical: l10n.t("critical"),
  liquidatable: l10n.t("liquidatable"),
});

function riskInForce({ report }: Analysis, { position }: Row): Risk {
  const mode = position && report?.position(position).inForce();
  return mode === undefined ? "unknown" : riskOf(mode);
}

/** Stable: equal rows, and those without the value, stay in the order of the file; the latter at the end. */
function* sorted(
  analysis: Analysis,
  rows: readonly Row[],
  { by, isDescending }: Sorting,
): Generator<number, readonly Row[], void> {
  const keyed: Keyed[] = [];
  for (const row of rows) {
    const key = keyOf(analysis, row, by);
    keyed.push({ row, key, near: key instanceof Decimal ? key.toNumber() : 0 });
    yield keyed.length / rows.length;
  }
  const sign = isDescending ? -1 : 1;
  return keyed
    .sort((a, b) => {
      if (a.key === undefined || b.key === undefined)
        return Number(a.key === undefined) - Number(b.key === undefined);
      return sign * compared(a, b);
    })
    .map(({ row }) => row);
}

interface Keyed {
  readonly row: Row;
  readonly key: Key | undefined;
  /** A number as near to the key as there is one: most keys are told apart by it, far sooner. */
  readonly near: number;
}

type Key = Decimal | string;

/** The columns whose number is the one that the file states. */
type PlainNumber =
  "entryPrice" | "leverage" | "stopLossPrice" | "takeProfitPrice" | "unsettledFunding" | "feeReserve";

/** A row that is liquidatable comes before all that are some way off; one with nothing left behind all ratios. */
const [NO_DISTANCE, EXHAUSTED] = [new Decimal(-1), new Decimal("1e60")];

const alphabet = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

function compared({ key: a, near }: Keyed, { key: b, near: other }: Keyed): number {
  if (near !== other) return near < other ? -1 : 1;
  return a instanceof Decimal && b instanceof Decimal ? a.cmp(b) : alphabet.compare(String(a), String(b));
}

function keyOf(analysis: Analysis, row: Row, by: ColumnId): Key | undefined {
  const [mode, result] = by.split(".") as [MarginMode, Result | undefined];
  if (result !== undefined) {
    const of = row.position && analysis.report?.position(row.position);
    return of && keyOfMode(of[mode](), result);
  }
  const { values } = row.fields;
  const { position } = row;
  switch (by) {
    case "symbol":
    case "side":
    case "label":
      return values[by] === "" ? undefined : values[by];
    case "marginMode":
      return position?.marginMode ?? values.marginMode;
    case "size":
      return position?.quantity ?? values.quantity ?? values.contracts ?? values.notional;
    case "markPrice":
      return position?.markPrice ?? values.markPrice;
    case "isolatedMargin":
      return position === undefined ? values.isolatedMargin : postedMargin(position);
    default:
      return values[by as PlainNumber];
  }
}

function keyOfMode(mode: ModeReport, result: Result): Decimal | undefined {
  switch (result) {
    case "price":
      return mode.liquidationPrice;
    case "distance":
      return mode.reason === "already-liquidatable" ? NO_DISTANCE : mode.distance;
    case "worstCaseLoss":
      return mode.worstCaseLoss;
    case "lossAtLiquidation":
      return mode.lossAtLiquidation;
    case "marginRatio":
      return mode.ratio.isExhausted ? EXHAUSTED : mode.ratio.marginRatio;
    case "tier":
      return mode.tier?.maintenanceMarginRate;
  }
}
