/**
 * A candle tells four prices and not their order. So it is walked twice, open → high → low → close and open → low → high
 * → close, all symbols alike; and where what hurts the book is the high of one symbol and the low of another, a third
 * time, each symbol with its worse extreme before its better one. The worst walk is named.
 */
import type { Account } from "../engine/account";
import { type Decimal, signOf, ZERO } from "../engine/decimal";
import type { Candle, CandleSeries } from "./candle";
import type { CandleOptions, FundingSettlement, Gaps } from "./options";
import type { Path, Step } from "./path";
import type { PoolOutcome, Simulation, SimulationGap } from "./result";
import { keepNumbers, numbersOf } from "./segment";
import { simulateInSteps } from "./simulate";
import { finished, type Steps, within } from "./steps";
import { tallyOf } from "./tally";
import { type Extreme, type MixedExtremes, mixedExtremes } from "./worstFirst";

/** `worst-first`: of each symbol the extreme that hurts the book more, high or low, before the other. */
export type CandleOrder = "high-first" | "low-first" | "worst-first";

/** Where symbols part, "worse" and "better" are the extreme that hurts the book more, and the other one. */
export type CandlePoint = "open" | "high" | "low" | "worse" | "better" | "close";

const POINTS: Readonly<Record<CandleOrder, readonly CandlePoint[]>> = {
  "high-first": ["open", "high", "low", "close"],
  "low-first": ["open", "low", "high", "close"],
  "worst-first": ["open", "worse", "better", "close"],
};

/** The walks. The steps of each are four for every time of the candles. */
export interface CandleSimulation {
  readonly highFirst: Simulation;
  readonly lowFirst: Simulation;
  /** None where it is one of the other two: where all highs, or all lows, are what hurts the book. */
  readonly worstFirst: Simulation | undefined;
  /** The order in which each symbol's worse extreme comes first: `worst-first` where that is a walk of its own. */
  readonly worstIs: CandleOrder;
  /** By final equity, then by what was liquidated, then by the drawdown. */
  readonly worse: CandleOrder;
  /** Whether all come to the same. */
  readonly isSame: boolean;
}

/** The walk in an order; that in which the highs are first where there is none of its own. */
export function walkInOrder(
  { highFirst, lowFirst, worstFirst }: Pick<CandleSimulation, "highFirst" | "lowFirst" | "worstFirst">,
  order: CandleOrder,
): Simulation {
  if (order === "low-first") return lowFirst;
  return order === "worst-first" ? (worstFirst ?? highFirst) : highFirst;
}

export type CandleResult = { readonly value: CandleSimulation } | { readonly gap: SimulationGap };

export function simulateCandles(
  account: Account,
  series: readonly CandleSeries[],
  options: CandleOptions = {},
): CandleResult {
  return simulateCandlePaths(account, candlePaths(series, options.funding), options);
}

/** The candles as paths, in the orders that do not depend on the book, and in others once they have been asked for. */
export interface CandlePaths {
  readonly series: readonly CandleSeries[];
  readonly funding: readonly FundingSettlement[];
  readonly highFirst: Path;
  readonly lowFirst: Path;
  readonly mixed: Map<string, Path>;
}

export function candlePaths(
  series: readonly CandleSeries[],
  funding: readonly FundingSettlement[] = [],
): CandlePaths {
  const highFirst = candlePath(series, () => "high", funding);
  // The same steps in another order, and their numbers: those of a year of minutes are too many to have twice.
  const lowFirst = extremesSwapped(highFirst);
  keepNumbers(lowFirst, extremesSwapped(numbersOf(highFirst)));
  return { series, funding, highFirst, lowFirst, mixed: new Map() };
}

/** Of four for each time, the second and the third in each other's place. */
function extremesSwapped<One>(all: readonly One[]): readonly One[] {
  return all.map((one, step) => (step % 4 === 1 ? all[step + 1]! : step % 4 === 2 ? all[step - 1]! : one));
}

/** One way through the candles for an account. */
export function candlePathOf(
  account: Account,
  series: readonly CandleSeries[],
  order: CandleOrder,
  funding: readonly FundingSettlement[] = [],
): Path {
  const extremes =
    order === "worst-first" ? mixedExtremes(account, series) : order === "low-first" ? "low" : "high";
  const firstOf = (candle: Candle) => (typeof extremes === "string" ? extremes : extremes.first.get(candle)!);
  return candlePath(series, firstOf, funding);
}

/** The same for paths that are made already: several arrangements walk along one. */
export function simulateCandlePaths(
  account: Account,
  paths: CandlePaths,
  options: CandleOptions = {},
): CandleResult {
  return finished(simulateCandlesInSteps(account, paths, options));
}

/** The same, not all at once. */
export function* simulateCandlesInSteps(
  account: Account,
  paths: CandlePaths,
  options: CandleOptions,
): Steps<CandleResult> {
  const gapsOf = candleGaps(options);
  const highFirst = yield* within(simulateInSteps(account, paths.highFirst, options, gapsOf), 0, 0.4);
  if ("gap" in highFirst) return highFirst;
  const lowFirst = yield* within(simulateInSteps(account, paths.lowFirst, options, gapsOf), 0.4, 0.7);
  if ("gap" in lowFirst) return lowFirst;
  const extremes = mixedExtremes(account, paths.series);
  const isMixed = typeof extremes !== "string";
  const worstFirst = isMixed
    ? yield* within(simulateInSteps(account, mixedPath(extremes, paths), options, gapsOf), 0.7, 1)
    : undefined;
  if (worstFirst !== undefined && "gap" in worstFirst) return worstFirst;
  const walks = { highFirst: highFirst.value, lowFirst: lowFirst.value, worstFirst: worstFirst?.value };
  const worstIs = isMixed ? "worst-first" : extremes === "high" ? "high-first" : "low-first";
  return { value: { ...walks, worstIs, ...worstOf(walks) } };
}

function mixedPath(extremes: MixedExtremes, { series, funding, mixed }: CandlePaths): Path {
  let path = mixed.get(extremes.key);
  if (path === undefined) {
    path = candlePath(series, (candle) => extremes.first.get(candle)!, funding);
    mixed.set(extremes.key, path);
  }
  return path;
}

/** Of equally bad walks the first of the highs, the lows and the third. */
function worstOf(
  walks: Pick<CandleSimulation, "highFirst" | "lowFirst" | "worstFirst">,
): Pick<CandleSimulation, "worse" | "isSame"> {
  const { highFirst, lowFirst, worstFirst } = walks;
  let [worse, isSame]: [CandleOrder, boolean] = ["high-first", true];
  const consider = (order: CandleOrder, walk: Simulation) => {
    const sign = compare(walkInOrder(walks, worse), walk);
    if (sign !== 0 || compare(highFirst, walk) !== 0) isSame = false;
    if (sign > 0) worse = order;
  };
  consider("low-first", lowFirst);
  if (worstFirst !== undefined) consider("worst-first", worstFirst);
  return { worse, isSame };
}

/** How each step of a walk through candles is gone: from a close to the next open as is asked for. */
export function candleGaps({ opens = "jump", gaps = "continuous" }: CandleOptions): (step: number) => Gaps {
  return (step) => (step % 4 === 0 ? opens : gaps);
}

/** Which candle a step of a walk belongs to, from 0, and which of its prices it is. */
export function candlePointOf(
  step: number,
  order: CandleOrder,
): { readonly candle: number; readonly point: CandlePoint } {
  return { candle: Math.floor(step / 4), point: POINTS[order][step % 4]! };
}

const STOPS = ["open", "first", "second", "close"] as const;

function priceAt(
  candle: Candle,
  stop: (typeof STOPS)[number],
  firstOf: (candle: Candle) => Extreme,
): Decimal {
  if (stop === "open" || stop === "close") return candle[stop];
  const isHigh = (firstOf(candle) === "high") === (stop === "first");
  return isHigh ? candle.high : candle.low;
}

/** The walk through all candles, aligned by time. A symbol without a candle at a time stays where it was. */
export function candlePath(
  series: readonly CandleSeries[],
  firstOf: (candle: Candle) => Extreme,
  funding: readonly FundingSettlement[] = [],
): Path {
  const byTime = new Map<number, Map<string, Candle>>();
  for (const { symbol, candles } of series)
    for (const candle of candles) {
      const known = byTime.get(candle.time);
      if (known) known.set(symbol, candle);
      else byTime.set(candle.time, new Map([[symbol, candle]]));
    }
  const times = [...byTime.keys()].sort((a, b) => a - b);
  return times.flatMap((time, index) =>
    STOPS.map((stop): Step => {
      const marks = new Map<string, Decimal>();
      for (const [symbol, candle] of byTime.get(time)!) marks.set(symbol, priceAt(candle, stop, firstOf));
      const rates = stop === "open" ? ratesBetween(funding, times[index - 1], time) : undefined;
      return rates === undefined ? { time, marks } : { time, marks, fundingRates: rates };
    }),
  );
}

/** What is settled after one time and up to another; at the beginning, at that time alone. Rates of a symbol add up. */
function ratesBetween(
  funding: readonly FundingSettlement[],
  after: number | undefined,
  until: number,
): Map<string, Decimal> | undefined {
  const due = funding.filter(({ time }) => time <= until && time > (after ?? until - 1));
  if (due.length === 0) return undefined;
  const rates = new Map<string, Decimal>();
  for (const { symbol, rate } of due) rates.set(symbol, rates.get(symbol)?.plus(rate) ?? rate);
  return rates;
}

/**
 * Above 0 where b is the worse one: less equity in a pool and no more in any, or else more that was liquidated, or else a
 * larger drawdown in a pool and no smaller one in any.
 */
export function compare(a: Simulation, b: Simulation): number {
  const byEquity = moreInPools(a, b, ({ finalEquity }) => finalEquity);
  if (byEquity !== 0) return byEquity;
  const byFate = tallyOf(b).liquidated - tallyOf(a).liquidated;
  return byFate === 0 ? moreInPools(b, a, ({ maxDrawdown }) => maxDrawdown?.amount ?? ZERO) : byFate;
}

/** 1 where a figure is more in a pool of a than of b and less in none, −1 where it is the other way round. */
function moreInPools(a: Simulation, b: Simulation, of: (pool: PoolOutcome) => Decimal): number {
  const signs = a.pools.map((pool, place) => signOf(of(pool).minus(of(b.pools[place]!))));
  const isMore = signs.some((sign) => sign > 0);
  const isLess = signs.some((sign) => sign < 0);
  return isMore === isLess ? 0 : isMore ? 1 : -1;
}
