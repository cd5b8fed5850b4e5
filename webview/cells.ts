/** What a cell of the panel edits, and how it is called. */
import * as l10n from "@vscode/l10n";
import type {
  Choice,
  FieldModel,
  PositionField,
  RowModel,
  SizeField,
  Target,
} from "../src/protocol/messages";

/** A cell of the file, or of the position that is being put together. */
export type CellTarget = Target | { readonly of: "new"; readonly field: PositionField };

/** Cells are known by this in the page. */
export function keyOf(target: CellTarget): string {
  switch (target.of) {
    case "position":
      return JSON.stringify([target.of, target.field, target.row]);
    case "wallet":
      return JSON.stringify([target.of, target.field, target.pool]);
    case "instrument":
      return JSON.stringify([target.of, target.field, target.symbol]);
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
  readonly choices: readonly Choice[];
}

const number = (field: PositionField, title: string, name: string, hint = name): Column => ({
  field,
  title,
  name,
  hint,
  kind: "number",
  choices: [],
});

export const columns = (): readonly Column[] => [
  {
    field: "symbol",
    title: l10n.t("Symbol"),
    name: l10n.t("Symbol"),
    hint: l10n.t("Name of the contract"),
    kind: "text",
    choices: [],
  },
  {
    field: "side",
    title: l10n.t("Side"),
    name: l10n.t("Side"),
    hint: l10n.t("Long or short"),
    kind: "choice",
    choices: [
      { value: "long", label: l10n.t("long") },
      { value: "short", label: l10n.t("short") },
    ],
  },
  {
    field: "marginMode",
    title: l10n.t("Mode"),
    name: l10n.t("Margin mode"),
    hint: l10n.t("Margin mode in force"),
    kind: "choice",
    choices: [
      { value: "cross", label: l10n.t("cross") },
      { value: "isolated", label: l10n.t("isolated") },
    ],
  },
  number(
    "size",
    l10n.t("Size"),
    l10n.t("Size"),
    l10n.t("Quantity, contracts or notional, as the file states it"),
  ),
  number("entryPrice", l10n.t("Entry"), l10n.t("Entry price")),
  number("markPrice", l10n.t("Mark"), l10n.t("Mark price"), l10n.t("Mark price of the symbol")),
  number("leverage", l10n.t("Lev."), l10n.t("Leverage")),
  number(
    "isolatedMargin",
    l10n.t("Margin"),
    l10n.t("Isolated margin"),
    l10n.t("Margin posted in isolated mode; notional / leverage where it is not stated"),
  ),
  number("stopLossPrice", l10n.t("Stop"), l10n.t("Stop-loss price")),
  number("takeProfitPrice", l10n.t("Target"), l10n.t("Take-profit price")),
  number(
    "unsettledFunding",
    l10n.t("Funding"),
    l10n.t("Unsettled funding"),
    l10n.t("Funding owed to the holder and not settled yet; negative where the holder owes it"),
  ),
  number(
    "feeReserve",
    l10n.t("Reserve"),
    l10n.t("Fee reserve"),
    l10n.t("The part of the isolated margin that is held for the closing fee"),
  ),
  {
    field: "label",
    title: l10n.t("Label"),
    name: l10n.t("Label"),
    hint: l10n.t("A name of your own"),
    kind: "text",
    choices: [],
  },
];

/** What a size that is no quantity is stated in: as a word, and as it stands behind the number. */
export function unitOfSize(field: SizeField): { readonly word: string; readonly short: string } | undefined {
  switch (field) {
    case "quantity":
      return undefined;
    case "contracts":
      return { word: l10n.t("contracts"), short: l10n.t("ct") };
    case "notional":
      return { word: l10n.t("notional"), short: l10n.t("ntl") };
  }
}

/** Of what is not there. */
export const EMPTY: FieldModel = { text: "", placeholder: "", locked: null, problem: null };

/** The field of a row; of a row that has not arrived yet, an empty one. */
export function fieldOf(row: RowModel | undefined, field: PositionField): FieldModel {
  return row?.fields[field] ?? EMPTY;
}
