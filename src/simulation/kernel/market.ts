/**
 * Random prices: geometric Brownian motion with jumps (R. C. Merton, 1976), correlated. What moves are coins, each of
 * which carries every symbol of its underlying. Over a step of length τ, in years,
 *
 *   ln(P₁ / P₀) = (μ − σ²/2 − compensation)·τ + σ·√τ·Z + β·(common jumps) + (own jumps)
 *
 *   Z            normal, correlated: Z = L·z of a Cholesky factor, or ℓ·F + √(1 − ℓ²)·z with a common factor F
 *   jumps        Poisson with an intensity per year, each a normal with a mean and a deviation, in logarithms
 *   compensation λ·(e^(βm + β²d²/2) − 1) for each kind of jumps, so that E[P₁] = P₀·e^(μτ): a jump that is mostly downwards
 *                is paid for by a drift upwards in between
 */
import { exp } from "./elementary";

export interface Jumps {
  /** How many a year. */
  readonly intensity: number;
  /** Of the logarithm of the price: −0.1 is a fall by 9.5 %. */
  readonly mean: number;
  readonly deviation: number;
}

export interface Coin {
  /** Of the logarithm, per √year, without jumps; 0.6 is 60 %. */
  readonly volatility: number;
  /** Expected growth per year: 0 keeps the expected price where it is. */
  readonly drift: number;
  /** What a common jump is multiplied by. */
  readonly jumpBeta: number;
}

/** How the moves of coins belong together. */
export type Correlation =
  /** Of each coin with the common factor, from −1 to 1: coins i and j are correlated by the product. */
  | { readonly kind: "factor"; readonly loadings: readonly number[] }
  /** Row by row. */
  | { readonly kind: "matrix"; readonly rows: readonly (readonly number[])[] };

export interface MarketParameters {
  readonly symbols: readonly { readonly symbol: string; readonly coin: number; readonly start: number }[];
  readonly coins: readonly Coin[];
  readonly correlation: Correlation;
  readonly commonJumps: Jumps;
  /** Of each coin by itself. */
  readonly ownJumps: Jumps;
  readonly steps: number;
  readonly stepYears: number;
}

/** The parameters worked out as far as they are the same for every path; arrays that a worker gets a copy of. */
export interface Market {
  readonly symbolCount: number;
  readonly start: Float64Array;
  readonly coinOf: Int32Array;
  readonly coinCount: number;
  readonly steps: number;
  /** By coin, per step. */
  readonly drift: Float64Array;
  readonly deviation: Float64Array;
  readonly jumpBeta: Float64Array;
  /** Loadings on the common factor and what is left of 1; none with a matrix. */
  readonly loading: Float64Array | undefined;
  readonly rest: Float64Array | undefined;
  /** The Cholesky factor, row by row without what is above the diagonal; none with a common factor. */
  readonly lower: Float64Array | undefined;
  /** Expected jumps per step: common ones, and of all coins together. */
  readonly commonMean: number;
  readonly ownMean: number;
  readonly commonJumps: Jumps;
  readonly ownJumps: Jumps;
}

export type MarketProblem =
  | { readonly kind: "not-a-number"; readonly what: string }
  | { readonly kind: "not-above-zero"; readonly what: string }
  | { readonly kind: "loading-beyond-one"; readonly coin: number }
  | { readonly kind: "not-a-correlation"; readonly row: number; readonly column: number }
  /** The coin at which the matrix turns out to contradict itself. */
  | { readonly kind: "not-positive-definite"; readonly coin: number }
  | { readonly kind: "too-many-jumps" };

/** More jumps in one step than this are no jumps. */
const MOST_JUMPS = 50;

export function marketOf(
  parameters: MarketParameters,
): { readonly value: Market } | { readonly problem: MarketProblem } {
  const problem = problemIn(parameters);
  if (problem !== undefined) return { problem };
  const { symbols, coins, correlation, commonJumps, ownJumps, steps, stepYears } = parameters;
  const lower = correlation.kind === "matrix" ? choleskyOf(correlation.rows) : undefined;
  if (lower !== undefined && "failsAt" in lower)
    return { problem: { kind: "not-positive-definite", coin: lower.failsAt } };
  const loadings = correlation.kind === "factor" ? correlation.loadings : undefined;
  return {
    value: {
      symbolCount: symbols.length,
      start: Float64Array.from(symbols, ({ start }) => start),
      coinOf: Int32Array.from(symbols, ({ coin }) => coin),
      coinCount: coins.length,
      steps,
      drift: Float64Array.from(coins, ({ drift, volatility, jumpBeta }) => {
        const compensation = compensationOf(commonJumps, jumpBeta) + compensationOf(ownJumps, 1);
        return (drift - (volatility * volatility) / 2 - compensation) * stepYears;
      }),
      deviation: Float64Array.from(coins, ({ volatility }) => volatility * Math.sqrt(stepYears)),
      jumpBeta: Float64Array.from(coins, ({ jumpBeta }) => jumpBeta),
      loading: loadings && Float64Array.from(loadings),
      rest:
        loadings && Float64Array.from(loadings, (loading) => Math.sqrt(Math.max(0, 1 - loading * loading))),
      lower: lower?.value,
      commonMean: commonJumps.intensity * stepYears,
      ownMean: ownJumps.intensity * stepYears * coins.length,
      commonJumps,
      ownJumps,
    },
  };
}

/** λ·(E[e^(β·jump)] − 1). */
function compensationOf({ intensity, mean, deviation }: Jumps, beta: number): number {
  return intensity * (exp(beta * mean + (beta * beta * deviation * deviation) / 2) - 1);
}

function problemIn(parameters: MarketParameters): MarketProblem | undefined {
  const { symbols, coins, correlation, commonJumps, ownJumps, steps, stepYears } = parameters;
  const notBelowZero: [string, number][] = [
    ...coins.map(({ volatility }): [string, number] => ["volatility", volatility]),
    ["jump intensity", commonJumps.intensity],
    ["jump intensity", ownJumps.intensity],
    ["jump deviation", commonJumps.deviation],
    ["jump deviation", ownJumps.deviation],
  ];
  const aboveZero: [string, number][] = [
    ...symbols.map(({ start }): [string, number] => ["price", start]),
    ["steps", steps],
    ["step", stepYears],
  ];
  const any: [string, number][] = [
    ...coins.flatMap(({ drift, jumpBeta }): [string, number][] => [
      ["drift", drift],
      ["jump beta", jumpBeta],
    ]),
    ["jump mean", commonJumps.mean],
    ["jump mean", ownJumps.mean],
  ];
  for (const [what, value] of [...notBelowZero, ...aboveZero, ...any])
    if (!Number.isFinite(value)) return { kind: "not-a-number", what };
  for (const [what, value] of notBelowZero) if (value < 0) return { kind: "not-above-zero", what };
  for (const [what, value] of aboveZero) if (!(value > 0)) return { kind: "not-above-zero", what };
  if (!Number.isInteger(steps)) return { kind: "not-a-number", what: "steps" };
  const jumps = (commonJumps.intensity + ownJumps.intensity * coins.length) * stepYears;
  if (jumps > MOST_JUMPS) return { kind: "too-many-jumps" };
  if (correlation.kind === "factor") {
    const coin = correlation.loadings.findIndex((loading) => !(Math.abs(loading) <= 1));
    return coin === -1 ? undefined : { kind: "loading-beyond-one", coin };
  }
  for (const [row, values] of correlation.rows.entries())
    for (const [column, value] of values.entries()) {
      const isSound =
        Math.abs(value) <= 1 && value === correlation.rows[column]?.[row] && (row !== column || value === 1);
      if (!isSound) return { kind: "not-a-correlation", row, column };
    }
  return undefined;
}

/** A pivot below this share of 1 is nothing but lost digits. */
const LEAST_PIVOT = 1e-12;

/** L with L·Lᵀ = the matrix; or the first row at which there is none. */
export function choleskyOf(
  rows: readonly (readonly number[])[],
): { readonly value: Float64Array } | { readonly failsAt: number } {
  const count = rows.length;
  const lower = new Float64Array((count * (count + 1)) / 2);
  const at = (row: number, column: number) => (row * (row + 1)) / 2 + column;
  for (let row = 0; row < count; row++)
    for (let column = 0; column <= row; column++) {
      let rest = rows[row]![column]!;
      for (let k = 0; k < column; k++) rest -= lower[at(row, k)]! * lower[at(column, k)]!;
      if (row !== column) lower[at(row, column)] = rest / lower[at(column, column)]!;
      else if (rest < LEAST_PIVOT) return { failsAt: row };
      else lower[at(row, row)] = Math.sqrt(rest);
    }
  return { value: lower };
}
