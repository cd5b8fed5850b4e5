/**
 * Which row of a new text is which row of the old one. A panel speaks of positions while their places in the list
 * change under it: rows keep their number as long as they can be told from their neighbours.
 */
import type { RowId } from "../protocol/messages";

export interface RowNumbers {
  /** The number of each row, in the order of the list. */
  readonly ids: readonly RowId[];
  readonly sources: readonly string[];
  readonly next: RowId;
}

export const NO_ROWS: RowNumbers = { ids: [], sources: [], next: 1 };

/** Rows before the first and behind the last change are the same; between them they are taken in order. */
export function renumbered(earlier: RowNumbers, sources: readonly string[]): RowNumbers {
  const shorter = Math.min(earlier.sources.length, sources.length);
  let head = 0;
  while (head < shorter && earlier.sources[head] === sources[head]) head++;
  if (head === sources.length && head === earlier.sources.length) return earlier;
  let tail = 0;
  while (tail < shorter - head && earlier.sources.at(-1 - tail) === sources.at(-1 - tail)) tail++;

  const removed = earlier.sources.length - head - tail;
  const added = sources.length - head - tail;
  let { next } = earlier;
  const ids = earlier.ids.slice(0, head);
  for (let place = 0; place < added; place++) ids.push(place < removed ? earlier.ids[head + place]! : next++);
  ids.push(...earlier.ids.slice(earlier.ids.length - tail));
  return { ids, sources, next };
}
