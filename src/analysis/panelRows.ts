/**
 * Which row of a new text is which row of the old one. A panel speaks of positions while their places in the list
 * change under it: rows keep their number as long as they can be told from their neighbours.
 */
import type { RowId } from "../protocol/messages";
import type { Analysis } from "./analyze";
import type { Row } from "./resolve";

export interface RowNumbers {
  /** The number of each row, in the order of the list. */
  readonly ids: readonly RowId[];
  readonly sources: readonly string[];
  readonly next: RowId;
}

export const NO_ROWS: RowNumbers = { ids: [], sources: [], next: 1 };

export function rowWithId({ rows }: Analysis, { ids }: RowNumbers, id: RowId): Row | undefined {
  const index = ids.indexOf(id);
  return index < 0 ? undefined : rows[index];
}

/**
 * Rows before the first and behind the last change are the same. Between them a row whose text stands elsewhere now was
 * moved there; the others are taken in order.
 */
export function renumbered(earlier: RowNumbers, sources: readonly string[]): RowNumbers {
  const shorter = Math.min(earlier.sources.length, sources.length);
  let head = 0;
  while (head < shorter && earlier.sources[head] === sources[head]) head++;
  if (head === sources.length && head === earlier.sources.length) return earlier;
  let tail = 0;
  while (tail < shorter - head && earlier.sources.at(-1 - tail) === sources.at(-1 - tail)) tail++;

  const stop = earlier.sources.length - tail;
  const before = earlier.sources.slice(head, stop);
  const beforeIds = earlier.ids.slice(head, stop);
  const after = sources.slice(head, sources.length - tail);
  const { ids, next } = numbered(before, beforeIds, after, earlier.next);
  return {
    ids: [...earlier.ids.slice(0, head), ...ids, ...earlier.ids.slice(stop)],
    sources,
    next,
  };
}

function numbered(
  before: readonly string[],
  beforeIds: readonly RowId[],
  after: readonly string[],
  firstNew: RowId,
): { readonly ids: RowId[]; readonly next: RowId } {
  const places = new Map<string, number[]>();
  for (const [place, source] of before.entries()) {
    const known = places.get(source);
    if (known === undefined) places.set(source, [place]);
    else known.push(place);
  }
  const found = after.map((source) => places.get(source)?.shift());
  const taken = new Set(found);
  const rest = before.flatMap((_, place) => (taken.has(place) ? [] : [beforeIds[place]!]));
  let next = firstNew;
  let used = 0;
  const ids = found.map((place) => (place === undefined ? (rest[used++] ?? next++) : beforeIds[place]!));
  return { ids, next };
}
