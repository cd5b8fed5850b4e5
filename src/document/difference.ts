/** What two texts have in common, and what makes one of the other. */
import type { TextEdit } from "./writing/outcome";

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

/**
 * Edits that make a text of another: one for each line that differs, where both have the same lines but for what stands
 * in them; else one for all that lies between the first difference and the last.
 */
export function lineEdits(before: string, after: string): TextEdit[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  if (old.length !== now.length) return editBetween(before, after, 0);
  let offset = 0;
  return old.flatMap((line, place) => {
    const edits = editBetween(line, now[place]!, offset);
    offset += line.length;
    return edits;
  });
}

/** Lines with their ends. */
function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}

function editBetween(before: string, after: string, offset: number): TextEdit[] {
  if (before === after) return [];
  const start = commonStart(before, after);
  const same = commonEnd(before, after, start);
  return [
    {
      offset: offset + start,
      length: before.length - same - start,
      content: after.slice(start, after.length - same),
    },
  ];
}
