/** A pool's totals at mark prices. */
import type { Position } from "./account";
import { type CrossSymbol, symbolCap } from "./cross";
import { type Decimal, notNegative, quotient, smaller, sum, ZERO } from "./decimal";
import { isolatedWorstCase } from "./isolated";
import { isLiquidatableAtMark } from "./liquidation";
import { initialMargin } from "./margin";
import { crossWalletBalance, marginBalance, type Pool } from "./pool";
import { marginRatio } from "./ratios";
import type { PoolReport } from "./report";
import { legOf } from "./leg";

export function poolReport(pool: Pool, crossOf: (symbol: string) => CrossSymbol): PoolReport {
  const { rules } = pool;
  const balance = marginBalance(pool);
  const requirement = pool.requirementGap === undefined ? pool.requirement : undefined;
  const initial = initialMarginTotal(pool);
  const worstCaseLoss = worstCase(pool, crossOf);
  const isolatedProfit = sum(pool.isolatedLegs.map((leg) => leg.unrealizedPnl));
  return {
    asset: pool.asset,
    reason: pool.walletGap ?? pool.requirementGap,
    crossWalletBalance: crossWalletBalance(pool),
    unrealizedPnl: pool.unrealizedPnl,
    marginBalance: balance,
    initialMargin: initial,
    maintenanceMargin: requirement,
    availableBalance:
      balance && initial && notNegative(balance.minus(initial).minus(pool.wallet?.openOrderMargin ?? ZERO)),
    ratio: marginRatio(requirement, balance, rules),
    liquidatable: isLiquidatable(pool, balance, requirement, crossOf),
    isolatedMargin: pool.isolatedMargin,
    worstCaseLoss,
    equityAtRisk: worstCaseLoss && notNegative(worstCaseLoss.plus(pool.unrealizedPnl).plus(isolatedProfit)),
  };
}

/** A pool without an open cross position is never liquidatable. */
function isLiquidatable(
  pool: Pool,
  balance: Decimal | undefined,
  requirement: Decimal | undefined,
  crossOf: (symbol: string) => CrossSymbol,
): boolean | undefined {
  if (pool.holdings.size === 0) return false;
  if (balance === undefined || requirement === undefined) return undefined;
  if (pool.rules.unrealizedProfit === "excluded") {
    return [...pool.holdings.values()].some(({ symbol, legs }) =>
      crossOf(symbol).test(legs[0]!.side).trials.some(isLiquidatableAtMark),
    );
  }
  return pool.rules.trigger === "below" ? balance.lt(requirement) : balance.lte(requirement);
}

/** Σ notional / leverage: notionals of equal leverage are added first, as a division is the costly part. */
function initialMarginTotal(pool: Pool): Decimal | undefined {
  const { rules } = pool;
  const byLeverage = new Map<string, { leverage: Decimal; notional: Decimal }>();
  let total = ZERO;
  for (const position of crossRows(pool)) {
    if (position.leverage === undefined) {
      const initial = initialMargin(position, rules);
      if (initial === undefined) return undefined;
      total = total.plus(initial);
      continue;
    }
    const leg = legOf(position);
    const notional = rules.initialBasis === "entry" ? leg.entryNotional : leg.markNotional;
    const key = position.leverage.toString();
    const group = byLeverage.get(key);
    if (group) group.notional = group.notional.plus(notional);
    else byLeverage.set(key, { leverage: position.leverage, notional });
  }
  for (const { leverage, notional } of byLeverage.values()) total = total.plus(quotient(notional, leverage));
  return total;
}

/** Isolated positions lose what is posted; the pool loses its wallet, or less where its symbols cannot lose as much. */
function worstCase(pool: Pool, crossOf: (symbol: string) => CrossSymbol): Decimal | undefined {
  let isolated = ZERO;
  for (const leg of pool.isolatedLegs)
    for (const position of leg.positions) {
      const loss = isolatedWorstCase(position);
      if (loss === undefined) return undefined;
      isolated = isolated.plus(loss);
    }
  const wallet = crossWalletBalance(pool);
  if (pool.holdings.size === 0) return isolated;
  if (wallet === undefined) return undefined;
  const cap = capOf(pool, crossOf);
  const available = notNegative(wallet);
  return isolated.plus(cap === undefined ? available : smaller(available, cap));
}

/** The most that all symbols of a pool can lose together; none where one of them is without bound. */
function capOf(pool: Pool, crossOf: (symbol: string) => CrossSymbol): Decimal | undefined {
  let total = ZERO;
  for (const holding of pool.holdings.values()) {
    const cross = crossOf(holding.symbol);
    const cap = symbolCap(holding, () => (cross.gap === undefined ? cross.solution(holding.legs[0]!.side) : undefined));
    if (cap === undefined) return undefined;
    total = total.plus(cap);
  }
  return total;
}

function* crossRows(pool: Pool): Iterable<Position> {
  for (const { legs } of pool.holdings.values()) for (const leg of legs) yield* leg.positions;
}
