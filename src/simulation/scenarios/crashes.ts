/**
 * Crashes that have been, as the prices at their turning points: those of hourly candles of trades, read on 22 November
 * 2026. For 2020 and 2021 they are of perpetual contracts; for 2025 the market is not stated, and BTC is most likely of a
 * spot market. The exchange is not known. test/fixtures/candles holds the candles with all that is known of them, and a
 * test compares. They are prices of trades: a venue that liquidates by a mark price may not have followed the deepest.
 */
import { Decimal } from "../../engine/decimal";
import type { Candle } from "../candle";

export const CRASHES = ["march-2020", "may-2021", "october-2025"] as const;
export type CrashName = (typeof CRASHES)[number];

/** A turning point: the hour whose candle has the price, counted from the start, and which price of it. */
export type TurningPoint = readonly [hour: number, price: Exclude<keyof Candle, "time">];

export interface Crash {
  /** Where hour 0 is, in milliseconds since 1970-01-01 UTC. */
  readonly start: number;
  readonly points: readonly TurningPoint[];
  /** The prices at these points by coin. Bitcoin is always among them, and stands in for coins that are not. */
  readonly prices: ReadonlyMap<string, readonly Decimal[]>;
}

const prices = (...digits: string[]) => digits.map((price) => new Decimal(price));

export const crashes: Readonly<Record<CrashName, Crash>> = {
  // The pandemic reaches the markets. Lows within an hour of each other are taken as one.
  "march-2020": {
    start: Date.UTC(2020, 2, 12),
    points: [
      [0, "open"],
      [10, "low"],
      [17, "high"],
      [23, "low"],
      [26, "low"],
      [37, "high"],
      [71, "close"],
    ],
    prices: new Map([
      ["BTC", prices("7938.39", "5199.17", "6227.75", "4347", "3621.81", "5971", "5167.01")],
      ["ETH", prices("194.77", "122.73", "145.54", "95", "84.23", "139.66", "122.55")],
    ]),
  },
  // China repeats its ban on trading.
  "may-2021": {
    start: Date.UTC(2021, 4, 19),
    points: [
      [0, "open"],
      [11, "low"],
      [12, "low"],
      [13, "low"],
      [17, "high"],
      [24, "low"],
      [37, "high"],
      [47, "close"],
    ],
    prices: new Map([
      ["BTC", prices("42882.54", "36100", "31865.51", "28688", "40497.81", "34882", "42460", "40500.3")],
      ["ETH", prices("3377.03", "2432", "1960", "1400.73", "2927.91", "2150", "2990.85", "2768.42")],
    ]),
  },
  // Tariffs are announced on a Friday evening.
  "october-2025": {
    start: Date.UTC(2025, 9, 10, 13),
    points: [
      [0, "open"],
      [6, "low"],
      [7, "low"],
      [8, "low"],
      [8, "close"],
      [12, "low"],
      [36, "low"],
      [58, "close"],
    ],
    prices: new Map([
      [
        "BTC",
        prices(
          "121597.22",
          "115952.47",
          "113039",
          "102000",
          "113451.86",
          "111019.43",
          "109641.46",
          "114958.8",
        ),
      ],
      ["ETH", prices("4346.43", "3947.77", "3831.55", "3400", "3941.17", "3725", "3693.2", "4149.99")],
      ["BNB", prices("1270.39", "1211", "1187.57", "823.6", "1107.69", "1075.01", "1107.1", "1302.92")],
    ]),
  },
};
