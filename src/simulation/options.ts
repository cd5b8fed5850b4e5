/** What is to be assumed while a book is walked along prices. Positions are named by the object in the account as given. */
import type { Position } from "../engine/account";
import type { Decimal } from "../engine/decimal";

/** An order that waits for a price. */
export interface PriceOrder {
  readonly position: Position;
  readonly price: Decimal;
  /** How much it closes; all that is left where none is given, and never more. */
  readonly quantity?: Decimal;
}

/** Margin that is added to keep a liquidation price away, looked after at the end of each step. */
export interface TopUpRule {
  readonly position: Position;
  /** The least distance to the liquidation price, as a fraction of the mark. */
  readonly distance: Decimal;
  /** The distance that is restored; `distance` where none is given. */
  readonly target?: Decimal;
  /** What it is paid from. The margin of a cross position is its pool, which only `outside` can add to. */
  readonly from: "wallet" | "outside";
  /** The most that the rule may add in all; without end where none is given. */
  readonly limit?: Decimal;
}

/**
 * How a step gets from its old marks to its new ones: along a straight line on which all symbols move together, or with
 * nothing in between.
 */
export type Gaps = "continuous" | "jump";

/**
 * What goes when a cross pool no longer covers its requirement and no part can be closed first: all of it at once, or
 * one leg after the other, the largest loss first, until the rest is covered.
 */
export type CrossTakeover = "whole-pool" | "largest-loss-first";

/** Who keeps what is left of the margin at a takeover: the venue, as at the bankruptcy price, or the account. */
export type Leftover = "kept" | "returned";

export interface SimulationOptions {
  /** "continuous" where none is given. */
  readonly gaps?: Gaps;
  /** "whole-pool" where none is given: no venue's order is published. */
  readonly crossTakeover?: CrossTakeover;
  /** "kept" where none is given: the cautious reading. */
  readonly leftover?: Leftover;
  readonly stopLosses?: readonly PriceOrder[];
  readonly takeProfits?: readonly PriceOrder[];
  readonly topUps?: readonly TopUpRule[];
  /** Whether the worth of the book is kept for every step, and with it the drawdown; true where none is given. */
  readonly equityCurve?: boolean;
  /**
   * Whether every step is walked, also where bounds tell that nothing can happen in it; false where none is given. What it
   * comes to is the same.
   */
  readonly everyStep?: boolean;
}

/** Funding that is settled at a time; what a long pays per unit of its notional. */
export interface FundingSettlement {
  /** In milliseconds since 1970-01-01 UTC. */
  readonly time: number;
  readonly symbol: string;
  readonly rate: Decimal;
}

export interface CandleOptions extends SimulationOptions {
  /** How a candle's open follows the close before it; "jump" where none is given, as nothing is known in between. */
  readonly opens?: Gaps;
  /** Each is settled at the open of the first candle at its time or later; what is before all candles is past. */
  readonly funding?: readonly FundingSettlement[];
}
