/** The market that random paths of a book are drawn from, as it is asked for. */
import * as l10n from "@vscode/l10n";
import {
  type Correlation,
  type Market,
  marketOf,
  type MarketProblem,
} from "../../../simulation/kernel/market";
import type { MarketSymbol } from "../../../simulation/kernel/prepare";
import { type Named, type RandomParameters, USUAL } from "./parameters";

const DAYS_PER_YEAR = 365;

/** The market, and what is named and not held; or why there is no such market. */
export function bookMarket(
  symbols: readonly MarketSymbol[],
  parameters: RandomParameters,
): { readonly value: Market; readonly unknown: readonly string[] } | { readonly problem: string } {
  const { volatility, drift, commonJumps, coinJumps, days, steps, pairs } = parameters;
  const coins = [...new Set(symbols.map(({ coin }) => coin))];
  const namesOf = (coin: string) => [
    coin,
    ...symbols.filter((one) => one.coin === coin).map(({ symbol }) => symbol),
  ];
  const valueFor = (coin: string, stated: readonly Named[], usual: number) => {
    const names = namesOf(coin);
    const own = stated.findLast(({ name }) => name !== undefined && names.includes(name));
    return (own ?? stated.findLast(({ name }) => name === undefined))?.value ?? usual;
  };
  const result = marketOf({
    symbols: symbols.map(({ symbol, coin, start }) => ({ symbol, start, coin: coins.indexOf(coin) })),
    coins: coins.map((coin) => ({
      volatility: valueFor(coin, volatility, USUAL.volatility),
      drift: valueFor(coin, drift, USUAL.drift),
      jumpBeta: 1,
    })),
    correlation: correlationOf(coins, namesOf, parameters),
    commonJumps,
    ownJumps: coinJumps,
    steps,
    stepYears: days / DAYS_PER_YEAR / steps,
  });
  if ("problem" in result) return { problem: problemSentence(result.problem, coins) };
  const known = new Set(symbols.flatMap(({ symbol, coin }) => [symbol, coin]));
  const named = [
    ...[...volatility, ...drift].flatMap(({ name }) => name ?? []),
    ...pairs.flatMap(({ one, other }) => [one, other]),
  ];
  return { value: result.value, unknown: [...new Set(named)].filter((name) => !known.has(name)) };
}

/** One common factor where all coins are alike and none moves against another; else the matrix. */
function correlationOf(
  coins: readonly string[],
  namesOf: (coin: string) => readonly string[],
  { correlation, pairs }: RandomParameters,
): Correlation {
  if (pairs.length === 0 && correlation >= 0)
    return { kind: "factor", loadings: coins.map(() => Math.sqrt(correlation)) };
  const of = (a: string, b: string) => {
    if (a === b) return 1;
    const isPair = (one: string, other: string) => namesOf(a).includes(one) && namesOf(b).includes(other);
    const own = pairs.findLast(({ one, other }) => isPair(one, other) || isPair(other, one));
    return own?.value ?? correlation;
  };
  return { kind: "matrix", rows: coins.map((a) => coins.map((b) => of(a, b))) };
}

function problemSentence(problem: MarketProblem, coins: readonly string[]): string {
  switch (problem.kind) {
    case "not-positive-definite":
      return l10n.t(
        "The correlations contradict each other at {0}: no prices move like that together.",
        coins[problem.coin] ?? "",
      );
    case "too-many-jumps":
      return l10n.t("So many jumps come in one step that they are none: take fewer, or more steps.");
    // What was typed is read before, so that only sizes no market has are left.
    case "not-above-zero":
    case "not-a-number":
    case "loading-beyond-one":
    case "not-a-correlation":
      return l10n.t("The parameters are beyond what can be worked with.");
  }
}
