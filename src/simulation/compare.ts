/** The same book in several arrangements of margin modes, along the same prices. */
import type { Account, Position } from "../engine/account";
import type { MarginMode } from "../engine/rules";
import { arranged, type ArrangementRefusal, switchableLegs } from "./arrange";
import type { CandleSeries } from "./candle";
import {
  type CandlePaths,
  candlePaths,
  type CandleSimulation,
  simulateCandlesInSteps,
  walkInOrder,
} from "./candleWalk";
import { bestChoiceInSteps, type Choice } from "./hybrid";
import type { CandleOptions } from "./options";
import type { Path } from "./path";
import type { Simulation, SimulationGap, Tally } from "./result";
import { simulateInSteps } from "./simulate";
import { finished, type Steps, within } from "./steps";
import { tallyOf } from "./tally";

export type ArrangementName = "as-written" | "all-cross" | "all-isolated" | "hybrid";

/** What the arrangements are walked along. */
export type Market = { readonly path: Path } | { readonly candles: readonly CandleSeries[] };

export interface CompareOptions extends CandleOptions {
  /** The seed of the search for a hybrid, where not all of them are tried; 0 where none is given. */
  readonly seed?: number;
  /** How many hybrids are tried at most; 256 where none is given. Up to as many are all tried. */
  readonly hybridTrials?: number;
}

/** One arrangement: its walk, the worst one for candles, or why there is none. */
export type Arranged =
  | {
      readonly name: ArrangementName;
      /** The positions, as given, that are isolated in it. */
      readonly isolated: readonly Position[];
      /** Its positions are those of the account as given. */
      readonly simulation: Simulation;
      /** All walks, for candles. */
      readonly candles: CandleSimulation | undefined;
      readonly tally: Tally;
      /** Whether a position is in a mode that the venue does not have. */
      readonly isHypothetical: boolean;
    }
  | {
      readonly name: ArrangementName;
      readonly isolated: readonly Position[];
      /** `not-enough-cash`: more would be posted than the wallet holds. */
      readonly reason: SimulationGap["reason"] | ArrangementRefusal;
      readonly gap: SimulationGap | undefined;
    };

export interface Comparison {
  readonly asWritten: Arranged;
  readonly allCross: Arranged;
  readonly allIsolated: Arranged;
  /** The best of those that were tried, one of the others among them where none is better. */
  readonly hybrid: Arranged;
  readonly search: {
    readonly seed: number;
    readonly tried: number;
    /** Whether every choice of legs was tried. */
    readonly isExhaustive: boolean;
  };
}

type ModeOf = (position: Position) => MarginMode;

export function compareArrangements(
  account: Account,
  market: Market,
  options: CompareOptions = {},
): Comparison {
  return finished(compareInSteps(account, market, options));
}

/** The same, not all at once. */
export function* compareInSteps(
  account: Account,
  market: Market,
  options: CompareOptions,
): Steps<Comparison> {
  const { seed = 0, hybridTrials = 256 } = options;
  const ways: Ways = "path" in market ? market : { paths: candlePaths(market.candles, options.funding) };
  const run = (name: ArrangementName, modeOf: ModeOf, isWhole = true) =>
    walk(account, ways, { name, modeOf, options: isWhole ? options : { ...options, equityCurve: false } });
  const legs = switchableLegs(account);
  // Every walk takes about as long as any other: the three that are known, those of the search, and its best once more.
  const tries = Math.min(2 ** legs.length, Math.max(1, hybridTrials));
  const part = <Value>(steps: Steps<Value>, from: number, to: number) =>
    within(steps, from / (tries + 4), to / (tries + 4));
  const known = new Map<string, Arranged>();
  const knownOf = function* (name: ArrangementName, choice: Choice): Steps<Arranged> {
    const before = known.get(keyOf(choice));
    const one = before ? { ...before, name } : yield* run(name, modesOf(legs, choice));
    known.set(keyOf(choice), one);
    return one;
  };
  const choices = {
    asWritten: legs.map((leg) => leg[0]!.marginMode === "isolated"),
    allCross: legs.map(() => false),
    allIsolated: legs.map(() => true),
  };
  const asWritten = yield* part(knownOf("as-written", choices.asWritten), 0, 1);
  const allCross = yield* part(knownOf("all-cross", choices.allCross), 1, 2);
  const allIsolated = yield* part(knownOf("all-isolated", choices.allIsolated), 2, 3);
  const searching = bestChoiceInSteps<Walked>({
    legs: legs.length,
    *resultOf(choice) {
      const one = known.get(keyOf(choice)) ?? (yield* run("hybrid", modesOf(legs, choice), false));
      return "reason" in one ? undefined : one;
    },
    compare: compareWalks,
    known: [choices.asWritten, choices.allCross, choices.allIsolated],
    seed,
    trials: hybridTrials,
  });
  const { best, tried, isExhaustive } = yield* part(searching, 3, tries + 3);
  const hybrid =
    best === undefined
      ? { ...asWritten, name: "hybrid" as const }
      : yield* part(knownOf("hybrid", best.choice), tries + 3, tries + 4);
  return { asWritten, allCross, allIsolated, hybrid, search: { seed, tried, isExhaustive } };
}

function keyOf(choice: Choice): string {
  return choice.map((isIsolated) => (isIsolated ? "1" : "0")).join("");
}

type Walked = Extract<Arranged, { simulation: Simulation }>;

interface Wanted {
  readonly name: ArrangementName;
  readonly modeOf: ModeOf;
  readonly options: CompareOptions;
}

/** The path, or those through the candles. */
type Ways = { readonly path: Path } | { readonly paths: CandlePaths };

function* walk(account: Account, ways: Ways, { name, modeOf, options }: Wanted): Steps<Arranged> {
  const isolated = account.positions.filter((position) => modeOf(position) === "isolated");
  const arrangement = arranged(account, modeOf);
  if ("reason" in arrangement) return { name, isolated, reason: arrangement.reason, gap: undefined };
  const isHypothetical = account.positions.some((one) => !account.rules.modes.includes(modeOf(one)));
  const moved = switched(options, arrangement.positionOf);
  const origins = new Map(account.positions.map((one) => [arrangement.positionOf(one), one]));
  if ("path" in ways) {
    const result = yield* simulateInSteps(arrangement.account, ways.path, moved);
    if ("gap" in result)
      return { name, isolated, reason: result.gap.reason, gap: named(result.gap, origins) };
    const simulation = renamed(result.value, origins);
    return { name, isolated, simulation, candles: undefined, tally: tallyOf(simulation), isHypothetical };
  }
  const result = yield* simulateCandlesInSteps(arrangement.account, ways.paths, moved);
  if ("gap" in result) return { name, isolated, reason: result.gap.reason, gap: named(result.gap, origins) };
  const candles = {
    ...result.value,
    highFirst: renamed(result.value.highFirst, origins),
    lowFirst: renamed(result.value.lowFirst, origins),
    worstFirst: result.value.worstFirst && renamed(result.value.worstFirst, origins),
  };
  const simulation = walkInOrder(candles, candles.worse);
  return { name, isolated, simulation, candles, tally: tallyOf(simulation), isHypothetical };
}

function modesOf(legs: readonly (readonly Position[])[], choice: Choice): ModeOf {
  const isolated = new Set(legs.filter((_, place) => choice[place]).flat());
  return (position) => (isolated.has(position) ? "isolated" : "cross");
}

/** The options for positions that have become others. */
export function switched(
  options: CompareOptions,
  positionOf: (position: Position) => Position,
): CompareOptions {
  const moved = <Order extends { readonly position: Position }>(orders: readonly Order[] = []) =>
    orders.map((order) => ({ ...order, position: positionOf(order.position) ?? order.position }));
  const { stopLosses, takeProfits, topUps } = options;
  return {
    ...options,
    stopLosses: moved(stopLosses),
    takeProfits: moved(takeProfits),
    topUps: moved(topUps),
  };
}

type Origins = ReadonlyMap<Position, Position>;

/** A walk that names the positions as they were given, whatever mode they were put in. */
function renamed(simulation: Simulation, origins: Origins): Simulation {
  const given = (position: Position) => origins.get(position) ?? position;
  const leg = <Named extends { readonly positions: readonly Position[] }>(named: Named): Named => ({
    ...named,
    positions: named.positions.map(given),
  });
  const { events, positions, fall } = simulation;
  const renamedEvents = events.map((event) => {
    if (event.kind === "pool-liquidation") return { ...event, legs: event.legs.map(leg) };
    return "positions" in event ? leg(event) : event;
  });
  return {
    ...simulation,
    events: renamedEvents,
    positions: positions.map((one) => ({ ...one, position: given(one.position) })),
    fall: fall && {
      first: renamedEvents[fall.first.index]!,
      positions: fall.positions.map(given),
      took: fall.took.map(given),
    },
  };
}

function named(gap: SimulationGap, origins: Origins): SimulationGap {
  return { ...gap, position: gap.position && (origins.get(gap.position) ?? gap.position) };
}

/** Survivors, then the equity at the end, pool by pool. */
function compareWalks(a: Walked, b: Walked): number {
  if (a.tally.survivors !== b.tally.survivors) return a.tally.survivors - b.tally.survivors;
  for (const [place, { finalEquity }] of a.simulation.pools.entries()) {
    const order = finalEquity.cmp(b.simulation.pools[place]!.finalEquity);
    if (order !== 0) return order;
  }
  return 0;
}
