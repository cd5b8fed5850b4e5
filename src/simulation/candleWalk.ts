/**
 * A candle tells four prices and not their order. So it is walked twice, open → high → low → close and open → low → high
 * → close, all symbols alike, and the worse walk is named.
 */
import type { Account } from "../engine/account";
import { type Decimal, signOf } from "../engine/decimal";
import type { Candle, CandleSeries } from "./candle";
import type { CandleOptions, FundingSettlement, Gaps } from "./options";
import type { Path, Step } from "./path";
import type { Simulation, SimulationGap } from "./result";
import { simulateInSteps } from "./simulate";
import { finished, type Steps, within } from "./steps";
import { tallyOf } from "./tally";

export type CandleOrder = "high-first" | "low-first";

export type CandlePoint = "open" | "high" | "low" | "close";

const POINTS: Readonly<Record<CandleOrder, readonly CandlePoint[]>> = {
  "high-first": ["open", "high", "low", "close"],
  "low-first": ["open", "low", "high", "close"],
};

/** Both walks. The steps of each are four for every time of the candles. */
export interface CandleSimulation {
  readonly highFirst: Simulation;
  readonly lowFirst: Simulation;
  /** By final equity, then by what was liquidated. */
  readonly worse: CandleOrder;
  /** Whether both come to the same. */
  readonly isSame: boolean;
}

export type CandleResult = { readonly value: CandleSimulation } | { readonly gap: SimulationGap };

export function simulateCandles(
  account: Account,
  series: readonly CandleSeries[],
  options: CandleOptions = {},
): CandleResult {
  return simulateCandlePaths(account, candlePaths(series, options.funding), options);
}

export type CandlePaths = Readonly<Record<CandleOrder, Path>>;

export function candlePaths(
  series: readonly CandleSeries[],
  funding: readonly FundingSettlement[] = [],
): CandlePaths {
  return {
    "high-first": candlePath(series, "high-first", funding),
    "low-first": candlePath(series, "low-first", funding),
  };
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
  const highFirst = yield* within(simulateInSteps(account, paths["high-first"], options, gapsOf), 0, 0.5);
  if ("gap" in highFirst) return highFirst;
  const lowFirst = yield* within(simulateInSteps(account, paths["low-first"], options, gapsOf), 0.5, 1);
  if ("gap" in lowFirst) return lowFirst;
  const order = compare(highFirst.value, lowFirst.value);
  return {
    value: {
      highFirst: highFirst.value,
      lowFirst: lowFirst.value,
      worse: order > 0 ? "low-first" : "high-first",
      isSame: order === 0,
    },
  };
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

/** The walk through all candles, aligned by time. A symbol without a candle at a time stays where it was. */
export function candlePath(
  series: readonly CandleSeries[],
  order: CandleOrder,
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
    POINTS[order].map((point): Step => {
      const candles = byTime.get(time)!;
      const marks = new Map([...candles].map(([symbol, candle]) => [symbol, candle[point]]));
      const rates = point === "open" ? ratesBetween(funding, times[index - 1], time) : undefined;
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

/** Above 0 where b is the worse one: less equity in a pool and no more in any, or else more that was liquidated. */
export function compare(a: Simulation, b: Simulation): number {
  const differences = a.pools.map(({ finalEquity }, place) =>
    signOf(finalEquity.minus(b.pools[place]!.finalEquity)),
  );
  const isBetter = differences.some((sign) => sign > 0);
  const isWorse = differences.some((sign) => sign < 0);
  if (isBetter !== isWorse) return isBetter ? 1 : -1;
  return tallyOf(b).liquidated - tallyOf(a).liquidated;
}
