/**
 * Positive roots of a polynomial of low degree, by the oldest trick there is: between two neighbouring roots of
 * the derivative the polynomial is monotone, so it has at most one root there, found by bisection and Newton.
 */
import { Decimal, larger, ONE, quotient, rounded, signOf, ZERO } from "./decimal";

/** Relative width at which an interval counts as a point. */
const TOLERANCE = new Decimal("1e-42");

/** Ascending positive roots of Σ coefficients[i]·xⁱ, each to about 40 digits; a touching root appears once. */
export function positiveRoots(coefficients: readonly Decimal[]): Decimal[] {
  const trimmed = trim(coefficients);
  const degree = trimmed.length - 1;
  if (degree < 1) return [];
  if (degree === 1) {
    const root = quotient(trimmed[0]!.negated(), trimmed[1]!);
    return root.gt(ZERO) ? [root] : [];
  }
  const turningPoints = positiveRoots(derivative(trimmed));
  const bounds = [ZERO, ...turningPoints, rootBound(trimmed)];
  const roots: Decimal[] = [];
  for (let index = 0; index + 1 < bounds.length; index++) {
    const root = rootBetween(trimmed, bounds[index]!, bounds[index + 1]!);
    if (root !== undefined && root.gt(ZERO) && !roots.at(-1)?.eq(root)) roots.push(root);
  }
  return roots;
}

/** The value of the polynomial at x, by Horner's rule. */
function at(coefficients: readonly Decimal[], x: Decimal): Decimal {
  return coefficients.reduceRight((value, coefficient) => value.times(x).plus(coefficient));
}

function derivative(coefficients: readonly Decimal[]): Decimal[] {
  return coefficients.slice(1).map((coefficient, index) => coefficient.times(index + 1));
}

/** Without leading zeros, and divided by x as often as it goes: roots at 0 are no prices. */
function trim(coefficients: readonly Decimal[]): Decimal[] {
  const first = coefficients.findIndex((coefficient) => !coefficient.isZero());
  const last = coefficients.findLastIndex((coefficient) => !coefficient.isZero());
  return first < 0 ? [] : coefficients.slice(first, last + 1);
}

/** Cauchy's bound: every root is smaller than 1 + max |cᵢ / c_n|. */
function rootBound(coefficients: readonly Decimal[]): Decimal {
  const leading = coefficients.at(-1)!.abs();
  return coefficients
    .slice(0, -1)
    .reduce((bound, coefficient) => larger(bound, quotient(coefficient.abs(), leading)), ZERO)
    .plus(ONE);
}

/** The root in [low, high], where the polynomial is monotone; none without a change of sign. */
function rootBetween(coefficients: readonly Decimal[], low: Decimal, high: Decimal): Decimal | undefined {
  const signLow = signOf(at(coefficients, low));
  const signHigh = signOf(at(coefficients, high));
  if (signLow === 0) return low;
  if (signHigh === 0) return high;
  if (signLow === signHigh) return undefined;

  const slopes = derivative(coefficients);
  let [left, right] = [low, high];
  let guess = quotient(left.plus(right), new Decimal(2));
  while (right.minus(left).gt(right.times(TOLERANCE))) {
    const value = at(coefficients, guess);
    if (value.isZero()) return guess;
    if (signOf(value) === signLow) left = guess;
    else right = guess;
    const next = newtonStep(guess, value, at(slopes, guess));
    const isInside = next !== undefined && next.gt(left) && next.lt(right);
    if (isInside && next.minus(guess).abs().lte(guess.times(TOLERANCE))) return next;
    guess = isInside ? next : quotient(left.plus(right), new Decimal(2));
    if (guess.lte(left) || guess.gte(right)) return guess;
  }
  return guess;
}

function newtonStep(x: Decimal, value: Decimal, slope: Decimal): Decimal | undefined {
  return slope.isZero() ? undefined : rounded(x.minus(quotient(value, slope)));
}
