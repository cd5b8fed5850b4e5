/** What a pool is worth at some marks: its money, its collateral, and the profits of what is open. */
import { type Decimal, quotient, ZERO } from "../engine/decimal";
import { profitCurve } from "../engine/leg";
import type { MarkOf, PoolBook } from "./book";
import type { Ledger } from "./ledger";

/** The profits of a pool as one curve per symbol, kept until a leg changes. */
interface Profits {
  readonly version: number;
  readonly constant: Decimal;
  readonly bySymbol: ReadonlyMap<string, { readonly linear: Decimal; readonly inverse: Decimal }>;
}

const known = new WeakMap<PoolBook, Profits>();

/** What does not move with the marks: money, and the constant part of the profits; kept until one of them changes. */
const still = new WeakMap<
  PoolBook,
  { readonly ledger: Ledger; readonly profits: Profits; readonly worth: Decimal }
>();

export function equityOf(pool: PoolBook, markOf: MarkOf): Decimal {
  const profits = profitsOf(pool, markOf);
  const { bySymbol } = profits;
  let equity = stillWorth(pool, profits);
  if (pool.hasCollateral) equity = equity.plus(pool.collateralAt(markOf));
  for (const [symbol, { linear, inverse }] of bySymbol) {
    const mark = markOf(symbol);
    if (!linear.isZero()) equity = equity.plus(linear.times(mark));
    if (!inverse.isZero()) equity = equity.plus(quotient(inverse, mark));
  }
  return equity;
}

function stillWorth(pool: PoolBook, profits: Profits): Decimal {
  const { ledger } = pool;
  let one = still.get(pool);
  if (one?.ledger !== ledger || one.profits !== profits) {
    const { cash, posted, pending, owed } = ledger;
    const worth = cash.plus(posted).plus(pending).minus(owed).plus(profits.constant);
    still.set(pool, (one = { ledger, profits, worth }));
  }
  return one.worth;
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
