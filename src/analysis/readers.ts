/** What a parsed text is, and what it says of positions: a position file, or something that is read as one. */
import { type Parts, type PositionFile, readPositionFile } from "../document/positionFile";
import type { TextTree } from "../document/tree";
import type { Reported } from "../dumps/dumpFile";
import { readDump, readerById, readerOf } from "../dumps/index";
import type { DumpReader } from "../dumps/reader";
import { tierTableOf } from "../venues/tables/tierTables";

export type { Reported } from "../dumps/dumpFile";

export interface ReadText {
  /** "positions" for a position file, else the id of the reader that recognised it. */
  readonly kind: string;
  /** Nodes are those of the text, whatever it is. */
  readonly file: PositionFile;
  /** The liquidation price that the text itself states for a position, by its index. */
  readonly reported: ReadonlyMap<number, Reported>;
}

const NOTHING_REPORTED: ReadonlyMap<number, Reported> = new Map();

const known = {
  maxLeverage: (venue: string, symbol: string) => tierTableOf(venue, symbol)?.tiers[0]?.maxLeverage,
};

export function readTree(tree: TextTree, earlier?: Parts): ReadText {
  const reader = readerOf(tree);
  if (reader === undefined) {
    return { kind: "positions", file: readPositionFile(tree, earlier), reported: NOTHING_REPORTED };
  }
  return { kind: reader.id, ...readDump(tree, reader, known) };
}

/** The reader of a kind; none for a position file. */
export function readerOfKind(kind: string): DumpReader | undefined {
  return readerById(kind);
}
