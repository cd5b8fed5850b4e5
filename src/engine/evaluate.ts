/**
 * From an account to every number that is shown for it. The sums over all rows are made at once; what belongs to one
 * position is worked out when it is first asked for, and kept: a panel shows fifty rows of ten thousand.
 */
import type { Account, Position } from "./account";
import { crossReport, crossSymbol, crossSymbolWith } from "./cross";
import { clearanceOf } from "./clearance";
import { type Decimal, ONE, quotient, ZERO } from "./decimal";
import { lowestExcess } from "./excess";
import { isolatedLeg, isolatedReport } from "./isolated";
import { kept, keptWith, once } from "./kept";
import { type Leg, legOf } from "./leg";
import { type Pool, poolsOf } from "./pool";
import { poolReport } from "./poolReport";
import { failsBefore, type Test } from "./prices";
import type { PoolReport, PositionReport, Reason } from "./report";
import type { Rules } from "./rules";

export interface AccountReport {
  readonly account: Account;
  /** One per settle asset, in order of first use. */
  readonly pools: () => readonly PoolReport[];
  readonly position: (position: Position) => PositionReport;
  /**
   * The least that B − R gets to while the price of the position, in the mode it is in, goes from the mark to `price`,
   * which is above 0; or why that is not known. 0 where liquidation is at that price, negative where it comes before.
   */
  readonly lowestExcess: (position: Position, price: Decimal) => Decimal | Reason;
  /** Whether the position, in the mode it is in, is liquidated by the time its price gets from the mark to `price`. */
  readonly isLiquidatedBefore: (position: Position, price: Decimal) => boolean;
  /** The same for a move by a fraction of the mark in either direction. */
  readonly isLiquidatedWithin: (position: Position, fraction: Decimal) => boolean;
}

/** Invariant: every number of a position is positive, but for its unsettled funding. */
export function evaluate(account: Account): AccountReport {
  const { rules } = account;
  const pools = poolsOf(account);
  const poolOf = (position: Position): Pool => pools.get(position.pool)!;
  const legAmong = (position: Position): Leg => poolOf(position).mergedLegs.get(position) ?? legOf(position);

  const { alone, reportAlone } = isolatedBy(rules);
  const held = kept((pool: Pool) => kept((symbol: string) => crossSymbol(pool, symbol)));
  const joining = kept((leg: Leg) => crossSymbolWith(pools.get(leg.positions[0]!.pool)!, leg));
  const inCross = (position: Position) =>
    position.marginMode === "cross"
      ? held(poolOf(position))(position.instrument.symbol)
      : joining(legAmong(position));

  const testInForce = (position: Position): Test | Reason => {
    if (position.marginMode === "isolated") {
      const { test, gap } = alone(legAmong(position));
      return test ?? gap!;
    }
    const symbol = inCross(position);
    return symbol.gap ?? symbol.test(position.side);
  };

  const isLiquidatedBefore = (position: Position, price: Decimal): boolean => {
    const test = testInForce(position);
    return typeof test !== "string" && failsBefore(test, price);
  };

  const clearance = clearanceOf(rules, pools);
  const isClear = (position: Position, fraction: Decimal): boolean =>
    position.marginMode === "isolated"
      ? legAmong(position).positions.length === 1 && clearance.isolated(position, fraction)
      : clearance.cross(position, fraction);

  const reportOf = kept((position: Position): PositionReport => {
    const isolated = once(() => reportAlone(legAmong(position))(position));
    const cross = once(() => crossReport(position, inCross(position), rules));
    const { markNotional, unrealizedPnl } = legOf(position);
    const inForce = () => (position.marginMode === "isolated" ? isolated() : cross());
    return {
      position,
      notional: markNotional,
      unrealizedPnl,
      effectiveLeverage: () => effectiveLeverage(markNotional, inForce().marginBalance),
      isolated,
      cross,
      inForce,
    };
  });

  return {
    account,
    pools: once(() => [...pools.values()].map((pool) => poolReport(pool, held(pool)))),
    position: reportOf,
    lowestExcess: (position, price) => {
      const test = testInForce(position);
      return typeof test === "string" ? test : lowestExcess(test, price);
    },
    isLiquidatedBefore,
    isLiquidatedWithin: (position, fraction) => {
      if (isClear(position, fraction)) return false;
      const [down, up] = [ONE.minus(fraction), ONE.plus(fraction)].map((factor) =>
        position.markPrice.times(factor),
      );
      // A move by all of the price meets every root below.
      const isBelow = down!.gt(ZERO)
        ? isLiquidatedBefore(position, down!)
        : reportOf(position).inForce().below;
      return Boolean(isBelow) || isLiquidatedBefore(position, up!);
    },
  };
}

/** What no other position has a say in outlives edits elsewhere in its file, as legs and rules do. */
const isolatedBy = keptWith((rules: Rules) => {
  const alone = keptWith((leg: Leg) => isolatedLeg(leg, rules.isolated));
  const reportAlone = keptWith((leg: Leg) =>
    keptWith((position: Position) => isolatedReport(position, alone(leg), rules)),
  );
  return { alone, reportAlone };
});

/** N(M) over what backs it; none where nothing does. */
function effectiveLeverage(notional: Decimal, marginBalance: Decimal | undefined): Decimal | undefined {
  return marginBalance?.gt(0) ? quotient(notional, marginBalance) : undefined;
}
