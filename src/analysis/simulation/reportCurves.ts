/** The worth of a book over time in each arrangement, with points close enough for a picture. */
import type { Decimal } from "../../engine/decimal";
import type { ArrangementKey } from "../../protocol/views/scenarios";
import { finished, refinedPath, type Simulation, type SimulationEvent, type Steps } from "../../simulation";
import { arranged as arrangementOf } from "../../simulation/arrange";
import { switched } from "../../simulation/compare";
import { simulateInSteps } from "../../simulation/simulate";
import { within } from "../../simulation/steps";
import { ARRANGEMENTS } from "./outcome";
import { type OrderedWalk, type Run, type Walked, walksOf, type WantedOrder } from "./run";

export interface CurvePoint {
  /** In milliseconds, as the times of the run; those of a candle's four prices are spread over it. */
  readonly time: number;
  readonly equity: Decimal;
}

export interface Curve {
  readonly key: ArrangementKey;
  readonly points: readonly CurvePoint[];
}

/** A path of fewer steps gets points in between. */
const FINE = 120;
/** More events than these get no points of their own. */
const MOST_CUTS = 60;

/** The walk of an arrangement that is shown: for candles in the order that is asked for. */
export function shownWalk(arranged: Walked, order: WantedOrder): OrderedWalk {
  return walksOf(arranged, order)[0]!;
}

const fine = new WeakMap<Simulation, Simulation>();

/** Makes what the curves of a run need, not all at once; without it they are made when they are asked for. */
export function* curvesInSteps(run: Run): Steps<Run> {
  for (const [place, key] of ARRANGEMENTS.entries()) {
    const arranged = run.comparison[key];
    if ("reason" in arranged) continue;
    const steps = fineWalk(run, arranged);
    if (steps !== undefined) fine.set(arranged.simulation, yield* within(steps, place / 4, (place + 1) / 4));
  }
  return run;
}

/** None where the walk has points enough. */
function fineWalk(run: Run, { isolated, simulation }: Walked): Steps<Simulation> | undefined {
  const { market, account, options } = run;
  if (!("path" in market) || market.path.length >= FINE || market.path.length === 0) return undefined;
  const fenced = new Set(isolated);
  const arrangement = arrangementOf(account, (one) => (fenced.has(one) ? "isolated" : "cross"));
  if ("reason" in arrangement) return undefined;
  const path = refinedPath(arrangement.account, market.path, {
    from: run.span?.from ?? 0,
    points: FINE,
    events: simulation.events.slice(0, MOST_CUTS),
  });
  const moved = switched({ ...options, equityCurve: true }, arrangement.positionOf);
  return (function* () {
    const result = yield* simulateInSteps(arrangement.account, path, moved);
    return "gap" in result ? simulation : result.value;
  })();
}

function fineOf(run: Run, arranged: Walked): Simulation {
  const known = fine.get(arranged.simulation);
  if (known !== undefined) return known;
  const steps = fineWalk(run, arranged);
  const made = steps === undefined ? arranged.simulation : finished(steps);
  fine.set(arranged.simulation, made);
  return made;
}

/** One for each arrangement that has a walk. */
export function curvesOf(run: Run, order: WantedOrder, pool: string): Curve[] {
  return ARRANGEMENTS.flatMap((key): Curve[] => {
    const arranged = run.comparison[key];
    if ("reason" in arranged) return [];
    const walk = shownWalk(arranged, order);
    const simulation = walk.order === undefined ? fineOf(run, arranged) : walk.simulation;
    const outcome = simulation.pools.find(({ asset }) => asset === pool);
    if (outcome === undefined) return [];
    const times = timesOf(run, { simulation, order: walk.order });
    return [{ key, points: outcome.curve.map(({ step, equity }) => ({ time: times[step + 1]!, equity })) }];
  });
}

/** When an event was, in the times of the curves. */
export function timeOfEvent(run: Run, walk: OrderedWalk, { step, at }: SimulationEvent): number {
  const times = timesOf(run, walk);
  const [from, to] = [times[step]!, times[step + 1]!];
  return from + (to - from) * at.toNumber();
}

const known = new WeakMap<Simulation, readonly number[]>();

/** The times of the beginning and of each step. */
function timesOf(run: Run, { simulation, order }: OrderedWalk): readonly number[] {
  let times = known.get(simulation);
  if (times === undefined) {
    const { path } = simulation;
    const start = run.span?.from ?? 0;
    times = [
      start,
      ...path.map(({ time }, step) => (order === undefined ? time : time + partOf(path, step))),
    ];
    known.set(simulation, times);
  }
  return times;
}

/** How long after its candle's beginning a price is drawn: a quarter of the candle for each before it. */
function partOf(path: Simulation["path"], step: number): number {
  const own = path[step]!.time;
  const first = step - (step % 4);
  const next = path[first + 4]?.time;
  const length = next === undefined ? own - (path[first - 4]?.time ?? own) : next - own;
  return ((step % 4) / 4) * length;
}
