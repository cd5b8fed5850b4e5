/** Works that are measured side by side. */
import { middleOf } from "../measure";

/** Milliseconds until a work counts as compiled. */
const WARM_UP = 1_000;
/** Milliseconds of one turn of a work; slower works have one run a turn. */
const TURN = 20;
/** Milliseconds that all turns of a work take about, and how many turns there are at least and at most. */
const PATIENCE = 1_500;
const [FEWEST, MOST] = [5, 25];

/** Milliseconds of one run of each work: medians of turns that the works take one after the other. */
export function timesInTurn(works: readonly (() => unknown)[]): number[] {
  const once = works.map((work) => {
    for (const start = performance.now(); performance.now() - start < WARM_UP;) work();
    return timeOf(work, 1);
  });
  const slowest = Math.max(TURN, ...once);
  const turns = Math.max(FEWEST, Math.min(MOST, Math.floor(PATIENCE / slowest)));
  const times = works.map((): number[] => []);
  for (let turn = 0; turn < turns; turn++)
    works.forEach((work, index) => {
      times[index]!.push(timeOf(work, Math.max(1, Math.floor(TURN / once[index]!))));
    });
  return times.map(middleOf);
}

/** Milliseconds of one of several runs. */
function timeOf(work: () => unknown, runs: number): number {
  const start = performance.now();
  for (let run = 0; run < runs; run++) work();
  return (performance.now() - start) / runs;
}

/** Some peers write to the console what they cannot find. */
export function quietly<Value>(work: () => Value): Value {
  const { error, log, warn } = console;
  console.error = console.log = console.warn = () => {};
  try {
    return work();
  } finally {
    Object.assign(console, { error, log, warn });
  }
}
