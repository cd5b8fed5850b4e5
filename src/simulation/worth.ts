/** What a pool is worth at some marks: its money, its collateral, and the profits of what is open. */
import { type Decimal, quotient, ZERO } from "../engine/decimal";
import { profitCurve } from "../engine/leg";
import type { MarkOf, PoolBook } from "./book";

/** The profits of a pool as one curve per symbol, kept until a leg changes. */
interface Profits {
  readonly version: number;
  readonly constant: Decimal;
  readonly bySymbol: ReadonlyMap<string, { readonly linear: Decimal; readonly inverse: Decimal }>;
}

const known = new WeakMap<PoolBook, Profits>();

export function equityOf(pool: PoolBook, markOf: MarkOf): Decimal {
  const { cash, posted, pending, owed } = pool.ledger;
  let equity = cash.plus(posted).plus(pending).minus(owed);
  if (pool.hasCollateral) equity = equity.plus(pool.collateralAt(markOf));
  const { constant, bySymbol } = profitsOf(pool, markOf);
  equity = equity.plus(constant);
  for (const [symbol, { linear, inverse }] of bySymbol) {
    const mark = markOf(symbol);
    if (!linear.isZero()) equity = equity.plus(linear.times(mark));
    if (!inverse.isZero()) equity = equity.plus(quotient(inverse, mark));
  }
  return equity;
}

function profitsOf(pool: PoolBook, markOf: MarkOf): Profits {
  const before = known.get(pool);
  if (before?.version === pool.version) return before;
  let constant: Decimal = ZERO;
  const bySymbol = new Map<string, { linear: Decimal; inverse: Decimal }>();
  for (const leg of [...pool.openIsolated, ...pool.openCross]) {
    const curve = profitCurve(leg.at(markOf(leg.symbol)));
    const one = bySymbol.get(leg.symbol) ?? { linear: ZERO, inverse: ZERO };
    constant = constant.plus(curve.constant);
    bySymbol.set(leg.symbol, {
      linear: one.linear.plus(curve.linear),
      inverse: one.inverse.plus(curve.inverse),
    });
  }
  const profits = { version: pool.version, constant, bySymbol };
  known.set(pool, profits);
  return profits;
}
