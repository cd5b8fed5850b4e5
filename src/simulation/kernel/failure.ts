/**
 * Where on the way of a step a pool's cross margin first fails. The step is halved, the nearer half first, until the
 * bounds say that nothing happens on a piece, or the piece is next to nothing. There it has to fail for sure right after,
 * else numbers cannot tell: that is a tie.
 */
import type { Bounds } from "./bounds";

/** A piece of a step that is not halved any more. */
const FINEST = 2 ** -44;

/** So soon after a point it has to be plain that the margin fails there; as a t. */
const SOON = 1e-9;

/** Pieces that are looked at before it is given up: enough for several plain crossings, not for a touch. */
const MOST_PIECES = 4000;

/** Nothing happens. */
export const NEVER = 2;
/** Numbers cannot tell. */
export const UNDECIDED = -1;

export class Failure {
  readonly #bounds: Bounds;
  #pieces = 0;

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
  }

  /** The first t from `from` on at which a pool fails, NEVER or UNDECIDED. */
  firstAt(pool: number, from: number): number {
    this.#pieces = 0;
    const at = this.#search(pool, from, 1);
    if (at === NEVER || at === UNDECIDED) return at;
    const isPlain = this.#bounds.highest(pool, Math.min(1, at + SOON)) < 0;
    return isPlain ? at : UNDECIDED;
  }

  #search(pool: number, from: number, to: number): number {
    if (++this.#pieces > MOST_PIECES) return UNDECIDED;
    if (this.#bounds.lowest(pool, from, to) > 0) return NEVER;
    if (to - from <= FINEST) return to;
    const middle = (from + to) / 2;
    const first = this.#search(pool, from, middle);
    return first === NEVER ? this.#search(pool, middle, to) : first;
  }
}
