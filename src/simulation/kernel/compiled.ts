/**
 * A book as flat arrays of numbers. With x the price or, for an inverse contract, 1 / price, everything that a leg is
 * and asks for is a polynomial of x:
 *
 *   PnL(x) = profitSlope·x + profitConstant        R(x) = rate·x + square·x² + constant   of the tier that holds x
 *
 * Legs are sorted by pool and, within a pool, by cell: a cell is a symbol of a pool. Everything is copied as it stands
 * into a worker.
 */

/** What the simulator may do, as bits that a worker can read. */
export interface CompiledRules {
  readonly isJumping: boolean;
  readonly isReturned: boolean;
  readonly isLargestFirst: boolean;
}

export interface CompiledLegs {
  readonly count: number;
  readonly pool: Int32Array;
  readonly symbol: Int32Array;
  readonly isCross: Uint8Array;
  readonly isInverse: Uint8Array;
  readonly exposure: Float64Array;
  readonly profitSlope: Float64Array;
  readonly profitConstant: Float64Array;
  /** Margin that is posted; 0 in cross. */
  readonly posted: Float64Array;
  /** Funding that is not settled yet. */
  readonly pending: Float64Array;
  /** 0 where none is known: then nothing is charged. */
  readonly feeRate: Float64Array;
  /** Where the tiers of each leg begin in the tables below; one more than there are legs. */
  readonly tierStart: Int32Array;
  /** The x up to which a tier goes; without end for the last. */
  readonly tierEnd: Float64Array;
  readonly tierRate: Float64Array;
  readonly tierSquare: Float64Array;
  readonly tierConstant: Float64Array;
  /** The prices between which an isolated leg is safe, as solved exactly; not numbers where that is not known. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Whether it is liquidatable at the first mark. */
  readonly isFailing: Uint8Array;
  /** The notional above which the rules close a part first; without end where all goes at once. */
  readonly partFrom: Float64Array;
  /** What nets with what, and on which side; one group and side where nothing nets. */
  readonly group: Int32Array;
  readonly side: Uint8Array;
  /** Whether its tiers count the opposite leg too. */
  readonly isCountedTogether: Uint8Array;
}

export interface CompiledPools {
  readonly count: number;
  readonly asset: readonly string[];
  readonly legStart: Int32Array;
  readonly cellStart: Int32Array;
  readonly collateralStart: Int32Array;
  readonly cash: Float64Array;
  /** Collateral that stays where it is. */
  readonly fixedCollateral: Float64Array;
  readonly startEquity: Float64Array;
  readonly hasCollateral: Uint8Array;
  /** Whether the cross margin fails at the first marks. */
  readonly isFailing: Uint8Array;
  readonly isNetting: Uint8Array;
  /** Whether a requirement can be negative, so that the larger side can be more than both. */
  readonly isOdd: Uint8Array;
  readonly groupCount: Int32Array;
  /** Whether the account owes what lies beyond bankruptcy, by mode. */
  readonly isIsolatedOwed: Uint8Array;
  readonly isCrossOwed: Uint8Array;
}

export interface CompiledCells {
  readonly count: number;
  readonly symbol: Int32Array;
  readonly isInverse: Uint8Array;
  readonly legStart: Int32Array;
}

/** Collateral that follows a price: slope·P. */
export interface CompiledCollateral {
  readonly symbol: Int32Array;
  readonly cell: Int32Array;
  readonly slope: Float64Array;
}

export interface CompiledBook {
  readonly rules: CompiledRules;
  readonly legs: CompiledLegs;
  readonly pools: CompiledPools;
  readonly cells: CompiledCells;
  readonly collateral: CompiledCollateral;
  /** The leg of each row of the account. */
  readonly legOfRow: Int32Array;
  /** How many prices a step has: those of the market, of which the book may hold only some. */
  readonly symbolCount: number;
}
