/**
 * An element of a list put elsewhere by moving its lines, with the comments that are its own: those behind it, and those
 * right above it without a blank line between.
 */
import {
  afterTrailingComments,
  type Comments,
  indentationBefore,
  type Layout,
  lineEnd,
  YAML_COMMENTS,
} from "../layout";
import type { TextEdit } from "./outcome";
import type { BlockItem } from "./yamlLines";

/** Whole lines, from the beginning of the first to the end of the last, before its line end. */
interface Lines {
  readonly start: number;
  readonly end: number;
}

/** In brackets; none where elements share their lines with others or with the brackets. */
export function movedInBrackets(layout: Layout, from: number, to: number): TextEdit[] | undefined {
  const { text, comments, items, commas, inside } = layout;
  const lines: Lines[] = [];
  let gap = afterTrailingComments(text, inside, comments);
  for (const [index, item] of items.entries()) {
    const comma = commas[index];
    const end = afterTrailingComments(text, comma === undefined ? item.end : comma + 1, comments);
    const start = firstLine(text, gap, item.start, comments);
    if (start === undefined || !endsLine(text, end) || /[\r\n]/.test(text.slice(item.end, end)))
      return undefined;
    lines.push({ start, end });
    gap = end;
  }
  const moved = text.slice(lines[from]!.start, lines[from]!.end);
  const last = items.length - 1;
  if (commas[last] !== undefined || (from !== last && to !== last))
    return relocated(text, lines, from, to, moved);
  // The last element has no comma behind it: one is needed or too many where another becomes the last.
  const start = lines[from]!.start;
  if (from === last) {
    const at = items[last]!.end - start;
    const edits = relocated(text, lines, from, to, `${moved.slice(0, at)},${moved.slice(at)}`);
    return inOrder([...edits, { offset: commas[last - 1]!, length: 1, content: "" }]);
  }
  const at = commas[from]! - start;
  const edits = relocated(text, lines, from, to, moved.slice(0, at) + moved.slice(at + 1));
  return inOrder([{ offset: items[last]!.end, length: 0, content: "," }, ...edits]);
}

/** On lines with dashes; none where an element shares its line with something else. */
export function movedOnLines(
  text: string,
  items: readonly BlockItem[],
  from: number,
  to: number,
): TextEdit[] | undefined {
  const lines: Lines[] = [];
  let gap = gapBefore(text, items[0]!.start);
  for (const item of items) {
    const start = firstLine(text, gap, item.start, YAML_COMMENTS);
    // A value may end with its line end: that of the line before is meant then.
    const stop = item.start + text.slice(item.start, item.end).trimEnd().length;
    const end = afterTrailingComments(text, stop, YAML_COMMENTS);
    if (start === undefined || !endsLine(text, end)) return undefined;
    lines.push({ start, end });
    gap = end;
  }
  return relocated(text, lines, from, to, text.slice(lines[from]!.start, lines[from]!.end));
}

/** Behind the last line above an offset that is more than a comment. */
function gapBefore(text: string, offset: number): number {
  let start = offset - (indentationBefore(text, offset)?.length ?? 0);
  while (start > 0) {
    const above = text.lastIndexOf("\n", start - 2) + 1;
    if (!/^[ \t]*(?:#.*)?\r?\n$/.test(text.slice(above, start))) break;
    start = above;
  }
  return start;
}

function relocated(
  text: string,
  lines: readonly Lines[],
  from: number,
  to: number,
  moved: string,
): TextEdit[] {
  const { start, end } = lines[from]!;
  const between = lineEnd(text);
  const removal =
    end < text.length
      ? { offset: start, length: end + lengthOfLineEnd(text, end) - start, content: "" }
      : { offset: start - lengthOfLineEndBefore(text, start), length: 0, content: "" };
  const taken = end < text.length ? removal : { ...removal, length: end - removal.offset };
  const insertion =
    to < from
      ? { offset: lines[to]!.start, length: 0, content: `${moved}${between}` }
      : { offset: lines[to]!.end, length: 0, content: `${between}${moved}` };
  return inOrder([taken, insertion]);
}

/** By place; of two insertions at one place the first stays the first. */
function inOrder(edits: readonly TextEdit[]): TextEdit[] {
  const result: TextEdit[] = [];
  for (const edit of [...edits].sort((a, b) => a.offset - b.offset)) {
    const before = result.at(-1);
    if (before?.offset === edit.offset && before.length === 0 && edit.length === 0)
      result[result.length - 1] = { ...before, content: before.content + edit.content };
    else result.push(edit);
  }
  return result;
}

/** Where the lines of an element begin, those of the comments above it included; none where it shares its line. */
function firstLine(text: string, gap: number, start: number, { trivia }: Comments): number | undefined {
  const indentation = indentationBefore(text, start);
  if (indentation === undefined) return undefined;
  let top = start - indentation.length;
  const found = [...text.slice(gap, start).matchAll(trivia)].filter(([match]) => match.trim() !== "");
  for (const match of found.reverse()) {
    const at = gap + match.index;
    const before = indentationBefore(text, at);
    const isRightAbove = /^[ \t]*(?:\r\n|\r|\n)$/.test(text.slice(at + match[0].length, top));
    if (before === undefined || !isRightAbove) break;
    top = at - before.length;
  }
  return top;
}

function endsLine(text: string, offset: number): boolean {
  return /^[ \t]*(?:[\r\n]|$)/.test(text.slice(offset, offset + 200));
}

function lengthOfLineEnd(text: string, offset: number): number {
  const rest = /^[ \t]*(?:\r\n|\r|\n)?/.exec(text.slice(offset, offset + 200))!;
  return rest[0].length;
}

function lengthOfLineEndBefore(text: string, lineStart: number): number {
  if (lineStart === 0) return 0;
  return text[lineStart - 1] === "\n" && text[lineStart - 2] === "\r" ? 2 : 1;
}
