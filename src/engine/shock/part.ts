/**
 * What goes into B − R while all prices move together, part by part: each is one function of the shock between two of
 * its breaks, where a tier begins, a price gets to 0, or a profit turns into a loss.
 */
import { notional } from "../contract";
import type { Curve } from "../curve";
import { type Decimal, ONE, quotient, ZERO } from "../decimal";
import { type Leg, profitCurve } from "../leg";
import { collateralValue } from "../pool";
import type { CollateralAsset } from "../account";
import type { Requirement } from "../requirement";
import { tierIndexOf } from "../tiers";
import { alongShock, minus, NOTHING, type Rational, valueAt, zerosBetween } from "./rational";

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
  const breaks = [...emptyAt(leg, beta)];
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
  const breaks = [...emptyAt(counted, beta)];
  if (moves)
    for (const { limit } of tiers) {
      if (limit === undefined) continue;
      const edge = isInverse ? quotient(exposure, limit) : quotient(limit, exposure);
      breaks.push(...shockTo(edge, markPrice, beta));
    }
  const tierAround = (x: Decimal) => {
    const price = markPrice.times(ONE.plus(beta.times(x)));
    if (!moves) return tierAtMark;
    return price.lte(ZERO) ? 0 : tierIndexOf(tiers, notional(instrument, exposure, price));
  };
  return { breaks, around: (x) => shocked(inTier(tierAround(x)), counted, beta, x) };
}

/** The larger of two sides, each the sum of its parts. */
export function largerPart(long: readonly Part[], short: readonly Part[]): Part {
  const own = [...long, ...short].flatMap(({ breaks }) => breaks);
  const sumAround = (parts: readonly Part[], x: Decimal) =>
    parts.reduce((total, part) => minus(total, minus(NOTHING, part.around(x))), NOTHING);
  const difference = (x: Decimal) => minus(sumAround(long, x), sumAround(short, x));
  return {
    breaks: [...own, ...crossings(own, difference)],
    around: (x) => sumAround(valueAt(difference(x), x).isNegative() ? short : long, x),
  };
}

/** An asset whose price follows a symbol. */
export function collateralPart(asset: CollateralAsset, beta: Decimal): Part {
  const value = collateralValue(asset);
  const zero = beta.isZero() ? [] : [quotient(ONE.negated(), beta)];
  const moving: Rational = { ...NOTHING, constant: value, linear: value.times(beta) };
  return {
    breaks: zero,
    around: (x) => (ONE.plus(beta.times(x)).lte(ZERO) ? NOTHING : moving),
  };
}

/** A curve of a leg's price around a shock; from price 0 on nothing moves any more. */
function shocked(curve: Curve, { markPrice }: Leg, beta: Decimal, x: Decimal): Rational {
  if (ONE.plus(beta.times(x)).gt(ZERO)) return alongShock(curve, markPrice, beta);
  return { ...NOTHING, constant: curve.constant };
}

/** The shock that takes a linear contract to price 0. */
function emptyAt({ instrument }: Leg, beta: Decimal): Decimal[] {
  return instrument.contractType === "inverse" || beta.isZero() ? [] : [quotient(ONE.negated(), beta)];
}

/** The shock that takes the mark to a price; none where the symbol does not move. */
function shockTo(price: Decimal, mark: Decimal, beta: Decimal): Decimal[] {
  return beta.isZero() ? [] : [quotient(price.minus(mark), mark.times(beta))];
}

/** Where a function passes 0, between and beyond breaks of its own, on both sides of no shock. */
function crossings(breaks: readonly Decimal[], around: (x: Decimal) => Rational): Decimal[] {
  const found: Decimal[] = [];
  for (const direction of ["down", "up"] as const) {
    const side = breaks
      .filter((x) => (direction === "up" ? x.gt(ZERO) : x.lt(ZERO)))
      .sort((a, b) => a.abs().cmp(b.abs()));
    let from = ZERO;
    for (const to of [...side, undefined]) {
      const middle = middleOf(from, to, direction);
      found.push(...zerosBetween(around(middle), from, to, direction));
      from = to ?? from;
    }
  }
  return found;
}

/** A shock inside an interval that may have no end. */
export function middleOf(from: Decimal, to: Decimal | undefined, direction: "up" | "down"): Decimal {
  if (to !== undefined) return from.plus(to).times("0.5");
  return direction === "up" ? from.plus(ONE) : from.minus(ONE);
}
