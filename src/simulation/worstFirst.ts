/**
 * Which extreme of a candle hurts a book more, symbol by symbol: where one symbol is held long and another short, neither
 * all highs nor all lows are its worst moment. Asked of the book as it is given, so that until something happens no other
 * order of the extremes can bring a cross pool nearer to its liquidation.
 */
import type { Account } from "../engine/account";
import { Book } from "./book";
import type { Candle, CandleSeries } from "./candle";
import { type Screen, screenOf, screenOfLeg, screenOfSymbol, worthAt } from "./screen";

export type Extreme = "high" | "low";

/** The extreme that hurts more; none where the book is worth the same at both, or has nothing of the symbol. */
export type WorseOf = (symbol: string, candle: Candle) => Extreme | undefined;

/** Invariant: nothing is missing in the account. */
export function worseExtremes(account: Account): WorseOf {
  const book = new Book(account);
  const { markOf } = book;
  const cross = book.pools.filter(({ openCross }) => openCross.length > 0);
  const pools = cross.map((pool) => ({ symbols: pool.crossSymbols, screen: screenOf(pool, markOf) }));
  const legs = book.pools.flatMap((pool) =>
    pool.openIsolated.map((leg) => ({
      symbols: new Set([leg.symbol]),
      screen: screenOfLeg(leg, markOf(leg.symbol), pool.rules.isolated),
    })),
  );
  // What is isolated hurts nobody but itself: it is asked only where nothing is in cross.
  const screensOf = (symbol: string): readonly Screen[] => {
    const having = (all: typeof pools) =>
      all.flatMap(({ symbols, screen }) => (symbols.has(symbol) ? [screenOfSymbol(screen, symbol)] : []));
    const shared = having(pools);
    return shared.length > 0 ? shared : having(legs);
  };
  const known = new Map<string, readonly Screen[]>();
  return (symbol, { high, low }) => {
    let screens = known.get(symbol);
    if (screens === undefined) known.set(symbol, (screens = screensOf(symbol)));
    if (screens.length === 0) return undefined;
    const [top, bottom] = [high.toNumber(), low.toNumber()];
    const gained = screens.reduce((sum, screen) => sum + worthAt(screen, top) - worthAt(screen, bottom), 0);
    return gained === 0 ? undefined : gained < 0 ? "high" : "low";
  };
}

/** Which extreme of each candle comes first, with a name by which the same choice is known again. */
export interface MixedExtremes {
  readonly key: string;
  readonly first: ReadonlyMap<Candle, Extreme>;
}

/** Where one extreme is the worse of all candles, that one: then this is one of the two orders that are walked anyway. */
export function mixedExtremes(account: Account, series: readonly CandleSeries[]): MixedExtremes | Extreme {
  const worseOf = worseExtremes(account);
  const first = new Map<Candle, Extreme>();
  const met = new Set<Extreme>();
  let key = "";
  for (const { symbol, candles } of series)
    for (const candle of candles) {
      const worse = worseOf(symbol, candle);
      if (worse !== undefined) met.add(worse);
      first.set(candle, worse ?? "low");
      key += worse === "high" ? "h" : "l";
    }
  return met.size === 2 ? { key, first } : met.has("high") ? "high" : "low";
}
