/**
 * The way of the marks through one step: P(t) = P₀ + t·(P₁ − P₀) for every symbol at once, t from 0 to 1. Prices on the
 * way are worked out from the two ends alone, so that several events within a step do not pile up digits.
 */
import { type Decimal, ONE, quotient } from "../engine/decimal";
import type { Path, Step } from "./path";

export type Marks = ReadonlyMap<string, Decimal>;

/** Digits of a mark on the way. A t has 40: the last ones, which a division leaves over, are not to be seen in a price. */
const MARK_DIGITS = 36;

/** Every mark, with the digits of a number too: for bounds that leave room for what is lost. */
export interface MarksInForce {
  readonly exact: Marks;
  readonly near: ReadonlyMap<string, number>;
}

export type Numbers = ReadonlyMap<string, number>;

const numbersOfPath = new WeakMap<Path, readonly Numbers[]>();

/** The new marks of each step as numbers; kept, as one path is walked by many arrangements. */
export function numbersOf(path: Path): readonly Numbers[] {
  let numbers = numbersOfPath.get(path);
  if (numbers === undefined) {
    numbers = path.map(({ marks }) => new Map([...marks].map(([symbol, mark]) => [symbol, mark.toNumber()])));
    numbersOfPath.set(path, numbers);
  }
  return numbers;
}

/** The same for a path that was made of these numbers. */
export function keepNumbers(path: Path, numbers: readonly Numbers[]): void {
  numbersOfPath.set(path, numbers);
}

export class Segment {
  readonly #before: Marks;
  readonly #after: Marks;
  readonly #near: ReadonlyMap<string, number>;
  readonly #far: ReadonlyMap<string, number>;

  /** `before` has every mark, the step those that are new. Marks before are read until the next segment begins. */
  constructor(before: MarksInForce, { marks }: Step, numbers: Numbers) {
    this.#before = before.exact;
    this.#near = before.near;
    this.#after = marks;
    this.#far = numbers;
  }

  /** Whether no mark differs from what it was. */
  get isStill(): boolean {
    for (const [symbol, end] of this.#far) if (end !== this.#near.get(symbol)) return false;
    for (const [symbol, end] of this.#after) if (!end.eq(this.#before.get(symbol)!)) return false;
    return true;
  }

  moves(symbol: string): boolean {
    return this.#after.has(symbol);
  }

  start(symbol: string): Decimal {
    return this.#before.get(symbol)!;
  }

  end(symbol: string): Decimal {
    return this.#after.get(symbol) ?? this.#before.get(symbol)!;
  }

  /** The mark at t. */
  at(symbol: string, t: Decimal): Decimal {
    const start = this.start(symbol);
    const end = this.#after.get(symbol);
    if (end === undefined || t.isZero()) return start;
    if (t.eq(ONE)) return end;
    return start.plus(t.times(end.minus(start))).toSignificantDigits(MARK_DIGITS);
  }

  /** The mark at t as a number. */
  near(symbol: string, t: number): number {
    const end = this.#far.get(symbol);
    if (end !== undefined && t === 1) return end;
    const start = this.#near.get(symbol)!;
    return end === undefined || t === 0 ? start : start + t * (end - start);
  }

  /** The t at which a price between both ends is met. Invariant: the symbol moves. */
  timeOf(symbol: string, price: Decimal): Decimal {
    const start = this.start(symbol);
    return quotient(price.minus(start), this.end(symbol).minus(start));
  }
}
