/** Changes in texts whose objects and lists stand in brackets: JSON, and what YAML writes the same way. */
import * as l10n from "@vscode/l10n";
import {
  afterTrailingComments,
  commentsOf,
  indentationBefore,
  indentationUnit,
  isSound,
  type Layout,
  layoutOf,
  lineEnd,
  lineIndentation,
  punctuation,
} from "../layout";
import { ON_ONE_LINE, written } from "../structure";
import { keyOf, type Node, sourceOf, stringOf, type TextTree } from "../tree";
import { movedInBrackets } from "./movedLines";
import type { Notation } from "./spelling";
import { type Content, type EditOutcome, type NewObject, type Scalar, unreadable } from "./outcome";
import { type Place, placeFor, type Writer } from "./writer";

/** How a container writes what is put into it. */
interface Style {
  readonly lineEnd: string;
  readonly unit: string;
  /** The indentation of its items. */
  readonly indentation: string;
  /** Whether new items get lines of their own where no sibling shows the way. */
  readonly onLines: boolean;
}

export class BracketWriter implements Writer {
  readonly #notation: Notation;

  constructor(notation: Notation) {
    this.#notation = notation;
  }

  replace(tree: TextTree, { node, holder }: Place, content: Content): EditOutcome {
    if (!isSoundThroughout(tree, node)) return unreadable(tree, node);
    const offset = tree.startOf(node);
    const length = tree.endOf(node) - offset;
    const indentation = lineIndentation(tree.text, offset);
    const style = { ...styleInside(tree, node, true), indentation };
    const text =
      content.kind === "scalar"
        ? this.#notation.scalar(tree, holder, content.scalar, node)
        : this.#value(tree, undefined, content, style);
    return text === sourceOf(tree, node) ? [] : [{ offset, length, content: text }];
  }

  insert(
    tree: TextTree,
    object: Place | undefined,
    names: readonly string[],
    content: Content,
    order: readonly string[],
  ): EditOutcome {
    if (object === undefined) return this.#insertRoot(tree, names, content);
    const { node } = object;
    const layout = layoutOf(tree, node);
    if (layout === undefined) return unreadable(tree, node);
    const present = layout.items.map(({ value }) => stringOf(tree, keyOf(value)));
    const place = placeFor(present, names[0]!, order);
    const onLines = content.kind === "list" || node === tree.root;
    const style = styleInside(tree, node, onLines);
    const own = content.kind === "list" ? style : ownStyle(tree, node, style);
    return insertItem(layout, place, this.#nested(tree, node, names, content, own), style);
  }

  append(tree: TextTree, { node }: Place, fields: NewObject): EditOutcome {
    const layout = layoutOf(tree, node);
    if (layout === undefined) return unreadable(tree, node);
    const last = layout.items.at(-1);
    const style = styleInside(tree, node, last === undefined || spansLines(layout, last));
    return insertItem(layout, layout.items.length, this.#object(tree, last?.value, fields, style), style);
  }

  remove(tree: TextTree, { node }: Place, index: number): EditOutcome {
    const layout = layoutOf(tree, node);
    return layout === undefined ? unreadable(tree, node) : removeItem(layout, index);
  }

  duplicate(tree: TextTree, { node }: Place, index: number): EditOutcome {
    const layout = layoutOf(tree, node);
    if (layout === undefined) return unreadable(tree, node);
    const { start, end, value } = layout.items[index]!;
    if (!isSoundThroughout(tree, value)) return unreadable(tree, value);
    return insertItem(layout, index + 1, tree.text.slice(start, end), styleInside(tree, node, false));
  }

  move(tree: TextTree, { node }: Place, from: number, to: number): EditOutcome {
    const layout = layoutOf(tree, node);
    if (layout === undefined) return unreadable(tree, node);
    const { items, text } = layout;
    const moved = movedInBrackets(layout, from, to);
    if (moved !== undefined) return moved;
    // On one line the elements change places, and all between them stays.
    const order = items.map((_, index) => index);
    order.splice(to, 0, ...order.splice(from, 1));
    return order.flatMap((source, place) => {
      if (source === place) return [];
      const { start, end } = items[place]!;
      const content = text.slice(items[source]!.start, items[source]!.end);
      return [{ offset: start, length: end - start, content }];
    });
  }

  #insertRoot(tree: TextTree, names: readonly string[], content: Content): EditOutcome {
    const { text } = tree;
    if (punctuation(text, 0, text.length, commentsOf(tree))?.length !== 0)
      return { refusal: l10n.t("The text is not a position file yet.") };
    const style = { lineEnd: lineEnd(text), unit: indentationUnit(text), indentation: "", onLines: true };
    const inner = { ...style, indentation: style.unit };
    const before = text.trim() === "" || /[\r\n][ \t]*$/.test(text) ? "" : style.lineEnd;
    const property = this.#nested(tree, undefined, names, content, inner);
    const root = `${before}${enclosed("{", [property], "}", style)}${style.lineEnd}`;
    return [{ offset: text.length, length: 0, content: root }];
  }

  /** "account": { "walletBalance": "2000" } for two names and a value; `style.indentation` is that of its line. */
  #nested(
    tree: TextTree,
    holder: Node | undefined,
    [name, ...inner]: readonly string[],
    content: Content,
    style: Style,
  ): string {
    const deeper = { ...style, indentation: style.indentation + style.unit };
    const onLines = content.kind !== "scalar" && this.#notation.spansLines;
    const value =
      inner.length === 0
        ? this.#value(tree, holder, content, style)
        : enclosed("{", [this.#nested(tree, undefined, inner, content, deeper)], "}", { ...style, onLines });
    return `${this.#notation.name(tree, holder, name!)}: ${value}`;
  }

  #value(tree: TextTree, holder: Node | undefined, content: Content, style: Style): string {
    switch (content.kind) {
      case "scalar":
        return this.#notation.scalar(tree, holder, content.scalar);
      case "structure":
        return written(content.structure, this.#notation.spansLines ? style : ON_ONE_LINE, {
          text: (text) => this.#notation.text(text),
          name: (name) => this.#notation.name(tree, undefined, name),
        });
      case "list": {
        const inner = { ...style, indentation: style.indentation + style.unit };
        const onLines = style.onLines && this.#notation.spansLines;
        const object = this.#object(tree, undefined, content.first, { ...inner, onLines });
        return enclosed("[", [object], "]", { ...style, onLines });
      }
    }
  }

  #object(tree: TextTree, sibling: Node | undefined, fields: NewObject, style: Style): string {
    const isObject = sibling !== undefined && tree.kindOf(sibling) === "object";
    const like = isObject ? sibling : undefined;
    const property = ([name, value]: readonly [string, Scalar]) =>
      `${this.#notation.name(tree, like, name)}: ${this.#notation.scalar(tree, like, value)}`;
    return enclosed("{", fields.map(property), "}", style);
  }
}

/** Whether nothing in a value is broken, so that it can stand elsewhere. */
export function isSoundThroughout(tree: TextTree, node: Node): boolean {
  const kind = tree.kindOf(node);
  if (kind !== "object" && kind !== "array") return isSound(tree, node);
  return layoutOf(tree, node)?.items.every(({ value }) => isSoundThroughout(tree, value)) === true;
}

function styleInside(tree: TextTree, container: Node, onLines: boolean): Style {
  const { text } = tree;
  const unit = indentationUnit(text);
  const outer = lineIndentation(text, tree.startOf(container));
  const first =
    tree.after(container) > container + 1 ? indentationBefore(text, tree.startOf(container + 1)) : undefined;
  return { lineEnd: lineEnd(text), unit, indentation: first ?? outer + unit, onLines };
}

/** The style of an item itself: beside siblings on the line of its object it is indented like that line. */
function ownStyle(tree: TextTree, object: Node, style: Style): Style {
  const isOnOwnLine =
    tree.after(object) === object + 1 || indentationBefore(tree.text, tree.startOf(object + 1)) !== undefined;
  return isOnOwnLine ? style : { ...style, indentation: lineIndentation(tree.text, tree.startOf(object)) };
}

/** Items between brackets; `style.indentation` is that of the brackets. */
function enclosed(open: string, items: readonly string[], close: string, style: Style): string {
  if (!style.onLines) return `${open} ${items.join(", ")} ${close}`;
  const between = `${style.lineEnd}${style.indentation}`;
  return `${open}${between}${style.unit}${items.join(`,${between}${style.unit}`)}${between}${close}`;
}

/** Puts an item before the one at `place`, or behind the last one. */
function insertItem(layout: Layout, place: number, body: string, style: Style): EditOutcome {
  const { text, items, commas, inside, comments } = layout;
  const onOwnLine = `${style.lineEnd}${style.indentation}`;
  if (items.length === 0) return insertFirst(layout, body, style);

  if (place === 0) {
    const first = items[0]!;
    const isOnLine = indentationBefore(text, first.start) !== undefined;
    if (!isOnLine) return [{ offset: first.start, length: 0, content: `${body}, ` }];
    const indentation = `${style.lineEnd}${indentationBefore(text, first.start)}`;
    return [
      { offset: afterTrailingComments(text, inside, comments), length: 0, content: `${indentation}${body},` },
    ];
  }

  const before = items[place - 1]!;
  const indentation = indentationBefore(text, before.start);
  const comma = commas[place - 1];
  const from = comma === undefined ? before.end : comma + 1;
  const at = afterTrailingComments(text, from, comments);
  // Behind a comment to the end of the line there is no room left on it.
  const needsLine = text.slice(from, at).includes(comments.marker);
  // A comment before the next item of the same line belongs to that item.
  const isFollowed = place < items.length && !/[\r\n]/.test(text.slice(from, items[place]!.start));
  const onLineLikeBefore = indentation === undefined ? undefined : `${style.lineEnd}${indentation}`;
  const separator = isFollowed ? " " : (onLineLikeBefore ?? (needsLine ? onOwnLine : " "));
  const offset = isFollowed ? from : at;
  if (comma !== undefined) return [{ offset, length: 0, content: `${separator}${body},` }];
  if (offset === before.end) return [{ offset, length: 0, content: `,${separator}${body}` }];
  return [
    { offset: before.end, length: 0, content: "," },
    { offset, length: 0, content: `${separator}${body}` },
  ];
}

/** Into a container that holds at most comments. */
function insertFirst({ text, inside, close }: Layout, body: string, style: Style): EditOutcome {
  const held = text.slice(inside, close);
  const outer = lineIndentation(text, inside);
  const onOwnLine = `${style.lineEnd}${style.indentation}${body}`;
  if (held.trim() === "") {
    const content =
      style.onLines || /[\r\n]/.test(held) ? `${onOwnLine}${style.lineEnd}${outer}` : ` ${body} `;
    return [{ offset: inside, length: held.length, content }];
  }
  const offset = inside + held.trimEnd().length;
  const hasLineLeft = /[\r\n]/.test(text.slice(offset, close));
  if (style.onLines || /[\r\n]/.test(held)) {
    return [{ offset, length: 0, content: hasLineLeft ? onOwnLine : `${onOwnLine}${style.lineEnd}${outer}` }];
  }
  return [{ offset, length: 0, content: ` ${body}` }];
}

/** Takes an item out with one comma, and with its line where nothing else is on it. Comments around it stay. */
function removeItem({ text, items, commas, inside, close }: Layout, index: number): EditOutcome {
  const { start, end } = items[index]!;
  const isLast = index === items.length - 1;
  const comma = commas[index] ?? (isLast && index > 0 ? commas[index - 1] : undefined);
  const ranges: [number, number][] = [[start, end]];
  if (comma !== undefined) ranges.push([comma, comma + 1]);
  ranges.sort((a, b) => a[0] - b[0]);

  const indentation = indentationBefore(text, start);
  const lineStop = endOfLine(text, end, comma);
  if (indentation !== undefined && lineStop !== undefined) {
    // The whole of its lines, with the line end before them.
    const lineStart = start - indentation.length;
    const from = lineStart - lineEndBefore(text, lineStart);
    ranges.push([from, lineStop]);
  } else {
    const [before, after] = [
      index > 0 ? items[index - 1]!.end : inside,
      isLast ? close : items[index + 1]!.start,
    ];
    if (!isLast && isBlankBut(text, end, after, comma)) ranges.push([start, after]);
    else if (isLast && isBlankBut(text, before, start, comma)) {
      if (index > 0 || isBlankBut(text, end, close, comma)) ranges.push([before, index > 0 ? end : close]);
    }
  }
  return merged(ranges).map(([from, to]) => ({ offset: from, length: to - from, content: "" }));
}

/** Where the line ends if nothing but white space and that comma is left on it behind an offset. */
function endOfLine(text: string, offset: number, comma: number | undefined): number | undefined {
  let at = offset;
  while (text[at] === " " || text[at] === "\t" || at === comma) at++;
  return text[at] === "\n" || text[at] === "\r" ? at : undefined;
}

function lineEndBefore(text: string, lineStart: number): number {
  if (lineStart === 0) return 0;
  return text[lineStart - 1] === "\n" && text[lineStart - 2] === "\r" ? 2 : 1;
}

function isBlankBut(text: string, start: number, end: number, comma: number | undefined): boolean {
  for (let at = start; at < end; at++)
    if (at !== comma && text[at] !== " " && text[at] !== "\t") return false;
  return true;
}

function merged(ranges: readonly [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

function spansLines({ text }: Layout, { start, end }: { start: number; end: number }): boolean {
  return /[\r\n]/.test(text.slice(start, end));
}
