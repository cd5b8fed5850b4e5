/** Where the focus is in the table, and how it gets elsewhere. */
import { cellKeyOf } from "./cells";

/** A place of the table: the row, and which of the things in it that can have the focus. */
export interface Place {
  readonly index: number;
  readonly column: number;
}

type Stop = HTMLInputElement | HTMLSelectElement | HTMLButtonElement;

export function stopsOf(row: Element): Stop[] {
  return [...row.querySelectorAll<Stop>("[data-nav]")];
}

export function rowOf(element: EventTarget | null): HTMLTableRowElement | null {
  return element instanceof Element ? element.closest<HTMLTableRowElement>("tr[data-index]") : null;
}

export function placeOf(element: EventTarget | null): Place | undefined {
  const row = rowOf(element);
  if (row === null) return undefined;
  const column = stopsOf(row).indexOf(element as Stop);
  return column < 0 ? undefined : { index: Number(row.dataset.index), column };
}

/** Puts the focus on a place; false while its row is not there. */
export function focusPlace({ index, column }: Place): boolean {
  const row = document.querySelector(`tr[data-index="${index}"][data-row]`);
  const stops = row === null ? [] : stopsOf(row);
  const stop = stops[Math.min(column, stops.length - 1)];
  if (stop === undefined) return false;
  focusOn(stop);
  return true;
}

export function focusOn(element: HTMLElement): void {
  element.focus();
  if (element instanceof HTMLInputElement) element.select();
}

/** Changes the page without the focus leaving the cell that has it, even where that cell is made anew. */
export function keepingFocus(change: () => void): void {
  const active = document.activeElement;
  const key = cellKeyOf(active);
  const [row, place] = [rowOf(active)?.dataset.row, placeOf(active)];
  const selection =
    active instanceof HTMLInputElement ? [active.selectionStart, active.selectionEnd] : undefined;
  change();
  if (document.activeElement === active) return;
  const again =
    key !== undefined
      ? [...document.querySelectorAll<HTMLElement>("[data-cell]")].find(
          (element) => cellKeyOf(element) === key,
        )
      : row !== undefined && place !== undefined
        ? (() => {
            const same = document.querySelector(`tr[data-row="${row}"]`);
            return same === null ? undefined : stopsOf(same)[place.column];
          })()
        : undefined;
  if (again === undefined) return;
  again.focus({ preventScroll: true });
  if (again instanceof HTMLInputElement && selection)
    again.setSelectionRange(selection[0] ?? 0, selection[1] ?? 0);
}
