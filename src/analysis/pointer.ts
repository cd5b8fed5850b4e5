/** The JSON pointer of the innermost value at an offset: /positions/0/leverage. */
import { type Node, stringOf, type TextTree } from "../document/tree";

export function pointerAt(tree: TextTree, offset: number): string {
  let pointer = "";
  let node = tree.root;
  while (node !== undefined) {
    const inside: { segment: string; node: Node } | undefined =
      tree.kindOf(node) === "object" ? propertyAt(tree, node, offset) : elementAt(tree, node, offset);
    if (inside === undefined) return pointer;
    pointer += `/${inside.segment.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    node = inside.node;
  }
  return pointer;
}

/** The property whose key or value holds the offset. */
function propertyAt(
  tree: TextTree,
  object: Node,
  offset: number,
): { segment: string; node: Node } | undefined {
  const end = tree.after(object);
  for (let key = object + 1; key < end; key = tree.after(key + 1)) {
    const value = key + 1;
    if (offset >= tree.startOf(key) && offset < tree.endOf(value))
      return { segment: stringOf(tree, key), node: value };
  }
  return undefined;
}

function elementAt(tree: TextTree, array: Node, offset: number): { segment: string; node: Node } | undefined {
  if (tree.kindOf(array) !== "array") return undefined;
  const end = tree.after(array);
  let index = 0;
  for (let child = array + 1; child < end; child = tree.after(child), index++) {
    if (offset >= tree.startOf(child) && offset < tree.endOf(child))
      return { segment: String(index), node: child };
  }
  return undefined;
}
