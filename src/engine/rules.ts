/**
 * The axes on which venues differ. A venue is a row of these values (src/venues), a file may override any of
 * them, and the engine knows nothing else about a venue. docs/formulas.md explains each.
 */
import type { Decimal } from "./decimal";

export type MarginMode = "isolated" | "cross";

/** The rules in force for one margin mode. */
export interface ModeRules {
  /** Maintenance on the notional at the price tested, or frozen at the entry notional. */
  readonly maintenanceBasis: "price" | "entry";
  /** Whether the trigger also asks for the fee of closing: none, at the price tested, or a reserve frozen at entry. */
  readonly closingFee: "none" | "price" | "entry";
  /** How many closing fees the reserve of `closingFee: "entry"` holds. */
  readonly closingFeeReserve: Decimal;
  /** N·r − d, N·r of the tier on the whole position, or a rate that grows with size. */
  readonly tierMethod: "marginal" | "whole" | "size-linear";
  /** Whether opposite legs of a symbol are added to find the tier. */
  readonly tierScope: "leg" | "symbol";
  /** The notional that the initial margin is a share of. */
  readonly initialBasis: "entry" | "mark";
  /** Whether profits of other cross positions support this one. */
  readonly unrealizedProfit: "counts" | "excluded";
  /** Whether a cross price holds the rest of the pool at mark, or gives each position its share of the equity. */
  readonly crossConvention: "others-at-mark" | "pro-rata";
  /** Whether opposite cross legs both ask for margin, or only the larger side of an underlying. */
  readonly hedgeNetting: "gross" | "max-leg";
  /** Whether touching the requirement liquidates, or only falling below it. */
  readonly trigger: "at-or-below" | "below";
  /** How the venue shows its margin ratio: R/B rising to 1, or B/R falling to 1. */
  readonly ratioDirection: "rises" | "falls";
  readonly modeSwitch: "refused" | "allowed" | "account-wide" | "unknown";
  /** Whether the loss is capped at what backs the position. */
  readonly negativeBalance: "protected" | "owed" | "unknown";
  readonly priceRounding: "none" | "tick-towards-market";
  readonly partialLiquidation: "none" | "by-tier" | "fraction" | "unknown";
  /** How far one step of it goes: tiers down, or the share of the position that is closed; none where not published. */
  readonly partialLiquidationStep: Decimal | undefined;
}

export interface Rules {
  readonly isolated: ModeRules;
  readonly cross: ModeRules;
  /** Modes that the venue has; numbers of the other one are marked hypothetical. */
  readonly modes: readonly MarginMode[];
}
