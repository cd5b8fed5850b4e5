/** What a cell of the panel edits, and how it is called. */
import type { FieldModel, PositionField, RowModel, SizeField, Target } from "../src/protocol/messages";

/** A cell of the file, or of the position that is being put together. */
export type CellTarget = Target | { readonly of: "new"; readonly field: PositionField };

/** Cells are known by this in the page. */
export function keyOf(target: CellTarget): string {
  switch (target.of) {
    case "position":
      return JSON.stringify([target.of, target.field, target.row]);
    case "wallet":
      return JSON.stringify([target.of, target.field, target.pool]);
    default:
      return JSON.stringify([target.of, target.field]);
  }
}

const targets = new Map<string, CellTarget>();

/** The key of a target, for `targetOf` to find it again. */
export function registered(target: CellTarget): string {
  const key = keyOf(target);
  targets.set(key, target);
  return key;
}

export function targetOf(element: EventTarget | null): CellTarget | undefined {
  const key = cellKeyOf(element);
  return key === undefined ? undefined : targets.get(key);
}

export function cellKeyOf(element: EventTarget | null): string | undefined {
  return element instanceof HTMLElement ? element.dataset.cell : undefined;
}

export interface Column {
  readonly field: PositionField;
  /** The head of the column. */
  readonly title: string;
  /** What the value is called by itself. */
  readonly name: string;
  readonly hint: string;
  readonly kind: "text" | "number" | "choice";
  readonly choices: readonly string[];
}

const number = (field: PositionField, title: string, name: string, hint = name): Column => ({
  field,
  title,
  name,
  hint,
  kind: "number",
  choices: [],
});

export const COLUMNS: readonly Column[] = [
  {
    field: "symbol",
    title: "Symbol",
    name: "Symbol",
    hint: "Name of the contract",
    kind: "text",
    choices: [],
  },
  {
    field: "side",
    title: "Side",
    name: "Side",
    hint: "Long or short",
    kind: "choice",
    choices: ["long", "short"],
  },
  {
    field: "marginMode",
    title: "Mode",
    name: "Margin mode",
    hint: "Margin mode in force",
    kind: "choice",
    choices: ["cross", "isolated"],
  },
  number("size", "Size", "Size", "Quantity, contracts or notional, as the file states it"),
  number("entryPrice", "Entry", "Entry price"),
  number("markPrice", "Mark", "Mark price", "Mark price of the symbol"),
  number("leverage", "Lev.", "Leverage"),
  number(
    "isolatedMargin",
    "Margin",
    "Isolated margin",
    "Margin posted in isolated mode; notional / leverage where it is not stated",
  ),
  number("stopLossPrice", "Stop", "Stop-loss price"),
];

/** What stands behind a size that is no quantity. */
export const SIZE_UNITS: Record<SizeField, string> = { quantity: "", contracts: "ct", notional: "ntl" };

const EMPTY: FieldModel = { text: "", placeholder: "", locked: null, problem: null };

/** The field of a row; of a row that has not arrived yet, an empty one. */
export function fieldOf(row: RowModel | undefined, field: PositionField): FieldModel {
  return row?.fields[field] ?? EMPTY;
}
