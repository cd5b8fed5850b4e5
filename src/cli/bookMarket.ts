/** The market that random paths of a book are drawn from, as the command line asks for it. */
import type { Correlation, Market, MarketProblem } from "../simulation/kernel/market";
import { marketOf } from "../simulation/kernel/market";
import type { MarketSymbol } from "../simulation/kernel/prepare";
import { type MonteCarloWishes, type Named, USUAL } from "./monteCarloOptions";

const DAYS_PER_YEAR = 365;

/** The market, what is named and not held, and the coins; or why there is no such market, in words. */
export function bookMarket(
  symbols: readonly MarketSymbol[],
  wishes: MonteCarloWishes,
):
  | { readonly value: Market; readonly coins: readonly string[]; readonly unknown: readonly string[] }
  | { readonly problem: string } {
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
      volatility: valueFor(coin, wishes.volatility, USUAL.volatility),
      drift: valueFor(coin, wishes.drift, USUAL.drift),
      jumpBeta: 1,
    })),
    correlation: correlationOf(coins, namesOf, wishes),
    commonJumps: wishes.commonJumps,
    ownJumps: wishes.coinJumps,
    steps: wishes.steps,
    stepYears: wishes.days / DAYS_PER_YEAR / wishes.steps,
  });
  if ("problem" in result) return { problem: problemWords(result.problem, coins) };
  const known = new Set(symbols.flatMap(({ symbol, coin }) => [symbol, coin]));
  const named = [
    ...[...wishes.volatility, ...wishes.drift].flatMap(({ name }) => name ?? []),
    ...wishes.pairs.flatMap(({ one, other }) => [one, other]),
  ];
  return { value: result.value, coins, unknown: [...new Set(named)].filter((name) => !known.has(name)) };
}

/** One common factor where all coins are alike and none moves against another; else the matrix. */
function correlationOf(
  coins: readonly string[],
  namesOf: (coin: string) => readonly string[],
  { correlation, pairs }: MonteCarloWishes,
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

function problemWords(problem: MarketProblem, coins: readonly string[]): string {
  switch (problem.kind) {
    case "not-positive-definite":
      return `the correlations contradict each other at ${coins[problem.coin]}: no prices move like that together`;
    case "too-many-jumps":
      return "so many jumps come in one step that they are none; take fewer, or more --steps";
    case "not-above-zero":
      return `the ${problem.what} is not above 0`;
    case "not-a-number":
      return `the ${problem.what} is not a number that can be worked with`;
    case "loading-beyond-one":
    case "not-a-correlation":
      return "a correlation is a number from -1 to 1";
  }
}
