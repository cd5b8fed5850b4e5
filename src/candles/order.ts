/** Candles put in the order of time, with what is odd about their times. */
import * as l10n from "@vscode/l10n";
import { shownTime } from "../document/shownTime";
import { isSameCandle, type PlacedCandle } from "./placedCandle";
import type { CandleProblem, ReadCandles } from "./readCandles";

/** From here on more than half a candle is missing; a month may be three days shorter than another. */
const GAP = 1.5;

export function inOrder(read: readonly PlacedCandle[]): ReadCandles {
  const problems: CandleProblem[] = [];
  const unsorted = read.findIndex((candle, index) => index > 0 && candle.time < read[index - 1]!.time);
  const sorted = unsorted === -1 ? read : [...read].sort((a, b) => a.time - b.time);
  if (unsorted !== -1) problems.push(outOfOrder(read, unsorted));

  const candles: PlacedCandle[] = [];
  let repeated = 0;
  for (const candle of sorted) {
    const last = candles.at(-1);
    if (last?.time !== candle.time) candles.push(candle);
    else if (isSameCandle(last, candle)) repeated++;
    else return { candles: [], interval: undefined, problems: [contradiction(last, candle)] };
  }
  if (repeated > 0)
    problems.push({
      severity: "warning",
      message: l10n.t("Lines that stand there again: {0}. Each is taken once.", repeated),
    });
  const interval = usualInterval(candles);
  const gap = interval === undefined ? undefined : gapsIn(candles, interval);
  if (gap !== undefined) problems.push(gap);
  return { candles, interval, problems };
}

function outOfOrder(read: readonly PlacedCandle[], index: number): CandleProblem {
  const { line } = read[index]!;
  const isReversed = read.every((candle, at) => at === 0 || candle.time <= read[at - 1]!.time);
  const message = isReversed
    ? l10n.t("The newest candle stands first; they are read from the last line up.")
    : l10n.t("Line {0} is older than the line before it; the candles are put in the order of time.", line);
  return { severity: "warning", message, line };
}

function contradiction(first: PlacedCandle, second: PlacedCandle): CandleProblem {
  const [from, to] = first.line < second.line ? [first, second] : [second, first];
  const message = l10n.t(
    "Line {0}: the candle of {1} stands in line {2} already, with other prices.",
    to.line,
    shownTime(to.time),
    from.line,
  );
  return { severity: "error", message, line: to.line };
}

/** The most frequent distance; of equally frequent ones the shortest. */
function usualInterval(candles: readonly PlacedCandle[]): number | undefined {
  const counts = new Map<number, number>();
  for (let index = 1; index < candles.length; index++) {
    const distance = candles[index]!.time - candles[index - 1]!.time;
    counts.set(distance, (counts.get(distance) ?? 0) + 1);
  }
  let best: number | undefined;
  for (const [distance, count] of counts) {
    const most = best === undefined ? 0 : counts.get(best)!;
    if (count > most || (count === most && distance < best!)) best = distance;
  }
  return best;
}

function gapsIn(candles: readonly PlacedCandle[], interval: number): CandleProblem | undefined {
  let [count, missing] = [0, 0];
  let first: PlacedCandle | undefined;
  for (let index = 1; index < candles.length; index++) {
    const distance = candles[index]!.time - candles[index - 1]!.time;
    if (distance < interval * GAP) continue;
    count++;
    missing += Math.round(distance / interval) - 1;
    first ??= candles[index - 1]!;
  }
  if (first === undefined) return undefined;
  const message = l10n.t(
    "Gaps in time: {0}, in which {1} candles are missing; the first is after {2}. Nothing is made up for them.",
    count,
    missing,
    shownTime(first.time),
  );
  return { severity: "warning", message, line: first.line };
}
