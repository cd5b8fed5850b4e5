/**
 * What goes into B − R while all prices move together, part by part: each is one function of the shock between two of
 * its breaks, where a tier begins, a price gets to 0, or a profit turns into a loss.
 */
import { notional } from "../contract";
import type { Curve, Direction } from "../curve";
import { type Decimal, ONE, quotient, ZERO } from "../decimal";
import { type Leg, profitCurve } from "../leg";
import { collateralValue } from "../pool";
import type { CollateralAsset } from "../account";
import type { Requirement } from "../requirement";
import { tierIndexOf } from "../tiers";
import { alongShock, minus, NOTHING, plus, type Rational, valueAt, zerosBetween } from "./rational";

export interface Part {
  /** Shocks at which it becomes another function. */
  readonly breaks: readonly Decimal[];
  /** The function that it is around a shock that is none of its breaks. */
  readonly around: (x: Decimal) => Rational;
}

export type BetaOf = (symbol: string) => Decimal;

/** PnL of a leg; only its loss where profits do not support. */
export function profitPart(leg: Leg, beta: Decimal, lossOnly: boolean): Part {
  const curve = profitCurve(leg);
  const { entryNotional, exposure, instrument } = leg;
  const breaks = emptyAt(beta);
  const entry =
    instrument.contractType === "inverse"
      ? quotient(exposure, entryNotional)
      : quotient(entryNotional, exposure);
  if (lossOnly) breaks.push(...shockTo(entry, leg.markPrice, beta));
  return {
    breaks,
    around: (x) => {
      const profit = shocked(curve, leg, beta, x);
      return lossOnly && valueAt(profit, x).isPositive() ? NOTHING : profit;
    },
  };
}

/** R of a leg, in the tier of its notional at the shocked price. */
export function requirementPart(requirement: Requirement, beta: Decimal): Part {
  const { counted, tiers, moves, tierAtMark, inTier } = requirement;
  const { instrument, exposure, markPrice } = counted;
  const isInverse = instrument.contractType === "inverse";
  const breaks = emptyAt(beta);
  if (moves)
    for (const { limit } of tiers) {
      if (limit === undefined) continue;
      const edge = isInverse ? quotient(exposure, limit) : quotient(limit, exposure);
      breaks.push(...shockTo(edge, markPrice, beta));
    }
  const tierAround = (x: Decimal) => {
    const price = markPrice.times(ONE.plus(beta.times(x)));
    return moves ? tierIndexOf(tiers, notional(instrument, exposure, price)) : tierAtMark;
  };
  return { breaks, around: (x) => shocked(inTier(tierAround(x)), counted, beta, x) };
}

/** The larger of two sides, each the sum of its parts. */
export function largerPart(long: readonly Part[], short: readonly Part[]): Part {
  const own = [...long, ...short].flatMap(({ breaks }) => breaks);
  const sumAround = (parts: readonly Part[], x: Decimal) =>
    parts.reduce((total, part) => plus(total, part.around(x)), NOTHING);
  const difference = (x: Decimal) => minus(sumAround(long, x), sumAround(short, x));
  return {
    breaks: [...own, ...crossings(own, difference)],
    around: (x) => sumAround(valueAt(difference(x), x).isNegative() ? short : long, x),
  };
}

/** An asset whose price follows a symbol. */
export function collateralPart(asset: CollateralAsset, beta: Decimal): Part {
  const value = collateralValue(asset);
  const moving: Rational = { ...NOTHING, constant: value, linear: value.times(beta) };
  return {
    breaks: emptyAt(beta),
    around: (x) => (isBelowZero(beta, x) ? NOTHING : moving),
  };
}

/** A curve of a leg's price around a shock; from price 0 on nothing moves any more. */
function shocked(curve: Curve, { markPrice }: Leg, beta: Decimal, x: Decimal): Rational {
  if (isBelowZero(beta, x)) return { ...NOTHING, constant: curve.constant };
  return alongShock(curve, markPrice, beta);
}

function isBelowZero(beta: Decimal, x: Decimal): boolean {
  return ONE.plus(beta.times(x)).isNegative();
}

/** The shock that takes a price to 0. */
export function emptyAt(beta: Decimal): Decimal[] {
  return beta.isZero() ? [] : [quotient(ONE.negated(), beta)];
}

/** The shock that takes the mark to a price; none where the symbol does not move. */
function shockTo(price: Decimal, mark: Decimal, beta: Decimal): Decimal[] {
  return beta.isZero() ? [] : [quotient(price.minus(mark), mark.times(beta))];
}

/** Where a function passes 0, between and beyond breaks of its own, on both sides of no shock. */
function crossings(breaks: readonly Decimal[], around: (x: Decimal) => Rational): Decimal[] {
  const ends = {
    down: onSide([...breaks, ONE.negated()], "down"),
    up: [...onSide(breaks, "up"), undefined],
  };
  return (["down", "up"] as const).flatMap((direction) => {
    let from = ZERO;
    return ends[direction].flatMap((to) => {
      const found = zerosBetween(around(middleOf(from, to)), from, to, direction);
      if (to !== undefined) from = to;
      return found;
    });
  });
}

/** The different ones of some shocks that lie in a direction, the nearest first. */
export function onSide(shocks: readonly Decimal[], direction: Direction): Decimal[] {
  const different = new Map(shocks.map((x) => [x.toString(), x]));
  return [...different.values()]
    .filter((x) => !x.isZero() && x.isNegative() === (direction === "down"))
    .sort((a, b) => a.abs().cmp(b.abs()));
}

/** A shock inside an interval; one that has no end goes up. */
export function middleOf(from: Decimal, to: Decimal | undefined): Decimal {
  return to === undefined ? from.plus(ONE) : from.plus(to).times("0.5");
}
