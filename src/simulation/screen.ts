/**
 * Whether a cross pool, or an isolated leg, is surely safe all the way through a step, by numbers instead of Decimals.
 *
 * With B and R as sums over the legs, and t from 0 to 1 along the step,
 *
 *   B − R ≥ min over both ends of (cash + the terms that are straight in t)
 *           + Σ over the other terms of the less favourable end of each
 *
 * Straight are the profits of linear contracts, their requirements while they stay in one tier, and collateral. The
 * others are monotone in t piece by piece, so their extremes are at the ends of the pieces. Numbers lose digits: the
 * bound counts only if it is above 1e-9 of everything that was added up, a million times what they can lose. A step for
 * which it does not hold is halved a few times; what is not settled then is solved exactly (crossing.ts).
 */
import type { Curve } from "../engine/curve";
import type { Decimal } from "../engine/decimal";
import { isolatedLeg } from "../engine/isolated";
import { profitCurve } from "../engine/leg";
import { collateralValue, type Holding, poolsOf } from "../engine/pool";
import type { Requirement } from "../engine/requirement";
import type { MarkOf, PoolBook } from "./book";
import type { ModeRules } from "../engine/rules";
import type { OpenLeg } from "./rows";
import type { Segment } from "./segment";

/** A curve of one symbol's price: constant + linear·P + inverse/P + inverseSquare/P². */
interface Terms {
  readonly symbol: string;
  readonly constant: number;
  readonly linear: number;
  readonly inverse: number;
  readonly inverseSquare: number;
}

/** A requirement by tiers: ρ·N + c of the tier that holds N, with N what is counted. */
interface Tiered {
  readonly symbol: string;
  readonly isInverse: boolean;
  /** k of N = k·P, or k/P. */
  readonly exposure: number;
  readonly limits: readonly number[];
  readonly tiers: readonly { readonly rate: number; readonly constant: number }[];
}

interface Asked {
  readonly fixed: readonly Terms[];
  readonly tiered: readonly Tiered[];
}

export interface Screen {
  readonly profits: readonly Terms[];
  /** Profits of other legs do not count, so that none does in the bound. */
  readonly lossesOnly: boolean;
  readonly collateral: readonly Terms[];
  /** Both sides of what nets; one side where nothing does. */
  readonly asked: readonly (readonly Asked[])[];
  /** Unsettled funding and collateral that does not move. */
  readonly constant: number;
}

/** The terms of the cross legs that are open. */
export function screenOf(pool: PoolBook, markOf: MarkOf): Screen {
  const account = pool.crossAccount(markOf);
  const { holdings, unsettledFunding, rules } = poolsOf(account).get(pool.asset)!;
  const all = [...holdings.values()];
  const assets = pool.assets(markOf);
  const following = assets.filter(({ priceSymbol }) => priceSymbol !== undefined);
  const fixed = assets.filter(({ priceSymbol }) => priceSymbol === undefined);
  return {
    profits: all.flatMap(({ symbol, legs }) => legs.map((leg) => termsOf(symbol, profitCurve(leg)))),
    lossesOnly: rules.unrealizedProfit === "excluded",
    collateral: following.map((asset) => {
      const symbol = asset.priceSymbol!;
      const linear = collateralValue(asset).toNumber() / markOf(symbol).toNumber();
      return { symbol, constant: 0, linear, inverse: 0, inverseSquare: 0 };
    }),
    asked: groupsOf(all, rules.hedgeNetting === "max-leg").map((sides) => sides.map(askedOf)),
    constant: fixed.reduce(
      (total, asset) => total + collateralValue(asset).toNumber(),
      unsettledFunding.toNumber(),
    ),
  };
}

/** The terms of an isolated leg alone; its margin stands in the place of the pool's cash. */
export function screenOfLeg(leg: OpenLeg, markPrice: Decimal, rules: ModeRules): Screen {
  const { leg: merged, requirement } = isolatedLeg(leg.at(markPrice), rules);
  return {
    profits: [termsOf(leg.symbol, profitCurve(merged))],
    lossesOnly: false,
    collateral: [],
    asked: [[askedOf([requirement!])]],
    constant: 0,
  };
}

/** How often a step is halved before it is solved. */
const HALVINGS = 5;

/** Whether B − R surely stays above 0 from one t of a segment to another. */
export function isClear(screen: Screen, cash: number, segment: Segment, from = 0, to = 1): boolean {
  return isClearWithin(screen, cash, { segment, from, to }, from === to ? 0 : HALVINGS);
}

interface Stretch {
  readonly segment: Segment;
  readonly from: number;
  readonly to: number;
}

function isClearWithin(screen: Screen, cash: number, stretch: Stretch, halvings: number): boolean {
  if (isBoundClear(screen, cash, stretch)) return true;
  if (halvings === 0) return false;
  const { segment, from, to } = stretch;
  const middle = (from + to) / 2;
  return (
    isClearWithin(screen, cash, { segment, from, to: middle }, halvings - 1) &&
    isClearWithin(screen, cash, { segment, from: middle, to }, halvings - 1)
  );
}

function isBoundClear(screen: Screen, cash: number, { segment, from, to }: Stretch): boolean {
  const start = screen.constant + cash;
  let [first, last, rest, size] = [start, start, 0, Math.abs(screen.constant) + Math.abs(cash)];
  for (const terms of screen.profits) {
    const near = valueAt(terms, segment.near(terms.symbol, from));
    const far = valueAt(terms, segment.near(terms.symbol, to));
    size += sizeOf(terms, near, far);
    if (screen.lossesOnly) rest += Math.min(near, far, 0);
    else if (terms.inverse === 0) {
      first += near;
      last += far;
    } else rest += Math.min(near, far);
  }
  for (const terms of screen.collateral) {
    const near = valueAt(terms, segment.near(terms.symbol, from));
    const far = valueAt(terms, segment.near(terms.symbol, to));
    size += Math.abs(near) + Math.abs(far);
    first += near;
    last += far;
  }
  for (const sides of screen.asked) {
    const totals = sides.map((side) => mostAsked(side, { segment, from, to }));
    for (const total of totals) size += total.size;
    if (totals.length === 1) {
      const { near, far, rest: most } = totals[0]!;
      first -= near;
      last -= far;
      rest -= most;
    } else rest -= Math.max(...totals.map((total) => Math.max(total.near, total.far) + total.rest));
  }
  return Math.min(first, last) + rest > size * 1e-9;
}

/** Where a price can be, as numbers. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * Whether B − R surely stays above 0 wherever in its range each symbol is, independently of the others: the same bound,
 * with the terms that are straight taken together symbol by symbol, each symbol at its worse end.
 */
export function isClearWithinBox(screen: Screen, cash: number, within: (symbol: string) => Range): boolean {
  const straight = new Map<string, { low: number; high: number }>();
  const add = (symbol: string, low: number, high: number) => {
    const sum = straight.get(symbol);
    if (sum === undefined) straight.set(symbol, { low, high });
    else {
      sum.low += low;
      sum.high += high;
    }
  };
  let [rest, size] = [screen.constant + cash, Math.abs(screen.constant) + Math.abs(cash)];
  for (const terms of screen.profits) {
    const { low, high } = within(terms.symbol);
    const [atLow, atHigh] = [valueAt(terms, low), valueAt(terms, high)];
    size += sizeOf(terms, atLow, atHigh);
    if (screen.lossesOnly) rest += Math.min(atLow, atHigh, 0);
    else if (terms.inverse === 0) add(terms.symbol, atLow, atHigh);
    else rest += Math.min(atLow, atHigh);
  }
  for (const terms of screen.collateral) {
    const { low, high } = within(terms.symbol);
    const [atLow, atHigh] = [valueAt(terms, low), valueAt(terms, high)];
    size += Math.abs(atLow) + Math.abs(atHigh);
    add(terms.symbol, atLow, atHigh);
  }
  for (const sides of screen.asked) {
    const isNetting = sides.length > 1;
    let most = -Infinity;
    for (const side of sides) {
      // What nets is not straight: each side at its most, and the larger of both.
      let total = 0;
      for (const asked of partsAsked(side, within)) {
        size += asked.size;
        if (asked.isStraight && !isNetting) add(asked.symbol, -asked.low, -asked.high);
        else total += asked.isStraight ? Math.max(asked.low, asked.high) : asked.most;
      }
      most = Math.max(most, total);
    }
    rest -= most;
  }
  for (const { low, high } of straight.values()) rest += Math.min(low, high);
  return rest > size * 1e-9;
}

/** The terms of one symbol alone. */
export function screenOfSymbol(screen: Screen, symbol: string): Screen {
  const own = <One extends { readonly symbol: string }>(all: readonly One[]) =>
    all.filter((one) => one.symbol === symbol);
  return {
    profits: own(screen.profits),
    lossesOnly: screen.lossesOnly,
    collateral: own(screen.collateral),
    asked: screen.asked.map((sides) =>
      sides.map(({ fixed, tiered }) => ({ fixed: own(fixed), tiered: own(tiered) })),
    ),
    constant: 0,
  };
}

/** B − R of a screen with terms of one symbol, at a price of it. */
export function worthAt({ profits, collateral, asked }: Screen, price: number): number {
  let worth = 0;
  for (const terms of profits) worth += valueAt(terms, price);
  for (const terms of collateral) worth += valueAt(terms, price);
  const within = () => ({ low: price, high: price });
  for (const sides of asked) {
    let most = -Infinity;
    for (const side of sides) {
      let total = 0;
      for (const part of partsAsked(side, within)) total += part.isStraight ? part.low : part.most;
      most = Math.max(most, total);
    }
    worth -= most;
  }
  return worth;
}

interface PartAsked {
  readonly symbol: string;
  /** Whether it is straight between `low` and `high`, what it comes to at the ends of the range; else there is `most`. */
  readonly isStraight: boolean;
  readonly low: number;
  readonly high: number;
  readonly most: number;
  readonly size: number;
}

function* partsAsked({ fixed, tiered }: Asked, within: (symbol: string) => Range): Generator<PartAsked> {
  for (const terms of fixed) {
    const { low, high } = within(terms.symbol);
    const [atLow, atHigh] = [valueAt(terms, low), valueAt(terms, high)];
    const isStraight = terms.inverse === 0 && terms.inverseSquare === 0;
    const size = sizeOf(terms, atLow, atHigh);
    yield { symbol: terms.symbol, isStraight, low: atLow, high: atHigh, most: Math.max(atLow, atHigh), size };
  }
  for (const one of tiered) {
    const { low, high } = within(one.symbol);
    const near = counted(one, low);
    const far = counted(one, high);
    const least = Math.min(near, far) * (1 - 1e-9);
    const largest = Math.max(near, far) * (1 + 1e-9);
    const tier = tierOf(one, least);
    const isStraight = tier === tierOf(one, largest) && !one.isInverse;
    const { rate, constant } = one.tiers[tier]!;
    const size = Math.abs(rate) * largest + Math.abs(constant);
    const most = isStraight ? 0 : mostInTiers(one, least, largest);
    yield {
      symbol: one.symbol,
      isStraight,
      low: rate * near + constant,
      high: rate * far + constant,
      most,
      size,
    };
  }
}

/** What one side asks for at both ends, as far as it is straight in between, and at most beyond that. */
function mostAsked({ fixed, tiered }: Asked, { segment, from, to }: Stretch) {
  const total = { near: 0, far: 0, rest: 0, size: 0 };
  for (const terms of fixed) {
    const near = valueAt(terms, segment.near(terms.symbol, from));
    const far = valueAt(terms, segment.near(terms.symbol, to));
    total.size += sizeOf(terms, near, far);
    if (terms.inverse === 0 && terms.inverseSquare === 0) {
      total.near += near;
      total.far += far;
    } else total.rest += Math.max(near, far);
  }
  for (const one of tiered) {
    const near = counted(one, segment.near(one.symbol, from));
    const far = counted(one, segment.near(one.symbol, to));
    const low = Math.min(near, far) * (1 - 1e-9);
    const high = Math.max(near, far) * (1 + 1e-9);
    const tier = tierOf(one, low);
    const isOne = tier === tierOf(one, high);
    const { rate, constant } = one.tiers[tier]!;
    total.size += Math.abs(rate) * high + Math.abs(constant);
    if (isOne && !one.isInverse) {
      total.near += rate * near + constant;
      total.far += rate * far + constant;
    } else total.rest += mostInTiers(one, low, high);
  }
  return total;
}

/** The most of ρ·N + c over the tiers between two notionals. */
function mostInTiers(one: Tiered, low: number, high: number): number {
  let most = -Infinity;
  for (let tier = tierOf(one, low); tier < one.tiers.length; tier++) {
    const begin = tier === 0 ? low : Math.max(low, one.limits[tier - 1]!);
    const end = Math.min(high, one.limits[tier]!);
    const { rate, constant } = one.tiers[tier]!;
    most = Math.max(most, rate * begin + constant, rate * end + constant);
    if (high <= one.limits[tier]!) break;
  }
  return most;
}

function tierOf({ limits }: Tiered, amount: number): number {
  let tier = 0;
  while (tier < limits.length - 1 && amount > limits[tier]!) tier++;
  return tier;
}

function counted({ isInverse, exposure }: Tiered, price: number): number {
  return isInverse ? exposure / price : exposure * price;
}

function valueAt({ constant, linear, inverse, inverseSquare }: Terms, price: number): number {
  const straight = constant + linear * price;
  return inverse === 0 && inverseSquare === 0
    ? straight
    : straight + inverse / price + inverseSquare / (price * price);
}

/** Terms cancel: a profit can be small though both of its parts are large. */
function sizeOf({ constant }: Terms, near: number, far: number): number {
  return 2 * Math.abs(constant) + Math.abs(near) + Math.abs(far);
}

function termsOf(symbol: string, { constant, linear, inverse, inverseSquare }: Curve): Terms {
  return {
    symbol,
    constant: constant.toNumber(),
    linear: linear.toNumber(),
    inverse: inverse.toNumber(),
    inverseSquare: inverseSquare.toNumber(),
  };
}

/** The requirements by what nets: each underlying with its two sides, or everything on one. */
function groupsOf(holdings: readonly Holding[], isNetting: boolean): Requirement[][][] {
  const of = (group: readonly Holding[]) =>
    group.flatMap(({ requirements }) => (typeof requirements === "string" ? [] : requirements));
  if (!isNetting) return [[of(holdings)]];
  return [...new Set(holdings.map(({ underlying }) => underlying))].map((underlying) => {
    const group = of(holdings.filter((holding) => holding.underlying === underlying));
    return ["long", "short"].map((side) => group.filter(({ leg }) => leg.side === side));
  });
}

function askedOf(requirements: readonly Requirement[]): Asked {
  const fixed = requirements
    .filter(({ moves }) => !moves)
    .map(({ leg, tierAtMark, inTier }) => termsOf(leg.instrument.symbol, inTier(tierAtMark)));
  const tiered = requirements.filter(({ moves }) => moves).map(tieredOf);
  return { fixed, tiered };
}

function tieredOf({ counted, tiers, inTier }: Requirement): Tiered {
  const { contractType, symbol } = counted.instrument;
  const isInverse = contractType === "inverse";
  const exposure = counted.exposure.toNumber();
  return {
    symbol,
    isInverse,
    exposure,
    limits: tiers.map(({ limit }, index) =>
      limit === undefined || index === tiers.length - 1 ? Infinity : limit.toNumber(),
    ),
    tiers: tiers.map((_, index) => {
      const { constant, linear, inverse } = inTier(index);
      return { rate: (isInverse ? inverse : linear).toNumber() / exposure, constant: constant.toNumber() };
    }),
  };
}
