/** One editable cell of the table. */
import * as l10n from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit-html";
import type { RowModel } from "../../src/protocol/messages";
import { type CellTarget, type Column, fieldOf, unitOfSize } from "../cells";
import { field } from "../field";
import { gripIcon } from "../icons";
import type { Store } from "../store";
import { labelOf, nameOf } from "./names";

export interface CellPlace {
  readonly row: RowModel | undefined;
  readonly isNew: boolean;
  readonly isStop: boolean;
  /** Whether a group of columns begins here. */
  readonly isSetOff: boolean;
}

export function cell(
  store: Store,
  column: Column,
  { row, isNew, isStop, isSetOff }: CellPlace,
): TemplateResult {
  const { field: name, kind, choices } = column;
  const target: CellTarget = isNew
    ? { of: "new", field: name }
    : { of: "position", row: row?.id ?? Number.MAX_SAFE_INTEGER, field: name };
  const known = fieldOf(row, name);
  const typed = store.adding?.fields[name];
  const model = isNew
    ? { ...known, text: typed ?? (name === "side" ? "long" : ""), problem: null, locked: null }
    : known;
  const unit = name === "size" && row ? unitOfSize(row.sizeField) : undefined;
  const called = unit === undefined ? column.name : l10n.t("{0}, {1}", column.name, unit.word);
  const content = field(store, {
    target,
    model,
    label: labelOf(called, isNew ? l10n.t("the new position") : nameOf(row)),
    kind,
    choices,
    isStop,
    isInTable: true,
    ...(name === "symbol" && { list: SYMBOLS }),
  });
  if (name === "symbol") return symbolCell(store, row, content);
  const hasGrip = name === "isolatedMargin" && !isNew && canGive(store, row);
  return html`<td class="${kind} ${isSetOff ? "group" : ""} ${hasGrip ? "with-grip" : ""}">
    ${hasGrip ? grip() : nothing}${content}${
      unit === undefined ? nothing : html`<span class="unit" aria-hidden="true">${unit.short}</span>`
    }
  </td>`;
}

/** The list of symbols that a page has once. */
export const SYMBOLS = "symbols";

function symbolCell(store: Store, row: RowModel | undefined, content: TemplateResult): TemplateResult {
  const side = store.isNarrow && row ? sideLetter(row.fields.side.text) : "";
  return html`<th scope="row" class="pinned symbol">
    ${content}${side === "" ? nothing : html`<span class="unit" aria-hidden="true">${side}</span>`}
  </th>`;
}

/** The side beside the symbol, where its column is out of sight. */
function sideLetter(side: string): string {
  if (side === "long") return l10n.t("L");
  return side === "short" ? l10n.t("S") : "";
}

/** Margin is dragged from the cell of a position that has some. */
function canGive({ isStale }: Store, row: RowModel | undefined): boolean {
  return row?.inForce === "isolated" && row.movable !== null && !isStale;
}

function grip(): TemplateResult {
  return html`<span class="grip" data-drag="margin" title=${l10n.t("Drag to move margin")} aria-hidden="true"
    >${gripIcon}</span
  >`;
}
