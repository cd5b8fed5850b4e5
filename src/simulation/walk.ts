/** What every part of a walk works on. */
import type { Decimal } from "../engine/decimal";
import type { Book, MarkOf } from "./book";
import type { PriceOrder, SimulationOptions } from "./options";
import type { Moment, Recorder } from "./recorder";
import type { Numbers, Segment } from "./segment";

export interface Walk {
  readonly book: Book;
  readonly recorder: Recorder;
  readonly options: SimulationOptions;
  /** The marks of each step as numbers. */
  readonly numbers: readonly Numbers[];
  /** Orders that were filled. */
  readonly filled: Set<PriceOrder>;
  /** What each rule has added so far, by its place among the rules. */
  readonly toppedUp: Map<number, Decimal>;
}

/** A moment of a walk with the marks at it. */
export interface Scene extends Moment {
  readonly segment: Segment;
  /** Whether the marks jumped there. */
  readonly isGap: boolean;
}

export function marksAt({ segment, at }: Scene): MarkOf {
  return (symbol) => segment.at(symbol, at);
}
