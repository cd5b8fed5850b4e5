/** Where on the way of a step a cross pool is liquidated: exactly, as the engine's shock along the line of the marks. */
import { type Decimal, ONE, quotient, rounded, ZERO } from "../engine/decimal";
import { evaluate } from "../engine/evaluate";
import { poolShock } from "../engine/shock/shock";
import type { MarkOf, PoolBook } from "./book";
import { numberOf } from "./numbers";
import { isClear, type Screen, screenOf } from "./screen";
import type { Segment } from "./segment";

const screens = new WeakMap<PoolBook, { readonly version: number; readonly screen: Screen }>();

/** The bound of the pool's cross legs as they are; the marks are needed where it is not known yet. */
export function crossScreenOf(pool: PoolBook, markOf: MarkOf): Screen {
  let known = screens.get(pool);
  if (known?.version !== pool.crossVersion) {
    known = { version: pool.crossVersion, screen: screenOf(pool, markOf) };
    screens.set(pool, known);
  }
  return known.screen;
}

/** Whether numbers tell that a pool is safe from a t of the segment to another. */
export function isSurelySafe(pool: PoolBook, segment: Segment, from: Decimal, to: Decimal): boolean {
  if (pool.openCross.length === 0) return true;
  const screen = crossScreenOf(pool, (symbol) => segment.at(symbol, from));
  return isClear(screen, numberOf(pool.ledger.cash), segment, numberOf(from), numberOf(to));
}

/** Whether a pool fails with the marks at t. */
export function failsAt(pool: PoolBook, markOf: MarkOf): boolean {
  if (pool.openCross.length === 0) return false;
  const report = evaluate(pool.crossAccount(markOf)).pools();
  return report.find(({ asset }) => asset === pool.asset)!.liquidatable === true;
}

/** The first t from `from` on at which a pool fails on the way; none where it comes through. */
export function crossingOf(pool: PoolBook, segment: Segment, from: Decimal): Decimal | undefined {
  if (isSurelySafe(pool, segment, from, ONE)) return undefined;
  const markOf = (symbol: string) => segment.at(symbol, from);
  if (failsAt(pool, markOf)) return from;
  const betas = new Map<string, Decimal>();
  for (const symbol of pool.crossSymbols) {
    const mark = markOf(symbol);
    betas.set(symbol, segment.moves(symbol) ? quotient(segment.end(symbol).minus(mark), mark) : ZERO);
  }
  const { up } = poolShock(pool.crossAccount(markOf), pool.asset, betas);
  // At the end itself the marks decide, not the last digit of a root.
  if (up?.lt(ONE)) return rounded(from.plus(up.times(ONE.minus(from))));
  return failsAt(pool, (symbol) => segment.end(symbol)) ? ONE : undefined;
}
