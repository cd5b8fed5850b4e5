/** What happens on the way, each with its cause. Money is in the settle asset of the pool; texts are made elsewhere. */
import type { Position, Side } from "../engine/account";
import type { Decimal } from "../engine/decimal";
import type { TierReport } from "../engine/report";
import type { MarginMode } from "../engine/rules";
import type { CrossTakeover } from "./options";

interface Happening {
  /** Its place among all events. */
  readonly index: number;
  /** Which step of the path, from 0, and the time of that step. */
  readonly step: number;
  readonly time: number;
  /** How far along the step: 0 at its old marks, 1 at its new ones. */
  readonly at: Decimal;
  /** The settle asset. */
  readonly asset: string;
  /** The event after which, with every mark where it was, this one followed; none where a move of the marks did it. */
  readonly because: number | undefined;
}

/** The rows of one symbol, side and mode, which a venue holds as one position. */
export interface LegName {
  /** As they are in the account that was given. */
  readonly positions: readonly Position[];
  readonly symbol: string;
  readonly side: Side;
  readonly marginMode: MarginMode;
}

/** Something of a leg is closed. */
export interface Closing extends LegName {
  readonly price: Decimal;
  readonly quantity: Decimal;
  /** What is left of these rows. */
  readonly remaining: Decimal;
  /** From entry to the price, on what is closed. */
  readonly profit: Decimal;
  /** Funding that was not settled yet and now is. */
  readonly funding: Decimal;
  /** What was charged: no more than was left. None where the fee rate is not known; then nothing is charged. */
  readonly fee: Decimal | undefined;
}

/** Why a margin did not hold. */
export interface Standing {
  /** B and R of the leg, or of the pool for a cross position, at that moment. */
  readonly marginBalance: Decimal;
  readonly maintenanceMargin: Decimal;
  /** Whether the marks jumped there, so that the margin was passed and not met. */
  readonly isGap: boolean;
}

/** Who bears what lies beyond bankruptcy: the rule `negativeBalance` of the mode. */
export type Bearer = "insurance" | "account" | "unknown";

export interface Liquidation extends Happening, Closing, Standing {
  readonly kind: "liquidation";
  /** The tier of the leg at the price; none where its rate has no tiers. */
  readonly tier: TierReport | undefined;
  /**
   * Everything the account loses by it, counted from entry, negative for a gain; what others bear is not in it, nor what
   * it owes. For an isolated leg never more than was posted to it.
   */
  readonly loss: Decimal;
  /** What the venue takes of the margin beyond loss and fee; of a pool as a whole, its own event says so. */
  readonly taken: Decimal;
  /** What nothing of the account backed, and who bears it. */
  readonly beyond: Decimal;
  readonly bearer: Bearer | undefined;
  /** Whether it comes out of the cross pool: false for an isolated leg. */
  readonly touchesPool: boolean;
  /** Whether the venue may close a part first but does not say how much, so that all went at once. */
  readonly isStepUnpublished: boolean;
}

export interface PartialLiquidation extends Happening, Closing, Standing {
  readonly kind: "partial-liquidation";
  readonly tier: TierReport | undefined;
  readonly rule: "by-tier" | "fraction";
  readonly touchesPool: boolean;
  /** How the leg was chosen among those of a pool; none for an isolated leg. */
  readonly order: ClosingOrder | undefined;
}

/** The cross pool no longer covers what is asked for, and legs of it go: they follow as liquidations because of this. */
export interface PoolLiquidation extends Happening, Standing {
  readonly kind: "pool-liquidation";
  readonly order: ClosingOrder;
  /** The legs that go, the largest loss first. */
  readonly legs: readonly (LegName & { readonly unrealizedPnl: Decimal })[];
  /** What the venue takes of the pool when all of it is gone. */
  readonly taken: Decimal;
  readonly beyond: Decimal;
  readonly bearer: Bearer | undefined;
}

export interface ClosingOrder {
  readonly rule: CrossTakeover;
  /** Whether the rule was asked for; the venues' own orders are not published. */
  readonly isAssumed: boolean;
}

interface Filled extends Happening, Closing {
  readonly orderPrice: Decimal;
  /** What an isolated leg could not cover, and who bears it. */
  readonly beyond: Decimal;
  readonly bearer: Bearer | undefined;
}

export interface TopUp extends Happening, LegName {
  readonly kind: "top-up";
  readonly amount: Decimal;
  /** What the distance would have taken; more than `amount` where there was not enough, or the limit was met. */
  readonly wanted: Decimal;
  readonly from: "wallet" | "outside";
  /** Distances to the nearer liquidation price, as fractions of the mark; none where there is no such price. */
  readonly distanceBefore: Decimal | undefined;
  readonly distanceAfter: Decimal | undefined;
}

export interface Funding extends Happening, LegName {
  readonly kind: "funding";
  /** What a long pays per unit of its notional. */
  readonly rate: Decimal;
  readonly price: Decimal;
  /** Received; negative where it is paid. */
  readonly amount: Decimal;
}

export interface StopFilled extends Filled {
  readonly kind: "stop-loss";
}

export interface TakeProfitFilled extends Filled {
  readonly kind: "take-profit";
}

export type OrderFilled = StopFilled | TakeProfitFilled;

/** Money between the account and the venue's fund at a takeover. */
export interface Insurance extends Happening {
  readonly kind: "insurance";
  /** What the fund takes (positive), or covers (negative). */
  readonly amount: Decimal;
}

/** A loss beyond bankruptcy that no fund covers for sure. */
export interface Debt extends Happening {
  readonly kind: "debt";
  readonly amount: Decimal;
  readonly bearer: "account" | "unknown";
}

/** Collateral of a pool that is taken over becomes cash at the value it counts with. */
export interface CollateralSold extends Happening {
  readonly kind: "collateral-sold";
  readonly amount: Decimal;
}

export type SimulationEvent =
  | Liquidation
  | PartialLiquidation
  | PoolLiquidation
  | OrderFilled
  | TopUp
  | Funding
  | Insurance
  | Debt
  | CollateralSold;
