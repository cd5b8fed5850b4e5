/** The exact simulator on a path of numbers: what decides where numbers cannot tell, and walks books that are no arrays. */
import type { Account } from "../../engine/account";
import { Decimal } from "../../engine/decimal";
import type { SimulationOptions } from "../options";
import type { Path, Step } from "../path";
import type { Simulation, SimulationGap } from "../result";
import { keepNumbers } from "../segment";
import { simulateInSteps } from "../simulate";
import { finished, type Steps } from "../steps";

/** What one walk came to, for the figures of all. */
export interface Outcome {
  /** By pool, in the order of the account's pools. */
  readonly equity: readonly number[];
  /** By row of the account: whether any of it was liquidated. */
  readonly isFallen: readonly boolean[];
}

/** After so many marks there may be a pause. */
const MARKS_AT_ONCE = 1_000;

/** A path of numbers (rows of all symbols, the first being where it begins) as decimals: the shortest that mean them. */
export function decimalPath(marks: Float64Array, symbols: readonly string[], stepTime: number): Path {
  return finished(decimalPathInSteps(marks, symbols, stepTime));
}

/** The same, not all at once; the marks have to stay until the end. */
export function* decimalPathInSteps(
  marks: Float64Array,
  symbols: readonly string[],
  stepTime: number,
): Steps<Path> {
  const rows = marks.length / symbols.length;
  const rowsAtOnce = Math.max(1, Math.floor(MARKS_AT_ONCE / symbols.length));
  const path: Step[] = [];
  const numbers: Map<string, number>[] = [];
  for (let row = 1; row < rows; row++) {
    const of = new Map(symbols.map((symbol, at) => [symbol, marks[row * symbols.length + at]!]));
    const decimals = new Map([...of].map(([symbol, mark]) => [symbol, new Decimal(mark)]));
    path.push({ time: row * stepTime, marks: decimals });
    numbers.push(of);
    if (row % rowsAtOnce === 0) yield 0;
  }
  keepNumbers(path, numbers);
  return path;
}

/** Not all at once: a large book takes long for one path. */
export function* exactOutcomeInSteps(
  account: Account,
  path: Path,
  options: SimulationOptions,
): Steps<{ readonly value: Outcome } | { readonly gap: SimulationGap }> {
  const result = yield* simulateInSteps(account, path, { ...options, equityCurve: false });
  return "gap" in result ? result : { value: outcomeOf(result.value) };
}

export function outcomeOf({ pools, positions }: Simulation): Outcome {
  return {
    equity: pools.map(({ finalEquity }) => finalEquity.toNumber()),
    isFallen: positions.map(({ fate }) => fate === "liquidated" || fate === "reduced"),
  };
}
