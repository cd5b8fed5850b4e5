/**
 * Many random paths walked by one or more arrangements of a book. Batches go to whatever threads there are and are taken
 * over in the order of the paths, so that a result depends on the seed and the number of paths alone. Walks that numbers
 * cannot decide, and books that are no arrays, are walked by the exact simulator on the same path.
 */
import type { Steps } from "../steps";
import type { Batch, BatchResult, BookBatch, Job } from "./batch";
import type { Outcome } from "./exact";
import { Paths } from "./paths";
import { type Estimate, type Interval, type LossDistribution, lossesOf, shareOf } from "./statistics";
import { WALK_ENDS, type WalkEnd } from "./walker";
import type { WorkerPool } from "./workers";

/** An arrangement of the book, as far as the driver has to know it. */
export interface WalkedBook {
  readonly name: string;
  /** Settle assets, in the order of the equities. */
  readonly assets: readonly string[];
  readonly startEquity: readonly number[];
  readonly rowCount: number;
  /** The walk of one path by the exact simulator, not all at once; the marks have to stay meanwhile. */
  readonly exact: (marks: Float64Array) => Steps<Outcome>;
}

export interface MonteCarloOptions {
  readonly paths: number;
  /** Paths per batch; none: so many that each thread gets several. */
  readonly batchSize?: number;
  /** Called with what is there so far, after a batch that was taken over. */
  readonly onProgress?: (done: number, partial: () => MonteCarloResult) => void;
  readonly isCancelled?: () => boolean;
  /** Lets others have their turn every few steps of a walk of the exact simulator, which takes long. */
  readonly pause: () => Promise<void>;
}

export interface MonteCarloResult {
  /** Paths that were walked: the first so many of the seed, fewer than were wanted where it was cancelled. */
  readonly paths: number;
  readonly isCancelled: boolean;
  readonly books: readonly BookResult[];
}

export interface BookResult {
  readonly name: string;
  /** Paths in which no position was liquidated, whole or in part. */
  readonly unharmed: (Estimate & Interval) | undefined;
  /** Positions that survived, of all positions of all paths. */
  readonly survivors: number;
  /** By row of the account. */
  readonly survival: readonly ((Estimate & Interval) | undefined)[];
  /** By settle asset. Losses are equity at the start less equity at the end. */
  readonly pools: readonly {
    readonly asset: string;
    readonly startEquity: number;
    readonly losses: LossDistribution | undefined;
    /** Paths that ended with nothing left, or less; none where there was nothing at the start. */
    readonly ruined: (Estimate & Interval) | undefined;
  }[];
  /** Paths that the exact simulator walked, by reason; "not-compiled" where it walked all. */
  readonly exact: Readonly<Partial<Record<WalkEnd | "not-compiled", number>>>;
}

export async function monteCarlo(
  job: Job,
  books: readonly WalkedBook[],
  pool: WorkerPool,
  options: MonteCarloOptions,
): Promise<MonteCarloResult> {
  const { paths, onProgress, isCancelled = () => false } = options;
  const batches = batchesOf(paths, options.batchSize ?? batchSizeFor(paths, pool.size));
  const collected = new Collected(job, books, paths);
  /** Results ahead of their turn. At most twice as many as there are threads are under way. */
  const results = new Map<number, Promise<BatchResult>>();
  const post = (index: number) => {
    const batch = batches[index];
    if (batch === undefined) return;
    const result = pool.run(batch);
    // A failure is told when its turn comes.
    result.catch(() => {});
    results.set(index, result);
  };
  const ahead = 2 * pool.size;
  for (let index = 0; index < ahead; index++) post(index);
  for (let index = 0; index < batches.length; index++) {
    if (isCancelled()) return collected.result(true);
    const result = await results.get(index)!;
    results.delete(index);
    post(index + ahead);
    const isWhole = await collected.take(result, options.pause, isCancelled);
    if (!isWhole) return collected.result(true);
    onProgress?.(collected.paths, () => collected.result(collected.paths < paths));
  }
  return collected.result(false);
}

/** Results stream in, and a thread that is done does not wait for another. */
function batchSizeFor(paths: number, threads: number): number {
  return Math.max(1, Math.min(250, Math.ceil(paths / (8 * threads))));
}

function batchesOf(paths: number, size: number): Batch[] {
  return Array.from({ length: Math.ceil(paths / size) }, (_, index) => ({
    first: index * size,
    count: Math.min(size, paths - index * size),
  }));
}

/** Everything that is known of the paths so far. */
class Collected {
  paths = 0;
  readonly #paths: Paths;
  readonly #books: readonly CollectedBook[];

  constructor({ market, seed }: Job, books: readonly WalkedBook[], paths: number) {
    this.#paths = new Paths(market, seed);
    this.#books = books.map((book) => new CollectedBook(book, paths));
  }

  /** Takes a batch over; false where it was cancelled meanwhile: then none of it counts. */
  async take(
    { first, count, books }: BatchResult,
    pause: () => Promise<void>,
    isCancelled: () => boolean,
  ): Promise<boolean> {
    const decided = new Map<string, Outcome>();
    for (const [index, book] of this.#books.entries()) {
      const batch = books[index];
      const paths = batch === undefined ? numbered(first, count) : [...batch.undecided];
      for (const path of paths) {
        this.#paths.draw(path);
        const steps = book.book.exact(this.#paths.marks);
        let next = steps.next();
        for (; next.done !== true; next = steps.next()) {
          await pause();
          if (isCancelled()) return false;
        }
        decided.set(`${index} ${path}`, next.value);
      }
    }
    for (const [index, book] of this.#books.entries())
      book.take(first, count, books[index], (path) => decided.get(`${index} ${path}`)!);
    this.paths = first + count;
    return true;
  }

  result(isCancelled: boolean): MonteCarloResult {
    return { paths: this.paths, isCancelled, books: this.#books.map((book) => book.result(this.paths)) };
  }
}

function numbered(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

class CollectedBook {
  readonly book: WalkedBook;
  /** By pool. */
  readonly #losses: readonly Float64Array[];
  readonly #fallenRows: number[];
  readonly #exact: Partial<Record<WalkEnd | "not-compiled", number>> = {};
  #unharmed = 0;

  constructor(book: WalkedBook, paths: number) {
    this.book = book;
    this.#losses = book.assets.map(() => new Float64Array(paths));
    this.#fallenRows = Array.from({ length: book.rowCount }, () => 0);
  }

  take(
    first: number,
    count: number,
    batch: BookBatch | undefined,
    outcomeOf: (path: number) => Outcome,
  ): void {
    const { startEquity, assets } = this.book;
    const undecided = batch === undefined ? numbered(first, count) : [...batch.undecided];
    if (batch !== undefined) {
      batch.fallenRows.forEach((fallen, row) => (this.#fallenRows[row]! += fallen));
      for (let place = 0; place < count; place++) {
        if (batch.fallen[place] === 0) this.#unharmed++;
        for (let pool = 0; pool < assets.length; pool++)
          this.#losses[pool]![first + place] =
            startEquity[pool]! - batch.equity[place * assets.length + pool]!;
      }
      // An undecided walk counted as one without a fall.
      this.#unharmed -= undecided.length;
    }
    undecided.forEach((path, index) => {
      const { equity, isFallen } = outcomeOf(path);
      const reason = batch === undefined ? "not-compiled" : WALK_ENDS[batch.reasons[index]!]!;
      this.#exact[reason] = (this.#exact[reason] ?? 0) + 1;
      if (!isFallen.includes(true)) this.#unharmed++;
      isFallen.forEach((fallen, row) => (this.#fallenRows[row]! += Number(fallen)));
      equity.forEach((value, pool) => (this.#losses[pool]![path] = startEquity[pool]! - value));
    });
  }

  result(paths: number): BookResult {
    const { name, assets, startEquity } = this.book;
    return {
      name,
      unharmed: shareOf(this.#unharmed, paths),
      survivors: this.#fallenRows.reduce((total, fallen) => total + paths - fallen, 0),
      survival: this.#fallenRows.map((fallen) => shareOf(paths - fallen, paths)),
      pools: assets.map((asset, pool) => {
        const losses = this.#losses[pool]!.subarray(0, paths);
        const start = startEquity[pool]!;
        // What a liquidation leaves of a pool is 0 but for lost digits.
        const nothing = start - 1e-9 * Math.abs(start);
        const ruined = losses.reduce((count, loss) => count + Number(loss >= nothing), 0);
        const ruinedShare = start > 0 ? shareOf(ruined, paths) : undefined;
        return { asset, startEquity: start, losses: lossesOf(losses), ruined: ruinedShare };
      }),
      exact: { ...this.#exact },
    };
  }
}
