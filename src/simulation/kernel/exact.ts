/** The exact simulator on a path of numbers: what decides where numbers cannot tell, and walks books that are no arrays. */
import type { Account } from "../../engine/account";
import { Decimal } from "../../engine/decimal";
import type { SimulationOptions } from "../options";
import type { Path } from "../path";
import type { Simulation, SimulationGap } from "../result";
import { simulate } from "../simulate";

/** What one walk came to, for the figures of all. */
export interface Outcome {
  /** By pool, in the order of the account's pools. */
  readonly equity: readonly number[];
  /** By row of the account: whether any of it was liquidated. */
  readonly isFallen: readonly boolean[];
}

/** A path of numbers (rows of all symbols, the first being where it begins) as decimals: the shortest that mean them. */
export function decimalPath(marks: Float64Array, symbols: readonly string[], stepTime: number): Path {
  const rows = marks.length / symbols.length;
  return Array.from({ length: rows - 1 }, (_, step) => ({
    time: (step + 1) * stepTime,
    marks: new Map(
      symbols.map((symbol, at) => [symbol, new Decimal(marks[(step + 1) * symbols.length + at]!)]),
    ),
  }));
}

export function exactOutcome(
  account: Account,
  path: Path,
  options: SimulationOptions,
): { readonly value: Outcome } | { readonly gap: SimulationGap } {
  const result = simulate(account, path, { ...options, equityCurve: false });
  return "gap" in result ? result : { value: outcomeOf(result.value) };
}

export function outcomeOf({ pools, positions }: Simulation): Outcome {
  return {
    equity: pools.map(({ finalEquity }) => finalEquity.toNumber()),
    isFallen: positions.map(({ fate }) => fate === "liquidated" || fate === "reduced"),
  };
}
