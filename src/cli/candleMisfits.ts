import { shownTime } from "../document/shownTime";
import type { CandleSeries } from "../simulation";

/** What keeps candles of several symbols from being one market: other times, or candles of another length. */
export function misfits(
  series: readonly CandleSeries[],
  intervals: readonly (number | undefined)[],
): readonly string[] {
  const [first, ...others] = series;
  return others.flatMap(({ symbol, candles }, place): string[] => {
    const [from, to] = [candles[0]!.time, candles.at(-1)!.time];
    const [start, end] = [first!.candles[0]!.time, first!.candles.at(-1)!.time];
    const [interval, usual] = [intervals[place + 1], intervals[0]];
    const warnings: string[] = [];
    if (from !== start || to !== end)
      warnings.push(
        `the candles of ${symbol} are from ${shownTime(from)} to ${shownTime(to)}, those of ${first!.symbol} from ${shownTime(start)} to ${shownTime(end)}; where a symbol has none its price stands still`,
      );
    if (interval !== undefined && usual !== undefined && interval !== usual)
      warnings.push(
        `the candles of ${symbol} are ${minutes(interval)} apart, those of ${first!.symbol} ${minutes(usual)}; all prices of a candle are walked at its beginning`,
      );
    return warnings;
  });
}

function minutes(milliseconds: number): string {
  const count = milliseconds / 60_000;
  return count % 60 === 0 ? `${count / 60} h` : `${count} min`;
}
