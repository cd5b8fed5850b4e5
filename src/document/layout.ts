/**
 * How the items of one object or array in brackets lie in their text: what stands between them, where its commas are, which
 * item begins a line. A tree knows its values only; an edit must know the rest, and must not touch what it cannot read.
 */
import { childrenOf, type Node, type TextTree } from "./tree";

/** How a language writes comments. */
export interface Comments {
  /** White space or a comment, or any other character by itself, which is captured. */
  readonly trivia: RegExp;
  /** White space and comments up to the end of the line. */
  readonly sameLine: RegExp;
  /** What a comment to the end of the line begins with. */
  readonly marker: string;
}

export const JSON_COMMENTS: Comments = {
  trivia: /[ \t\r\n\uFEFF]+|\/\/[^\r\n]*|\/\*[^]*?\*\/|([^])/g,
  sameLine: /(?:[ \t]+|\/\*[^\r\n]*?\*\/)*(?:\/\/[^\r\n]*)?/y,
  marker: "//",
};

export const YAML_COMMENTS: Comments = {
  trivia: /[ \t\r\n\uFEFF]+|#[^\r\n]*|([^])/g,
  sameLine: /(?:[ \t]+#[^\r\n]*)?/y,
  marker: "#",
};

export function commentsOf(tree: TextTree): Comments {
  return tree.language === "yaml" ? YAML_COMMENTS : JSON_COMMENTS;
}

/** An element, or a property with its key. */
export interface Item {
  readonly start: number;
  readonly end: number;
  /** Behind its key; the item itself in an array. */
  readonly value: Node;
}

export interface Layout {
  readonly text: string;
  readonly comments: Comments;
  /** Just behind the opening bracket. */
  readonly inside: number;
  /** The closing bracket. */
  readonly close: number;
  readonly items: readonly Item[];
  /** The comma behind each item; none behind the last one where there is no trailing comma. */
  readonly commas: readonly (number | undefined)[];
}

/** None where brackets, commas or colons of the container itself are missing or misplaced. */
export function layoutOf(tree: TextTree, container: Node): Layout | undefined {
  const { text } = tree;
  const comments = commentsOf(tree);
  const isObject = tree.kindOf(container) === "object";
  const inside = tree.startOf(container) + 1;
  const close = tree.endOf(container) - 1;
  if (close < inside || text[inside - 1] !== (isObject ? "{" : "[")) return undefined;
  if (text[close] !== (isObject ? "}" : "]")) return undefined;
  const items = isObject ? propertiesOf(tree, container) : elementsOf(tree, container);
  if (items === undefined) return undefined;
  if (items.length === 0) {
    return punctuation(text, inside, close, comments)?.length === 0
      ? { text, comments, inside, close, items, commas: [] }
      : undefined;
  }
  if (punctuation(text, inside, items[0]!.start, comments)?.length !== 0) return undefined;
  const commas: (number | undefined)[] = [];
  for (const [index, item] of items.entries()) {
    const next = items[index + 1];
    const found = punctuation(text, item.end, next?.start ?? close, comments);
    if (found === undefined || found.length > 1 || found.some((at) => text[at] !== ",")) return undefined;
    if (next !== undefined && found.length === 0) return undefined;
    commas.push(found[0]);
  }
  return { text, comments, inside, close, items, commas };
}

function elementsOf(tree: TextTree, array: Node): Item[] | undefined {
  const items = childrenOf(tree, array).map((value) => ({
    start: tree.startOf(value),
    end: tree.endOf(value),
    value,
  }));
  return items.every(({ value }) => isSound(tree, value)) ? items : undefined;
}

function propertiesOf(tree: TextTree, object: Node): Item[] | undefined {
  const items: Item[] = [];
  const end = tree.after(object);
  for (let key = object + 1; key < end; key = tree.after(key + 1)) {
    const value = key + 1;
    const colons = punctuation(tree.text, tree.endOf(key), tree.startOf(value), commentsOf(tree));
    if (colons?.length !== 1 || tree.text[colons[0]!] !== ":") return undefined;
    if (!isSound(tree, key) || !isSound(tree, value)) return undefined;
    items.push({ start: tree.startOf(key), end: tree.endOf(value), value });
  }
  return items;
}

const STRING = /^"(?:[^"\\\r\n]|\\.)*"$/;

/** Whether a value is what it looks like, from its first character to its last; what it contains is not looked at. */
export function isSound(tree: TextTree, node: Node): boolean {
  const kind = tree.kindOf(node);
  if (tree.language === "yaml") return kind !== "invalid";
  const source = tree.text.slice(tree.startOf(node), tree.endOf(node));
  if (kind === "string") return STRING.test(source);
  if (kind === "object") return source.length > 1 && source.endsWith("}");
  if (kind === "array") return source.length > 1 && source.endsWith("]");
  return kind !== "invalid";
}

/** Where the characters of a stretch of text are that are neither white space nor comment; none if there is no telling. */
export function punctuation(
  text: string,
  start: number,
  end: number,
  comments: Comments,
): number[] | undefined {
  const found: number[] = [];
  for (const match of text.slice(start, end).matchAll(comments.trivia)) {
    const character = match[1];
    if (character === undefined) continue;
    if (character !== "," && character !== ":") return undefined;
    found.push(start + match.index);
  }
  return found;
}

/** Behind the comments that follow on the same line; `start` itself where there are none. */
export function afterTrailingComments(text: string, start: number, { sameLine, marker }: Comments): number {
  sameLine.lastIndex = start;
  const found = sameLine.exec(text)?.[0] ?? "";
  return found.includes(marker[0]!) ? start + found.trimEnd().length : start;
}

/** The white space between the start of a line and an offset; none where something else stands there. */
export function indentationBefore(text: string, offset: number): string | undefined {
  let start = offset;
  while (start > 0 && (text[start - 1] === " " || text[start - 1] === "\t")) start--;
  const isLineStart = start === 0 || text[start - 1] === "\n" || text[start - 1] === "\r";
  return isLineStart ? text.slice(start, offset) : undefined;
}

/** The white space that the line of an offset begins with. */
export function lineIndentation(text: string, offset: number): string {
  let start = offset;
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r") start--;
  return /^[ \t]*/.exec(text.slice(start, offset))![0];
}

/** The line end that the text uses. */
export function lineEnd(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? "\n";
}

/** One step of indentation: that of the first line that has any. */
export function indentationUnit(text: string): string {
  const first = /(?:^|[\r\n])([ \t]+)(?=[^ \t\r\n])/.exec(text)?.[1];
  if (first === undefined) return "  ";
  return first.startsWith("\t") ? "\t" : first;
}
