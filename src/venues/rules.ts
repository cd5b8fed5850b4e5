/** From a venue's row, and what a file overrides of it, to the rules that the engine runs on. */
import { Decimal } from "../engine/decimal";
import type { MarginMode, ModeRules, Rules } from "../engine/rules";
import type { PerMode, Venue } from "./venue";

type Row = Readonly<Record<keyof ModeRules, PerMode<string>>>;

/**
 * Rules that a file sets for itself, for both modes or for one of them. Invariant: each value is one of `ruleValues`, or
 * a number where that is empty.
 */
export type RuleOverrides = Readonly<
  Partial<Record<keyof ModeRules, string | Partial<Record<MarginMode, string>>>>
>;

/** The values that each axis may take; empty where it takes a positive number. */
export const ruleValues: Readonly<Record<keyof ModeRules, readonly string[]>> = {
  maintenanceBasis: every<ModeRules["maintenanceBasis"]>({ price: true, entry: true }),
  closingFee: every<ModeRules["closingFee"]>({ none: true, price: true, entry: true }),
  closingFeeReserve: [],
  tierMethod: every<ModeRules["tierMethod"]>({ marginal: true, whole: true, "size-linear": true }),
  tierScope: every<ModeRules["tierScope"]>({ leg: true, symbol: true }),
  initialBasis: every<ModeRules["initialBasis"]>({ entry: true, mark: true }),
  unrealizedProfit: every<ModeRules["unrealizedProfit"]>({ counts: true, excluded: true }),
  crossConvention: every<ModeRules["crossConvention"]>({ "others-at-mark": true, "pro-rata": true }),
  hedgeNetting: every<ModeRules["hedgeNetting"]>({ gross: true, "max-leg": true }),
  trigger: every<ModeRules["trigger"]>({ "at-or-below": true, below: true }),
  ratioDirection: every<ModeRules["ratioDirection"]>({ rises: true, falls: true }),
  modeSwitch: every<ModeRules["modeSwitch"]>({
    refused: true,
    allowed: true,
    "account-wide": true,
    unknown: true,
  }),
  negativeBalance: every<ModeRules["negativeBalance"]>({ protected: true, owed: true, unknown: true }),
  priceRounding: every<ModeRules["priceRounding"]>({ none: true, "tick-towards-market": true }),
  partialLiquidation: every<ModeRules["partialLiquidation"]>({
    none: true,
    "by-tier": true,
    fraction: true,
    unknown: true,
  }),
  partialLiquidationStep: [],
};

export function rulesOf(venue: Venue, overrides: RuleOverrides = {}): Rules {
  const inForce = (mode: MarginMode) => modeRules(venue.rules, overrides, mode);
  return { isolated: inForce("isolated"), cross: inForce("cross"), modes: venue.modes };
}

function modeRules(row: Row, overrides: RuleOverrides, mode: MarginMode): ModeRules {
  const inMode = (axis: keyof ModeRules): string =>
    valueIn(overrides[axis], mode) ?? valueIn(row[axis], mode)!;
  // A row is typed by its axes and overrides are checked where they are read.
  const value = <Axis extends keyof ModeRules>(axis: Axis) => inMode(axis) as ModeRules[Axis];
  return {
    maintenanceBasis: value("maintenanceBasis"),
    closingFee: value("closingFee"),
    closingFeeReserve: new Decimal(inMode("closingFeeReserve")),
    tierMethod: value("tierMethod"),
    tierScope: value("tierScope"),
    initialBasis: value("initialBasis"),
    unrealizedProfit: value("unrealizedProfit"),
    crossConvention: value("crossConvention"),
    hedgeNetting: value("hedgeNetting"),
    trigger: value("trigger"),
    ratioDirection: value("ratioDirection"),
    modeSwitch: value("modeSwitch"),
    negativeBalance: value("negativeBalance"),
    priceRounding: value("priceRounding"),
    partialLiquidation: value("partialLiquidation"),
    partialLiquidationStep: known(inMode("partialLiquidationStep")),
  };
}

function known(digits: string): Decimal | undefined {
  return digits === "unknown" ? undefined : new Decimal(digits);
}

function valueIn(
  value: string | Partial<Record<MarginMode, string>> | undefined,
  mode: MarginMode,
): string | undefined {
  return typeof value === "object" ? value[mode] : value;
}

/** All values of a union: the compiler asks for each of them once. */
function every<Value extends string>(values: Record<Value, true>): readonly string[] {
  return Object.keys(values);
}
