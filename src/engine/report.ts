/** What the engine answers. A field without an answer is undefined; `reason` says why where a price is concerned. */
import type { Position } from "./account";
import type { Decimal } from "./decimal";
import type { MarginMode } from "./rules";

/** Why a mode has no liquidation price. */
export type Reason =
  | "never"
  | "other-side"
  | "already-liquidatable"
  | "missing-leverage"
  | "missing-tiers"
  | "missing-wallet"
  | "missing-fee"
  | "invalid";

export interface TierReport {
  readonly index: number;
  readonly maintenanceMarginRate: Decimal;
  readonly maintenanceAmount: Decimal;
  readonly maxLeverage: Decimal | undefined;
}

/** A position under one margin mode: as it stands, or as it would stand. Money is in the settle asset. */
export interface ModeReport {
  readonly marginMode: MarginMode;
  readonly reason: Reason | undefined;
  /** The liquidation price on the side that hurts: below the mark for a long, above it for a short. */
  readonly liquidationPrice: Decimal | undefined;
  /** The roots of B − R nearest to the mark. */
  readonly below: Decimal | undefined;
  readonly above: Decimal | undefined;
  /** The liquidation price rounded to the tick towards the market. */
  readonly liquidationPriceTick: Decimal | undefined;
  /** Where nothing is left: the root of B beyond the liquidation price. */
  readonly bankruptcyPrice: Decimal | undefined;
  /** |nearer root − mark| / mark. */
  readonly distance: Decimal | undefined;
  readonly initialMargin: Decimal | undefined;
  /** The position's own requirement at the mark, closing fee included. */
  readonly maintenanceMargin: Decimal | undefined;
  readonly closingFee: Decimal | undefined;
  /** What backs it at the mark: its own margin and profit, or the pool's. */
  readonly marginBalance: Decimal | undefined;
  readonly ratio: MarginRatio;
  readonly lossAtLiquidation: Decimal | undefined;
  readonly feeAtLiquidation: Decimal | undefined;
  readonly worstCaseLoss: Decimal | undefined;
  readonly equityAtRisk: Decimal | undefined;
  /** Whether the venue has no such mode. */
  readonly hypothetical: boolean;
  /** The tier at the liquidation price, at the mark where there is none. */
  readonly tier: TierReport | undefined;
}

export interface MarginRatio {
  /** R/B, liquidation at 1. */
  readonly marginRatio: Decimal | undefined;
  /** The same the way the venue shows it. */
  readonly venueMarginRatio: Decimal | undefined;
  /** Set when nothing is left to divide by: B ≤ 0 < R. */
  readonly isExhausted: boolean;
}

export interface PositionReport {
  readonly position: Position;
  readonly notional: Decimal;
  readonly unrealizedPnl: Decimal;
  readonly effectiveLeverage: () => Decimal | undefined;
  readonly isolated: () => ModeReport;
  readonly cross: () => ModeReport;
  /** The one of the two that the position is in. */
  readonly inForce: () => ModeReport;
}

/** The cross positions of one settle asset and what stands behind them, at mark prices. */
export interface PoolReport {
  readonly asset: string;
  readonly reason: Reason | undefined;
  readonly crossWalletBalance: Decimal | undefined;
  readonly unrealizedPnl: Decimal | undefined;
  readonly marginBalance: Decimal | undefined;
  readonly initialMargin: Decimal | undefined;
  readonly maintenanceMargin: Decimal | undefined;
  readonly availableBalance: Decimal | undefined;
  readonly ratio: MarginRatio;
  readonly liquidatable: boolean | undefined;
  /** Margin posted to the isolated positions of this asset. */
  readonly isolatedMargin: Decimal | undefined;
  readonly worstCaseLoss: Decimal | undefined;
  readonly equityAtRisk: Decimal | undefined;
}
