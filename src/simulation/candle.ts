/** What a market did in one stretch of time. */
import type { Decimal } from "../engine/decimal";

export interface Candle {
  /** The beginning of the stretch, in milliseconds since 1970-01-01 UTC. */
  readonly time: number;
  readonly open: Decimal;
  readonly high: Decimal;
  readonly low: Decimal;
  readonly close: Decimal;
}

/** The candles of one symbol, in the order of time. */
export interface CandleSeries {
  readonly symbol: string;
  readonly candles: readonly Candle[];
}
