/** The candles of test/fixtures/candles. */
import { readFileSync } from "node:fs";
import { type Candle, readCandles } from "../../../src/candles";

/** Of a symbol in a month: candlesOf("btcusdt", "2020-03"). */
export function candlesOf(symbol: string, month: string): readonly Candle[] {
  return readCandles(readFileSync(`test/fixtures/candles/${symbol}-${month}.csv`, "utf8")).candles;
}
