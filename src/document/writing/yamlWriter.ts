/** Changes in YAML texts: line by line where objects and lists are told by indentation, else between brackets. */
import * as l10n from "@vscode/l10n";
import { indentationBefore, lineEnd, punctuation, YAML_COMMENTS } from "../layout";
import { type Structure, written } from "../structure";
import { childrenOf, keyOf, type Node, sourceOf, stringOf, type TextTree } from "../tree";
import { BracketWriter } from "./brackets";
import { type Content, type EditOutcome, type NewObject, type TextEdit, unreadable } from "./outcome";
import { type Place, placeFor, type Writer } from "./writer";
import {
  blockLayoutOf,
  columnOf,
  commentBehind,
  endOfLine,
  hasListsBelowNames,
  indentationStep,
  isInBrackets,
  startOfLine,
  startsLine,
} from "./yamlLines";
import { YAML_NOTATION } from "./yamlNotation";
import { movedOnLines } from "./movedLines";

const BRACKETS = new BracketWriter(YAML_NOTATION);

export class YamlWriter implements Writer {
  replace(tree: TextTree, place: Place, content: Content): EditOutcome {
    const { node, holder } = place;
    const isOnLines = holder !== undefined && !isInBrackets(tree, holder) && tree.kindOf(holder) === "object";
    if (tree.kindOf(node) === "invalid") return unreadable(tree, node);
    if (content.kind !== "scalar" && isOnLines) {
      const lines = (column: number) => linesOf(tree, content, column);
      return replaceByLines(tree, node, lines, content.kind === "list" || isListOf(content.structure));
    }
    if (content.kind === "scalar" || holder === undefined || isInBrackets(tree, holder))
      return replaceInPlace(tree, place, content);
    return { refusal: l10n.t("The file has something else here; edit it in the text.") };
  }

  insert(
    tree: TextTree,
    object: Place | undefined,
    names: readonly string[],
    content: Content,
    order: readonly string[],
  ): EditOutcome {
    if (object === undefined) return insertRoot(tree, names, content);
    const { node, holder } = object;
    const lines = (column: number) => propertyLines(tree, undefined, names, content, column);
    if (isEmptyObject(tree, node)) {
      if (holder === undefined && tree.text.slice(0, tree.startOf(node)).trim() === "")
        return replaceBy(tree, node, lines(0));
      if (holder !== undefined && !isInBrackets(tree, holder) && tree.kindOf(holder) === "object")
        return replaceByLines(tree, node, lines, false);
      if (tree.kindOf(node) === "null")
        return { refusal: l10n.t("The file has nothing here yet; edit it in the text.") };
    }
    if (isInBrackets(tree, node)) return BRACKETS.insert(tree, object, names, content, order);
    const layout = blockLayoutOf(tree, node);
    if (layout === undefined) return unreadable(tree, node);
    const present = layout.items.map(({ value }) => stringOf(tree, keyOf(value)));
    const place = placeFor(present, names[0]!, order);
    return insertLines(tree, node, place, propertyLines(tree, node, names, content, layout.column));
  }

  append(tree: TextTree, list: Place, fields: NewObject): EditOutcome {
    const children = childrenOf(tree, list.node);
    if (isInBrackets(tree, list.node)) {
      const isEmpty = children.length === 0 && /^\[\s*\]$/.test(sourceOf(tree, list.node));
      const isOnLines = list.holder !== undefined && !isInBrackets(tree, list.holder);
      if (isEmpty && isOnLines) return this.replace(tree, list, { kind: "list", first: fields });
      return BRACKETS.append(tree, list, fields);
    }
    const layout = blockLayoutOf(tree, list.node);
    if (layout === undefined) return unreadable(tree, list.node);
    const last = children.at(-1)!;
    const sibling = tree.kindOf(last) === "object" ? last : undefined;
    const isFlow = sibling !== undefined && isInBrackets(tree, sibling);
    const body = isFlow
      ? [`- { ${fields.map((field) => propertyText(tree, sibling, field)).join(", ")} }`]
      : elementLines(tree, sibling, fields, layout.column);
    return insertLines(tree, list.node, layout.items.length, body);
  }

  remove(tree: TextTree, container: Place, index: number): EditOutcome {
    const { node, holder } = container;
    if (isInBrackets(tree, node)) return BRACKETS.remove(tree, container, index);
    const layout = blockLayoutOf(tree, node);
    if (layout === undefined) return unreadable(tree, node);
    if (layout.items.length === 1) return removeAll(tree, node, holder);
    return removeLines(tree.text, layout.items, index);
  }

  duplicate(tree: TextTree, list: Place, index: number): EditOutcome {
    if (isInBrackets(tree, list.node)) return BRACKETS.duplicate(tree, list, index);
    const layout = blockLayoutOf(tree, list.node);
    if (layout === undefined) return unreadable(tree, list.node);
    const { start, end } = layout.items[index]!;
    // The lines of the element keep their own indentation.
    return insertLines(tree, list.node, index + 1, [tree.text.slice(start, end).trimEnd()]);
  }

  move(tree: TextTree, list: Place, from: number, to: number): EditOutcome {
    if (isInBrackets(tree, list.node)) return BRACKETS.move(tree, list, from, to);
    const layout = blockLayoutOf(tree, list.node);
    if (layout === undefined) return unreadable(tree, list.node);
    return movedOnLines(tree.text, layout.items, from, to) ?? unreadable(tree, list.node);
  }
}

// Text that is new, as lines; the first of them has no indentation, which is that of its place.

/** A list or a structure that stands below its name. */
function linesOf(tree: TextTree, content: Exclude<Content, { kind: "scalar" }>, column: number): string[] {
  if (content.kind === "list") return elementLines(tree, undefined, content.first, column);
  return structureLines(tree, content.structure, column);
}

function elementLines(tree: TextTree, like: Node | undefined, fields: NewObject, column: number): string[] {
  const indentation = " ".repeat(column);
  const named = fields.map((field) => propertyText(tree, like, field));
  return named.length === 0
    ? ["- {}"]
    : named.map((text, at) => (at === 0 ? `- ${text}` : `${indentation}  ${text}`));
}

function propertyText(tree: TextTree, like: Node | undefined, [name, value]: NewObject[number]): string {
  return `${YAML_NOTATION.name(tree, like, name)}: ${YAML_NOTATION.scalar(tree, like, value)}`;
}

/** Objects that hold only texts stand on one line, in braces; all else on lines of its own. */
function structureLines(tree: TextTree, value: Structure, column: number): string[] {
  const isFlat = typeof value !== "string" && Object.values(value).every((item) => typeof item === "string");
  if (typeof value === "string" || isFlat || Object.keys(value).length === 0) return [flat(tree, value)];
  const indentation = " ".repeat(column);
  const lines = isListOf(value)
    ? value.flatMap((item) => {
        const [first, ...others] = structureLines(tree, item, column + 2);
        return [`- ${first}`, ...others];
      })
    : Object.entries(value).flatMap(([name, item]) => {
        const key = `${YAML_NOTATION.name(tree, undefined, name)}:`;
        const inner = structureLines(tree, item, column + indentationStep(tree.text));
        if (inner.length === 1 && !inner[0]!.startsWith("- ")) return [`${key} ${inner[0]}`];
        return [key, " ".repeat(column + indentationStep(tree.text)) + inner[0]!, ...inner.slice(1)];
      });
  // Lines within an item bring their own indentation along.
  return lines.map((line, at) => (at === 0 || line.startsWith(" ") ? line : indentation + line));
}

function flat(tree: TextTree, value: Structure): string {
  return written(value, undefined, {
    text: (text) => YAML_NOTATION.text(text),
    name: (name) => YAML_NOTATION.name(tree, undefined, name),
  });
}

/** A property with the objects around it, and its value on its line or below it. */
function propertyLines(
  tree: TextTree,
  holder: Node | undefined,
  [name, ...inner]: readonly string[],
  content: Content,
  column: number,
): string[] {
  const key = `${YAML_NOTATION.name(tree, holder, name!)}:`;
  const step = indentationStep(tree.text);
  if (inner.length > 0) {
    const [first, ...others] = propertyLines(tree, undefined, inner, content, column + step);
    return [key, " ".repeat(column + step) + first!, ...others];
  }
  if (content.kind === "scalar") return [`${key} ${YAML_NOTATION.scalar(tree, holder, content.scalar)}`];
  const isList = content.kind === "list" || isListOf(content.structure);
  const at = isList && hasListsBelowNames(tree.text) ? column : column + step;
  const [first, ...others] = linesOf(tree, content, at);
  if (others.length === 0 && !first!.startsWith("- ")) return [`${key} ${first}`];
  return [key, " ".repeat(at) + first!, ...others];
}

function isListOf(value: Structure): value is readonly Structure[] {
  return Array.isArray(value);
}

function isEmptyObject(tree: TextTree, node: Node): boolean {
  return tree.kindOf(node) === "null" || /^\{\s*\}$/.test(sourceOf(tree, node));
}

// Places

function insertRoot(tree: TextTree, names: readonly string[], content: Content): EditOutcome {
  const { text } = tree;
  const withoutMarks = text.replace(/^(?:---|\.\.\.)[ \t]*(?=\r?$)/gm, "");
  if (punctuation(withoutMarks, 0, withoutMarks.length, YAML_COMMENTS)?.length !== 0)
    return { refusal: l10n.t("The text is not a position file yet.") };
  const end = lineEnd(text);
  const before = text.trim() === "" || /\n[ \t]*$/.test(text) ? "" : end;
  const lines = propertyLines(tree, undefined, names, content, 0);
  return [{ offset: text.length, length: 0, content: `${before}${lines.join(end)}${end}` }];
}

function replaceBy(tree: TextTree, node: Node, lines: readonly string[]): EditOutcome {
  const offset = tree.startOf(node);
  return [{ offset, length: tree.endOf(node) - offset, content: lines.join(lineEnd(tree.text)) }];
}

/** A single value, which may stand where nothing stood; or something in brackets. */
function replaceInPlace(tree: TextTree, place: Place, content: Content): EditOutcome {
  if (content.kind !== "scalar") return BRACKETS.replace(tree, place, content);
  const { node, holder } = place;
  const offset = tree.startOf(node);
  const length = tree.endOf(node) - offset;
  const text = YAML_NOTATION.scalar(tree, holder, content.scalar, node);
  if (text === sourceOf(tree, node)) return [];
  const needsSpace = length === 0 && /[:-]/.test(tree.text[offset - 1] ?? "");
  const needsSpaceBehind = length === 0 && /[#,}\]]/.test(tree.text[offset] ?? "");
  return [{ offset, length, content: `${needsSpace ? " " : ""}${text}${needsSpaceBehind ? " " : ""}` }];
}

/** Puts lines below the name of a property, in place of its value. */
function replaceByLines(
  tree: TextTree,
  node: Node,
  lines: (column: number) => readonly string[],
  isList: boolean,
): EditOutcome {
  const { text } = tree;
  const [start, end] = [tree.startOf(node), tree.endOf(node)];
  const colon = text.indexOf(":", tree.endOf(keyOf(node))) + 1;
  const isBelow = /\n/.test(text.slice(colon, start)) && startsLine(text, start);
  if (isBelow) return replaceBy(tree, node, lines(columnOf(text, start)));
  const keyColumn = columnOf(text, tree.startOf(keyOf(node)));
  const isFlush = isList && hasListsBelowNames(text);
  const column = isFlush ? keyColumn : keyColumn + indentationStep(text);
  const at = endOfLine(text, end);
  const content = `${lineEnd(text)}${" ".repeat(column)}${lines(column).join(lineEnd(text))}`;
  const insertion: TextEdit = { offset: at, length: 0, content };
  // A comment behind the value stays on the line of the name.
  const isNothing = start === end || text.slice(colon, start).trim() !== "";
  if (isNothing) return [insertion];
  if (at === end) return [{ offset: colon, length: end - colon, content }];
  return [{ offset: colon, length: end - colon, content: "" }, insertion];
}

/** Puts an item on lines of its own before the one at `place`, or behind the last one. */
function insertLines(tree: TextTree, container: Node, place: number, lines: readonly string[]): EditOutcome {
  const { text } = tree;
  const { items, column } = blockLayoutOf(tree, container)!;
  const end = lineEnd(text);
  const indentation = " ".repeat(column);
  const body = lines.join(end);
  if (place === 0) return [{ offset: items[0]!.start, length: 0, content: `${body}${end}${indentation}` }];
  const offset = endOfLine(text, items[place - 1]!.end);
  return [{ offset, length: 0, content: `${end}${indentation}${body}` }];
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Takes an item out with its lines. A comment behind it stays. */
function removeLines(text: string, items: readonly Stretch[], index: number): EditOutcome {
  const { start, end } = items[index]!;
  const comment = commentBehind(text, end);
  const deletion = (from: number, to: number) => [{ offset: from, length: to - from, content: "" }];
  if (comment !== undefined) return deletion(start, comment);
  const next = items[index + 1];
  if (indentationBefore(text, start) === undefined) {
    // It shares its line with a dash.
    const isNextAlone = next !== undefined && text.slice(end, next.start).trim() === "";
    return deletion(start, isNextAlone ? next.start : endOfLine(text, end));
  }
  const lineStart = startOfLine(text, start);
  const lineStop = endOfLine(text, end);
  if (lineStart > 0) return deletion(endOfLine(text, startOfLine(text, lineStart - 1)), lineStop);
  const behind = text.startsWith("\r\n", lineStop) ? 2 : 1;
  return deletion(lineStart, Math.min(text.length, lineStop + behind));
}

/** Leaves an empty object or list where the last item is taken out. */
function removeAll(tree: TextTree, node: Node, holder: Node | undefined): EditOutcome {
  const { text } = tree;
  const [start, end] = [tree.startOf(node), tree.endOf(node)];
  const empty = tree.kindOf(node) === "object" ? "{}" : "[]";
  const isProperty = holder !== undefined && tree.kindOf(holder) === "object";
  const colon = isProperty ? text.indexOf(":", tree.endOf(keyOf(node))) + 1 : start;
  const isBelow = isProperty && text.slice(colon, start).includes("\n");
  if (!isBelow) return [{ offset: start, length: end - start, content: empty }];
  const comment = commentBehind(text, end);
  const isBlank = text.slice(colon, start).trim() === "";
  if (isBlank && comment === undefined) return [{ offset: colon, length: end - colon, content: ` ${empty}` }];
  const from =
    comment === undefined ? startOfLine(text, start) - lineEndBefore(text, startOfLine(text, start)) : start;
  const to = comment ?? endOfLine(text, end);
  return [
    { offset: colon, length: 0, content: ` ${empty}` },
    { offset: from, length: to - from, content: "" },
  ];
}

function lineEndBefore(text: string, lineStart: number): number {
  return text[lineStart - 2] === "\r" ? 2 : 1;
}
