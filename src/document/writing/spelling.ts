/** How names and values are spelled between brackets. */
import type { Node, TextTree } from "../tree";
import { childrenOf, stringOf } from "../tree";
import type { Scalar } from "./outcome";

export interface Notation {
  /** A name as those of an object are written; none where the object is new. */
  name(tree: TextTree, object: Node | undefined, name: string): string;
  /** A value as the others of an object are written, or as the one in whose place it comes. */
  scalar(tree: TextTree, object: Node | undefined, value: Scalar, replaced?: Node): string;
  /** Whether brackets may go over lines: in YAML they may only as far as indentation allows. */
  readonly spansLines: boolean;
  /** A text of a structure, which does not say whether it is a number. */
  text(text: string): string;
}

export const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

export const JSON_NOTATION: Notation = {
  spansLines: true,
  name: (_tree, _object, name) => JSON.stringify(name),
  text: (text) => JSON.stringify(text),
  scalar: (tree, object, { text, isNumber }, replaced) => {
    const kind = replaced === undefined ? undefined : tree.kindOf(replaced);
    const isBare = kind === "number" || (kind !== "string" && usesNumbers(tree, object));
    return isNumber && isBare && NUMBER.test(text) ? text : JSON.stringify(text);
  },
};

/** Whether an object writes its numbers bare; in quotes is the way of the format. */
function usesNumbers(tree: TextTree, object: Node | undefined): boolean {
  if (object === undefined || tree.kindOf(object) !== "object") return false;
  const values = childrenOf(tree, object).filter((_, place) => place % 2 === 1);
  const isQuotedNumber = (value: Node) =>
    tree.kindOf(value) === "string" && NUMBER.test(stringOf(tree, value));
  return values.some((value) => tree.kindOf(value) === "number") && !values.some(isQuotedNumber);
}
