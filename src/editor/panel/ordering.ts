/**
 * Puts the rows of a panel in order, in slices: whoever else the extension host serves comes in between, keys that are
 * typed meanwhile among them. Of few rows the first slice is all there is, and the order is there at once.
 */
import type { OrderSteps, ShownOrder } from "../../analysis/panelArrangement";
import type { Book } from "../../analysis/views";
import type { RowId } from "../../protocol/messages";
import type { ShownRows } from "./shownRows";

/** How long nobody else is served, in milliseconds. */
const SLICE = 20;

/** Progress is told no sooner than this, and no more often: most orders are made before. */
const PATIENCE = 150;

export interface Ordered {
  readonly book: () => Book;
  /** The row that someone is in; none where nobody is. */
  readonly held: () => RowId | null;
  /** The share that is done, from 0 to 1; null once there is nothing more to wait for. */
  readonly progress: (share: number | null) => void;
  /** The order was made; whether there is something to show of it. */
  readonly done: (isNews: boolean) => void;
}

interface Work {
  readonly book: Book;
  readonly steps: OrderSteps;
}

export class Ordering {
  readonly #rows: ShownRows;
  readonly #ordered: Ordered;
  #work: Work | undefined;
  #next: ReturnType<typeof setTimeout> | undefined;
  #told = 0;
  #isTold = false;

  constructor(rows: ShownRows, ordered: Ordered) {
    this.#rows = rows;
    this.#ordered = ordered;
  }

  /** Begins with the text as it is; what was under way is given up. */
  start(): void {
    clearTimeout(this.#next);
    const book = this.#ordered.book();
    this.#work = { book, steps: this.#rows.steps(book) };
    this.#told = performance.now();
    // Who asks for an order at once has left the row before; later someone may have come to one.
    this.#continue(this.#work, this.#rows.isAwaited ? null : this.#ordered.held());
  }

  /** Gives up what is under way; the rows stay as they are. */
  stop(): void {
    clearTimeout(this.#next);
    this.#work = undefined;
    this.#tell(null);
  }

  get isUnderWay(): boolean {
    return this.#work !== undefined;
  }

  #continue(work: Work, held: RowId | null): void {
    const until = performance.now() + SLICE;
    let share: number;
    do {
      const next = work.steps.next();
      if (next.done === true) return this.#take(work, next.value, held);
      share = next.value;
    } while (performance.now() < until);
    if (performance.now() - this.#told >= PATIENCE) this.#tell(share);
    this.#next = setTimeout(() => this.#continue(work, this.#ordered.held()), 0);
  }

  #take({ book }: Work, made: ShownOrder, held: RowId | null): void {
    this.#work = undefined;
    const isNews = this.#rows.take(book, made, held);
    this.#tell(null);
    this.#ordered.done(isNews);
  }

  #tell(share: number | null): void {
    if (share === null && !this.#isTold) return;
    this.#isTold = share !== null;
    this.#told = performance.now();
    this.#ordered.progress(share);
  }
}
