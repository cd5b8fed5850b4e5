/**
 * Steps that are passed at once, as numbers tell that nothing can happen in them wherever between their lowest and
 * highest marks every symbol is: no pool and no leg comes near its limits, no order is reached, nothing is settled. What
 * numbers do not settle is walked exactly, so a walk comes to the same with and without.
 */
import type { PoolBook } from "./book";
import { crossScreenOf } from "./crossing";
import { type Extremes, extremesOf } from "./extremes";
import { isLegSafeWithin } from "./limits";
import { numberOf } from "./numbers";
import { waitingOrders } from "./orders";
import type { Path } from "./path";
import { isClearWithinBox, type Range } from "./screen";
import type { Walk } from "./walk";

/** More than numbers lose of a price. */
const SLACK = 1e-9;

export class QuietSteps {
  readonly #walk: Walk;
  readonly #path: Path;
  readonly #extremes: Extremes;
  /** Blocks of 2^level steps are tried next: larger ones after each that was quiet, smaller ones after the others. */
  #level = 0;

  constructor(walk: Walk, path: Path) {
    this.#walk = walk;
    this.#path = path;
    this.#extremes = extremesOf(path);
  }

  /** How many steps from this one on are surely quiet; 0 where that is not told. */
  from(step: number): number {
    const { options } = this.#walk;
    // A rule that keeps a distance looks at the end of every step.
    if ((options.topUps?.length ?? 0) > 0) return 0;
    const fitting =
      step === 0
        ? this.#extremes.levels - 1
        : Math.min(31 - Math.clz32(step & -step), this.#extremes.levels - 1);
    let level = Math.min(this.#level, fitting);
    for (; level >= 0; level--) {
      const end = Math.min(step + 2 ** level, this.#path.length);
      if (!this.#isQuiet(step, end, level)) continue;
      this.#level = Math.min(level + 1, this.#extremes.levels - 1);
      return end - step;
    }
    this.#level = 0;
    return 0;
  }

  #isQuiet(step: number, end: number, level: number): boolean {
    const { settledBefore, bySymbol } = this.#extremes;
    if (settledBefore[end] !== settledBefore[step]) return false;
    const { near } = this.#walk.book.marks;
    const ranges = new Map<string, Range>();
    const within = (symbol: string): Range => {
      let range = ranges.get(symbol);
      if (range === undefined) {
        const mark = near.get(symbol)!;
        const blocks = bySymbol.get(symbol);
        const block = step >> level;
        range =
          blocks === undefined
            ? { low: mark, high: mark }
            : {
                low: Math.min(mark, blocks.low[level]![block]!),
                high: Math.max(mark, blocks.high[level]![block]!),
              };
        ranges.set(symbol, range);
      }
      return range;
    };
    return this.#walk.book.pools.every((pool) => this.#isPoolQuiet(pool, within)) && this.#hasNoOrder(within);
  }

  #isPoolQuiet(pool: PoolBook, within: (symbol: string) => Range): boolean {
    const { markOf } = this.#walk.book;
    for (const leg of pool.openIsolated)
      if (!isLegSafeWithin(leg, pool.rules.isolated, markOf(leg.symbol), within)) return false;
    return (
      pool.openCross.length === 0 ||
      isClearWithinBox(crossScreenOf(pool, markOf), numberOf(pool.ledger.cash), within)
    );
  }

  #hasNoOrder(within: (symbol: string) => Range): boolean {
    return waitingOrders(this.#walk).every(({ kind, order }) => {
      const { instrument, side } = order.position;
      const { low, high } = within(instrument.symbol);
      const price = numberOf(order.price);
      const isBelow = (side === "long") === (kind === "stop-loss");
      return isBelow ? low > price * (1 + SLACK) : high < price * (1 - SLACK);
    });
  }
}
