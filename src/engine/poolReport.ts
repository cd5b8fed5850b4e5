/** A pool's totals at mark prices. */
import type { Position } from "./account";
import { type CrossSymbol, symbolCap } from "./cross";
import { type Decimal, notNegative, smaller, sum, ZERO } from "./decimal";
import { isolatedWorstCase } from "./isolated";
import { initialMargin } from "./margin";
import { crossWalletBalance, marginBalance, type Pool } from "./pool";
import { marginRatio, NO_RATIO } from "./ratios";
import type { PoolReport } from "./report";
import { SumOfShares } from "./shares";
import { legOf } from "./leg";

export function poolReport(pool: Pool, crossOf: (symbol: string) => CrossSymbol): PoolReport {
  const { rules } = pool;
  if (pool.wallet?.incomplete) return unknownPool(pool.asset);
  const isWhole = !pool.wallet?.isolatedIncomplete;
  const balance = marginBalance(pool);
  const requirement = pool.requirementGap === undefined ? pool.requirement : undefined;
  const initial = initialMarginTotal(pool);
  const worstCaseLoss = isWhole ? worstCase(pool, crossOf) : undefined;
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
    isolatedMargin: isWhole ? pool.isolatedMargin : undefined,
    worstCaseLoss,
    equityAtRisk: worstCaseLoss && notNegative(worstCaseLoss.plus(pool.unrealizedPnl).plus(isolatedProfit)),
  };
}

/** A sum that leaves a row out would look right and be wrong. */
function unknownPool(asset: string): PoolReport {
  return {
    asset,
    reason: "invalid",
    crossWalletBalance: undefined,
    unrealizedPnl: undefined,
    marginBalance: undefined,
    initialMargin: undefined,
    maintenanceMargin: undefined,
    availableBalance: undefined,
    ratio: NO_RATIO,
    liquidatable: undefined,
    isolatedMargin: undefined,
    worstCaseLoss: undefined,
    equityAtRisk: undefined,
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
  const fails = (excess: Decimal) => (pool.rules.trigger === "below" ? excess.lt(0) : excess.lte(0));
  if (pool.rules.unrealizedProfit === "counts") return fails(balance.minus(requirement));
  // Each symbol is supported by other profits.
  return [...pool.holdings.keys()].some((symbol) => fails(crossOf(symbol).excess()));
}

/** Σ notional / leverage, or by the initial rate; none where one of them is not known. */
function initialMarginTotal(pool: Pool): Decimal | undefined {
  const { rules } = pool;
  const total = new SumOfShares();
  for (const position of crossRows(pool)) {
    if (position.leverage !== undefined) {
      const leg = legOf(position);
      total.addShare(
        rules.initialBasis === "entry" ? leg.entryNotional : leg.markNotional,
        position.leverage,
      );
      continue;
    }
    const initial = initialMargin(position, rules);
    if (initial === undefined) return undefined;
    total.add(initial);
  }
  return total.value();
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
    const cap = symbolCap(holding, () =>
      cross.gap === undefined ? cross.solution(holding.legs[0]!.side) : undefined,
    );
    if (cap === undefined) return undefined;
    total = total.plus(cap);
  }
  return total;
}

function* crossRows(pool: Pool): Iterable<Position> {
  for (const { legs } of pool.holdings.values()) for (const leg of legs) yield* leg.positions;
}
