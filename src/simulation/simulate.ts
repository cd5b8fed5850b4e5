/** One walk of an account along a path. */
import type { Account } from "../engine/account";
import { Book, type PoolBook } from "./book";
import { gapIn } from "./gap";
import type { Gaps, SimulationOptions } from "./options";
import { fallOf, poolOutcomes, positionOutcomes } from "./outcome";
import type { Path } from "./path";
import { Recorder } from "./recorder";
import type { EquityPoint, Simulation, SimulationResult } from "./result";
import { QuietSteps } from "./quietSteps";
import { numbersOf } from "./segment";
import { finished, type Steps } from "./steps";
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
  return gap === undefined ? { value: yield* walked(account, path, options, gapsOf) } : { gap };
}

/** After so many steps that are walked, and at the end of the path, there may be a pause. */
const PAUSE = 4;
/** So many steps that are passed at once take about as long as one that is walked. */
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
  const curves = new Map<PoolBook, EquityPoint[]>(book.pools.map((pool) => [pool, []]));
  const mark = (step: number, time: number) => {
    for (const pool of book.pools)
      curves.get(pool)!.push({ step, time, equity: equityOf(pool, book.markOf), ledger: pool.ledger });
  };
  mark(-1, path[0]?.time ?? 0);
  const quiet = isExhaustive ? undefined : new QuietSteps(walk, path);
  for (let [index, paused] = [0, 0]; index < path.length;) {
    const passed = quiet?.from(index) ?? 0;
    if (passed === 0) takeStep(walk, path[index]!, index, gapsOf(index));
    const end = index + Math.max(1, passed);
    for (; index < end; index++) {
      if (passed > 0) book.move(path[index]!, walk.numbers[index]!);
      if (isWhole || index === path.length - 1) mark(index, path[index]!.time);
    }
    paused += passed === 0 ? QUIET_STEPS : passed;
    if (paused < PAUSE * QUIET_STEPS) continue;
    paused = 0;
    yield index / path.length;
  }
  yield 1;
  const { events } = walk.recorder;
  return {
    path,
    events,
    pools: poolOutcomes(account, walk, { of: curves, isWhole }),
    positions: positionOutcomes(walk),
    account: book.account(),
    fall: fallOf(events),
  };
}
