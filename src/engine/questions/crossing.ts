/**
 * Where a quantity that people can choose makes the room exactly 0. The room is worked out anew at every trial by the
 * engine itself, so that all rules count. Between two tier edges it is a straight line in nearly every unknown, and the
 * line through two points of it meets 0 at the answer to the last digit.
 */
import { Decimal, ONE, quotient, signOf, ZERO } from "../decimal";

export type Measure = (x: Decimal) => Decimal;

/** Width, as a share of the end of the bracket, at which two trials are the same. */
const TOLERANCE = new Decimal("1e-36");

const TWO = new Decimal(2);

/**
 * The x between two at which f passes 0: to about 36 digits, on the side where f is not negative where f jumps.
 * Invariant: 0 ≤ from < to; f has opposite signs at the two, or is 0 at one.
 */
export function crossing(f: Measure, from: Decimal, to: Decimal): Decimal {
  const width = to.times(TOLERANCE);
  const isSame = (a: Decimal, b: Decimal) => a.minus(b).abs().lte(width);
  let left = { x: from, y: f(from) };
  let right = { x: to, y: f(to) };
  let earlier = from;
  for (let trial = 0; ; trial++) {
    if (left.y.isZero()) return left.x;
    if (right.y.isZero()) return right.x;
    if (isSame(left.x, right.x)) return left.y.isNegative() ? right.x : left.x;
    // Where the line does not narrow the bracket, because f bends or jumps, halving does.
    const x = trial % 3 === 2 ? quotient(left.x.plus(right.x), TWO) : zeroOfLine(left, right)!;
    const next = { x, y: f(x) };
    if (isSame(x, earlier)) return x;
    earlier = x;
    if (signOf(next.y) === signOf(left.y)) left = next;
    else right = next;
  }
}

interface Point {
  readonly x: Decimal;
  readonly y: Decimal;
}

/** The zero of the straight line through two points; none where it is level. */
export function zeroOfLine(a: Point, b: Point): Decimal | undefined {
  const rise = b.y.minus(a.y);
  if (rise.isZero()) return undefined;
  return a.x.minus(quotient(a.y.times(b.x.minus(a.x)), rise));
}

/** Rounds of the secant: one for a straight line, one more for each bend where a reserve ends. */
const MOST_ROUNDS = 20;

/**
 * The zero of a room that is a straight line in x, but for a bend where a reserve ends; none where it does not depend
 * on x.
 */
export function zeroFrom(room: Measure): Decimal | undefined {
  let a = { x: ZERO, y: room(ZERO) };
  let b = { x: ONE, y: room(ONE) };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const x = zeroOfLine(a, b);
    if (x === undefined) return undefined;
    const next = { x, y: room(x) };
    const isSame = x.minus(b.x).abs().lte(x.abs().times("1e-35"));
    if (next.y.isZero() || isSame) return x;
    a = b;
    b = next;
  }
  return b.x;
}
