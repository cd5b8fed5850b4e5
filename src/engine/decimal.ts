/**
 * The one number type of money. Sums and products are exact; only a quotient is rounded, here
 * and nowhere else. docs/decisions/decimal.md says why.
 */
import DecimalJs from "decimal.js";

/** Digits kept in a quotient: far past the 15 that results promise, few enough to be quick. */
const QUOTIENT_DIGITS = 40;

/**
 * Input has at most 60 digits between 1e-30 and 1e30, so a product of three such numbers and any sum of those
 * fits in 300 digits: below this precision nothing is ever rounded.
 */
const EXACT_DIGITS = 400;

const neverExponent = { toExpNeg: -9e15, toExpPos: 9e15 };

export const Decimal = DecimalJs.clone({ ...neverExponent, precision: EXACT_DIGITS, defaults: true });
export type Decimal = DecimalJs;

const Quotient = DecimalJs.clone({
  ...neverExponent,
  precision: QUOTIENT_DIGITS,
  rounding: DecimalJs.ROUND_HALF_EVEN,
  defaults: true,
});

export const ZERO = new Decimal(0);
export const ONE = new Decimal(1);

/** a / b to 40 significant digits, half to even. Invariant: b is not zero. */
export function quotient(a: Decimal, b: Decimal): Decimal {
  if (b.isZero()) throw new Error("Invariant: the divisor of a quotient is not zero");
  if (a.isZero()) return ZERO;
  return new Decimal(new Quotient(a).div(b));
}

/** a to 40 significant digits, half to even: keeps the digits of an iteration from growing. */
export function rounded(a: Decimal): Decimal {
  return quotient(a, ONE);
}

export function sum(terms: Iterable<Decimal>): Decimal {
  let total: Decimal | undefined;
  for (const term of terms) total = total === undefined ? term : total.plus(term);
  return total ?? ZERO;
}

export function smaller(a: Decimal, b: Decimal): Decimal {
  return a.lt(b) ? a : b;
}

export function larger(a: Decimal, b: Decimal): Decimal {
  return a.gt(b) ? a : b;
}

export function notNegative(a: Decimal): Decimal {
  return a.isNegative() ? ZERO : a;
}

/** −1, 0 or 1. */
export function signOf(a: Decimal): -1 | 0 | 1 {
  return a.isZero() ? 0 : a.isNegative() ? -1 : 1;
}
