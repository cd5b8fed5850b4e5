/**
 * A quantity of money as a function of a shock x that moves prices by P = M·(1 + β·x):
 *
 *   f(x) = c + m·x + Σ over β of  b/(1 + β·x) + a/(1 + β·x)²
 *
 * Linear contracts give c and m; an inverse one a term of its own β.
 */
import type { Curve, Direction } from "../curve";
import { type Decimal, ONE, quotient, ZERO } from "../decimal";
import { positiveRoots } from "../polynomial";

export interface Rational {
  readonly constant: Decimal;
  readonly linear: Decimal;
  /** By the digits of β, which is not 0. */
  readonly poles: ReadonlyMap<string, Pole>;
}

interface Pole {
  readonly beta: Decimal;
  /** b, of 1/(1 + β·x). */
  readonly first: Decimal;
  /** a, of 1/(1 + β·x)². */
  readonly second: Decimal;
}

const NO_POLES: ReadonlyMap<string, Pole> = new Map();

export const NOTHING: Rational = { constant: ZERO, linear: ZERO, poles: NO_POLES };

/** A curve of the price as a function of the shock, above price 0. */
export function alongShock(curve: Curve, mark: Decimal, beta: Decimal): Rational {
  const first = quotient(curve.inverse, mark);
  const second = quotient(curve.inverseSquare, mark.times(mark));
  const atMark = curve.linear.times(mark);
  const straight = { constant: curve.constant.plus(atMark), linear: atMark.times(beta) };
  if (beta.isZero())
    return { ...straight, constant: straight.constant.plus(first).plus(second), poles: NO_POLES };
  if (first.isZero() && second.isZero()) return { ...straight, poles: NO_POLES };
  return { ...straight, poles: new Map([[beta.toString(), { beta, first, second }]]) };
}

export function plus(f: Rational, g: Rational): Rational {
  return {
    constant: f.constant.plus(g.constant),
    linear: f.linear.plus(g.linear),
    poles: g.poles.size === 0 ? f.poles : f.poles.size === 0 ? g.poles : joined(f.poles, g.poles),
  };
}

export function minus(f: Rational, g: Rational): Rational {
  return plus(f, {
    constant: g.constant.negated(),
    linear: g.linear.negated(),
    poles: new Map(
      [...g.poles].map(([key, { beta, first, second }]) => [
        key,
        { beta, first: first.negated(), second: second.negated() },
      ]),
    ),
  });
}

/** Invariant: no price is 0 there. */
export function valueAt({ constant, linear, poles }: Rational, x: Decimal): Decimal {
  let value = constant.plus(linear.times(x));
  for (const { beta, first, second } of poles.values()) {
    const growth = ONE.plus(beta.times(x));
    value = value.plus(quotient(first.times(growth).plus(second), growth.times(growth)));
  }
  return value;
}

/** The zeros of f beyond `from` and up to `to` (none: without end), the nearest first. Invariant: prices stay above 0. */
export function zerosBetween(
  f: Rational,
  from: Decimal,
  to: Decimal | undefined,
  direction: Direction,
): Decimal[] {
  const ahead = (amount: Decimal) => (direction === "up" ? amount : amount.negated());
  // With x = from ± t every denominator is positive, so f has the zeros of its numerator.
  const along = (constant: Decimal, slope: Decimal) => [constant.plus(slope.times(from)), ahead(slope)];
  const poles = [...f.poles.values()].filter(({ first, second }) => !first.isZero() || !second.isZero());
  const factors = poles.map(({ beta, second }) => {
    const growth = along(ONE, beta);
    return second.isZero() ? growth : product(growth, growth);
  });
  let numerator = factors.reduce(product, along(f.constant, f.linear));
  poles.forEach(({ beta, first, second }, index) => {
    const own = second.isZero() ? [first] : add([second], scaled(along(ONE, beta), first));
    const others = factors.filter((_, other) => other !== index).reduce(product, [ONE]);
    numerator = add(numerator, product(own, others));
  });
  const end = to && ahead(to.minus(from));
  return positiveRoots(numerator)
    .filter((t) => end === undefined || t.lte(end))
    .map((t) => from.plus(ahead(t)));
}

function joined(f: Rational["poles"], g: Rational["poles"]): Rational["poles"] {
  const poles = new Map(f);
  for (const [key, pole] of g) {
    const known = poles.get(key);
    poles.set(
      key,
      known ? { ...pole, first: known.first.plus(pole.first), second: known.second.plus(pole.second) } : pole,
    );
  }
  return poles;
}

function product(a: readonly Decimal[], b: readonly Decimal[]): Decimal[] {
  const result: Decimal[] = [];
  a.forEach((left, i) => {
    b.forEach((right, j) => {
      result[i + j] = (result[i + j] ?? ZERO).plus(left.times(right));
    });
  });
  return result;
}

function add(a: readonly Decimal[], b: readonly Decimal[]): Decimal[] {
  const length = Math.max(a.length, b.length);
  return Array.from({ length }, (_, power) => (a[power] ?? ZERO).plus(b[power] ?? ZERO));
}

function scaled(a: readonly Decimal[], factor: Decimal): Decimal[] {
  return a.map((coefficient) => coefficient.times(factor));
}
