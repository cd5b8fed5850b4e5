/** Tables of tiers as a download has them: whose they are, and each value with the name it bears there. */
import { childrenOf, type Node, propertyOf, sourceOf, stringOf, type TextTree } from "../document/tree";

/** A value of a download. */
export interface Cell {
  readonly field: string;
  /** Its characters; none where the download leaves it out. */
  readonly text: string | undefined;
}

export interface DownloadedTier {
  /** Where the tier begins and ends, in `unit`. A download may state only the end. */
  readonly floor: Cell;
  readonly limit: Cell;
  readonly rate: Cell;
  readonly amount: Cell;
  readonly leverage: Cell;
}

export interface DownloadedTable {
  /** The names of the contract, the venue's own first. */
  readonly names: readonly string[];
  /** None where the download does not tell. */
  readonly contractType: "linear" | "inverse" | undefined;
  readonly settle: string | undefined;
  /** What floors and limits count: the notional in the settle asset, or contracts. */
  readonly unit: "notional" | "contracts";
  /** Whether rates are in per cent. */
  readonly isPercent: boolean;
  readonly tiers: readonly DownloadedTier[];
}

export interface Download {
  readonly tables: readonly DownloadedTable[];
  /** What the download holds and no table can be made of, in words. */
  readonly refusals: readonly string[];
}

/** Reads a download of one kind; none where it is of another kind. */
export type Reader = (tree: TextTree, root: Node) => Download | undefined;

/** The value of the first of these fields that an object has. */
export function cellOf(tree: TextTree, object: Node | undefined, ...fields: string[]): Cell {
  for (const field of fields) {
    const text = object === undefined ? undefined : textOf(tree, object, field);
    if (text !== undefined) return { field, text };
  }
  return { field: fields[0]!, text: undefined };
}

/** The characters of a field; none where it is absent, null or empty. */
export function textOf(tree: TextTree, object: Node, field: string): string | undefined {
  const node = tree.kindOf(object) === "object" ? propertyOf(tree, object, field) : undefined;
  if (node === undefined || tree.kindOf(node) === "null") return undefined;
  const text = tree.kindOf(node) === "string" ? stringOf(tree, node) : sourceOf(tree, node);
  return text === "" ? undefined : text;
}

/** A field that is an object; none where it is anything else. */
export function objectOf(tree: TextTree, object: Node, field: string): Node | undefined {
  const node = tree.kindOf(object) === "object" ? propertyOf(tree, object, field) : undefined;
  return node !== undefined && tree.kindOf(node) === "object" ? node : undefined;
}

/** The objects of a list; none where the node is no list, or one of something else. */
export function rowsOf(tree: TextTree, list: Node | undefined): Node[] {
  if (list === undefined || tree.kindOf(list) !== "array") return [];
  return childrenOf(tree, list).filter((row) => tree.kindOf(row) === "object");
}

/** Rows by what a function says of them, in the order in which it first occurs. */
export function grouped(
  rows: readonly Node[],
  nameOf: (row: Node) => string,
): [name: string, rows: Node[]][] {
  const groups = new Map<string, Node[]>();
  for (const row of rows) {
    const group = groups.get(nameOf(row));
    if (group === undefined) groups.set(nameOf(row), [row]);
    else group.push(row);
  }
  return [...groups];
}
