/** What is asked of `marginalia simulate`, from the values of a command line; or what is wrong with them. */
import { CANDLE_ORDERS } from "../analysis/simulation/run";
import { isNumberProblem, readNumber } from "../document/number";
import { type Decimal } from "../engine/decimal";
import { SIMULATE_FORMATS, type SimulateOptions } from "./simulate";

export interface SimulateValues {
  readonly format?: string | undefined;
  readonly scenario?: readonly string[] | undefined;
  readonly prices?: readonly string[] | undefined;
  readonly rescale?: boolean | undefined;
  readonly "candle-order"?: string | undefined;
  readonly funding?: readonly string[] | undefined;
  readonly "no-orders"?: boolean | undefined;
}

export function simulateOptions(values: SimulateValues): SimulateOptions | { readonly problem: string } {
  const { format: wantedFormat = "table", "candle-order": wantedOrder = "worse" } = values;
  const format = SIMULATE_FORMATS.find((known) => known === wantedFormat);
  if (format === undefined)
    return { problem: `--format is one of ${SIMULATE_FORMATS.join(", ")}, not "${wantedFormat}"` };
  const candleOrder = CANDLE_ORDERS.find((known) => known === wantedOrder);
  if (candleOrder === undefined)
    return { problem: `--candle-order is one of ${CANDLE_ORDERS.join(", ")}, not "${wantedOrder}"` };

  const prices: { symbol: string; path: string }[] = [];
  for (const stated of values.prices ?? []) {
    const at = stated.indexOf("=");
    const [symbol, path] = [stated.slice(0, at), stated.slice(at + 1)];
    if (at < 1 || path === "")
      return { problem: `--prices is SYMBOL=FILE, like BTCUSDT=btc.csv, not "${stated}"` };
    if (prices.some((one) => one.symbol === symbol)) return { problem: `--prices names ${symbol} twice` };
    prices.push({ symbol, path });
  }
  const funding: { symbol: string | undefined; rate: Decimal }[] = [];
  for (const stated of values.funding ?? []) {
    const rate = fundingRate(stated);
    if (rate === undefined) {
      return { problem: `--funding is RATE or SYMBOL=RATE, like 0.01% or BTCUSDT=0.0001, not "${stated}"` };
    }
    funding.push(rate);
  }
  return {
    format,
    scenarios: values.scenario ?? [],
    prices,
    isRescaled: values.rescale === true,
    candleOrder,
    funding,
    isWithoutOrders: values["no-orders"] === true,
  };
}

function fundingRate(stated: string): { symbol: string | undefined; rate: Decimal } | undefined {
  const at = stated.lastIndexOf("=");
  const symbol = at === -1 ? undefined : stated.slice(0, at);
  const text = stated.slice(at + 1).trim();
  const number = readNumber(text.replace(/\s*%$/, ""));
  if (isNumberProblem(number) || symbol === "") return undefined;
  return { symbol, rate: text.endsWith("%") ? number.times("0.01") : number };
}
