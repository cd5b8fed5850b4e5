/** From a balance and its requirements to the prices that people read: both roots, the one that hurts, bankruptcy. */
import type { Position, Side } from "./account";
import { notional } from "./contract";
import { type Curve, type Direction, nextZero, signAt } from "./curve";
import { Decimal, larger, quotient, smaller } from "./decimal";
import type { Leg } from "./leg";
import { isLiquidatableAtMark, nearestRoot, type Root, type Trial } from "./liquidation";
import { ratioOf } from "./ratio";
import type { ModeReport, Reason, TierReport } from "./report";
import type { Requirement } from "./requirement";
import { tierIndexOf } from "./tiers";

/** What is put to the test in one mode: the trials of which the first to fail decides, and the balance alone. */
export interface Test {
  /** One; two where opposite legs net, as either side can be the larger one. */
  readonly trials: readonly Trial[];
  /** B, whose own root is the bankruptcy price. */
  readonly balance: Curve;
}

/** Both roots of a test, or that it is past them already. */
export interface Solution {
  readonly isLiquidatable: boolean;
  readonly below: TestedRoot | undefined;
  readonly above: TestedRoot | undefined;
  readonly balance: Curve;
}

export interface TestedRoot extends Root {
  readonly requirements: readonly Requirement[];
}

export function solve({ trials, balance }: Test): Solution {
  const isLiquidatable = trials.some(isLiquidatableAtMark);
  return {
    isLiquidatable,
    below: isLiquidatable ? undefined : nearestOf(trials, "down"),
    above: isLiquidatable ? undefined : nearestOf(trials, "up"),
    balance,
  };
}

/** Whether liquidation comes no later than `price` on the way from the mark to it; much cheaper than its price. */
export function failsBefore({ trials }: Test, price: Decimal): boolean {
  return trials.some((trial) => {
    if (isLiquidatableAtMark(trial)) return true;
    const direction = price.lt(trial.markPrice) ? "down" : "up";
    return nearestRoot(trial, direction, price) !== undefined;
  });
}

export type Prices = Pick<
  ModeReport,
  "reason" | "below" | "above" | "liquidationPrice" | "liquidationPriceTick" | "bankruptcyPrice" | "distance"
>;

export const NO_PRICES: Omit<Prices, "reason"> = {
  below: undefined,
  above: undefined,
  liquidationPrice: undefined,
  liquidationPriceTick: undefined,
  bankruptcyPrice: undefined,
  distance: undefined,
};

/** The prices of one position in a solved symbol. */
export function pricesOf(position: Position, { isLiquidatable, below, above, balance }: Solution): Prices {
  const direction = hurtingDirection(position.side);
  const { markPrice } = position;
  if (isLiquidatable) {
    const isSolvent = signAt(balance, ratioOf(markPrice)) > 0;
    const bankruptcyPrice = isSolvent ? nextZero(balance, ratioOf(markPrice), undefined, direction, true) : undefined;
    return { ...NO_PRICES, reason: "already-liquidatable", bankruptcyPrice };
  }
  const liquidationPrice = (direction === "down" ? below : above)?.price;
  return {
    reason: reasonOf(liquidationPrice, below, above),
    below: below?.price,
    above: above?.price,
    liquidationPrice,
    liquidationPriceTick: liquidationPrice && roundedToTick(liquidationPrice, position),
    bankruptcyPrice: liquidationPrice && zeroBeyond(balance, markPrice, liquidationPrice, direction),
    distance: distance(markPrice, below?.price, above?.price),
  };
}

/** The tier of a leg at a root, or at the mark where there is none. */
export function tierOf(leg: Leg, own: Requirement, root: TestedRoot | undefined): TierReport | undefined {
  if (own.tiers.length === 0) return undefined;
  const index = root === undefined ? own.tierAtMark : tierAtRoot(leg, own, root);
  const { maintenanceMarginRate, maintenanceAmount, maxLeverage } = own.tiers[index]!;
  return { index, maintenanceMarginRate, maintenanceAmount, maxLeverage };
}

export function hurtingDirection(side: Side): Direction {
  return side === "long" ? "down" : "up";
}

function tierAtRoot(leg: Leg, own: Requirement, root: TestedRoot): number {
  if (!own.moves) return own.tierAtMark;
  const tested = root.requirements.findIndex((requirement) => requirement.leg === own.leg);
  if (tested >= 0) return root.tiers[tested]!;
  return tierIndexOf(own.tiers, notional(leg.instrument, own.counted.exposure, root.price));
}

function nearestOf(trials: readonly Trial[], direction: Direction): TestedRoot | undefined {
  let nearest: TestedRoot | undefined;
  for (const trial of trials) {
    const root = nearestRoot(trial, direction);
    if (root === undefined) continue;
    const isNearer = !nearest || (direction === "down" ? root.price.gt(nearest.price) : root.price.lt(nearest.price));
    if (isNearer) nearest = { ...root, requirements: trial.requirements };
  }
  return nearest;
}

function reasonOf(price: Decimal | undefined, below: Root | undefined, above: Root | undefined): Reason | undefined {
  if (price !== undefined) return undefined;
  return below === undefined && above === undefined ? "never" : "other-side";
}

/**
 * The root of B at or beyond the liquidation price. Until then B covers the requirement, so it is the first one that is
 * met from the mark; where it would be nearer, as with a reserve taken out of B, nothing is left at liquidation.
 */
function zeroBeyond(balance: Curve, mark: Decimal, price: Decimal, direction: Direction): Decimal | undefined {
  if (signAt(balance, ratioOf(mark)) <= 0) return price;
  const zero = nextZero(balance, ratioOf(mark), undefined, direction, true);
  return zero && (direction === "down" ? smaller(zero, price) : larger(zero, price));
}

/** |nearer root − mark| / mark. */
function distance(markPrice: Decimal, below: Decimal | undefined, above: Decimal | undefined): Decimal | undefined {
  const gaps = [below, above].filter((root) => root !== undefined).map((root) => root.minus(markPrice).abs());
  return gaps.length === 0 ? undefined : quotient(Decimal.min(...gaps), markPrice);
}

/** Towards the market: up for a long, down for a short. */
function roundedToTick(price: Decimal, { instrument, side }: Position): Decimal | undefined {
  const { tickSize } = instrument;
  if (tickSize === undefined) return undefined;
  return price.toNearest(tickSize, side === "long" ? Decimal.ROUND_CEIL : Decimal.ROUND_FLOOR);
}
