/**
 * The smallest changes of a JSON text that say something new: a value, a property, an element of a list. Comments,
 * order and all other characters stay. Where the text around the place cannot be read the answer is a refusal in
 * words: an edit never makes a half-typed file worse.
 */
import {
  afterTrailingComments,
  indentationBefore,
  indentationUnit,
  isSound,
  type Layout,
  layoutOf,
  lineEnd,
  lineIndentation,
  punctuation,
} from "./layout";
import { type Structure, written } from "./structure";
import { childrenOf, type Node, nodeAt, type PathSegment, sourceOf, stringOf, type TextTree } from "./tree";

export interface TextEdit {
  readonly offset: number;
  readonly length: number;
  readonly content: string;
}

export interface Refusal {
  readonly refusal: string;
}

/** Edits in the order of the text that do not overlap, or why there can be none. */
export type EditOutcome = readonly TextEdit[] | Refusal;

export type Path = readonly PathSegment[];

/** A text, or a number by its digits: which of the two ways of writing it the file uses is seen from the file. */
export interface Scalar {
  readonly text: string;
  readonly isNumber: boolean;
}

export type NewObject = readonly (readonly [name: string, value: Scalar])[];

export function isRefusal(outcome: EditOutcome): outcome is Refusal {
  return "refusal" in outcome;
}

export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let end = 0;
  for (const { offset, length, content } of edits) {
    result += text.slice(end, offset) + content;
    end = offset + length;
  }
  return result + text.slice(end);
}

/**
 * Writes a value at a path that ends in a property name. A missing property is added where `order` has its place
 * among the others; missing objects on the way to it are made.
 */
export function setValue(
  tree: TextTree,
  path: Path,
  value: Scalar,
  order: readonly string[] = [],
): EditOutcome {
  const found = walk(tree, path);
  if ("refusal" in found) return found;
  if (found.rest.length === 0) return replaceScalar(tree, found.node!, found.holder, value);
  const write: Body["write"] = (_style, holder) => literal(value, usesNumbers(tree, holder));
  return insertMissing(tree, found, { onLines: false, write }, order);
}

/** The same for an object or a list, which takes the place of whatever stands at the path. */
export function setStructure(
  tree: TextTree,
  path: Path,
  value: Structure,
  order: readonly string[] = [],
): EditOutcome {
  const found = walk(tree, path);
  if ("refusal" in found) return found;
  if (found.rest.length > 0) {
    return insertMissing(tree, found, { onLines: true, write: (style) => written(value, style) }, order);
  }
  const node = found.node!;
  if (!isSoundThroughout(tree, node)) return unreadable(tree, node);
  const style = styleInside(tree, node, true);
  const indentation = lineIndentation(tree.text, tree.startOf(node));
  return replace(tree, node, written(value, { ...style, indentation }));
}

/** Leaves a property out. What is not there needs no edit. */
export function removeProperty(tree: TextTree, path: Path): EditOutcome {
  const found = walk(tree, path);
  if ("refusal" in found) return found;
  if (found.rest.length > 0) return [];
  const layout = layoutOf(tree, found.holder!);
  if (layout === undefined) return unreadable(tree, found.holder!);
  return removeItem(
    layout,
    layout.items.findIndex((item) => item.value === found.node),
  );
}

/** Adds an object to a list, at its end. A list that is missing is made. */
export function appendObject(tree: TextTree, path: Path, fields: NewObject): EditOutcome {
  const found = walk(tree, path);
  if ("refusal" in found) return found;
  const render = (style: Style, sibling?: Node) => renderObject(fields, style, usesNumbers(tree, sibling));
  if (found.rest.length === 0) {
    const list = found.node!;
    if (tree.kindOf(list) === "null") {
      const style = styleInside(tree, list, true);
      const indentation = lineIndentation(tree.text, tree.startOf(list));
      return replace(tree, list, listOf(render, { ...style, indentation }));
    }
    if (tree.kindOf(list) !== "array")
      return { refusal: `"${String(path.at(-1))}" is not a list [ … ] in the file.` };
    const layout = layoutOf(tree, list);
    if (layout === undefined) return unreadable(tree, list);
    const last = layout.items.at(-1);
    const style = styleInside(tree, list, last === undefined || spansLines(layout, last));
    return insertItem(layout, layout.items.length, render(style, last?.value), style);
  }
  if (found.rest.length > 1) return { refusal: "There is no place for a list here." };
  const property = (style: Style) => `${JSON.stringify(found.rest[0])}: ${listOf(render, style)}`;
  if (found.node === undefined) return insertRoot(tree, property);
  const layout = layoutOf(tree, found.node);
  if (layout === undefined) return unreadable(tree, found.node);
  const style = styleInside(tree, found.node, true);
  return insertItem(layout, layout.items.length, property(style), style);
}

/** Writes an element of a list once more, behind itself. */
export function duplicateElement(tree: TextTree, path: Path, index: number): EditOutcome {
  return withElement(tree, path, index, (layout, list) => {
    const { start, end, value } = layout.items[index]!;
    if (!isSoundThroughout(tree, value)) return unreadable(tree, value);
    const style = styleInside(tree, list, false);
    return insertItem(layout, index + 1, tree.text.slice(start, end), style);
  });
}

export function removeElement(tree: TextTree, path: Path, index: number): EditOutcome {
  return withElement(tree, path, index, (layout) => removeItem(layout, index));
}

/** Puts an element of a list elsewhere in it. The elements change places; comments between them stay. */
export function moveElement(tree: TextTree, path: Path, from: number, to: number): EditOutcome {
  return withElement(tree, path, from, (layout) => {
    const { items, text } = layout;
    if (to < 0 || to >= items.length) return { refusal: "The list has no such place." };
    const order = items.map((_, index) => index);
    order.splice(to, 0, ...order.splice(from, 1));
    return order.flatMap((source, place) => {
      if (source === place) return [];
      const { start, end } = items[place]!;
      return [
        { offset: start, length: end - start, content: text.slice(items[source]!.start, items[source]!.end) },
      ];
    });
  });
}

/** The name that stands more than once on the way to a value: there is no telling which of them an edit means. */
export function duplicateOnPath(tree: TextTree, path: Path): string | undefined {
  let node = tree.root;
  for (const [depth, segment] of path.entries()) {
    if (node === undefined) return undefined;
    if (typeof segment === "string" && tree.kindOf(node) === "object") {
      const end = tree.after(node);
      let count = 0;
      for (let key = node + 1; key < end; key = tree.after(key + 1))
        if (stringOf(tree, key) === segment) count++;
      if (count > 1) return segment;
    }
    node = nodeAt(tree, path.slice(0, depth + 1));
  }
  return undefined;
}

// Ways through the tree

interface Found {
  /** The value, or the last object or list on the way to it that is there; none in a text without a value. */
  readonly node: Node | undefined;
  readonly holder: Node | undefined;
  /** What of the path is not there. */
  readonly rest: Path;
}

function walk(tree: TextTree, path: Path): Found | Refusal {
  const duplicate = duplicateOnPath(tree, path);
  if (duplicate !== undefined)
    return { refusal: `"${duplicate}" stands here more than once; edit it in the text.` };
  let [node, holder]: (Node | undefined)[] = [tree.root];
  for (const [depth, segment] of path.entries()) {
    if (node === undefined) return { node, holder, rest: path.slice(depth) };
    const expected = typeof segment === "string" ? "object" : "array";
    if (tree.kindOf(node) !== expected) {
      const name = depth === 0 ? "The file" : `"${path[depth - 1]}"`;
      return {
        refusal: `${name} is not ${expected === "object" ? "an object { … }" : "a list [ … ]"} in the file.`,
      };
    }
    const next =
      typeof segment === "number" ? childrenOf(tree, node)[segment] : nodeAt(tree, path.slice(0, depth + 1));
    if (next === undefined) return { node, holder, rest: path.slice(depth) };
    [node, holder] = [next, node];
  }
  return { node, holder, rest: [] };
}

function withElement(
  tree: TextTree,
  path: Path,
  index: number,
  edit: (layout: Layout, list: Node) => EditOutcome,
): EditOutcome {
  const found = walk(tree, path);
  if ("refusal" in found) return found;
  const list = found.rest.length === 0 ? found.node : undefined;
  if (list === undefined || tree.kindOf(list) !== "array")
    return { refusal: "There is no such list in the file." };
  const layout = layoutOf(tree, list);
  if (layout === undefined) return unreadable(tree, list);
  return layout.items[index] ? edit(layout, list) : { refusal: "There is no such element in the file." };
}

function unreadable(tree: TextTree, node: Node): Refusal {
  const line = tree.text.slice(0, tree.startOf(node)).split(/\r\n|\r|\n/).length;
  return { refusal: `The text cannot be read here (line ${line}); complete it first.` };
}

// Values

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

function replaceScalar(tree: TextTree, node: Node, holder: Node | undefined, value: Scalar): EditOutcome {
  const kind = tree.kindOf(node);
  if (kind === "object" || kind === "array")
    return { refusal: "The file has more than one value here; edit it in the text." };
  if (!isSound(tree, node)) return unreadable(tree, node);
  const isBare = kind === "number" || (kind !== "string" && usesNumbers(tree, holder));
  const content = literal(value, isBare);
  return content === sourceOf(tree, node) ? [] : replace(tree, node, content);
}

function replace(tree: TextTree, node: Node, content: string): EditOutcome {
  const offset = tree.startOf(node);
  return [{ offset, length: tree.endOf(node) - offset, content }];
}

function literal({ text, isNumber }: Scalar, isBare: boolean): string {
  return isNumber && isBare && JSON_NUMBER.test(text) ? text : JSON.stringify(text);
}

/** Whether an object writes its numbers bare; in quotes is the way of the format. */
function usesNumbers(tree: TextTree, object: Node | undefined): boolean {
  if (object === undefined || tree.kindOf(object) !== "object") return false;
  const values = childrenOf(tree, object).filter((_, place) => place % 2 === 1);
  const isQuotedNumber = (value: Node) =>
    tree.kindOf(value) === "string" && JSON_NUMBER.test(stringOf(tree, value));
  return values.some((value) => tree.kindOf(value) === "number") && !values.some(isQuotedNumber);
}

/** Whether nothing in a value is broken, so that it can stand elsewhere. */
function isSoundThroughout(tree: TextTree, node: Node): boolean {
  const kind = tree.kindOf(node);
  if (kind !== "object" && kind !== "array") return isSound(tree, node);
  return layoutOf(tree, node)?.items.every(({ value }) => isSoundThroughout(tree, value)) === true;
}

// New text

/** How a container writes what is put into it. */
interface Style {
  readonly lineEnd: string;
  readonly unit: string;
  /** The indentation of its items. */
  readonly indentation: string;
  /** Whether new items get lines of their own where no sibling shows the way. */
  readonly onLines: boolean;
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

function renderObject(fields: NewObject, style: Style, isBare: boolean): string {
  const properties = fields.map(([name, value]) => `${JSON.stringify(name)}: ${literal(value, isBare)}`);
  return enclosed("{", properties, "}", style);
}

function listOf(render: (style: Style) => string, style: Style): string {
  const inner = { ...style, indentation: style.indentation + style.unit };
  return enclosed("[", [render(inner)], "]", style);
}

/** Items between brackets; `style.indentation` is that of the brackets. */
function enclosed(open: string, items: readonly string[], close: string, style: Style): string {
  if (!style.onLines) return `${open} ${items.join(", ")} ${close}`;
  const between = `${style.lineEnd}${style.indentation}`;
  return `${open}${between}${style.unit}${items.join(`,${between}${style.unit}`)}${between}${close}`;
}

/** A value that is written where nothing stood. */
interface Body {
  /** Whether the objects made around it have lines of their own. */
  readonly onLines: boolean;
  /** `style.indentation` is that of its line; the holder is none where it is new itself. */
  readonly write: (style: Style, holder: Node | undefined) => string;
}

/** "account": { "walletBalance": "2000" } for two names and a value. */
function nested(names: readonly string[], body: Body, holder: Node | undefined, style: Style): string {
  const [name, ...inner] = names;
  const deeper = { ...style, indentation: style.indentation + style.unit };
  const value =
    inner.length === 0
      ? body.write(style, holder)
      : enclosed("{", [nested(inner, body, undefined, deeper)], "}", { ...style, onLines: body.onLines });
  return `${JSON.stringify(name)}: ${value}`;
}

function insertMissing(tree: TextTree, found: Found, body: Body, order: readonly string[]): EditOutcome {
  const names = found.rest.filter((segment) => typeof segment === "string");
  if (names.length < found.rest.length) return { refusal: "This position is no longer in the file." };
  if (found.node === undefined) return insertRoot(tree, (style) => nested(names, body, undefined, style));
  return insertProperty(tree, found.node, names, body, order);
}

function insertRoot(tree: TextTree, property: (style: Style) => string): EditOutcome {
  const { text } = tree;
  if (punctuation(text, 0, text.length)?.length !== 0)
    return { refusal: "The text is not a position file yet." };
  const style = { lineEnd: lineEnd(text), unit: indentationUnit(text), indentation: "", onLines: true };
  const inner = { ...style, indentation: style.unit };
  const before = text.trim() === "" || /[\r\n][ \t]*$/.test(text) ? "" : style.lineEnd;
  const content = `${before}${enclosed("{", [property(inner)], "}", style)}${style.lineEnd}`;
  return [{ offset: text.length, length: 0, content }];
}

function insertProperty(
  tree: TextTree,
  object: Node,
  names: readonly string[],
  body: Body,
  order: readonly string[],
): EditOutcome {
  const layout = layoutOf(tree, object);
  if (layout === undefined) return unreadable(tree, object);
  const style = styleInside(tree, object, object === tree.root);
  const known = order.indexOf(names[0]!);
  let place = layout.items.length;
  if (known >= 0) {
    const rank = (item: Layout["items"][number]) => order.indexOf(stringOf(tree, item.value - 1));
    const before = layout.items.findLastIndex((item) => rank(item) >= 0 && rank(item) < known);
    const behind = layout.items.findIndex((item) => rank(item) > known);
    if (before >= 0 || behind >= 0) place = before >= 0 ? before + 1 : behind;
  }
  return insertItem(layout, place, nested(names, body, object, ownStyle(tree, object, style)), style);
}

// Items

/** Puts an item before the one at `place`, or behind the last one. */
function insertItem(layout: Layout, place: number, body: string, style: Style): EditOutcome {
  const { text, items, commas, inside } = layout;
  const onOwnLine = `${style.lineEnd}${style.indentation}`;
  if (items.length === 0) return insertFirst(layout, body, style);

  if (place === 0) {
    const first = items[0]!;
    const isOnLine = indentationBefore(text, first.start) !== undefined;
    if (!isOnLine) return [{ offset: first.start, length: 0, content: `${body}, ` }];
    const indentation = `${style.lineEnd}${indentationBefore(text, first.start)}`;
    return [{ offset: afterTrailingComments(text, inside), length: 0, content: `${indentation}${body},` }];
  }

  const before = items[place - 1]!;
  const indentation = indentationBefore(text, before.start);
  const comma = commas[place - 1];
  const from = comma === undefined ? before.end : comma + 1;
  const at = afterTrailingComments(text, from);
  // Behind a comment to the end of the line there is no room left on it.
  const needsLine = text.slice(from, at).includes("//");
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
