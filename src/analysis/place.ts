/** The innermost value at an offset of a text, with the way to it. */
import type { Path } from "../document/edit";
import { type Node, stringOf, type TextTree } from "../document/tree";

export interface Place {
  readonly path: Path;
  readonly value: Node;
  /** The object or list that holds it; none at the root. */
  readonly holder: Node | undefined;
}

/** None in a text without a value. Of a name that stands several times the one at the offset is meant. */
export function placeAt(tree: TextTree, offset: number): Place | undefined {
  if (tree.root === undefined) return undefined;
  const path: (string | number)[] = [];
  let [value, holder]: [Node, Node | undefined] = [tree.root, undefined];
  for (;;) {
    const inner =
      tree.kindOf(value) === "object" ? propertyAt(tree, value, offset) : elementAt(tree, value, offset);
    if (inner === undefined) return { path, value, holder };
    path.push(inner.segment);
    [value, holder] = [inner.value, value];
  }
}

interface Inner {
  readonly segment: string | number;
  readonly value: Node;
}

function propertyAt(tree: TextTree, object: Node, offset: number): Inner | undefined {
  const end = tree.after(object);
  for (let key = object + 1; key < end; key = tree.after(key + 1)) {
    const isHere = offset >= tree.startOf(key) && offset < tree.endOf(key + 1);
    if (isHere) return { segment: stringOf(tree, key), value: key + 1 };
  }
  return undefined;
}

function elementAt(tree: TextTree, list: Node, offset: number): Inner | undefined {
  if (tree.kindOf(list) !== "array") return undefined;
  const end = tree.after(list);
  let segment = 0;
  for (let value = list + 1; value < end; value = tree.after(value), segment++) {
    if (offset >= tree.startOf(value) && offset < tree.endOf(value)) return { segment, value };
  }
  return undefined;
}
