/**
 * Where a quantity that people can choose makes the room exactly 0. The room is worked out anew at every trial by the
 * engine itself, so that all rules count. Between two tier edges it is a straight line in nearly every unknown, and the
 * line through two points of it meets 0 at the answer to the last digit.
 */
import { Decimal, ONE, quotient, signOf, ZERO } from "../decimal";

export type Measure = (x: Decimal) => Decimal;

/** Width, as a share of the end of the bracket, at which two trials are the same. */
const TOLERANCE = new Decimal("1e-36");

/** What counts as 0, as a share of what f is to begin with: the digits that a division leaves over. */
const NEXT_TO_NOTHING = new Decimal("1e-30");

const TWO = new Decimal(2);

/**
 * The x between two at which f passes 0: to about 30 digits, on the side where f is not negative where f jumps.
 * Invariant: 0 ≤ from < to; f has opposite signs at the two, or is 0 at one.
 */
export function crossing(f: Measure, from: Decimal, to: Decimal): Decimal {
  let left = { x: from, y: f(from) };
  let right = { x: to, y: f(to) };
  const width = to.times(TOLERANCE);
  const nothing = left.y.abs().times(NEXT_TO_NOTHING);
  for (let trial = 0; ; trial++) {
    const found = [left, right].find(({ y }) => y.abs().lte(nothing));
    if (found) return found.x;
    if (right.x.minus(left.x).lte(width)) return left.y.isNegative() ? right.x : left.x;
    // Where the line does not narrow the bracket, because f bends or jumps, halving does.
    const x = trial % 3 === 2 ? quotient(left.x.plus(right.x), TWO) : zeroOfLine(left, right)!;
    const next = { x, y: f(x) };
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
