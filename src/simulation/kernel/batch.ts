/** A stretch of paths, walked by every book. What a worker does; everything in and out can be posted to one. */
import type { CompiledBook } from "./compiled";
import type { Market } from "./market";
import { Paths } from "./paths";
import { WALK_ENDS, Walker } from "./walker";

/** What is the same for every batch. A book that could not be compiled has no arrays. */
export interface Job {
  readonly market: Market;
  readonly seed: number;
  readonly books: readonly (CompiledBook | undefined)[];
}

export interface Batch {
  readonly first: number;
  readonly count: number;
}

/** By path in the order of the batch. */
export interface BookBatch {
  /** Final equity, all pools of a path together; not numbers where the walk is undecided. */
  readonly equity: Float64Array;
  /** How many rows of the account were liquidated. */
  readonly fallen: Int32Array;
  /** By row of the account: in how many decided walks it was liquidated. */
  readonly fallenRows: Int32Array;
  /** Paths, counted from the first of all, that have to be walked exactly, and why as a place in WALK_ENDS. */
  readonly undecided: Int32Array;
  readonly reasons: Uint8Array;
}

export interface BatchResult extends Batch {
  readonly books: readonly (BookBatch | undefined)[];
}

export class BatchWalker {
  readonly #paths: Paths;
  readonly #walkers: readonly (Walker | undefined)[];

  constructor({ market, seed, books }: Job) {
    this.#paths = new Paths(market, seed);
    this.#walkers = books.map((book) => book && new Walker(book));
  }

  walk({ first, count }: Batch): BatchResult {
    const tallies = this.#walkers.map((walker) => walker && new Tally(walker, count));
    for (let place = 0; place < count; place++) {
      this.#paths.draw(first + place);
      for (const tally of tallies) tally?.add(this.#paths.marks, first + place, place);
    }
    return { first, count, books: tallies.map((tally) => tally?.result()) };
  }
}

class Tally {
  readonly #walker: Walker;
  readonly #equity: Float64Array;
  readonly #fallen: Int32Array;
  readonly #fallenRows: Int32Array;
  readonly #legOfRow: Int32Array;
  readonly #poolCount: number;
  readonly #undecided: number[] = [];
  readonly #reasons: number[] = [];

  constructor(walker: Walker, count: number) {
    const { pools, legOfRow } = walker.state.book;
    this.#walker = walker;
    this.#poolCount = pools.count;
    this.#legOfRow = legOfRow;
    this.#equity = new Float64Array(count * pools.count);
    this.#fallen = new Int32Array(count);
    this.#fallenRows = new Int32Array(legOfRow.length);
  }

  add(marks: Float64Array, path: number, place: number): void {
    const walker = this.#walker;
    const end = walker.walk(marks);
    const at = place * this.#poolCount;
    if (end !== "done") {
      this.#undecided.push(path);
      this.#reasons.push(WALK_ENDS.indexOf(end));
      this.#equity.fill(NaN, at, at + this.#poolCount);
      return;
    }
    for (let pool = 0; pool < this.#poolCount; pool++) this.#equity[at + pool] = walker.equityOf(pool);
    if (walker.fallen.length === 0) return;
    const { isOpen } = walker.state;
    let count = 0;
    this.#legOfRow.forEach((leg, row) => {
      if (isOpen[leg] === 1) return;
      this.#fallenRows[row]!++;
      count++;
    });
    this.#fallen[place] = count;
  }

  result(): BookBatch {
    return {
      equity: this.#equity,
      fallen: this.#fallen,
      fallenRows: this.#fallenRows,
      undecided: Int32Array.from(this.#undecided),
      reasons: Uint8Array.from(this.#reasons),
    };
  }
}

/** The buffers of a result, to be handed over to another thread and not copied. */
export function buffersOf({ books }: BatchResult): ArrayBufferLike[] {
  return books.flatMap((book) =>
    book === undefined
      ? []
      : [book.equity, book.fallen, book.fallenRows, book.undecided, book.reasons].map(({ buffer }) => buffer),
  );
}
