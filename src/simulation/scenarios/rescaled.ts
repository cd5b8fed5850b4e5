import { type Decimal, quotient } from "../../engine/decimal";
import type { Candle } from "../candle";

/** The same moves from another price: every price times mark / first open. Where these are the same, nothing changes. */
export function rescaled(candles: readonly Candle[], mark: Decimal): readonly Candle[] {
  const first = candles[0]?.open;
  if (first === undefined || first.eq(mark)) return candles;
  const moved = (price: Decimal) => quotient(price.times(mark), first);
  return candles.map(({ time, open, high, low, close }) => ({
    time,
    open: moved(open),
    high: moved(high),
    low: moved(low),
    close: moved(close),
  }));
}
