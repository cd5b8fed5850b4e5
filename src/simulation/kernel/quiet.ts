/**
 * Whether nothing can happen to a pool in a step, in one comparison and one product for each symbol: the loop in which a
 * simulation spends its time.
 *
 * As long as each price stays in a range (no tier ends in it, no limit of an isolated leg lies in it, and it is within
 * four times where the range was made) B − R is at least
 *
 *   base + Σ over symbols of  linear·P + inverse/P + square/P²      (both sides asked for, where they net)
 *
 * at the ends of a step, and between them (bounds.ts). The bound counts if it is above 1e-12 of everything that can have
 * been added up in the range: far more than numbers lose.
 */
import type { BookState } from "./state";

/** Prices may go so far from where a range was made. */
const SPAN = 4;

/** As a share of a price, or of a sum. */
const SLACK = 1e-12;

export class Quiet {
  readonly #state: BookState;
  readonly #low: Float64Array;
  readonly #high: Float64Array;
  readonly #linear: Float64Array;
  readonly #inverse: Float64Array;
  readonly #square: Float64Array;
  readonly #constant: Float64Array;
  readonly #size: Float64Array;
  /** By pool: the sum of everything that does not move, what has to be left, and the bound at the last marks. */
  readonly #base: Float64Array;
  readonly #least: Float64Array;
  readonly #before: Float64Array;
  /** Where the cells begin whose contracts are inverse. */
  readonly #inverseFrom: Int32Array;

  constructor(state: BookState) {
    const { cells, pools } = state.book;
    const numbers = () => new Float64Array(cells.count);
    this.#state = state;
    this.#low = numbers();
    this.#high = numbers();
    this.#linear = numbers();
    this.#inverse = numbers();
    this.#square = numbers();
    this.#constant = numbers();
    this.#size = numbers();
    this.#base = new Float64Array(pools.count);
    this.#least = new Float64Array(pools.count);
    this.#before = new Float64Array(pools.count);
    this.#inverseFrom = new Int32Array(pools.count);
    for (let pool = 0; pool < pools.count; pool++) {
      let cell = pools.cellStart[pool]!;
      while (cell < pools.cellStart[pool + 1]! && cells.isInverse[cell] === 0) cell++;
      this.#inverseFrom[pool] = cell;
    }
  }

  /** Whether a pool surely comes through the step in hand as it is. Invariant: it stands at its beginning. */
  isQuiet(pool: number, isJumping: boolean): boolean {
    const { marks, row, book } = this.#state;
    const { symbol } = book.cells;
    const [low, high, linear] = [this.#low, this.#high, this.#linear];
    const { cellStart } = book.pools;
    const inverseFrom = this.#inverseFrom[pool]!;
    const end = cellStart[pool + 1]!;
    let excess = this.#base[pool]!;
    for (let cell = cellStart[pool]!; cell < inverseFrom; cell++) {
      const price = marks[row + symbol[cell]!]!;
      if (!(price > low[cell]! && price < high[cell]!)) return false;
      excess += linear[cell]! * price;
    }
    let dip = 0;
    for (let cell = inverseFrom; cell < end; cell++) {
      const price = marks[row + symbol[cell]!]!;
      if (!(price > low[cell]! && price < high[cell]!)) return false;
      const x = 1 / price;
      const inverse = this.#inverse[cell]!;
      excess += linear[cell]! * price + (inverse + this.#square[cell]! * x) * x;
      if (inverse > 0 && !isJumping) {
        const before = marks[row + symbol[cell]! - book.symbolCount]!;
        const move = price - before;
        const least = price < before ? price : before;
        dip += (inverse * move * move) / (4 * least * least * least);
      }
    }
    const least = this.#least[pool]!;
    if (!(excess - dip > least)) return false;
    // A dip can lie between two ends that are both above it.
    if (dip > 0 && !(this.#before[pool]! - dip > least)) return false;
    this.#before[pool] = excess;
    return true;
  }

  /** Makes the ranges of a pool anew at the end of the step in hand: all of them, or those that no longer hold. */
  renew(pool: number, isAll: boolean): void {
    const { book, cash, openCross, hasCollateral, marks, row } = this.#state;
    const { cells, pools, legs } = book;
    const from = pools.cellStart[pool]!;
    const to = pools.cellStart[pool + 1]!;
    for (let cell = from; cell < to; cell++) {
      const price = marks[row + cells.symbol[cell]!]!;
      if (isAll || !(price > this.#low[cell]! && price < this.#high[cell]!))
        this.#renewCell(pool, cell, price);
    }
    if (openCross[pool] === 0) {
      this.#base[pool] = 0;
      this.#least[pool] = -Infinity;
      return;
    }
    let base = cash[pool]!;
    let size = Math.abs(base);
    if (hasCollateral[pool] === 1) {
      base += pools.fixedCollateral[pool]!;
      size += Math.abs(pools.fixedCollateral[pool]!);
    }
    for (let cell = from; cell < to; cell++) {
      base += this.#constant[cell]!;
      size += this.#size[cell]!;
    }
    this.#base[pool] = base;
    let excess = base;
    for (let cell = from; cell < to; cell++) {
      const price = marks[row + cells.symbol[cell]!]!;
      excess += this.#linear[cell]! * price + (this.#inverse[cell]! + this.#square[cell]! / price) / price;
    }
    this.#before[pool] = excess;
    // Many sums lose a little each.
    const share = SLACK * Math.max(1, legs.count / 1000);
    const isUnbound = pools.isNetting[pool] === 1 && pools.isOdd[pool] === 1;
    this.#least[pool] = isUnbound ? Infinity : share * size;
  }

  /** Where something fails already, only a careful look will do. */
  disturb(pool: number): void {
    this.#least[pool] = Infinity;
  }

  #renewCell(pool: number, cell: number, price: number): void {
    const { book, isOpen, hasCollateral } = this.#state;
    const { legs, cells, pools, collateral } = book;
    let low = price / SPAN;
    let high = price * SPAN;
    let [linear, inverse, square, constant, size] = [0, 0, 0, 0, 0];
    for (let leg = cells.legStart[cell]!; leg < cells.legStart[cell + 1]!; leg++) {
      if (isOpen[leg] === 0) continue;
      if (legs.isCross[leg] === 0) {
        // Not a number where the limits are not known: then no price is between them.
        low = Math.max(low, legs.low[leg]! * (1 + SLACK));
        high = Math.min(high, legs.high[leg]! * (1 - SLACK));
        continue;
      }
      const isInverse = legs.isInverse[leg] === 1;
      const x = isInverse ? 1 / price : price;
      const first = legs.tierStart[leg]!;
      const last = legs.tierStart[leg + 1]! - 1;
      let tier = first;
      while (tier < last && x > legs.tierEnd[tier]!) tier++;
      const begin = tier === first ? 0 : legs.tierEnd[tier - 1]!;
      const end = legs.tierEnd[tier]!;
      low = Math.max(low, (isInverse ? 1 / end : begin) * (1 + SLACK));
      high = Math.min(high, (isInverse ? 1 / begin : end) * (1 - SLACK));
      const slope = legs.profitSlope[leg]! - legs.tierRate[tier]!;
      if (isInverse) inverse += slope;
      else linear += slope;
      square -= legs.tierSquare[tier]!;
      constant += legs.profitConstant[leg]! + legs.pending[leg]! - legs.tierConstant[tier]!;
      const most = SPAN * x;
      size +=
        (Math.abs(legs.profitSlope[leg]!) + legs.tierRate[tier]! + legs.tierSquare[tier]! * most) * most +
        Math.abs(legs.profitConstant[leg]!) +
        Math.abs(legs.pending[leg]!) +
        Math.abs(legs.tierConstant[tier]!);
    }
    if (hasCollateral[pool] === 1)
      for (let c = pools.collateralStart[pool]!; c < pools.collateralStart[pool + 1]!; c++)
        if (collateral.cell[c] === cell) {
          linear += collateral.slope[c]!;
          size += SPAN * Math.abs(collateral.slope[c]!) * price;
        }
    // So near to an edge the tier at the price is not the tier next to it: nothing is quiet then.
    const isFirm = price > low && price < high;
    this.#low[cell] = isFirm ? low : NaN;
    this.#high[cell] = high;
    this.#linear[cell] = linear;
    this.#inverse[cell] = inverse;
    this.#square[cell] = square;
    this.#constant[cell] = constant;
    this.#size[cell] = size;
  }
}
