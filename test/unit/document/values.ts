import { parseJson } from "../../../src/document/json";
import { childrenOf, type Node, sourceOf, stringOf, type TextTree } from "../../../src/document/tree";

/** What a text holds as the reader sees it; what is no value is undefined. */
export function read(text: string): unknown {
  const { tree } = parseJson(text);
  return tree.root === undefined ? undefined : valueOf(tree, tree.root);
}

export function valueOf(tree: TextTree, node: Node): unknown {
  const kind = tree.kindOf(node);
  if (kind === "invalid") return undefined;
  if (kind === "array") return childrenOf(tree, node).map((element) => valueOf(tree, element));
  if (kind === "object")
    return Object.fromEntries(
      propertiesOf(tree, node).map(([key, value]) => [stringOf(tree, key), valueOf(tree, value)]),
    );
  if (kind === "null") return null;
  if (kind === "boolean") return sourceOf(tree, node).toLowerCase() === "true";
  return kind === "string" ? stringOf(tree, node) : JSON.parse(sourceOf(tree, node));
}

/** Keys and values of an object, in pairs. */
export function propertiesOf(tree: TextTree, object: Node): [key: Node, value: Node][] {
  const children = childrenOf(tree, object);
  return children.flatMap((key, index) =>
    index % 2 === 0 ? [[key, children[index + 1]!] as [Node, Node]] : [],
  );
}
