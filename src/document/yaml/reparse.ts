/**
 * Reading a YAML text of which nearly all has been read before: an edit inside one object or one element of a list is
 * read there alone. The package takes ten times as long as our own reader of JSON, so that this is what makes typing
 * in a long file bearable.
 */
import { commonEnd, commonStart } from "../difference";
import type { ParsedText } from "../json";
import { childAround, isAround } from "../reparse";
import { type Node, type TextTree, withSubtree } from "../tree";
import { parseYaml } from "./parse";

/** Shorter texts are read anew at once. */
const WORTHWHILE = 2_000;

/** Larger parts are no help. */
const LARGEST_PART = 20_000;

/** Characters by which a part may mean something else by itself than in its text: anchors, tags, text in blocks. */
const NOT_BY_ITSELF = /[&*!|>%?\t]|---|\.\.\./;

/** The same as `parseYaml(text)`, with the help of an earlier text's tree. */
export function reparseYaml(text: string, earlier: ParsedText | undefined): ParsedText {
  if (earlier === undefined || earlier.problems.length > 0 || text.length < WORTHWHILE)
    return parseYaml(text);
  return changedInside(earlier.tree, text) ?? parseYaml(text);
}

function changedInside(tree: TextTree, text: string): ParsedText | undefined {
  if (tree.text === text) return { tree, problems: [] };
  if (tree.hasReferences) return undefined;
  const start = commonStart(tree.text, text);
  const same = commonEnd(tree.text, text, start);
  const holder = smallestAround(tree, start, tree.text.length - same);
  if (holder === undefined || holder === tree.root) return undefined;
  const growth = text.length - tree.text.length;
  const from = tree.startOf(holder);
  const source = text.slice(from, tree.endOf(holder) + growth);
  if (source.length > LARGEST_PART || NOT_BY_ITSELF.test(source)) return undefined;
  if (isInBrackets(tree, holder) && source.includes("\n")) return undefined;
  const column = from - (text.lastIndexOf("\n", from - 1) + 1);
  const part = parseYaml(" ".repeat(column) + source);
  const { root } = part.tree;
  const isWhole =
    part.problems.length === 0 &&
    root !== undefined &&
    part.tree.kindOf(root) === tree.kindOf(holder) &&
    part.tree.startOf(root) === column &&
    part.tree.endOf(root) === column + source.length;
  const spliced = isWhole ? withSubtree(tree, holder, part.tree, text) : undefined;
  return spliced && { tree: spliced, problems: [] };
}

/** The innermost object or list that the changed characters are inside of, and that is read alike by itself. */
function smallestAround(tree: TextTree, start: number, end: number): Node | undefined {
  let found: Node | undefined;
  let node = tree.root;
  while (node !== undefined && isAround(tree, node, start, end)) {
    if (!isInBrackets(tree, node) || isOnOneLine(tree, node)) found = node;
    node = childAround(tree, node, start, end);
  }
  return found;
}

function isInBrackets(tree: TextTree, node: Node): boolean {
  const first = tree.text[tree.startOf(node)];
  return first === "{" || first === "[";
}

/** On further lines the column of the text around would matter. */
function isOnOneLine(tree: TextTree, node: Node): boolean {
  const lineEnd = tree.text.indexOf("\n", tree.startOf(node));
  return lineEnd < 0 || tree.endOf(node) <= lineEnd;
}
