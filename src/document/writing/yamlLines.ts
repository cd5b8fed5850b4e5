/** How the items of a YAML object or list without brackets lie on their lines. */
import { childrenOf, type Node, type TextTree } from "../tree";

/** An element with its dash, or a property with its name. */
export interface BlockItem {
  readonly start: number;
  readonly end: number;
  readonly value: Node;
}

export interface BlockLayout {
  /** In which column the items begin. */
  readonly column: number;
  readonly items: readonly BlockItem[];
}

/** Whether a value stands in brackets. */
export function isInBrackets(tree: TextTree, node: Node): boolean {
  const first = tree.text[tree.startOf(node)];
  const kind = tree.kindOf(node);
  return (kind === "object" && first === "{") || (kind === "array" && first === "[");
}

/** None where an item does not begin in the column of the others, on a line of its own. */
export function blockLayoutOf(tree: TextTree, container: Node): BlockLayout | undefined {
  const { text } = tree;
  const start = tree.startOf(container);
  const column = columnOf(text, start);
  const children = childrenOf(tree, container);
  const items: BlockItem[] = [];
  const step = tree.kindOf(container) === "object" ? 2 : 1;
  for (let at = 0; at < children.length; at += step) {
    const value = children[at + step - 1]!;
    const itemStart =
      at === 0
        ? start
        : step === 2
          ? tree.startOf(children[at]!)
          : dashBefore(text, tree.startOf(value), column);
    if (itemStart === undefined || columnOf(text, itemStart) !== column) return undefined;
    if (step === 2 && itemStart !== tree.startOf(children[at]!)) return undefined;
    if (at > 0 && !startsLine(text, itemStart)) return undefined;
    if (tree.kindOf(value) === "invalid") return undefined;
    items.push({ start: itemStart, end: tree.endOf(value), value });
  }
  return items.length > 0 ? { column, items } : undefined;
}

/** The dash of an element: the last one before it that stands in the column of the list. */
function dashBefore(text: string, offset: number, column: number): number | undefined {
  for (let lineStart = startOfLine(text, offset); ; lineStart = startOfLine(text, lineStart - 1)) {
    const dash = lineStart + column;
    if (dash < offset && text[dash] === "-" && startsLine(text, dash)) return dash;
    if (lineStart === 0) return undefined;
  }
}

export function startOfLine(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

export function columnOf(text: string, offset: number): number {
  return offset - startOfLine(text, offset);
}

export function startsLine(text: string, offset: number): boolean {
  return text.slice(startOfLine(text, offset), offset).trim() === "";
}

/** Where the line of an offset ends, before its line end. */
export function endOfLine(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  if (end < 0) return text.length;
  return end > offset && text[end - 1] === "\r" ? end - 1 : end;
}

/** Where the comment behind an offset on its line begins; none where there is none. */
export function commentBehind(text: string, offset: number): number | undefined {
  const rest = text.slice(offset, endOfLine(text, offset));
  const blank = rest.length - rest.trimStart().length;
  return rest[blank] === "#" ? offset + blank : undefined;
}

/** How many spaces one step inwards is. */
export function indentationStep(text: string): number {
  return /(?:^|\n)( +)[^\s#]/.exec(text)?.[1]?.length ?? 2;
}

/** Whether the lists of a text stand right below the name that they belong to, without a step inwards. */
export function hasListsBelowNames(text: string): boolean {
  const found = /(?:^|\n)( *)[^\s#-][^\n#]*:[ \t]*(?:#[^\n]*)?\r?\n( *)- /.exec(text);
  return found !== null && found[1]!.length === found[2]!.length;
}
