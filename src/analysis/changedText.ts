/**
 * A position file after changes of its account: what `preview` shows, written down. Only the fields that differ are
 * touched, each by the smallest edit.
 */
import * as l10n from "@vscode/l10n";
import type { Account, Position, Wallet } from "../engine/account";
import { applyChanges } from "../engine/changes/apply";
import type { Change } from "../engine/changes/change";
import { contractsOf } from "../engine/contract";
import type { Decimal } from "../engine/decimal";
import { legOf } from "../engine/leg";
import {
  appendObject,
  applyEdits,
  type EditOutcome,
  isRefusal,
  type NewObject,
  type Path,
  type Refusal,
  removeElement,
  removeProperty,
  type Scalar,
  setValue,
  type TextEdit,
} from "../document/edit";
import { parseText, type TextLanguage } from "../document/parseText";
import { nodeAt, type TextTree } from "../document/tree";
import type { Analysis } from "./analyze";
import { orderOf } from "./panelEdit";
import { markPaths, nameInFile, walletPlace } from "./panelPlaces";
import type { Row } from "./resolve";

/** Digits that are written of a number which is worked out: more than results promise, few enough to read. */
const WRITTEN_DIGITS = 20;

interface Wanted {
  readonly path: Path;
  /** None: to be left out. */
  readonly value: Scalar | undefined;
}

/** The text with the changes made in it, or why they cannot be. */
export function changedText(
  analysis: Analysis,
  changes: readonly Change[],
): { readonly text: string } | Refusal {
  const account = analysis.report?.account;
  if (account === undefined || analysis.syntax.length > 0)
    return { refusal: l10n.t("The text cannot be read; correct it there first.") };
  const changed = applyChanges(account, changes);
  if ("refusal" in changed) return { refusal: l10n.t("This cannot be done: {0}.", changed.refusal) };
  const opened = changes.flatMap((change) =>
    change.kind === "open" ? [changed.positionOf(change.position) ?? change.position] : [],
  );
  const positionOf = ({ position }: PlacedRow) => changed.positionOf(position);
  return textOf(analysis, { account: changed.account, positionOf, opened });
}

type PlacedRow = Row & { readonly position: Position };

/** An account that the one of a text has become. */
export interface ChangedAccount {
  readonly account: Account;
  /** What became of the position of a row; none where it is closed. */
  readonly positionOf: (row: PlacedRow) => Position | undefined;
  readonly opened: readonly Position[];
}

/** The text of an analysis with its account as it has become. */
export function textOf(
  analysis: Analysis,
  { account, positionOf, opened }: ChangedAccount,
): { readonly text: string } | Refusal {
  const before = analysis.report?.account;
  const rows = analysis.rows.filter((row): row is PlacedRow => row.position !== undefined);
  const wanted: Wanted[] = [];
  for (const row of rows) {
    const after = positionOf(row);
    if (after !== undefined && after !== row.position) wanted.push(...fieldsOf(analysis, row, after));
  }
  wanted.push(...markFields(analysis, rows, positionOf));
  for (const [pool, after] of account.wallets) {
    wanted.push(...walletFields(analysis, pool, before?.wallets.get(pool), after));
  }
  const written = writeAll(analysis.tree, wanted);
  if ("refusal" in written) return written;
  const closed = rows.filter((row) => positionOf(row) === undefined);
  return inTurn(written.text, analysis.tree.language, [
    ...closed.toReversed().map(
      ({ index }) =>
        (tree: TextTree) =>
          removeElement(tree, ["positions"], index),
    ),
    ...opened.map((position) => (tree: TextTree) => appendObject(tree, ["positions"], newRow(position))),
  ]);
}

/** What a row says otherwise now. */
function fieldsOf(analysis: Analysis, row: PlacedRow, after: Position): Wanted[] {
  const before = row.position;
  const wanted: Wanted[] = [];
  const at = (name: string): Path => ["positions", row.index, name];
  const number = (name: string, then: Decimal | undefined, now: Decimal | undefined) => {
    const isSame = then === undefined ? now === undefined : now?.eq(then);
    if (isSame) return;
    wanted.push({ path: at(name), value: now && numberOf(now) });
  };
  const word = (name: string, then: string, now: string) => {
    if (then !== now) wanted.push({ path: at(name), value: { text: now, isNumber: false } });
  };
  word("side", before.side, after.side);
  word("marginMode", before.marginMode, after.marginMode);
  const size = nameInFile(analysis, row, "size");
  number(size, sizeAs(size, before), sizeAs(size, after));
  number("entryPrice", before.entryPrice, after.entryPrice);
  number("leverage", before.leverage, after.leverage);
  number("isolatedMargin", before.isolatedMargin, after.isolatedMargin);
  number("unsettledFunding", before.unsettledFunding, after.unsettledFunding);
  number("feeReserve", before.feeReserve, after.feeReserve);
  return wanted;
}

/** The marks that differ, each symbol once: it has one mark, wherever that is stated. */
function markFields(
  analysis: Analysis,
  rows: readonly PlacedRow[],
  positionOf: ChangedAccount["positionOf"],
): Wanted[] {
  const done = new Set<string>();
  return rows.flatMap((row) => {
    const { markPrice, instrument } = row.position;
    const after = positionOf(row);
    if (after === undefined || after.markPrice.eq(markPrice) || done.has(instrument.symbol)) return [];
    done.add(instrument.symbol);
    return markPaths(analysis, row).map((path) => ({ path, value: numberOf(after.markPrice) }));
  });
}

/** The size in the unit that the row uses. */
function sizeAs(field: string, position: Position): Decimal {
  if (field === "contracts") return contractsOf(position.instrument, position.quantity);
  if (field === "notional" && position.instrument.contractType !== "inverse")
    return legOf(position).entryNotional;
  return position.quantity;
}

function walletFields(analysis: Analysis, pool: string, before: Wallet | undefined, after: Wallet): Wanted[] {
  const wanted: Wanted[] = [];
  const place = walletPlace(analysis, pool);
  const [then, now] = place ? [before?.[place.field], after[place.field]] : [];
  if (place && now && !(then && now.eq(then))) wanted.push({ path: place.path, value: numberOf(now) });
  after.assets.forEach(({ price }, index) => {
    const earlier = before?.assets[index]?.price;
    if (earlier && !price.eq(earlier))
      wanted.push({ path: ["account", "assets", index, "price"], value: numberOf(price) });
  });
  return wanted;
}

function numberOf(value: Decimal): Scalar {
  return { text: value.toSignificantDigits(WRITTEN_DIGITS).toFixed(), isNumber: true };
}

function newRow(position: Position): NewObject {
  const { instrument, side, quantity, entryPrice, markPrice, leverage, marginMode, isolatedMargin } =
    position;
  const word = (text: string): Scalar => ({ text, isNumber: false });
  const fields: [string, Scalar | undefined][] = [
    ["symbol", word(instrument.symbol)],
    ["side", word(side)],
    ["quantity", numberOf(quantity)],
    ["entryPrice", numberOf(entryPrice)],
    ["markPrice", markPrice.eq(entryPrice) ? undefined : numberOf(markPrice)],
    ["leverage", leverage && numberOf(leverage)],
    ["marginMode", word(marginMode)],
    ["isolatedMargin", isolatedMargin && numberOf(isolatedMargin)],
  ];
  return fields.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

/** Writes values in as few rounds as there are insertions that meet at one place. */
function writeAll(tree: TextTree, wanted: readonly Wanted[]): { readonly text: string } | Refusal {
  let current = tree;
  let left = wanted;
  while (left.length > 0) {
    const edits: TextEdit[] = [];
    const later: Wanted[] = [];
    for (const one of left) {
      const outcome = editFor(current, one);
      if (isRefusal(outcome)) return outcome;
      if (outcome.some((edit) => edits.some((other) => meet(edit, other)))) later.push(one);
      else edits.push(...outcome);
    }
    const text = applyEdits(
      current.text,
      edits.sort((a, b) => a.offset - b.offset),
    );
    current = parseText(text, tree.language).tree;
    left = later;
  }
  return { text: current.text };
}

function editFor(tree: TextTree, { path, value }: Wanted): EditOutcome {
  if (value !== undefined) return setValue(tree, path, value, orderOf(path));
  return nodeAt(tree, path) === undefined ? [] : removeProperty(tree, path);
}

/** Whether two edits overlap or touch. */
function meet(a: TextEdit, b: TextEdit): boolean {
  return a.offset <= b.offset + b.length && b.offset <= a.offset + a.length;
}

/** One edit after the other, each on the text that the one before left. */
function inTurn(
  text: string,
  language: TextLanguage,
  steps: readonly ((tree: TextTree) => EditOutcome)[],
): { readonly text: string } | Refusal {
  let current = text;
  for (const step of steps) {
    const outcome = step(parseText(current, language).tree);
    if (isRefusal(outcome)) return outcome;
    current = applyEdits(current, outcome);
  }
  return { text: current };
}
