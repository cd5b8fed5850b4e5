/**
 * The prices between which an isolated leg is safe. They do not depend on the mark as long as it stays between them, so
 * they are solved once for each state of the leg, and a step is two comparisons. As long as numbers tell that a leg is
 * far from them they are not solved at all.
 */
import { type Decimal, sum } from "../engine/decimal";
import { valueAt } from "../engine/curve";
import { isolatedLeg } from "../engine/isolated";
import { tierOf, type TestedRoot } from "../engine/prices";
import type { TierReport } from "../engine/report";
import type { ModeRules } from "../engine/rules";
import type { OpenLeg } from "./rows";
import { isClear, isClearWithinBox, type Range, type Screen, screenOfLeg } from "./screen";
import type { Segment } from "./segment";

export interface Limits {
  readonly isLiquidatable: boolean;
  readonly below: TestedRoot | undefined;
  readonly above: TestedRoot | undefined;
  /** Both as numbers; without end where there is none. */
  readonly low: number;
  readonly high: number;
}

/** As a share of a price: more than numbers lose of a Decimal. */
const SLACK = 1e-9;

const known = new WeakMap<OpenLeg, { readonly version: number; readonly limits: Limits }>();

/** The limits of an open leg around a mark that is still between the ones before. */
export function limitsOf(leg: OpenLeg, markPrice: Decimal, rules: ModeRules): Limits {
  const before = known.get(leg);
  if (before?.version === leg.version) return before.limits;
  return solvedAt(leg, markPrice, rules);
}

/** The limits around a mark that was jumped to. */
export function solvedAt(leg: OpenLeg, markPrice: Decimal, rules: ModeRules): Limits {
  const { isLiquidatable, below, above } = isolatedLeg(leg.at(markPrice), rules).solution()!;
  const low = below === undefined ? -Infinity : below.price.toNumber() * (1 + SLACK);
  const high = above === undefined ? Infinity : above.price.toNumber() * (1 - SLACK);
  const limits = { isLiquidatable, below, above, low, high };
  known.set(leg, { version: leg.version, limits });
  return limits;
}

/** Whether a price is surely between the limits. */
export function isBetween({ isLiquidatable, low, high }: Limits, price: number): boolean {
  return !isLiquidatable && price > low && price < high;
}

const screens = new WeakMap<OpenLeg, { readonly version: number; readonly screen: Screen }>();

/** Whether numbers tell that a leg is safe on the way from a t of the segment to another. */
export function isLegSurelySafe(
  leg: OpenLeg,
  rules: ModeRules,
  segment: Segment,
  from: number,
  to: number,
): boolean {
  const before = known.get(leg);
  if (before?.version === leg.version) {
    const { limits } = before;
    return (
      isBetween(limits, segment.near(leg.symbol, from)) && isBetween(limits, segment.near(leg.symbol, to))
    );
  }
  return isClear(screenFor(leg, segment.start(leg.symbol), rules), leg.margin, segment, from, to);
}

/** Whether numbers tell that a leg is safe wherever in its range its symbol is. */
export function isLegSafeWithin(
  leg: OpenLeg,
  rules: ModeRules,
  markPrice: Decimal,
  within: (symbol: string) => Range,
): boolean {
  const before = known.get(leg);
  if (before?.version === leg.version) {
    const { low, high } = within(leg.symbol);
    return isBetween(before.limits, low) && isBetween(before.limits, high);
  }
  return isClearWithinBox(screenFor(leg, markPrice, rules), leg.margin, within);
}

function screenFor(leg: OpenLeg, markPrice: Decimal, rules: ModeRules): Screen {
  // A reserve for the fee can depend on the margin; nothing else in the terms does.
  const version = rules.closingFee === "entry" ? leg.version : leg.trades;
  let one = screens.get(leg);
  if (one?.version !== version) {
    one = { version, screen: screenOfLeg(leg, markPrice, rules) };
    screens.set(leg, one);
  }
  return one.screen;
}

/** The limit that a price reaches or passes; none where it is between both. */
export function limitAt({ below, above }: Limits, price: Decimal): TestedRoot | undefined {
  if (below?.price.gte(price)) return below;
  return above?.price.lte(price) ? above : undefined;
}

export interface LegStanding {
  readonly marginBalance: Decimal;
  readonly maintenanceMargin: Decimal;
  readonly tier: TierReport | undefined;
}

/** B and R of an isolated leg at a price; at a limit, R in the tier that fails there. */
export function standingAt(
  leg: OpenLeg,
  price: Decimal,
  rules: ModeRules,
  root: TestedRoot | undefined,
): LegStanding {
  const { test, requirement } = isolatedLeg(leg.at(price), rules);
  const maintenanceMargin = root
    ? sum(root.requirements.map((one, index) => valueAt(one.inTier(root.tiers[index]!), price)))
    : requirement!.atMark;
  const tier = root?.requirements[0] ? tierOf(root.requirements[0], root) : tierOf(requirement!, undefined);
  return { marginBalance: valueAt(test!.trials[0]!.balance, price), maintenanceMargin, tier };
}
