/**
 * Which positions are surely far from liquidation: a bound that costs five multiplications instead of a search.
 *
 * On the way from the mark M to M·(1 ± x) a notional N(M) grows to at most g·N(M) and changes by at most c·N(M):
 *
 *   linear   g = 1 + x,  c = x           inverse   g = 1/(1 − x),  c = g − 1
 *
 * so B loses at most Σ c·N(M), and R is at most Σ (r + f)·g·N(M), r the rate of the tier of g·N(M). With E = B(M) − R(M)
 * over everything that backs the legs,
 *
 *   E − Σ (c + (r + f)·g)·N(M) > 0   ⇒   B − R > 0 all the way.
 *
 * It never calls a position clear that is not; the ones it does not clear are searched, as are those with a table
 * whose rates fall or whose amounts are more than the requirement, for which the bound on R does not hold.
 */
import type { Position } from "./account";
import { type Decimal, ONE, quotient, ZERO } from "./decimal";
import { kept } from "./kept";
import { type Leg, legOf } from "./leg";
import { marginBalance, type Pool } from "./pool";
import type { ModeRules, Rules } from "./rules";
import { type Tier, tierIndexOf, type TierTable } from "./tiers";

/** Whether a position is surely clear of liquidation while its price moves by a fraction of the mark. */
export interface Clearance {
  readonly cross: (position: Position, fraction: Decimal) => boolean;
  /** Of a leg that is one row. */
  readonly isolated: (position: Position, fraction: Decimal) => boolean;
}

export function clearanceOf(rules: Rules, pools: ReadonlyMap<string, Pool>): Clearance {
  const reachAt = kept(reachOf);
  const excessOf = kept(excessAtMark);
  return {
    cross: (position, fraction) => {
      const pool = pools.get(position.pool)!;
      const reach = reachAt(fraction);
      const excess = excessOf(pool);
      if (!reach || !excess || !isBounded(rules.cross) || excess.lte(ZERO)) return false;
      let taken = ZERO;
      for (const leg of pool.holdings.get(position.instrument.symbol)!.legs) {
        const most = mostTaken(leg, rules.cross, reach);
        if (most === undefined) return false;
        taken = taken.plus(most);
      }
      return excess.gt(taken);
    },
    isolated: (position, fraction) => {
      const { maintenanceBasis, closingFee } = rules.isolated;
      const reach = reachAt(fraction);
      if (!reach || maintenanceBasis === "entry" || closingFee === "entry") return false;
      const leg = legOf(position);
      const most = mostTaken(leg, rules.isolated, reach);
      if (most === undefined) return false;
      // R is bounded at every price of the reach, the mark included, so B alone has to exceed the bound.
      const needed = most.minus(leg.unrealizedPnl).minus(leg.unsettledFunding);
      if (position.isolatedMargin !== undefined) return position.isolatedMargin.gt(needed);
      // N(E) / leverage > needed, without the division.
      return position.leverage !== undefined && leg.entryNotional.gt(needed.times(position.leverage));
    },
  };
}

/** B − R at the mark, where the bound holds for the pool. */
function excessAtMark(pool: Pool): Decimal | undefined {
  const isFixed = pool.wallet?.assets.every(({ priceSymbol }) => priceSymbol === undefined) ?? true;
  if (!isFixed || pool.requirementGap !== undefined) return undefined;
  return marginBalance(pool)?.minus(pool.requirement);
}

/** How much a notional can grow and change while the price moves by a fraction. */
interface Reach {
  readonly linear: { readonly growth: Decimal; readonly change: Decimal };
  readonly inverse: { readonly growth: Decimal; readonly change: Decimal };
}

/** None where the fraction reaches down to price 0. */
function reachOf(fraction: Decimal): Reach | undefined {
  if (fraction.gte(ONE)) return undefined;
  const inverseGrowth = quotient(ONE, ONE.minus(fraction)).plus("1e-30"); // rounded up
  return {
    linear: { growth: ONE.plus(fraction), change: fraction },
    inverse: { growth: inverseGrowth, change: inverseGrowth.minus(ONE) },
  };
}

/** The most that a leg can take from the excess within reach; none where no bound is known. */
function mostTaken(leg: Leg, rules: ModeRules, reach: Reach): Decimal | undefined {
  const { schedule, contractType, takerFeeRate } = leg.instrument;
  if (schedule?.kind !== "tiers" || schedule.unit !== "notional") return undefined;
  if (!isOrderly(schedule)) return undefined;
  const { growth, change } = contractType === "inverse" ? reach.inverse : reach.linear;
  const highest = leg.markNotional.times(growth);
  const profit = leg.markNotional.times(change);
  // Frozen at entry, the requirement is in E already and does not change.
  if (rules.maintenanceBasis === "entry" && rules.closingFee !== "price") return profit;
  const tier = schedule.tiers[tierIndexOf(schedule.tiers, highest)]!;
  const fee = rules.closingFee === "price" ? takerFeeRate : ZERO;
  return fee && profit.plus(highest.times(tier.maintenanceMarginRate.plus(fee)));
}

const orderlyTables = new WeakMap<TierTable, boolean>();

/** Whether 0 ≤ R ≤ N·r with r the rate of any higher tier; kept, as tables outlive edits elsewhere in their file. */
function isOrderly(table: TierTable): boolean {
  let known = orderlyTables.get(table);
  if (known === undefined) orderlyTables.set(table, (known = table.tiers.every(isInOrder)));
  return known;
}

/** Rates do not fall, and 0 ≤ d ≤ floor·r. */
function isInOrder(
  { maintenanceMarginRate, maintenanceAmount }: Tier,
  index: number,
  tiers: readonly Tier[],
): boolean {
  const below = tiers[index - 1];
  const floor = below?.limit ?? ZERO;
  if (below !== undefined && maintenanceMarginRate.lt(below.maintenanceMarginRate)) return false;
  // The first tier deducts nothing, and what is derived from rising rates is within the bounds.
  if (maintenanceAmount.isZero()) return true;
  return maintenanceAmount.gte(ZERO) && maintenanceAmount.lte(floor.times(maintenanceMarginRate));
}

/** Whether the bound holds for the rules at all: legs of one symbol, tested against a constant rest of the pool. */
function isBounded(rules: ModeRules): boolean {
  return (
    rules.tierScope === "leg" &&
    rules.unrealizedProfit === "counts" &&
    rules.crossConvention === "others-at-mark" &&
    rules.hedgeNetting === "gross"
  );
}
