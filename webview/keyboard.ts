/** Keys in the table: arrows from cell to cell, Enter writes and goes on, Escape drops. */
import { type Place, placeOf, rowOf, stopsOf } from "./focus";

export interface Moves {
  readonly goTo: (place: Place) => void;
  readonly lineCount: () => number;
  readonly pageSize: () => number;
}

/** True when the key was one that moves. */
export function move(event: KeyboardEvent, { goTo, lineCount, pageSize }: Moves): boolean {
  const place = placeOf(event.target);
  if (place === undefined || event.altKey || event.shiftKey) return false;
  const last = lineCount() - 1;
  const toRow = (index: number) => {
    const bounded = Math.min(Math.max(index, 0), last);
    if (bounded !== place.index) goTo({ ...place, index: bounded });
    return true;
  };
  if (event.ctrlKey || event.metaKey) {
    if (event.key === "Home") return toRow(0);
    if (event.key === "End") return toRow(last);
    return false;
  }
  switch (event.key) {
    case "ArrowUp":
      return toRow(place.index - 1);
    case "ArrowDown":
      return toRow(place.index + 1);
    case "PageUp":
      return toRow(place.index - pageSize());
    case "PageDown":
      return toRow(place.index + pageSize());
    case "ArrowLeft":
      return isAtEdge(event.target, "start") && sideways(event.target, place, -1, goTo);
    case "ArrowRight":
      return isAtEdge(event.target, "end") && sideways(event.target, place, 1, goTo);
    default:
      return false;
  }
}

function sideways(
  element: EventTarget | null,
  { index, column }: Place,
  step: number,
  goTo: Moves["goTo"],
): boolean {
  const row = rowOf(element);
  const next = column + step;
  if (row !== null && next >= 0 && next < stopsOf(row).length) goTo({ index, column: next });
  return true;
}

/** Inside a text the arrows move the caret; from its edge, or while all of it is selected, they leave the cell. */
function isAtEdge(element: EventTarget | null, edge: "start" | "end"): boolean {
  if (!(element instanceof HTMLInputElement)) return true;
  const { selectionStart, selectionEnd, value } = element;
  if (selectionStart === 0 && selectionEnd === value.length) return true;
  if (selectionStart !== selectionEnd) return false;
  return selectionStart === (edge === "start" ? 0 : value.length);
}
