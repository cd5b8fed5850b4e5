import type { Account, Side } from "../../engine/account";
import { type Decimal, signOf, ZERO } from "../../engine/decimal";
import type { ScenarioSymbol } from "./scenario";

/** The symbols of the positions of an account, in order of first use. */
export function symbolsOf({ positions }: Account): ScenarioSymbol[] {
  const net = new Map<string, Decimal>();
  const first = new Map<string, ScenarioSymbol>();
  for (const { instrument, markPrice, side, quantity } of positions) {
    const { symbol, underlying } = instrument;
    const held = net.get(symbol) ?? ZERO;
    net.set(symbol, side === "long" ? held.plus(quantity) : held.minus(quantity));
    if (!first.has(symbol)) first.set(symbol, { symbol, underlying, mark: markPrice, side: undefined });
  }
  return [...first.values()].map((one) => ({ ...one, side: sideOf(net.get(one.symbol)!) }));
}

function sideOf(net: Decimal): Side | undefined {
  const sign = signOf(net);
  return sign === 0 ? undefined : sign > 0 ? "long" : "short";
}
