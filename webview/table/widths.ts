/**
 * How wide columns have to be for what is in sight: a number without its last digits reads as another number, so that
 * columns give way to numbers and never the other way round. Columns that have grown stay so while rows come and go.
 */
import { Directive, directive, type ElementPart } from "lit-html/directive.js";
import type { ColumnId, Result } from "../../src/protocol/arrangement";
import type { MarginMode, RowModel } from "../../src/protocol/messages";
import { type CellTarget, type Column, fieldOf, keyOf, targetOf } from "../cells";
import type { Store } from "../store";
import type { ColumnGroup } from "./columns";

/** What stands in a cell beside its text, in pixels: padding, borders, icons, and a bit for the rounding of fonts. */
const [AROUND_FIELD, AROUND_RESULT] = [20, 20];
const [UNIT, ICON] = [22, 18];

/** Names stay in sight beside everything else: of a narrow page they take no more than this part. */
const [LEAST_OF_NAMES, MOST_OF_NAMES, PART_OF_NAMES] = [130, 220, 0.34];
/** Longer numbers are no numbers of a market; the field shows the rest. */
const WIDEST_NUMBER = 420;

export type Widths = ReadonlyMap<ColumnId, number>;

export class ColumnWidths {
  readonly #context = document.createElement("canvas").getContext("2d");
  readonly #known = new Map<string, number>();
  readonly #widths = new Map<ColumnId, number>();
  #font = "";
  #shown: unknown;
  /** The cell that has the focus. */
  #typed: string | undefined;

  /** In pixels; none for columns whose usual width is enough for whatever they hold. */
  of(store: Store, groups: readonly ColumnGroup[], places: readonly number[]): Widths {
    this.#settle(store);
    const focused = targetOf(document.activeElement);
    this.#typed = focused && keyOf(focused);
    for (const place of places) {
      const isNew = place === store.shownCount;
      const row = isNew ? (store.model?.adding ?? undefined) : store.rows.get(place);
      for (const { mode, fields, results } of groups) {
        for (const column of fields) this.#field(store, column, row, isNew);
        if (mode !== undefined && row !== undefined)
          for (const result of results) this.#result(row, mode, result);
      }
    }
    return this.#widths;
  }

  /** That of the names, which cover what is scrolled below them. */
  get ofSymbol(): number | undefined {
    return this.#widths.get("symbol");
  }

  /** Another font has other widths; other columns and another order of rows begin anew. */
  #settle({ arrangement, columns, isNarrow }: Store): void {
    const { fontFamily, fontSize } = getComputedStyle(document.body);
    const font = `600 ${fontSize} ${fontFamily}`;
    const shown = [font, arrangement, columns, isNarrow, widestName()];
    const isSame =
      Array.isArray(this.#shown) && shown.every((one, at) => one === (this.#shown as unknown[])[at]);
    if (isSame) return;
    this.#shown = shown;
    this.#widths.clear();
    if (font === this.#font || this.#context === null) return;
    this.#font = this.#context.font = font;
    this.#known.clear();
  }

  #field(store: Store, { field, kind }: Column, row: RowModel | undefined, isNew: boolean): void {
    if (kind === "choice" || (kind === "text" && field !== "symbol")) return;
    if (row === undefined && !isNew) return;
    const target: CellTarget = isNew ? { of: "new", field } : { of: "position", row: row!.id, field };
    const { text, placeholder } = fieldOf(row, field);
    const draft = target.of === "new" ? store.adding?.fields[field] : store.draftOf(target)?.text;
    // Columns do not move under the one who types.
    if (draft !== undefined && this.#typed === keyOf(target)) return;
    const hasUnit = field === "size" && row !== undefined && row.sizeField !== "quantity";
    const name = field === "symbol";
    this.#grow(
      field,
      draft ?? (text || placeholder),
      AROUND_FIELD + (hasUnit || (name && store.isNarrow) ? UNIT : 0),
      name ? widestName() : WIDEST_NUMBER,
    );
  }

  #result(row: RowModel, mode: MarginMode, result: Result): void {
    const hasIcon = result === "price" || result === "distance";
    // The price has a mark before it, and an icon where it is liquidatable.
    const icons = (hasIcon ? ICON : 0) + (result === "price" && row[mode].risk === "liquidatable" ? ICON : 0);
    this.#grow(`${mode}.${result}`, row[mode][result].text, AROUND_RESULT + icons, WIDEST_NUMBER);
  }

  #grow(id: ColumnId, text: string, around: number, most: number): void {
    const wanted = Math.min(most, Math.ceil(this.#widthOf(text)) + around);
    if (wanted > (this.#widths.get(id) ?? 0)) this.#widths.set(id, wanted);
  }

  /** All digits are as wide as the widest: so the table shows them. */
  #widthOf(text: string): number {
    const shape = text.slice(0, 100).replace(/\d/g, "0");
    let width = this.#known.get(shape);
    if (width === undefined) {
      width = this.#context?.measureText(shape).width ?? 0;
      this.#known.set(shape, width);
    }
    return width;
  }
}

function widestName(): number {
  return Math.min(MOST_OF_NAMES, Math.max(LEAST_OF_NAMES, Math.round(innerWidth * PART_OF_NAMES)));
}

/** What a column needs; the style sheet has what is usual, and takes the larger of the two. */
class Needed extends Directive {
  #width: number | undefined;

  override update(part: ElementPart, [width, property]: [number | undefined, string?]): void {
    if (width === this.#width) return;
    this.#width = width;
    const { style } = part.element as HTMLElement;
    if (width === undefined) style.removeProperty(property ?? "--needed");
    else style.setProperty(property ?? "--needed", `${width}px`);
  }

  render(width: number | undefined, _property?: string): number | undefined {
    return width;
  }
}

export const needed = directive(Needed);
