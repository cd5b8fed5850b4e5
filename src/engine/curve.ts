/**
 * A quantity of money as a function of the price P of one contract:
 *
 *   f(P) = a/P² + b/P + c + m·P
 *
 * Linear contracts use c + m·P, inverse ones b/P + c; the rest appears where a rate grows with an inverse
 * contract's size, or where collateral moves with the price of an inverse contract.
 */
import { type Decimal, ONE, quotient, signOf, ZERO } from "./decimal";
import { positiveRoots } from "./polynomial";
import { compareRatios, type Ratio, ratioOf } from "./ratio";

export interface Curve {
  /** a, of 1/P². */
  readonly inverseSquare: Decimal;
  /** b, of 1/P. */
  readonly inverse: Decimal;
  readonly constant: Decimal;
  /** m, of P. */
  readonly linear: Decimal;
}

export type Direction = "down" | "up";

export const FLAT: Curve = { inverseSquare: ZERO, inverse: ZERO, constant: ZERO, linear: ZERO };

export function constantCurve(constant: Decimal): Curve {
  return { ...FLAT, constant };
}

export function add(f: Curve, g: Curve): Curve {
  return {
    inverseSquare: plus(f.inverseSquare, g.inverseSquare),
    inverse: plus(f.inverse, g.inverse),
    constant: plus(f.constant, g.constant),
    linear: plus(f.linear, g.linear),
  };
}

export function subtract(f: Curve, g: Curve): Curve {
  return {
    inverseSquare: minus(f.inverseSquare, g.inverseSquare),
    inverse: minus(f.inverse, g.inverse),
    constant: minus(f.constant, g.constant),
    linear: minus(f.linear, g.linear),
  };
}

/** f at a price above 0. */
export function valueAt({ inverseSquare, inverse, constant, linear }: Curve, price: Decimal): Decimal {
  const straight = linear.isZero() ? constant : plus(constant, linear.times(price));
  if (inverse.isZero() && inverseSquare.isZero()) return straight;
  return straight.plus(quotient(inverse.times(price).plus(inverseSquare), price.times(price)));
}

/** Prices at which f turns, ascending: the zeros of f′ = m − b/P² − 2a/P³. */
export function turningPoints(f: Curve): Decimal[] {
  if (isMonotone(f)) return [];
  return positiveRoots([f.inverseSquare.times(-2), f.inverse.negated(), ZERO, f.linear]);
}

/** The sign of f at a price, exactly: f times a power of the price, without a division. */
export function signAt(f: Curve, { over, under }: Ratio): -1 | 0 | 1 {
  if (f.inverse.isZero() && f.inverseSquare.isZero()) {
    const constant = under === ONE ? f.constant : f.constant.times(under);
    return signOf(f.linear.isZero() ? constant : plus(constant, f.linear.times(over)));
  }
  // P²·f(P)·under³ with P = over/under, by Horner's rule from the highest power.
  let value = f.linear;
  let power = under;
  for (const coefficient of [f.constant, f.inverse, f.inverseSquare]) {
    value = value.times(over).plus(coefficient.times(power));
    power = power.times(under);
  }
  return signOf(value);
}

/** The sign that f takes right beyond a price at which it is zero; 0 where it is zero everywhere. */
export function signBeyondZero(f: Curve, price: Ratio, direction: Direction): -1 | 0 | 1 {
  // P²·f = a + b·P + c·P² + m·P³ has the sign of f; its first derivative that is not zero decides.
  let coefficients = [f.inverseSquare, f.inverse, f.constant, f.linear];
  let towards: 1 | -1 = 1;
  while (coefficients.length > 1) {
    coefficients = coefficients.slice(1).map((coefficient, index) => coefficient.times(index + 1));
    if (direction === "down") towards = -towards as 1 | -1;
    const slope = signOf(homogeneous(coefficients, price));
    if (slope !== 0) return (slope * towards) as -1 | 1;
  }
  return 0;
}

/**
 * The first zero of f beyond `from`, before or at `stop` (none: anywhere above price 0), at which f turns from
 * positive to negative or, with `touching`, at least touches zero. Invariant: f is not negative at `from`; where it
 * is zero there, that zero is not meant.
 */
export function nextZero(
  f: Curve,
  from: Ratio,
  stop: Ratio | undefined,
  direction: Direction,
  touching: boolean,
): Decimal | undefined {
  if (isMonotone(f)) return monotoneZero(f, from, stop, direction);
  const beyond = direction === "down" ? -1 : 1;
  const zeros = positiveRoots([f.inverseSquare, f.inverse, f.constant, f.linear]);
  if (direction === "down") zeros.reverse();
  return zeros.find((zero) => {
    const point = ratioOf(zero);
    const isInside =
      compareRatios(point, from) === beyond && (!stop || compareRatios(point, stop) !== beyond);
    return isInside && (touching || signBeyondZero(f, point, direction) < 0);
  });
}

/** Whether f is c + m·P or b/P + c: one zero at most, and the sign at two ends tells whether it is between them. */
function isMonotone(f: Curve): boolean {
  return f.inverseSquare.isZero() && (f.inverse.isZero() || f.linear.isZero());
}

function monotoneZero(
  f: Curve,
  from: Ratio,
  stop: Ratio | undefined,
  direction: Direction,
): Decimal | undefined {
  if (signAt(f, from) <= 0) return undefined;
  if (stop !== undefined) {
    if (signAt(f, stop) > 0) return undefined;
  } else if (signOf(endOf(f, direction)) >= 0) return undefined;
  return f.inverse.isZero()
    ? quotient(f.constant.negated(), f.linear)
    : quotient(f.inverse.negated(), f.constant);
}

/** What decides the sign of a monotone f far in a direction: towards price 0, or without bound. */
function endOf(f: Curve, direction: Direction): Decimal {
  const dominant = direction === "down" ? f.inverse : f.linear;
  return dominant.isZero() ? f.constant : dominant;
}

/** Σ coefficients[i]·overⁱ·under^(n−i): the polynomial at over/under, times a positive number. */
function homogeneous(coefficients: readonly Decimal[], { over, under }: Ratio): Decimal {
  let value = ZERO;
  let power = under;
  coefficients.toReversed().forEach((coefficient, index) => {
    value = index === 0 ? coefficient : value.times(over).plus(coefficient.times(power));
    if (index > 0) power = power.times(under);
  });
  return value;
}

function plus(a: Decimal, b: Decimal): Decimal {
  return b.isZero() ? a : a.isZero() ? b : a.plus(b);
}

function minus(a: Decimal, b: Decimal): Decimal {
  return b.isZero() ? a : a.minus(b);
}
