/**
 * Risk tiers: which maintenance rate a notional falls under.
 *
 *   marginal   R(N) = N·rₙ − dₙ,  d₁ = 0,  dₙ = dₙ₋₁ + floorₙ·(rₙ − rₙ₋₁)
 *
 * The deduction d (the "maintenance amount") makes R continuous at every tier edge.
 * Source: Binance "Leverage and margin"; Hyperliquid "Margin tiers". A notional on an edge is in the lower tier.
 */
import { type Decimal, ZERO } from "./decimal";

export interface Tier {
  /** Highest notional (or number of contracts) of the tier; none on the last. */
  readonly limit: Decimal | undefined;
  readonly maintenanceMarginRate: Decimal;
  /** As the table states it, else derived. In contracts where the table counts contracts and states none. */
  readonly maintenanceAmount: Decimal;
  readonly maxLeverage: Decimal | undefined;
}

/** Where a table is from that no file states. */
export interface TierSource {
  readonly title: string;
  readonly url: string;
  /** The day of the table, year-month-day. */
  readonly asOf: string;
}

export interface TierTable {
  readonly kind: "tiers";
  /** What `limit` counts: the notional in the settle asset, which moves with the price, or contracts. */
  readonly unit: "notional" | "contracts";
  /** Whether `maintenanceAmount` was derived, and so is in the table's unit rather than in the settle asset. */
  readonly derivedAmounts: boolean;
  /** Ascending, at least one. */
  readonly tiers: readonly Tier[];
  /** None where the file itself states the tiers. */
  readonly source?: TierSource;
}

/** A rate that grows with the size in base units: rate = base + slope × size (Deribit). */
export interface SizeLinearSchedule {
  readonly kind: "size-linear";
  readonly maintenanceMarginRate: Decimal;
  readonly maintenanceMarginSlope: Decimal;
}

export type MarginSchedule = TierTable | SizeLinearSchedule;

/** Index of the tier that holds `amount`; above the last limit the last tier goes on. */
export function tierIndexOf(tiers: readonly Tier[], amount: Decimal): number {
  const last = tiers.length - 1;
  for (let index = 0; index < last; index++) {
    const limit = tiers[index]!.limit;
    if (limit === undefined || amount.lte(limit)) return index;
  }
  return last;
}

/** Whether `amount` is above the highest limit that the table states. */
export function isAboveLastTier(tiers: readonly Tier[], amount: Decimal): boolean {
  const limit = tiers.at(-1)?.limit;
  return limit !== undefined && amount.gt(limit);
}

/** The deductions that keep N·r − d continuous, one per tier. */
export function continuousAmounts(
  tiers: readonly { limit: Decimal | undefined; maintenanceMarginRate: Decimal }[],
): Decimal[] {
  const amounts: Decimal[] = [];
  tiers.forEach((tier, index) => {
    const below = tiers[index - 1];
    if (below?.limit === undefined) amounts.push(ZERO);
    else {
      const step = tier.maintenanceMarginRate.minus(below.maintenanceMarginRate);
      amounts.push(amounts[index - 1]!.plus(below.limit.times(step)));
    }
  });
  return amounts;
}
