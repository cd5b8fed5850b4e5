/** A book walked along one market, in all its arrangements of modes. */
import type { Account, Position } from "../../engine/account";
import {
  type Arranged,
  type CandleOrder,
  type CandleSeries,
  compareInSteps,
  type CompareOptions,
  type Comparison,
  finished,
  type Market,
  type Path,
  type PriceOrder,
  type Simulation,
  type Steps,
} from "../../simulation";
import { crashes } from "../../simulation/scenarios/crashes";
import type { Scenario } from "../../simulation/scenarios/scenario";
import { scenarioPath } from "../../simulation/scenarios/scenarioPath";
import { symbolsOf } from "../../simulation/scenarios/symbols";
import type { Row } from "../resolve";
import type { NamedScenario } from "./fileScenarios";

export interface Run {
  readonly name: string;
  /** Whether times are dates, or count from the beginning. */
  readonly isDated: boolean;
  /** The first and the last time; none of a market without a step. */
  readonly span: { readonly from: number; readonly to: number } | undefined;
  readonly account: Account;
  readonly market: Market;
  readonly options: CompareOptions;
  readonly comparison: Comparison;
}

/** Steps that a search for the best mix may walk in all: some seconds of work. */
const SEARCHED_STEPS = 200_000;
/** The same for positions: what happens to them takes longer than the steps without anything. */
const SEARCHED_POSITIONS = 10_240;

/** A few mixes are tried on any market, and as many as the search knows of a small book on a short one. */
function trialsFor(steps: number, { positions }: Account): number {
  const most = Math.min(
    SEARCHED_STEPS / Math.max(1, steps),
    SEARCHED_POSITIONS / Math.max(1, positions.length),
  );
  return Math.min(1024, Math.max(8, Math.floor(most)));
}

type Adjust = (path: Path, from: number) => Path;

export function scenarioRun(
  scenario: NamedScenario,
  account: Account,
  options: CompareOptions,
  adjusted?: Adjust,
): Run {
  return finished(scenarioInSteps(scenario, account, options, adjusted));
}

/** The same, not all at once. */
export function* scenarioInSteps(
  { name, scenario }: NamedScenario,
  account: Account,
  options: CompareOptions,
  adjusted: Adjust = (path) => path,
): Steps<Run> {
  const isDated = scenario.kind === "crash";
  const from = scenario.kind === "crash" ? crashes[scenario.crash].start : 0;
  const path = adjusted(scenarioPath(scenario, symbolsOf(account)), from);
  const span = path.length === 0 ? undefined : { from, to: path.at(-1)!.time };
  const market = { path };
  const comparison = yield* compareInSteps(account, market, {
    hybridTrials: trialsFor(path.length, account),
    ...options,
  });
  return { name, isDated, span, account, market, options, comparison };
}

export function candlesRun(
  name: string,
  candles: readonly CandleSeries[],
  account: Account,
  options: CompareOptions,
): Run {
  return finished(candlesInSteps(name, candles, account, options));
}

/** The same, not all at once. */
export function* candlesInSteps(
  name: string,
  candles: readonly CandleSeries[],
  account: Account,
  options: CompareOptions,
): Steps<Run> {
  const times = candles.flatMap((series) =>
    series.candles.length === 0 ? [] : [series.candles[0]!.time, series.candles.at(-1)!.time],
  );
  const span = times.length === 0 ? undefined : { from: Math.min(...times), to: Math.max(...times) };
  // Four steps for each candle, walked in two orders or three.
  const steps = 8 * Math.max(0, ...candles.map((series) => series.candles.length));
  const market = { candles };
  const comparison = yield* compareInSteps(account, market, {
    hybridTrials: trialsFor(steps, account),
    ...options,
  });
  return { name, isDated: true, span, account, market, options, comparison };
}

export type Walked = Extract<Arranged, { simulation: unknown }>;

/** One walk of an arrangement, and in which order it took the prices of its candles. */
export interface OrderedWalk {
  readonly simulation: Simulation;
  /** None where there are no candles. */
  readonly order: CandleOrder | undefined;
}

export const CANDLE_ORDERS = ["worse", "high-first", "low-first", "worst-first", "both"] as const;
export type WantedOrder = (typeof CANDLE_ORDERS)[number];

/** The walks of an arrangement that are asked for: one, or for candles all. */
export function walksOf({ simulation, candles }: Walked, wanted: WantedOrder): OrderedWalk[] {
  if (candles === undefined) return [{ simulation, order: undefined }];
  const walks: OrderedWalk[] = [
    { simulation: candles.highFirst, order: "high-first" },
    { simulation: candles.lowFirst, order: "low-first" },
  ];
  if (candles.worstFirst !== undefined) walks.push({ simulation: candles.worstFirst, order: "worst-first" });
  if (wanted === "both") return walks;
  const { worse, worstIs } = candles;
  const one = wanted === "worse" ? worse : wanted === "worst-first" ? worstIs : wanted;
  return walks.filter(({ order }) => order === one);
}

/** The stops and take profits that a file states, as orders. */
export function ordersOf(rows: readonly Row[]): Pick<CompareOptions, "stopLosses" | "takeProfits"> {
  const orders = (field: "stopLossPrice" | "takeProfitPrice") =>
    rows.flatMap(({ position, fields }): PriceOrder[] => {
      const price = fields.values[field];
      return position === undefined || price === undefined ? [] : [{ position, price }];
    });
  return { stopLosses: orders("stopLossPrice"), takeProfits: orders("takeProfitPrice") };
}

/** The place of each position in its file. */
export function indexesOf(rows: readonly Row[]): ReadonlyMap<Position, number> {
  const indexes = new Map<Position, number>();
  for (const { index, position } of rows) {
    if (position !== undefined && !indexes.has(position)) indexes.set(position, index);
  }
  return indexes;
}

/** The symbols of positions and collateral that prices are not given for, and that therefore stay where they are. */
export function stillSymbols(account: Account, moving: Iterable<string>): string[] {
  const moved = new Set(moving);
  return symbolsOf(account).flatMap(({ symbol }) => (moved.has(symbol) ? [] : [symbol]));
}

/**
 * Of stated prices, the symbols that only collateral follows and that are not among them. A position that is left out is
 * meant to stay; what its margin hangs on is easily forgotten.
 */
export function stillCollateralSymbols(account: Account, scenario: Scenario): string[] {
  if (scenario.kind !== "prices") return [];
  const held = new Set(account.positions.map(({ instrument }) => instrument.symbol));
  return stillSymbols(account, scenario.prices.keys()).filter((symbol) => !held.has(symbol));
}
