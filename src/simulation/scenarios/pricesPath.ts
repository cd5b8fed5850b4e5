import { Decimal, ONE, quotient } from "../../engine/decimal";
import type { Path } from "../path";
import type { PricesScenario, ScenarioSymbol } from "./scenario";
import { DAY } from "./shapedPath";

/** Prices as they are stated, at equal distances over the days; a day where none are stated. */
export function pricesPath({ days, prices }: PricesScenario, symbols: readonly ScenarioSymbol[]): Path {
  const held = new Set(symbols.map(({ symbol }) => symbol));
  const own = [...prices].filter(([symbol]) => held.has(symbol));
  const count = own[0]?.[1].length ?? 0;
  const length = (days ?? ONE).times(DAY);
  return Array.from({ length: count }, (_, index) => ({
    time: Math.round(length.times(quotient(new Decimal(index + 1), new Decimal(count))).toNumber()),
    marks: new Map(own.map(([symbol, list]) => [symbol, list[index]!])),
  }));
}
