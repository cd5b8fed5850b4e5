/**
 * Reading a text of which nearly all has been read before. An edit inside one object or list is read there alone: when
 * the new characters of that object are a complete value without a problem, nothing outside of it can have changed.
 */
import { commonEnd, commonStart } from "./difference";
import { type ParsedText, parseJson } from "./json";
import { type Node, type TextTree, withSubtree } from "./tree";

/** Shorter texts are read anew at once. */
const WORTHWHILE = 10_000;

/** The same as `parseJson(text)`, with the help of an earlier text's tree. */
export function reparseJson(text: string, earlier: ParsedText | undefined): ParsedText {
  if (earlier === undefined || earlier.problems.length > 0 || text.length < WORTHWHILE)
    return parseJson(text);
  return changedInside(earlier.tree, text) ?? parseJson(text);
}

function changedInside(tree: TextTree, text: string): ParsedText | undefined {
  if (tree.text === text) return { tree, problems: [] };
  const start = commonStart(tree.text, text);
  const same = commonEnd(tree.text, text, start);
  const holder = smallestAround(tree, start, tree.text.length - same);
  if (holder === undefined || holder === tree.root) return undefined;
  const growth = text.length - tree.text.length;
  const source = text.slice(tree.startOf(holder), tree.endOf(holder) + growth);
  const part = parseJson(source);
  const isWhole =
    part.problems.length === 0 &&
    part.tree.root !== undefined &&
    part.tree.startOf(part.tree.root) === 0 &&
    part.tree.endOf(part.tree.root) === source.length;
  const spliced = isWhole ? withSubtree(tree, holder, part.tree, text) : undefined;
  return spliced && { tree: spliced, problems: [] };
}

/** The innermost object or list whose brackets are both outside of the changed characters. */
function smallestAround(tree: TextTree, start: number, end: number): Node | undefined {
  let found: Node | undefined;
  let node = tree.root;
  while (node !== undefined && isAround(tree, node, start, end)) {
    found = node;
    node = childAround(tree, node, start, end);
  }
  return found;
}

/** Whether changed characters are inside of a list or an object, not at its edges. */
export function isAround(tree: TextTree, node: Node, start: number, end: number): boolean {
  const kind = tree.kindOf(node);
  return (kind === "object" || kind === "array") && tree.startOf(node) < start && end < tree.endOf(node);
}

/** The list or the object in a node that changed characters are inside of. */
export function childAround(tree: TextTree, node: Node, start: number, end: number): Node | undefined {
  const last = tree.after(node);
  for (let child = node + 1; child < last; child = tree.after(child)) {
    if (tree.startOf(child) >= start) return undefined;
    if (isAround(tree, child, start, end)) return child;
  }
  return undefined;
}
