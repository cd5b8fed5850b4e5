/** The market that random paths of a book are drawn from, as it is asked for. */
import {
  type Correlation,
  type Market,
  marketOf,
  type MarketProblem,
} from "../../../simulation/kernel/market";
import type { MarketSymbol } from "../../../simulation/kernel/prepare";
import { type Named, type RandomParameters, USUAL } from "./values";

const DAYS_PER_YEAR = 365;

export interface BookMarket {
  readonly value: Market;
  /** What is named and not held. */
  readonly unknown: readonly string[];
  readonly coins: readonly string[];
}

/** Why there is no such market, among which coins. */
export interface NoMarket {
  readonly problem: MarketProblem;
  readonly coins: readonly string[];
}

export function bookMarket(
  symbols: readonly MarketSymbol[],
  parameters: Omit<RandomParameters, "paths" | "seed" | "gaps">,
): BookMarket | NoMarket {
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
  if ("problem" in result) return { problem: result.problem, coins };
  const known = new Set(symbols.flatMap(({ symbol, coin }) => [symbol, coin]));
  const named = [
    ...[...volatility, ...drift].flatMap(({ name }) => name ?? []),
    ...pairs.flatMap(({ one, other }) => [one, other]),
  ];
  return { value: result.value, coins, unknown: [...new Set(named)].filter((name) => !known.has(name)) };
}

/** One common factor where all coins are alike and none moves against another; else the matrix. */
function correlationOf(
  coins: readonly string[],
  namesOf: (coin: string) => readonly string[],
  { correlation, pairs }: Pick<RandomParameters, "correlation" | "pairs">,
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
