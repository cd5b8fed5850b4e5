/** What a pool is worth at mark prices: everything in its asset, what is posted to isolated positions included. */
import type { Decimal } from "../decimal";
import type { AccountReport } from "../evaluate";
import { legOf } from "../leg";

/** The cross margin balance, and the margin and profit of the isolated positions; none where one is not known. */
export function poolEquity(report: AccountReport, asset: string): Decimal | undefined {
  const pool = report.pools().find((one) => one.asset === asset);
  if (!pool?.marginBalance || !pool.isolatedMargin) return undefined;
  const fenced = report.account.positions.filter(
    (position) => position.pool === asset && position.marginMode === "isolated",
  );
  return fenced.reduce(
    (total, position) => total.plus(legOf(position).unrealizedPnl),
    pool.marginBalance.plus(pool.isolatedMargin),
  );
}
