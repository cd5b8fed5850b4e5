/** What a line says, with the places where it says it. */
import type { InstrumentField, PositionField, WalletField } from "./words";

/** Offsets in the line. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A value as a position file writes it, and the words that state it. */
export interface Stated extends Range {
  readonly value: string;
}

export interface LinePosition {
  /** The words that say what is held: side, size and symbol. */
  readonly head: Range;
  readonly symbol: string;
  readonly fields: ReadonlyMap<PositionField, Stated>;
  /** What is said of its contract. */
  readonly instrument: ReadonlyMap<InstrumentField, Stated>;
}

export interface LineWallet {
  /** None where the line names none: the one wallet of the account. */
  readonly asset: string | undefined;
  readonly fields: ReadonlyMap<WalletField, Stated>;
}

export interface Line {
  readonly positions: readonly LinePosition[];
  readonly wallets: readonly LineWallet[];
  /** The fields of the account besides its wallets. */
  readonly account: ReadonlyMap<string, Stated>;
  /** The fields of the whole file. */
  readonly file: ReadonlyMap<string, Stated>;
}

export interface LineProblem extends Range {
  readonly message: string;
  /** Whether the line is right as far as it goes, and something has to follow. */
  readonly isUnfinished: boolean;
}
