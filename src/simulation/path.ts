/** Prices over time: what a simulation walks along. */
import type { Decimal } from "../engine/decimal";

export interface Step {
  /** Where the step stands in time, in milliseconds; since 1970-01-01 UTC for what has happened, from 0 for what has not. */
  readonly time: number;
  /** The mark prices that are new at this step; all others stay. */
  readonly marks: ReadonlyMap<string, Decimal>;
  /** Funding settled at this step: what a long pays per unit of its notional; none where none is due. */
  readonly fundingRates?: ReadonlyMap<string, Decimal>;
}

/** A walk of the marks. It begins at the marks of the book: the first step is the first change. */
export type Path = readonly Step[];
