/** How one language puts changes into its texts. What is to change is known; how it looks in the text is decided here. */
import type { Node, TextTree } from "../tree";
import type { Content, EditOutcome, NewObject } from "./outcome";

/** A value that is there, and the object or list that it is in. */
export interface Place {
  readonly node: Node;
  /** None for the value of the whole file. */
  readonly holder: Node | undefined;
}

export interface Writer {
  /** Puts something else in the place of a value. */
  replace(tree: TextTree, place: Place, content: Content): EditOutcome;
  /**
   * Adds a property to an object, the last of several names, with objects around it for the others; where `order` has
   * its place among the other properties. Without an object the text holds no value yet.
   */
  insert(
    tree: TextTree,
    object: Place | undefined,
    names: readonly string[],
    content: Content,
    order: readonly string[],
  ): EditOutcome;
  /** Adds an object to a list, at its end. */
  append(tree: TextTree, list: Place, fields: NewObject): EditOutcome;
  /** Takes out an element of a list, or a property of an object with its name. */
  remove(tree: TextTree, container: Place, index: number): EditOutcome;
  /** Writes an element of a list once more, behind itself. */
  duplicate(tree: TextTree, list: Place, index: number): EditOutcome;
  /** Puts an element of a list elsewhere in it. */
  move(tree: TextTree, list: Place, from: number, to: number): EditOutcome;
}

/** Where among the properties of an object one has its place that is not there. */
export function placeFor(names: readonly string[], name: string, order: readonly string[]): number {
  const known = order.indexOf(name);
  if (known < 0) return names.length;
  const ranks = names.map((other) => order.indexOf(other));
  const before = ranks.findLastIndex((rank) => rank >= 0 && rank < known);
  const behind = ranks.findIndex((rank) => rank > known);
  if (before < 0 && behind < 0) return names.length;
  return before >= 0 ? before + 1 : behind;
}
