/**
 * R(P): what the trigger asks for.
 *
 *   R(P) = maintenance(P) + closing fee(P)
 *
 *   marginal     N·r − d          of the tier of N (tiers.ts)
 *   whole        N·r              of the tier of N, on all of it
 *   size-linear  N·(r + slope·size)   size in base units: q, for an inverse contract q/P
 *   frozen       the same at N(E), whatever the price
 *   fee          N·f at the price, or a reserve frozen at entry
 *
 * Between two tier edges R is one curve; the tiers of a requirement are numbered as in its table.
 */
import { alongPrice, contractsOf } from "./contract";
import { add, constantCurve, type Curve, FLAT } from "./curve";
import { type Decimal, quotient, ZERO } from "./decimal";
import type { Leg } from "./leg";
import type { ModeRules } from "./rules";
import {
  type MarginSchedule,
  type SizeLinearSchedule,
  type Tier,
  tierIndexOf,
  type TierTable,
} from "./tiers";

export type RequirementGap = "missing-tiers" | "missing-fee";

export interface Requirement {
  readonly leg: Leg;
  /** What the tiers count: the leg, or both legs of its symbol. */
  readonly counted: Leg;
  readonly tiers: readonly Tier[];
  /** Whether the tier changes with the price. */
  readonly moves: boolean;
  /** The tier at the mark (at entry, where maintenance is frozen). */
  readonly tierAtMark: number;
  /** R at the mark. */
  readonly atMark: Decimal;
  /** The closing fee in it. */
  readonly closingFeeAtMark: Decimal;
  /** R as a curve, while the notional is in a tier. */
  readonly inTier: (tier: number) => Curve;
}

/**
 * The requirement of one leg, or what keeps it from being known. `feeReserve` matters where the fee is frozen at entry.
 * Where the tiers count more than the leg, it takes its share of the deduction, by quantity.
 */
export function requirementOf(
  leg: Leg,
  rules: ModeRules,
  feeReserve: Decimal,
  counted = leg,
): Requirement | RequirementGap {
  const schedule = leg.instrument.schedule;
  if (schedule === undefined || !fits(schedule, rules)) return "missing-tiers";
  const fee = closingFee(leg, rules, feeReserve);
  if (fee === "missing-fee") return fee;

  const maintenance =
    schedule.kind === "size-linear"
      ? sizeLinear(leg, counted, schedule, rules)
      : rules.maintenanceBasis === "entry" || schedule.unit === "contracts"
        ? inOneTier(leg, counted, schedule, rules)
        : byTier(leg, counted, schedule, rules);
  const { tiers, moves, tierAtMark, atMark, inTier } = maintenance;
  return {
    leg,
    counted,
    tiers,
    moves,
    tierAtMark,
    atMark: atMark.plus(fee.atMark),
    closingFeeAtMark: fee.atMark,
    inTier: (tier) => add(inTier(tier), fee.curve),
  };
}

type Maintenance = Pick<Requirement, "tiers" | "moves" | "tierAtMark" | "atMark" | "inTier">;

function fits(schedule: MarginSchedule, rules: ModeRules): boolean {
  return (schedule.kind === "size-linear") === (rules.tierMethod === "size-linear");
}

/** The tier follows the notional at the price tested. */
function byTier(leg: Leg, counted: Leg, { tiers }: TierTable, rules: ModeRules): Maintenance {
  const tierAtMark = tierIndexOf(tiers, counted.markNotional);
  const amountOf = (tier: Tier) => (rules.tierMethod === "marginal" ? amountFor(leg, counted, tier) : ZERO);
  const { maintenanceMarginRate } = tiers[tierAtMark]!;
  return {
    tiers,
    moves: tiers.length > 1,
    tierAtMark,
    atMark: leg.markNotional.times(maintenanceMarginRate).minus(amountOf(tiers[tierAtMark]!)),
    inTier: (index) => {
      const tier = tiers[index]!;
      const onNotional = alongPrice(leg.instrument, leg.exposure.times(tier.maintenanceMarginRate));
      return { ...onNotional, constant: amountOf(tier).negated() };
    },
  };
}

/** The tier is that of the entry notional, or of the number of contracts: the price does not move it. */
function inOneTier(leg: Leg, counted: Leg, table: TierTable, rules: ModeRules): Maintenance {
  const size =
    table.unit === "contracts" ? contractsOf(leg.instrument, counted.quantity) : counted.entryNotional;
  const tierAtMark = tierIndexOf(table.tiers, size);
  const tier = table.tiers[tierAtMark]!;
  const isMarginal = rules.tierMethod === "marginal";
  const rate = isMarginal ? effectiveRate(table, tier, size) : tier.maintenanceMarginRate;
  const amount = isMarginal && !isRateReduction(table) ? amountFor(leg, counted, tier) : ZERO;
  const onNotional = (notional: Decimal) => notional.times(rate).minus(amount);

  const frozen = rules.maintenanceBasis === "entry";
  const atMark = onNotional(frozen ? leg.entryNotional : leg.markNotional);
  const curve = frozen
    ? constantCurve(atMark)
    : { ...alongPrice(leg.instrument, leg.exposure.times(rate)), constant: amount.negated() };
  return { tiers: table.tiers, moves: false, tierAtMark, atMark, inTier: () => curve };
}

/** What falls to the leg of the deduction for all that is counted. */
function amountFor(leg: Leg, counted: Leg, { maintenanceAmount }: Tier): Decimal {
  if (leg === counted || maintenanceAmount.isZero()) return maintenanceAmount;
  return quotient(maintenanceAmount.times(leg.quantity), counted.quantity);
}

/** A derived deduction of a table in contracts is in contracts too, so it lowers the rate on each of them. */
function isRateReduction(table: TierTable): boolean {
  return table.unit === "contracts" && table.derivedAmounts;
}

function effectiveRate(table: TierTable, tier: Tier, contracts: Decimal): Decimal {
  if (!isRateReduction(table) || tier.maintenanceAmount.isZero()) return tier.maintenanceMarginRate;
  return tier.maintenanceMarginRate.minus(quotient(tier.maintenanceAmount, contracts));
}

/** N·(base + slope·size): with size = q a plain rate, with size = q/P a square of 1/P. */
function sizeLinear(leg: Leg, counted: Leg, schedule: SizeLinearSchedule, rules: ModeRules): Maintenance {
  const { maintenanceMarginRate: base, maintenanceMarginSlope: slope } = schedule;
  const frozen = rules.maintenanceBasis === "entry";
  const notionalOf = (one: Leg) => (frozen ? one.entryNotional : one.markNotional);
  const atMark = notionalOf(leg).times(base.plus(slope.times(sizeAt(counted, notionalOf(counted)))));
  return { tiers: [], moves: false, tierAtMark: 0, atMark, inTier: () => curve() };

  function curve(): Curve {
    if (frozen) return constantCurve(atMark);
    if (leg.instrument.contractType === "inverse") {
      const inverse = leg.exposure.times(base);
      return { ...FLAT, inverse, inverseSquare: leg.exposure.times(counted.exposure).times(slope) };
    }
    return alongPrice(leg.instrument, leg.exposure.times(base.plus(slope.times(counted.quantity))));
  }
}

/** Size in base units: an inverse contract's notional is in base units itself. */
export function sizeAt(leg: Leg, notional: Decimal): Decimal {
  return leg.instrument.contractType === "inverse" ? notional : leg.quantity;
}

function closingFee(
  leg: Leg,
  rules: ModeRules,
  reserve: Decimal,
): { atMark: Decimal; curve: Curve } | "missing-fee" {
  switch (rules.closingFee) {
    case "none":
      return { atMark: ZERO, curve: FLAT };
    case "entry":
      return { atMark: reserve, curve: constantCurve(reserve) };
    case "price": {
      const rate = leg.instrument.takerFeeRate;
      if (rate === undefined) return "missing-fee";
      return {
        atMark: leg.markNotional.times(rate),
        curve: alongPrice(leg.instrument, leg.exposure.times(rate)),
      };
    }
  }
}
