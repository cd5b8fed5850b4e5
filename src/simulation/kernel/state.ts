/** A book while it is walked along a path: what is open, and the money of each pool. */
import type { CompiledBook } from "./compiled";
import { onWay } from "./bounds";

export class BookState {
  readonly book: CompiledBook;
  readonly isOpen: Uint8Array;
  readonly cash: Float64Array;
  readonly owed: Float64Array;
  readonly hasCollateral: Uint8Array;
  readonly openCross: Int32Array;
  readonly #crossAtStart: Int32Array;
  /** Prices, a row of all symbols for each step; the first row are those that the walk begins at. */
  marks: Float64Array = new Float64Array(0);
  /** Where the row of the step in hand begins. */
  row = 0;

  constructor(book: CompiledBook) {
    const { legs, pools } = book;
    this.book = book;
    this.isOpen = new Uint8Array(legs.count);
    this.cash = new Float64Array(pools.count);
    this.owed = new Float64Array(pools.count);
    this.hasCollateral = new Uint8Array(pools.count);
    this.openCross = new Int32Array(pools.count);
    this.#crossAtStart = new Int32Array(pools.count);
    legs.isCross.forEach((isCross, leg) => (this.#crossAtStart[legs.pool[leg]!]! += isCross));
  }

  begin(marks: Float64Array): void {
    const { pools } = this.book;
    this.marks = marks;
    this.row = 0;
    this.isOpen.fill(1);
    this.cash.set(pools.cash);
    this.owed.fill(0);
    this.hasCollateral.set(pools.hasCollateral);
    this.openCross.set(this.#crossAtStart);
  }

  /** The price of a leg at a t of the step in hand. */
  priceAt(leg: number, t: number): number {
    const at = this.row + this.book.legs.symbol[leg]!;
    return onWay(this.marks[at - this.book.symbolCount]!, this.marks[at]!, t);
  }

  xAt(leg: number, t: number): number {
    const price = this.priceAt(leg, t);
    return this.book.legs.isInverse[leg] === 1 ? 1 / price : price;
  }

  profitAt(leg: number, x: number): number {
    const { profitSlope, profitConstant } = this.book.legs;
    return profitSlope[leg]! * x + profitConstant[leg]!;
  }

  /** What the collateral of a pool counts as at a t. */
  collateralAt(pool: number, t: number): number {
    if (this.hasCollateral[pool] === 0) return 0;
    const { pools, collateral, symbolCount } = this.book;
    let value = pools.fixedCollateral[pool]!;
    for (let c = pools.collateralStart[pool]!; c < pools.collateralStart[pool + 1]!; c++) {
      const at = this.row + collateral.symbol[c]!;
      value += collateral.slope[c]! * onWay(this.marks[at - symbolCount]!, this.marks[at]!, t);
    }
    return value;
  }

  /** Cash, collateral, posted margin and profits of what is open, less what is owed, at the end of the step in hand. */
  equityOf(pool: number): number {
    const { legs, pools } = this.book;
    let equity = this.cash[pool]! - this.owed[pool]! + this.collateralAt(pool, 1);
    for (let leg = pools.legStart[pool]!; leg < pools.legStart[pool + 1]!; leg++)
      if (this.isOpen[leg] === 1)
        equity += legs.posted[leg]! + legs.pending[leg]! + this.profitAt(leg, this.xAt(leg, 1));
    return equity;
  }
}
