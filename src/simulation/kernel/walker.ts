/**
 * One walk of a book along a path of prices, in numbers: the same events as in the exact simulator (../takeStep.ts), or
 * the word that numbers cannot tell. Pools do not touch each other, so each takes a step by itself.
 */
import { Bounds } from "./bounds";
import type { CompiledBook } from "./compiled";
import { Failure, NEVER, UNDECIDED } from "./failure";
import { Quiet } from "./quiet";
import { BookState } from "./state";

/**
 * Why a walk has to be walked exactly: a margin so near to its limit, or two things so near to each other, that numbers
 * cannot tell (tie); a part of a leg that is closed first; a hedge of which one leg is left; a jump past a limit into
 * safety.
 */
export const WALK_ENDS = ["done", "tie", "part", "hedge", "past-limit"] as const;
export type WalkEnd = (typeof WALK_ENDS)[number];

/** A leg that was liquidated. */
export interface Fallen {
  readonly step: number;
  /** How far along the step. */
  readonly at: number;
  readonly leg: number;
  readonly price: number;
}

/** As a share of a price. */
const LIMIT_BAND = 1e-13;

/** What happens on a way within so much of a t may be in either order. */
const ORDER_BAND = 1e-8;

export class Walker {
  readonly state: BookState;
  readonly #bounds: Bounds;
  readonly #failure: Failure;
  readonly #quiet: Quiet;
  readonly #book: CompiledBook;
  /** What fell in the walk, pool by pool within a step. */
  readonly fallen: Fallen[] = [];
  /** Steps of pools in the walk that were looked at with care. */
  carefulSteps = 0;
  #step = 0;

  constructor(book: CompiledBook) {
    this.#book = book;
    this.state = new BookState(book);
    this.#bounds = new Bounds(this.state);
    this.#failure = new Failure(this.#bounds);
    this.#quiet = new Quiet(this.state);
  }

  /** Walks a path from its start; what came of it is in the state. Invariant: rows of `symbolCount` prices above 0. */
  walk(marks: Float64Array): WalkEnd {
    const { state } = this;
    const { pools, symbolCount, rules } = this.#book;
    const poolCount = pools.count;
    const isJumping = rules.isJumping;
    const steps = marks.length / symbolCount - 1;
    this.fallen.length = 0;
    this.carefulSteps = 0;
    state.begin(marks);
    for (let pool = 0; pool < poolCount; pool++) {
      this.#quiet.renew(pool, true);
      if (pools.isFailing[pool] === 1) this.#quiet.disturb(pool);
    }
    for (let step = 0; step < steps; step++) {
      state.row += symbolCount;
      for (let pool = 0; pool < poolCount; pool++) {
        if (this.#quiet.isQuiet(pool, isJumping)) continue;
        this.#step = step;
        this.carefulSteps++;
        const crossBefore = state.openCross[pool];
        const end = isJumping ? this.#jump(pool) : this.#goThrough(pool);
        if (end !== "done") return end;
        // An isolated leg that fell is out of the range of its cell, which is made anew in any case.
        this.#quiet.renew(pool, state.openCross[pool] !== crossBefore || step === 0);
      }
    }
    return "done";
  }

  /** What is worth anything in a pool, at the end of a walk. */
  equityOf(pool: number): number {
    return this.state.equityOf(pool);
  }

  #goThrough(pool: number): WalkEnd {
    const { isReturned } = this.#book.rules;
    let from = 0;
    let fails = this.#firstFailure(pool, 0);
    for (;;) {
      const leg = this.#firstLeg(pool);
      if (leg === UNDECIDED || fails === UNDECIDED) return "tie";
      const at = leg === NONE ? NEVER : this.#meeting.at;
      if (at === NEVER && fails === NEVER) return "done";
      // What goes back to the wallet of one can keep the other from failing. At the start both are known exactly.
      if (isReturned && at !== fails && Math.abs(at - fails) < ORDER_BAND) return "tie";
      let end: WalkEnd;
      if (at <= fails) {
        end = this.#takeLeg(pool, leg, at, this.#meeting.price);
        if (isReturned) fails = this.#firstFailure(pool, Math.max(from, at));
      } else {
        from = fails;
        end = this.#takePool(pool, fails);
        if (end === "done") fails = this.#firstFailure(pool, from);
      }
      if (end !== "done") return end;
    }
  }

  #firstFailure(pool: number, from: number): number {
    if (this.state.openCross[pool] === 0) return NEVER;
    const isFirst = this.#step === 0 && from === 0 && this.#book.pools.isFailing[pool] === 1;
    if (isFirst && this.#isUntouched(pool)) return 0;
    return this.#failure.firstAt(pool, from);
  }

  /** Whether the pool is as its marks at the start were judged. */
  #isUntouched(pool: number): boolean {
    return !this.fallen.some(({ leg }) => this.#book.legs.pool[leg] === pool);
  }

  readonly #meeting = { at: 0, price: 0 };

  /** The first isolated leg of a pool that meets a limit in the step in hand, NONE or UNDECIDED. */
  #firstLeg(pool: number): number {
    const { state } = this;
    const { legs, pools } = this.#book;
    let first = NONE;
    this.#meeting.at = NEVER;
    for (let leg = pools.legStart[pool]!; leg < pools.legStart[pool + 1]!; leg++) {
      if (legs.isCross[leg] === 1 || state.isOpen[leg] === 0) continue;
      const before = state.priceAt(leg, 0);
      let [at, price] = [0, before];
      if (legs.isFailing[leg] === 0) {
        const after = state.priceAt(leg, 1);
        const [low, high] = [legs.low[leg]!, legs.high[leg]!];
        if (isAt(after, low) || isAt(after, high)) return UNDECIDED;
        if (after > low && after < high) continue;
        price = after < low ? low : high;
        at = (price - before) / (after - before);
      }
      if (at < this.#meeting.at) {
        first = leg;
        this.#meeting.at = at;
        this.#meeting.price = price;
      }
    }
    return first;
  }

  #jump(pool: number): WalkEnd {
    const { state } = this;
    const { legs, pools } = this.#book;
    for (let leg = pools.legStart[pool]!; leg < pools.legStart[pool + 1]!; leg++) {
      if (legs.isCross[leg] === 1 || state.isOpen[leg] === 0) continue;
      const price = state.priceAt(leg, 1);
      const [low, high] = [legs.low[leg]!, legs.high[leg]!];
      if (price > low * (1 + LIMIT_BAND) && price < high * (1 - LIMIT_BAND)) continue;
      const x = legs.isInverse[leg] === 1 ? 1 / price : price;
      const { excess, band } = this.#excessOf(leg, x);
      if (excess > band) return "past-limit";
      if (!(excess < -band)) return "tie";
      const end = this.#takeLeg(pool, leg, 1, price);
      if (end !== "done") return end;
    }
    if (state.openCross[pool] === 0 || this.#bounds.lowest(pool, 1, 1) > 0) return "done";
    return this.#bounds.highest(pool, 1) < 0 ? this.#takePool(pool, 1) : "tie";
  }

  /** B − R of an isolated leg, and what numbers can have lost of it. */
  #excessOf(leg: number, x: number): { readonly excess: number; readonly band: number } {
    const { legs } = this.#book;
    const low = this.#bounds.tierAt(leg, x * (1 - LIMIT_BAND));
    const tier = this.#bounds.tierAt(leg, x * (1 + LIMIT_BAND));
    const asked = this.#bounds.askedIn(leg, tier, x);
    const margin = legs.posted[leg]! + legs.pending[leg]!;
    const excess = margin + this.state.profitAt(leg, x) - asked;
    const size =
      Math.abs(margin) +
      Math.abs(legs.profitSlope[leg]! * x) +
      Math.abs(legs.profitConstant[leg]!) +
      Math.abs(asked);
    const between = low === tier ? 0 : Math.abs(asked - this.#bounds.askedIn(leg, low, x));
    return { excess, band: 1e-14 * size + between };
  }

  /** The venue takes an isolated leg at a price. */
  #takeLeg(pool: number, leg: number, at: number, price: number): WalkEnd {
    const { state } = this;
    const { legs, pools, rules } = this.#book;
    const x = legs.isInverse[leg] === 1 ? 1 / price : price;
    const notional = legs.exposure[leg]! * x;
    if (notional > legs.partFrom[leg]! * (1 - LIMIT_BAND)) return "part";
    const behind = legs.posted[leg]! + legs.pending[leg]! + state.profitAt(leg, x);
    if (behind < 0 && pools.isIsolatedOwed[pool] === 1) state.owed[pool]! -= behind;
    if (rules.isReturned) {
      const backing = Math.max(0, behind);
      state.cash[pool]! += backing - Math.min(backing, notional * legs.feeRate[leg]!);
    }
    this.#fall(leg, at, price);
    return "done";
  }

  #fall(leg: number, at: number, price: number): void {
    this.state.isOpen[leg] = 0;
    this.fallen.push({ step: this.#step, at, leg, price });
  }

  /** A cross pool that fails at a t, until it is covered again. */
  #takePool(pool: number, at: number): WalkEnd {
    const { legs, pools, rules } = this.#book;
    const { state } = this;
    for (let leg = pools.legStart[pool]!; leg < pools.legStart[pool + 1]!; leg++) {
      if (legs.isCross[leg] === 0 || state.isOpen[leg] === 0) continue;
      const notional = legs.exposure[leg]! * state.xAt(leg, at);
      if (notional > legs.partFrom[leg]! * (1 - LIMIT_BAND)) return "part";
    }
    if (!rules.isLargestFirst) return this.#takeAll(pool, at);
    for (;;) {
      const end = this.#closeLargest(pool, at);
      if (end !== "done") return end;
      if (state.openCross[pool] === 0) return this.#settleEmpty(pool, at);
      // The t itself is rounded on a way, so that what is left of the margin is, too.
      const lowest = this.#bounds.lowest(pool, at, at);
      const doubt = rules.isJumping ? 0 : ORDER_BAND * this.#bounds.size;
      if (lowest > doubt) return "done";
      if (!(this.#bounds.highest(pool, at) < -doubt)) return "tie";
    }
  }

  /** Everything goes, and with it what is left of the wallet. */
  #takeAll(pool: number, at: number): WalkEnd {
    const { legs, pools, rules } = this.#book;
    const { state } = this;
    const collateral = state.collateralAt(pool, at);
    let cash = state.cash[pool]!;
    let fees = 0;
    for (let leg = pools.legStart[pool]!; leg < pools.legStart[pool + 1]!; leg++) {
      if (legs.isCross[leg] === 0 || state.isOpen[leg] === 0) continue;
      const x = state.xAt(leg, at);
      cash += state.profitAt(leg, x) + legs.pending[leg]!;
      fees += legs.exposure[leg]! * x * legs.feeRate[leg]!;
      this.#fall(leg, at, state.priceAt(leg, at));
    }
    cash -= Math.min(fees, Math.max(0, cash + collateral));
    state.openCross[pool] = 0;
    // Collateral that is left with the account is worth another amount later.
    if (state.hasCollateral[pool] === 1 && rules.isReturned && isNothing(cash, collateral)) return "tie";
    if (state.hasCollateral[pool] === 1 && (!rules.isReturned || cash < 0)) {
      cash += collateral;
      state.hasCollateral[pool] = 0;
    }
    if (!rules.isReturned) cash = Math.min(cash, 0);
    state.cash[pool] = cash;
    return this.#settleEmpty(pool, at);
  }

  /** The leg with the largest loss goes as a trade. */
  #closeLargest(pool: number, at: number): WalkEnd {
    const { legs, pools } = this.#book;
    const { state } = this;
    let [worst, least, second] = [NONE, Infinity, Infinity];
    for (let leg = pools.legStart[pool]!; leg < pools.legStart[pool + 1]!; leg++) {
      if (legs.isCross[leg] === 0 || state.isOpen[leg] === 0) continue;
      const profit = state.profitAt(leg, state.xAt(leg, at));
      if (profit < least) [worst, least, second] = [leg, profit, least];
      else second = Math.min(second, profit);
    }
    const x = state.xAt(worst, at);
    const notional = legs.exposure[worst]! * x;
    if (second - least <= ORDER_BAND * (notional + Math.abs(legs.profitConstant[worst]!))) return "tie";
    // The tiers of what is left would count it alone.
    if (legs.isCountedTogether[worst] === 1) return "hedge";
    state.cash[pool]! += least + legs.pending[worst]! - notional * legs.feeRate[worst]!;
    state.openCross[pool]!--;
    this.#fall(worst, at, state.priceAt(worst, at));
    return "done";
  }

  /** A pool without cross legs that owes more than it has is beyond bankruptcy. */
  #settleEmpty(pool: number, at: number): WalkEnd {
    const { state } = this;
    const collateral = state.collateralAt(pool, at);
    const cash = state.cash[pool]! + collateral;
    if (state.hasCollateral[pool] === 1 && isNothing(cash, collateral)) return "tie";
    if (cash >= 0) return "done";
    state.hasCollateral[pool] = 0;
    if (this.#book.pools.isCrossOwed[pool] === 1) state.owed[pool]! -= cash;
    state.cash[pool] = 0;
    return "done";
  }
}

/** Whether numbers cannot tell an amount from 0, beside another that it was worked out with. */
function isNothing(amount: number, other: number): boolean {
  return Math.abs(amount) <= ORDER_BAND * Math.abs(other);
}

const NONE = -2;

/** Whether a price is so near to a limit that numbers cannot tell on which side it is. */
function isAt(price: number, limit: number): boolean {
  return Math.abs(price - limit) <= LIMIT_BAND * price;
}
