/** What reads one kind of dump. One file each; index.ts lists them. */
import type { Decimal } from "../engine/decimal";
import type { TextTree } from "../document/tree";
import type { DumpFile } from "./dumpFile";
import type { Sample } from "./walk";

/** What the project's tables know of a contract, asked by venue and symbol. */
export interface KnownContracts {
  /** The highest leverage of the first tier; none where no table knows the contract. */
  readonly maxLeverage: (venue: string, symbol: string) => Decimal | undefined;
}

export interface DumpReader {
  /** Stable: scripts see it as the kind of a file. */
  readonly id: string;
  /** What it is, in a sentence: "Binance positionRisk". */
  readonly title: string;
  /** Whether a dump of positions or accounts, or a configuration of a strategy, which has no prices. */
  readonly holds: "positions" | "strategy";
  /** The rule set that the dump is of, unless its rows say otherwise. */
  readonly venue: string;
  /** Whether objects of the text have the fields that only this kind has. */
  readonly recognises: (samples: readonly Sample[], tree: TextTree) => boolean;
  readonly read: (dump: DumpFile, known: KnownContracts) => void;
}

/** Whether one of the objects has all of these fields. */
export function has(samples: readonly Sample[], ...names: readonly string[]): boolean {
  return samples.some((sample) => names.every((name) => sample.names.has(name)));
}
