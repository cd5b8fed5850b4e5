/** One walk of an account along a path. */
import type { Account } from "../engine/account";
import { Book, type PoolBook } from "./book";
import { RunningDrawdown } from "./drawdown";
import { EquityCurve, stretchOf } from "./equityCurve";
import type { SimulationEvent } from "./events";
import { gapIn } from "./gap";
import type { Gaps, SimulationOptions } from "./options";
import { fallOf, poolOutcomes, positionOutcomes, type Worth } from "./outcome";
import type { Path } from "./path";
import { Recorder } from "./recorder";
import type { Simulation, SimulationResult } from "./result";
import { QuietSteps } from "./quietSteps";
import { numbersOf } from "./segment";
import { finished, type Steps, within } from "./steps";
import { takeStep } from "./takeStep";
import type { Walk } from "./walk";
import { equityOf } from "./worth";

/** Walks an account along a path; every step in the same way. Pure: the account stays as it is. */
export function simulate(account: Account, path: Path, options: SimulationOptions = {}): SimulationResult {
  return simulateSteps(account, path, options, () => options.gaps ?? "continuous");
}

/** The same with a way of its own for each step. */
export function simulateSteps(
  account: Account,
  path: Path,
  options: SimulationOptions,
  gapsOf: (step: number) => Gaps,
): SimulationResult {
  return finished(simulateInSteps(account, path, options, gapsOf));
}

/** The same, not all at once. */
export function* simulateInSteps(
  account: Account,
  path: Path,
  options: SimulationOptions,
  gapsOf: (step: number) => Gaps = () => options.gaps ?? "continuous",
): Steps<SimulationResult> {
  const gap = gapIn(account, path, options);
  yield 0;
  return gap === undefined ? { value: yield* walked(account, path, options, gapsOf) } : { gap };
}

/**
 * There may be a pause after each step that is walked, which in a large book takes long, after so many that are passed at
 * once, which take about as long, and at the end of the path.
 */
const QUIET_STEPS = 8;

function* walked(
  account: Account,
  path: Path,
  options: SimulationOptions,
  gapsOf: (step: number) => Gaps,
): Steps<Simulation> {
  const isExhaustive = options.everyStep ?? false;
  const book = new Book(account);
  const walk: Walk = {
    book,
    recorder: new Recorder(),
    options,
    numbers: numbersOf(path),
    filled: new Set(),
    toppedUp: new Map(),
  };
  const isWhole = options.equityCurve ?? true;
  const stretch = isWhole ? stretchOf(path.length) : 1;
  const worths = book.pools.map((pool): Worth => {
    const drawdown = isWhole ? new RunningDrawdown() : undefined;
    return { pool, drawdown, curve: new EquityCurve(stretch, drawdown) };
  });
  let told = 0;
  const mark = (step: number, time: number) => {
    const { events } = walk.recorder;
    for (const { pool, curve } of worths) {
      const point = { step, time, equity: equityOf(pool, book.markOf), ledger: pool.ledger };
      curve.add(point, hasEvent(events, told, pool));
    }
    told = events.length;
  };
  mark(-1, path[0]?.time ?? 0);
  yield 0;
  const quiet = isExhaustive ? undefined : new QuietSteps(walk, path);
  yield 0;
  for (let [index, paused] = [0, 0]; index < path.length;) {
    const passed = quiet?.from(index) ?? 0;
    if (passed === 0) {
      const taken = takeStep(walk, path[index]!, index, gapsOf(index));
      yield* within(taken, index / path.length, (index + 1) / path.length);
    }
    const end = index + Math.max(1, passed);
    for (; index < end; index++) {
      if (passed > 0) book.move(path[index]!, walk.numbers[index]!);
      if (isWhole || index === path.length - 1) mark(index, path[index]!.time);
    }
    paused += passed === 0 ? QUIET_STEPS : passed;
    if (paused < QUIET_STEPS) continue;
    paused = 0;
    yield index / path.length;
  }
  yield 1;
  const { events } = walk.recorder;
  return {
    path,
    events,
    pools: poolOutcomes(account, walk, worths),
    positions: positionOutcomes(walk),
    account: book.account(),
    fall: fallOf(events),
  };
}

/** Whether something happened to a pool from an event on; funding, which comes all the time, is told as a sum. */
function hasEvent(events: readonly SimulationEvent[], from: number, { asset }: PoolBook): boolean {
  for (let index = from; index < events.length; index++) {
    const event = events[index]!;
    if (event.asset === asset && event.kind !== "funding") return true;
  }
  return false;
}
