/**
 * How much room is left: the least that the excess f = B − R gets to on the way from the mark to a price. It is not
 * negative exactly when nothing is liquidated before that price, and 0 when that price is where it happens. The
 * questions (questions/) are solved for it.
 */
import { type Curve, type Direction, turningPoints, valueAt } from "./curve";
import { type Decimal, smaller } from "./decimal";
import { excess, isBefore, nextEdge, startOf, type Trial } from "./liquidation";
import type { Test } from "./prices";
import { ratioOf, valueOf } from "./ratio";

/** The least excess of a test from its mark to `price`, both included. Invariant: the price is above 0. */
export function lowestExcess({ trials }: Test, price: Decimal): Decimal {
  return trials.map((trial) => lowestOfTrial(trial, price)).reduce(smaller);
}

/** Over the pieces between tier edges, as in liquidation.ts; at an edge both sides count. */
function lowestOfTrial(trial: Trial, price: Decimal): Decimal {
  const direction: Direction = price.lt(trial.markPrice) ? "down" : "up";
  const end = ratioOf(price);
  let { tiers, curve } = startOf(trial);
  let from = trial.markPrice;
  let lowest = valueAt(curve, from);
  for (;;) {
    const edge = nextEdge(trial.requirements, tiers, direction);
    const isLast = edge === undefined || !isBefore(edge.price, end, direction);
    const to = isLast ? price : valueOf(edge.price);
    lowest = smaller(lowest, lowestBetween(curve, from, to));
    if (isLast) return lowest;
    tiers = edge.tiers;
    curve = excess(trial, tiers);
    from = to;
  }
}

function lowestBetween(curve: Curve, from: Decimal, to: Decimal): Decimal {
  const isInside = (price: Decimal) => price.cmp(from) === to.cmp(price);
  const prices = [from, to, ...turningPoints(curve).filter(isInside)];
  return prices.map((price) => valueAt(curve, price)).reduce(smaller);
}
