/** What the file says of its contracts, apart from the positions in them. */
import type { FieldModel } from "./messages";

/** The fields of an instrument that are edited as values; all else of it is edited as text. */
export const INSTRUMENT_FIELDS = [
  "markPrice",
  "contractType",
  "contractSize",
  "settle",
  "tickSize",
  "takerFeeRate",
  "maintenanceMarginRate",
  "maxLeverage",
] as const;
export type InstrumentField = (typeof INSTRUMENT_FIELDS)[number];

export interface InstrumentModel {
  readonly symbol: string;
  readonly fields: { readonly [Field in InstrumentField]: FieldModel };
  /** The tiers in one line, and where they are from. */
  readonly tiers: string;
  /** Whether the file has an entry of it that the text can be shown at. */
  readonly isStated: boolean;
}

export interface InstrumentsModel {
  /** The first of them, in the order in which the file speaks of them. */
  readonly instruments: readonly InstrumentModel[];
  readonly count: number;
}
