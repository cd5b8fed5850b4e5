import { ONE, quotient } from "../../engine/decimal";
import type { Path } from "../path";
import { coinNamed } from "./coin";
import { type Crash, crashes, type TurningPoint } from "./crashes";
import { movedPrice } from "./movedPrice";
import type { CrashScenario, ScenarioSymbol } from "./scenario";

const HOUR = 3_600_000;

/** A crash that has been, from the marks of the book: each symbol moves as its coin did then, times its beta. */
export function crashPath({ crash, betas }: CrashScenario, symbols: readonly ScenarioSymbol[]): Path {
  const { start, points, prices } = crashes[crash];
  const moved = symbols.map((symbol) => ({
    ...symbol,
    figures: prices.get(coinOf(symbol, crashes[crash]))!,
  }));
  return points.slice(1).map((point, index) => ({
    time: start + timeOf(point),
    marks: new Map(
      moved.map(({ symbol, mark, figures }) => {
        const move = quotient(figures[index + 1]!, figures[0]!).minus(1);
        return [symbol, movedPrice(mark, betas.get(symbol) ?? ONE, move)];
      }),
    ),
  }));
}

/** The coin whose figures a symbol follows: its own where there are any, else Bitcoin. */
export function coinOf({ symbol, underlying }: ScenarioSymbol, { prices }: Crash): string {
  for (const name of [underlying, symbol]) {
    const coin = coinNamed(name);
    if (coin !== undefined && prices.has(coin)) return coin;
  }
  return "BTC";
}

/** Highs and lows are somewhere in their hour: in its middle. */
function timeOf([hour, price]: TurningPoint): number {
  return Math.round((hour + (price === "open" ? 0 : price === "close" ? 1 : 0.5)) * HOUR);
}
