/**
 * The losses of all paths, for a picture of how they are distributed: the driver tells figures of them only. They are
 * gathered on their way to it, and are complete for the paths that it has taken over.
 */
import type { WalkedBook } from "../../../simulation/kernel/monteCarlo";
import type { WorkerPool } from "../../../simulation/kernel/workers";

/** A stretch of paths of one arrangement, as a thread has walked it. */
interface Stretch {
  readonly end: number;
  /** Final equity, all pools of a path together; not numbers where it is walked exactly. */
  readonly equity: Float64Array;
}

export class LossSamples {
  /** By arrangement: what threads have walked, and by pool what was walked exactly. */
  readonly #stretches: Stretch[][];
  readonly #exact: number[][][];
  readonly #books: readonly WalkedBook[];
  /** What was sorted last, by arrangement and pool. */
  readonly #sorted = new Map<string, { readonly paths: number; readonly losses: Float64Array }>();

  constructor(books: readonly WalkedBook[]) {
    this.#books = books;
    this.#stretches = books.map(() => []);
    this.#exact = books.map(({ assets }) => assets.map(() => []));
  }

  /** The same books, whose exact walks are gathered. */
  watchedBooks(): readonly WalkedBook[] {
    const gathered = this.#exact;
    return this.#books.map((book, index) => ({
      ...book,
      exact: function* (this: void, marks) {
        const outcome = yield* book.exact(marks);
        outcome.equity.forEach((equity, pool) => gathered[index]![pool]!.push(equity));
        return outcome;
      },
    }));
  }

  /** The same threads, whose results are gathered. */
  watchedPool(pool: WorkerPool): WorkerPool {
    return {
      ...pool,
      run: async (batch) => {
        const result = await pool.run(batch);
        const end = result.first + result.count;
        result.books.forEach((book, index) => {
          if (book !== undefined) this.#stretches[index]!.push({ end, equity: book.equity });
        });
        return result;
      },
    };
  }

  /** The losses of one pool in one arrangement, in ascending order, of the first so many paths. */
  sorted(book: number, pool: number, paths: number): Float64Array {
    const key = `${book} ${pool}`;
    const known = this.#sorted.get(key);
    if (known?.paths === paths) return known.losses;
    const losses = this.#losses(book, pool, paths).sort();
    this.#sorted.set(key, { paths, losses });
    return losses;
  }

  #losses(book: number, pool: number, paths: number): Float64Array {
    const { assets, startEquity } = this.#books[book]!;
    const start = startEquity[pool]!;
    const losses = new Float64Array(paths);
    let count = 0;
    const add = (equity: number) => {
      // Of a batch that is being taken over some exact walks may be there already.
      if (count < paths && !Number.isNaN(equity)) losses[count++] = start - equity;
    };
    for (const { end, equity } of this.#stretches[book]!) {
      if (end > paths) continue;
      for (let at = pool; at < equity.length; at += assets.length) add(equity[at]!);
    }
    for (const equity of this.#exact[book]![pool]!) add(equity);
    return losses.subarray(0, count);
  }
}
