/**
 * Finds where a position is liquidated, knowing nothing of B − R but its value at any price asked for: samples
 * outwards from the mark, dense near it and at every tier edge, then bisects.
 */
import { ONE, type Real, real } from "./oracleNumber";

export type Gap = (price: Real) => Real;

/** How far from the mark a root is looked for, as a factor. */
const REACH = 24;

/** Width at which a bracket is called a root, relative to the price. */
const NARROW = real("1e-19");

/** Width at which a dip has shown how deep it is: its depth goes with the square of it. */
const DIP = real("1e-8");

const GOLDEN = real("0.61803398874989484820");

const HALF = real("0.5");

/** So near to an edge on either side that no root of a smooth piece lies between. */
const BESIDE = real("1e-22");

/** Factors of the mark, on one side of it, from near to far. */
const factors: readonly Real[] = (() => {
  const found = [
    real("1e-9"),
    real("1e-6"),
    real("1e-4"),
    real("1e-3"),
    real("0.01"),
    real("0.04"),
    real("0.1"),
  ].map((step) => ONE.plus(step));
  let factor = real("1.2");
  for (; factor.lt(50); factor = factor.times("1.25")) found.push(factor);
  for (; factor.lt("1e6"); factor = factor.times(4)) found.push(factor);
  for (; factor.lt(`1e${REACH}`); factor = factor.times(1000)) found.push(factor);
  return found;
})();

export interface Root {
  readonly price: Real;
  /** A price a hair before the root, and one a hair beyond it. */
  readonly before: Real;
  readonly beyond: Real;
}

export interface Search {
  readonly gap: Gap;
  readonly mark: Real;
  /** Prices at which the gap may jump or bend. */
  readonly edges: readonly Real[];
  readonly isFailing: (gap: Real) => boolean;
}

/** The root nearest to the mark on each side. The mark itself is taken to be safe. */
export function nearestRoots(search: Search): { below: Root | undefined; above: Root | undefined } {
  const down = factors.map((factor) => search.mark.div(factor));
  const up = factors.map((factor) => search.mark.times(factor));
  return { below: walk(search, down, -1), above: walk(search, up, 1) };
}

/** The root of `gap` nearest to `mark` on one side. */
export function nearestRoot(search: Search, side: 1 | -1): Root | undefined {
  return walk(
    search,
    factors.map((factor) => (side > 0 ? search.mark.times(factor) : search.mark.div(factor))),
    side,
  );
}

function walk(
  { gap, mark, edges, isFailing }: Search,
  steps: readonly Real[],
  side: 1 | -1,
): Root | undefined {
  const isBeyondMark = (price: Real) => (side > 0 ? price.gt(mark) : price.lt(mark));
  const around = edges.flatMap((edge) => [edge.times(ONE.minus(BESIDE)), edge, edge.times(ONE.plus(BESIDE))]);
  const beside = mark.times(side > 0 ? ONE.plus(BESIDE) : ONE.minus(BESIDE));
  const prices = [
    mark,
    ...[beside, ...steps, ...around].filter(isBeyondMark).sort((a, b) => (side > 0 ? a.cmp(b) : b.cmp(a))),
  ];

  const gaps: Real[] = [];
  for (const [index, price] of prices.entries()) {
    const here = gap(price);
    gaps.push(here);
    if (index === 0) continue;
    // A dip between the samples: the one before is lower than both of its neighbours.
    if (index > 1 && gaps[index - 1]!.lt(gaps[index - 2]!) && gaps[index - 1]!.lte(here)) {
      const bottom = lowest(gap, isFailing, prices[index - 2]!, price);
      if (bottom !== undefined) return bisect(gap, isFailing, prices[index - 2]!, bottom);
    }
    if (isFailing(here)) return bisect(gap, isFailing, prices[index - 1]!, price);
  }
  return undefined;
}

/** A failing price between two safe ones, by golden section; none where the lowest point is safe. */
function lowest(gap: Gap, isFailing: (gap: Real) => boolean, from: Real, to: Real): Real | undefined {
  const at = (price: Real) => ({ price, gap: gap(price) });
  const inside = (a: Real, b: Real) => at(a.plus(b.minus(a).times(GOLDEN)));
  let [a, b] = [from, to];
  let [left, right] = [inside(b, a), inside(a, b)];
  while (b.minus(a).abs().gt(b.times(DIP))) {
    for (const point of [left, right]) if (isFailing(point.gap)) return point.price;
    if (left.gap.lt(right.gap)) {
      b = right.price;
      [left, right] = [inside(b, a), left];
    } else {
      a = left.price;
      [left, right] = [right, inside(a, b)];
    }
  }
  return undefined;
}

function bisect(gap: Gap, isFailing: (gap: Real) => boolean, safe: Real, failing: Real): Root {
  let [inside, beyond] = [safe, failing];
  while (beyond.minus(inside).abs().gt(beyond.abs().times(NARROW))) {
    const middle = inside.plus(beyond).times(HALF);
    if (isFailing(gap(middle))) beyond = middle;
    else inside = middle;
  }
  return { price: inside.plus(beyond).times(HALF), before: inside, beyond };
}
