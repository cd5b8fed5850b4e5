/** A line of a table of candles, before anybody knows what its cells mean. */
export interface TextRow {
  /** From 1. */
  readonly line: number;
  /** The cells without the blanks around them. */
  readonly cells: readonly string[];
}

/** What no rows can be made of. */
export interface Refusal {
  readonly line: number;
  /** From 1; none where the whole line is meant. */
  readonly column?: number;
  readonly message: string;
}
