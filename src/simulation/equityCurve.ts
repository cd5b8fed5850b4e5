/**
 * The worth of a pool along a walk. Of a long one not every point is kept, as a year of minutes would not fit into memory:
 * of each stretch of steps the lowest, the highest and the last, and those at the events. What is said of all points,
 * the drawdown, is worked out on the way from all of them.
 */
import type { RunningDrawdown } from "./drawdown";
import type { EquityPoint } from "./result";

/** A walk of no more steps keeps all its points. A longer one keeps a third as many stretches, three points of each. */
export const MOST_POINTS = 3_000;

/** How many steps are a stretch of a walk of so many steps: all pools and arrangements have the same ends of stretches. */
export function stretchOf(steps: number): number {
  return steps <= MOST_POINTS ? 1 : Math.ceil((3 * steps) / MOST_POINTS);
}

export class EquityCurve {
  readonly #stretch: number;
  readonly #drawdown: RunningDrawdown | undefined;
  readonly #kept: EquityPoint[] = [];
  /** Of the stretch that is under way. */
  #lowest: EquityPoint | undefined;
  #highest: EquityPoint | undefined;
  #atEvents: EquityPoint[] = [];
  #last: EquityPoint | undefined;

  /** Without a drawdown it is that of no curve: only its ends are added. */
  constructor(stretch: number, drawdown: RunningDrawdown | undefined) {
    this.#stretch = stretch;
    this.#drawdown = drawdown;
  }

  /** Points come in the order of their steps. Where something happened, this one is kept, and the one before it. */
  add(point: EquityPoint, isEvent: boolean): void {
    this.#drawdown?.add(point);
    if (this.#stretch === 1 || this.#last === undefined) {
      this.#kept.push(point);
      this.#last = point;
      return;
    }
    if (isEvent) this.#atEvents.push(this.#last, point);
    this.#last = point;
    if (this.#lowest === undefined || point.equity.lt(this.#lowest.equity)) this.#lowest = point;
    if (this.#highest === undefined || point.equity.gt(this.#highest.equity)) this.#highest = point;
    if ((point.step + 1) % this.#stretch === 0) this.#endStretch();
  }

  /** After the last one. */
  points(): readonly EquityPoint[] {
    this.#endStretch();
    return this.#kept;
  }

  #endStretch(): void {
    if (this.#lowest === undefined || this.#highest === undefined || this.#last === undefined) return;
    const before = this.#kept.at(-1)!.step;
    const some = [this.#lowest, this.#highest, this.#last, ...this.#atEvents].sort((a, b) => a.step - b.step);
    for (const point of some) if (point.step > before && point !== this.#kept.at(-1)) this.#kept.push(point);
    this.#lowest = this.#highest = undefined;
    this.#atEvents = [];
  }
}
