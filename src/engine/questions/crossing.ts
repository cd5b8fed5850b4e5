/**
 * Where a quantity that people can choose makes the room exactly 0. The room is worked out anew at every trial by the
 * engine itself, so that all rules count. Between two tier edges it is a straight line in nearly every unknown, and the
 * line through two points of it meets 0 at the answer to the last digit.
 */
import { Decimal, larger, ONE, quotient, signOf, ZERO } from "../decimal";

export type Measure = (x: Decimal) => Decimal;

/** Relative width at which two trials are the same. */
const TOLERANCE = new Decimal("1e-36");

const TWO = new Decimal(2);

/** Far more trials than a straight line needs, and enough to halve a bracket to its tolerance. */
const MOST_TRIALS = 400;

/**
 * The x between two at which f passes 0: to about 36 digits, on the side where f is not negative where f jumps.
 * Invariant: f has opposite signs at the two, or is 0 at one.
 */
export function crossing(f: Measure, from: Decimal, to: Decimal): Decimal {
  let left = { x: from, y: f(from) };
  let right = { x: to, y: f(to) };
  let earlier = from;
  for (let trial = 0; trial < MOST_TRIALS; trial++) {
    if (left.y.isZero()) return left.x;
    if (right.y.isZero()) return right.x;
    const scale = larger(left.x.abs(), right.x.abs()).times(TOLERANCE);
    if (right.x.minus(left.x).abs().lte(scale)) break;
    // Where the line does not narrow the bracket, because f bends or jumps, halving does.
    const x = trial % 3 === 2 ? quotient(left.x.plus(right.x), TWO) : zeroOfLine(left, right)!;
    const next = { x, y: f(x) };
    if (x.minus(earlier).abs().lte(scale)) return x;
    earlier = x;
    if (signOf(next.y) === signOf(left.y)) left = next;
    else right = next;
  }
  return left.y.isNegative() ? right.x : left.x;
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
