import type { Account, Side } from "../../engine/account";
import { exposure, notional } from "../../engine/contract";
import { type Decimal, signOf, sum, ZERO } from "../../engine/decimal";
import { collateralValue } from "../../engine/pool";
import { marksOf } from "../marksOf";
import { coinNamed } from "./coin";
import type { ScenarioSymbol } from "./scenario";

/** The symbols that an account's worth depends on: those of its positions, then those that only collateral follows. */
export function symbolsOf(account: Account): ScenarioSymbol[] {
  const marks = marksOf(account);
  const held = new Map<string, Decimal>();
  const underlyings = new Map<string, string>();
  for (const { instrument, side, quantity } of account.positions) {
    const { symbol, underlying } = instrument;
    const before = held.get(symbol) ?? ZERO;
    held.set(symbol, side === "long" ? before.plus(quantity) : before.minus(quantity));
    if (!underlyings.has(symbol)) underlyings.set(symbol, underlying);
  }
  return [...marks].map(([symbol, mark]) => {
    const side = sideOf(held.get(symbol) ?? ZERO);
    return {
      symbol,
      underlying: underlyings.get(symbol) ?? underlyingOf(symbol, [...underlyings.values()]),
      mark,
      side,
      exposure: exposureOf(symbol, mark, side, account),
    };
  });
}

/**
 * Positions and collateral together, each at what it is worth at the mark. Amounts of different assets are not added:
 * where pools do not agree, the positions decide.
 */
function exposureOf(
  symbol: string,
  mark: Decimal,
  held: Side | undefined,
  { positions, wallets }: Account,
): Side | undefined {
  const worth = new Map<string, Decimal>();
  for (const [pool, { assets }] of wallets) {
    const following = assets.filter(({ priceSymbol }) => priceSymbol === symbol);
    if (following.length > 0) worth.set(pool, sum(following.map(collateralValue)));
  }
  if (worth.size === 0) return held;
  for (const position of positions) {
    const { instrument, pool, side } = position;
    if (instrument.symbol !== symbol) continue;
    const value = notional(instrument, exposure(position), mark);
    const before = worth.get(pool) ?? ZERO;
    worth.set(pool, side === "long" ? before.plus(value) : before.minus(value));
  }
  const sides = new Set([...worth.values()].flatMap((value) => sideOf(value) ?? []));
  return sides.size > 1 ? held : [...sides][0];
}

/** What a symbol without a position follows: what a position of the same coin does, where there is one. */
export function underlyingOf(symbol: string, known: readonly string[]): string {
  const coin = coinNamed(symbol);
  return (coin !== undefined && known.find((underlying) => coinNamed(underlying) === coin)) || symbol;
}

function sideOf(net: Decimal): Side | undefined {
  const sign = signOf(net);
  return sign === 0 ? undefined : sign > 0 ? "long" : "short";
}
