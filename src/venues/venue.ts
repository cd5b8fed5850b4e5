/** A venue as data: a row of the engine's rules, each with where it comes from. No code of a venue's own. */
import type { ContractType } from "../engine/account";
import type { MarginMode, ModeRules } from "../engine/rules";

/** A value for both modes, or one for each. */
export type PerMode<Value> = Value | { readonly isolated: Value; readonly cross: Value };

/** Axes that take a number. */
export type NumericAxis = "closingFeeReserve" | "partialLiquidationStep";

/** Every axis of the engine's rules as a venue row states it; numbers as the digits of their source. */
export type RuleRow = {
  readonly [Axis in keyof ModeRules]: PerMode<Axis extends NumericAxis ? string : ModeRules[Axis]>;
};

export interface Source {
  /** A page, a file of a public repository, or a published example. */
  readonly title: string;
  readonly url: string;
}

export interface Venue {
  readonly id: string;
  readonly name: string;
  /** The date of the rules: of the newest source that confirms them, as year-month-day. */
  readonly rulesAsOf: string;
  readonly rules: RuleRow;
  readonly modes: readonly MarginMode[];
  /** What its contracts are where a file does not say; linear where the venue has both. */
  readonly contractType?: ContractType;
}

/** Where a row comes from; apart from it, so that what only people read is not loaded with what is computed with. */
export interface Evidence {
  /** What a reader should know of the venue beyond its row: sentences of one paragraph. */
  readonly notes: readonly string[];
  readonly sources: readonly Source[];
  /** Axes whose value no source confirms, with what is assumed and why. */
  readonly unconfirmed: Partial<Record<keyof ModeRules, string>>;
}
