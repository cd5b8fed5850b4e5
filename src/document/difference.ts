/** What two texts that differ in one place have in common. */

/** Compared in blocks: the engine compares strings far faster than a loop over their characters. */
const BLOCK = 4096;

/** How many characters two texts begin with in common. */
export function commonStart(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let start = 0;
  while (start + BLOCK <= length && a.slice(start, start + BLOCK) === b.slice(start, start + BLOCK))
    start += BLOCK;
  while (start < length && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  return start;
}

/** How many they end with in common, behind the `start` that they begin with. */
export function commonEnd(a: string, b: string, start: number): number {
  const length = Math.min(a.length, b.length) - start;
  let same = 0;
  const block = (text: string) => text.slice(text.length - same - BLOCK, text.length - same);
  while (same + BLOCK <= length && block(a) === block(b)) same += BLOCK;
  while (same < length && a.charCodeAt(a.length - 1 - same) === b.charCodeAt(b.length - 1 - same)) same++;
  return same;
}
