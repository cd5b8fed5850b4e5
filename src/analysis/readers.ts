/** What a parsed text is, and what it says of positions: a position file, or something that is read as one. */
import { type Parts, type PositionFile, readPositionFile } from "../document/positionFile";
import type { Node, TextTree } from "../document/tree";
import type { Decimal } from "../engine/decimal";

export interface ReadText {
  /** "positions" for a position file, else the id of the reader that recognised it. */
  readonly kind: string;
  /** Nodes are those of the text, whatever it is. */
  readonly file: PositionFile;
  /** The liquidation price that the text itself states for a position, by its index. */
  readonly reported: ReadonlyMap<number, Reported>;
}

export interface Reported {
  readonly liquidationPrice: Decimal;
  readonly node: Node;
}

const NOTHING_REPORTED: ReadonlyMap<number, Reported> = new Map();

export function readTree(tree: TextTree, earlier?: Parts): ReadText {
  return { kind: "positions", file: readPositionFile(tree, earlier), reported: NOTHING_REPORTED };
}
