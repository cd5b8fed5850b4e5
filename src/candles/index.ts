/** Candles of exchanges, as they are downloaded: one reader per layout. */
export type { Candle, CandleSeries } from "../simulation/candle";
export { type CandleProblem, readCandles, type ReadCandles } from "./readCandles";
