/** What stands at a cursor: the name of a property, a value, or the place for one that is still missing. */
import { type Node, type PathSegment, stringOf, type TextTree } from "../document/tree";

export interface Cursor {
  readonly of: "name" | "value";
  /** Of the value; of a name that of the object it stands in. */
  readonly path: readonly PathSegment[];
  /** What a completion takes the place of; empty where nothing stands there yet. */
  readonly start: number;
  readonly end: number;
}

/** None where neither a name nor a value belongs. */
export function cursorAt(tree: TextTree, offset: number): Cursor | undefined {
  const path: PathSegment[] = [];
  let node = tree.root;
  while (node !== undefined) {
    const kind = tree.kindOf(node);
    const found: Cursor | Node | undefined =
      kind === "object"
        ? inObject(tree, node, offset, path)
        : kind === "array"
          ? inArray(tree, node, offset, path)
          : undefined;
    if (typeof found !== "number") return found;
    node = found;
  }
  return undefined;
}

/** The cursor, or the value that it stands in; `path` grows by the name of that. */
function inObject(
  tree: TextTree,
  object: Node,
  offset: number,
  path: PathSegment[],
): Cursor | Node | undefined {
  const end = tree.after(object);
  for (let key = object + 1; key < end; key = tree.after(key + 1)) {
    const value = key + 1;
    if (tree.startOf(key) > offset) break;
    if (offset <= tree.endOf(key)) {
      return { of: "name", path, start: tree.startOf(key), end: tree.endOf(key) };
    }
    const name = stringOf(tree, key);
    if (isContainer(tree, value) && tree.startOf(value) < offset && isInside(tree, value, offset)) {
      path.push(name);
      return value;
    }
    const ofValue = { of: "value", path: [...path, name] } as const;
    const isEmpty = tree.startOf(value) === tree.endOf(value);
    if (!isEmpty && tree.startOf(value) <= offset && offset <= tree.endOf(value)) {
      return isContainer(tree, value) ? undefined : { ...ofValue, ...extent(tree, value, offset) };
    }
    // The value may be missing: then the reader takes what follows for it, or leaves an empty node.
    const isBeforeValue = isEmpty || offset < tree.startOf(value);
    if (isBeforeValue && /^\s*:\s*$/.test(tree.text.slice(tree.endOf(key), offset))) {
      return { ...ofValue, start: offset, end: offset };
    }
  }
  const before = tree.text.slice(tree.startOf(object), offset).trimEnd();
  return /[{,]$/.test(before) ? { of: "name", path, start: offset, end: offset } : undefined;
}

function inArray(tree: TextTree, array: Node, offset: number, path: PathSegment[]): Node | undefined {
  const end = tree.after(array);
  let index = 0;
  for (let child = array + 1; child < end; child = tree.after(child), index++) {
    if (tree.startOf(child) > offset) return undefined;
    if (isInside(tree, child, offset)) {
      path.push(index);
      return child;
    }
  }
  return undefined;
}

function isContainer(tree: TextTree, node: Node): boolean {
  const kind = tree.kindOf(node);
  return kind === "object" || kind === "array";
}

/** Behind the closing bracket a container has ended; one that is not closed yet goes on. */
function isInside(tree: TextTree, node: Node, offset: number): boolean {
  const [start, end] = [tree.startOf(node), tree.endOf(node)];
  const isClosed = /[}\]]/.test(tree.text[end - 1] ?? "");
  return start <= offset && (isClosed ? offset < end : offset <= end);
}

/** A string without its end reaches to the end of the line; only what was typed of it is meant. */
function extent(tree: TextTree, value: Node, offset: number): { start: number; end: number } {
  const [start, end] = [tree.startOf(value), tree.endOf(value)];
  return { start, end: tree.kindOf(value) === "invalid" ? offset : end };
}
