/** Finding objects in a text by the names of their fields, however deep a response wraps them. */
import { spelledOut } from "../document/hidden";
import { childrenOf, type Node, propertyOf, sourceOf, stringOf, type TextTree } from "../document/tree";

/** Responses are wrapped a few times: { "result": { "list": [ … ] } }. Deeper than this is something else. */
const DEEPEST = 6;

/** An object with the names of its fields. */
export interface Sample {
  readonly node: Node;
  readonly names: ReadonlySet<string>;
}

/** How many elements of a list tell what it is a list of. */
const LOOKED_AT = 3;

/** An object of more fields than this is a list by name: the first of them tell what it is. */
const LONGEST_RECORD = 200;

/** Some objects of a text, the outermost first: enough to tell what it is, and quick however long it is. */
export function samplesOf(tree: TextTree): Sample[] {
  const samples: Sample[] = [];
  const visit = (node: Node, depth: number) => {
    if (depth > DEEPEST) return;
    if (tree.kindOf(node) === "array") {
      const end = tree.after(node);
      let child = node + 1;
      for (let count = 0; count < LOOKED_AT && child < end; count++, child = tree.after(child)) {
        visit(child, depth + 1);
      }
    } else if (tree.kindOf(node) === "object") {
      const entries = entriesOf(tree, node, LONGEST_RECORD);
      samples.push({ node, names: new Set(entries.map(([name]) => name)) });
      for (const [, value] of entries) visit(value, depth + 1);
    }
  };
  if (tree.root !== undefined) visit(tree.root, 0);
  return samples;
}

/** All objects that have all of these fields, in the order of the text; none inside another, none in an `info`. */
export function objectsWith(tree: TextTree, ...names: readonly string[]): Node[] {
  const found: Node[] = [];
  const visit = (node: Node, depth: number) => {
    if (depth > DEEPEST) return;
    if (tree.kindOf(node) === "array") for (const child of childrenOf(tree, node)) visit(child, depth + 1);
    if (tree.kindOf(node) !== "object") return;
    const own = namesOf(tree, node);
    if (names.every((name) => own.has(name))) found.push(node);
    else for (const [name, value] of entriesOf(tree, node)) if (name !== "info") visit(value, depth + 1);
  };
  if (tree.root !== undefined) visit(tree.root, 0);
  return found;
}

/** The names and values of an object, in its order; of a long one the first. */
export function entriesOf(tree: TextTree, object: Node, most = Infinity): [name: string, value: Node][] {
  if (tree.kindOf(object) !== "object") return [];
  const entries: [string, Node][] = [];
  const end = tree.after(object);
  for (let key = object + 1; key < end && entries.length < most;) {
    const value = tree.after(key);
    if (value >= end) break;
    entries.push([stringOf(tree, key), value]);
    key = tree.after(value);
  }
  return entries;
}

function namesOf(tree: TextTree, object: Node): ReadonlySet<string> {
  return new Set(entriesOf(tree, object).map(([name]) => name));
}

/** A field of an object; none where it is absent or null, or where the node is no object. */
export function fieldOf(tree: TextTree, object: Node | undefined, name: string): Node | undefined {
  if (object === undefined || tree.kindOf(object) !== "object") return undefined;
  const node = propertyOf(tree, object, name);
  return node === undefined || tree.kindOf(node) === "null" ? undefined : node;
}

/** The characters of a field that is no object or list; none where it is absent, null or empty. */
export function textOf(tree: TextTree, object: Node | undefined, name: string): string | undefined {
  const node = fieldOf(tree, object, name);
  if (node === undefined) return undefined;
  const kind = tree.kindOf(node);
  if (kind === "object" || kind === "array") return undefined;
  const text = kind === "string" ? stringOf(tree, node) : sourceOf(tree, node);
  return text === "" ? undefined : spelledOut(text);
}

/** The elements of a list; none where the node is no list. */
export function elementsOf(tree: TextTree, list: Node | undefined): Node[] {
  return list !== undefined && tree.kindOf(list) === "array" ? childrenOf(tree, list) : [];
}
