/**
 * How far B − R of a pool's cross margin is from 0 on a stretch of a step, for sure: with everything that numbers can
 * have lost taken off, or added.
 *
 * On a stretch from a to b of the straight way P(t), with x = P or 1/P,
 *
 *   profits linear in P       straight in t: the ends tell
 *   −|s|/P                    concave: its chord is below it
 *   +|s|/P                    convex: at most s·(Pb − Pa)² / (4·min³) below its chord
 *   R within one tier         straight or convex: its chord is above it
 *   R over several tiers      its largest value at the ends of the tiers' pieces
 *   the larger of two sides   the larger chord and the larger rest
 */
import type { BookState } from "./state";

/** What one addition or product of numbers can lose, as a share of what goes into it. */
const UNIT = 2 ** -53;

/** x this near to the end of a tier may be in either. */
const EDGE = 1e-13;

export class Bounds {
  readonly #state: BookState;
  /** Chords of the two sides of each group at both ends, and the rest: (a, b, rest) × 2. */
  readonly #sides: Float64Array;
  /** Everything that was added up last, without signs. */
  size = 0;
  /** What the last sum can have lost. */
  band = 0;

  constructor(state: BookState) {
    this.#state = state;
    this.#sides = new Float64Array(6 * Math.max(1, ...state.book.pools.groupCount));
  }

  /** A bound from below of B − R from one t to another. */
  lowest(pool: number, from: number, to: number): number {
    const { book, marks, row, isOpen, cash, hasCollateral } = this.#state;
    const { legs, pools, collateral, symbolCount } = book;
    const { symbol, isCross, isInverse, profitSlope, profitConstant, pending, tierStart, tierRate } = legs;
    const { tierSquare, tierConstant } = legs;
    const isNetting = pools.isNetting[pool] === 1;
    const groups = pools.groupCount[pool]!;
    const sides = this.#sides;
    sides.fill(0, 0, 6 * groups);
    let near = cash[pool]!;
    let size = Math.abs(near);
    let rest = 0;
    let terms = 1;
    if (hasCollateral[pool] === 1) {
      near += pools.fixedCollateral[pool]!;
      size += Math.abs(pools.fixedCollateral[pool]!);
    }
    let far = near;
    if (hasCollateral[pool] === 1)
      for (let c = pools.collateralStart[pool]!; c < pools.collateralStart[pool + 1]!; c++) {
        const at = row + collateral.symbol[c]!;
        const [before, after] = [marks[at - symbolCount]!, marks[at]!];
        const slope = collateral.slope[c]!;
        const [a, b] = [slope * onWay(before, after, from), slope * onWay(before, after, to)];
        near += a;
        far += b;
        size += Math.abs(a) + Math.abs(b);
        terms++;
      }
    for (let leg = pools.legStart[pool]!; leg < pools.legStart[pool + 1]!; leg++) {
      if (isCross[leg] === 0 || isOpen[leg] === 0) continue;
      terms++;
      const at = row + symbol[leg]!;
      const [before, after] = [marks[at - symbolCount]!, marks[at]!];
      const priceA = onWay(before, after, from);
      const priceB = onWay(before, after, to);
      const inverse = isInverse[leg] === 1;
      const a = inverse ? 1 / priceA : priceA;
      const b = inverse ? 1 / priceB : priceB;
      const most = Math.max(a, b);
      const slope = profitSlope[leg]!;
      const constant = profitConstant[leg]! + pending[leg]!;
      near += slope * a + constant;
      far += slope * b + constant;
      size += Math.abs(slope) * most + Math.abs(profitConstant[leg]!) + Math.abs(pending[leg]!);
      if (inverse && slope > 0) {
        const move = priceB - priceA;
        const least = Math.min(priceA, priceB);
        rest -= (slope * move * move) / (4 * least * least * least);
      }
      // Requirement.
      const first = tierStart[leg]!;
      const low = this.tierAt(leg, Math.min(a, b) * (1 - EDGE));
      const high = this.tierAt(leg, most * (1 + EDGE));
      let [askedA, askedB, askedMost] = [0, 0, 0];
      const rate = tierRate[first + high]!;
      const square = tierSquare[first + high]!;
      const flat = tierConstant[first + high]!;
      size += rate * most + square * most * most + Math.abs(flat);
      if (low === high) {
        askedA = (square * a + rate) * a + flat;
        askedB = (square * b + rate) * b + flat;
      } else askedMost = this.#mostAsked(leg, low, high, Math.min(a, b), most);
      const slot = isNetting ? 6 * legs.group[leg]! + 3 * legs.side[leg]! : 0;
      sides[slot]! += askedA;
      sides[slot + 1]! += askedB;
      sides[slot + 2]! += askedMost;
    }
    for (let group = 0; group < groups; group++) {
      const slot = 6 * group;
      near -= isNetting ? Math.max(sides[slot]!, sides[slot + 3]!) : sides[slot]!;
      far -= isNetting ? Math.max(sides[slot + 1]!, sides[slot + 4]!) : sides[slot + 1]!;
      rest -= isNetting ? Math.max(sides[slot + 2]!, sides[slot + 5]!) : sides[slot + 2]!;
    }
    this.size = size;
    this.band = (2 * terms + 64) * UNIT * size;
    return Math.min(near, far) + rest - this.band;
  }

  /** A bound from above of B − R at a t. */
  highest(pool: number, at: number): number {
    const { book, isOpen } = this.#state;
    const { legs, pools } = book;
    // With every requirement in one tier the bound from below is the value itself, less its band.
    const lowest = this.lowest(pool, at, at);
    let higher = lowest + 2 * this.band;
    for (let leg = pools.legStart[pool]!; leg < pools.legStart[pool + 1]!; leg++) {
      if (legs.isCross[leg] === 0 || isOpen[leg] === 0) continue;
      const x = this.#state.xAt(leg, at);
      const low = this.tierAt(leg, x * (1 - EDGE));
      const high = this.tierAt(leg, x * (1 + EDGE));
      // At an edge the bound from below takes the larger of both tiers; the smaller one may hold.
      if (low !== high) higher += Math.abs(this.askedIn(leg, low, x) - this.askedIn(leg, high, x));
    }
    return higher;
  }

  /** The tier of a leg that holds x, counted from its first. */
  tierAt(leg: number, x: number): number {
    const { tierStart, tierEnd } = this.#state.book.legs;
    const first = tierStart[leg]!;
    const last = tierStart[leg + 1]! - 1;
    let tier = first;
    while (tier < last && x > tierEnd[tier]!) tier++;
    return tier - first;
  }

  /** R of a leg in a tier. */
  askedIn(leg: number, tier: number, x: number): number {
    const { tierStart, tierRate, tierSquare, tierConstant } = this.#state.book.legs;
    const at = tierStart[leg]! + tier;
    return (tierSquare[at]! * x + tierRate[at]!) * x + tierConstant[at]!;
  }

  #mostAsked(leg: number, low: number, high: number, from: number, to: number): number {
    const { tierStart, tierEnd } = this.#state.book.legs;
    const first = tierStart[leg]!;
    let most = -Infinity;
    for (let tier = low; tier <= high; tier++) {
      const begin = tier === low ? from : tierEnd[first + tier - 1]!;
      const end = tier === high ? to : tierEnd[first + tier]!;
      most = Math.max(most, this.askedIn(leg, tier, begin), this.askedIn(leg, tier, end));
    }
    return most;
  }
}

/** A price at t of the way from one to another; at the ends exactly those. */
export function onWay(before: number, after: number, t: number): number {
  return t === 1 ? after : t === 0 ? before : before + t * (after - before);
}
