/** From a balance and its requirements to the prices that people read: both roots, the one that hurts, bankruptcy. */
import type { Position, Side } from "./account";
import { notional } from "./contract";
import { type Curve, type Direction, nextZero, signAt } from "./curve";
import { Decimal, larger, quotient, smaller } from "./decimal";
import { isLiquidatableAtMark, nearestRoot, type Root, type Trial } from "./liquidation";
import { ratioOf } from "./ratio";
import type { Reason, TierReport } from "./report";
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

/** The root on the side that hurts: below the mark for a long, above it for a short. */
export function rootThatHurts({ side }: Position, { below, above }: Solution): TestedRoot | undefined {
  return hurtingDirection(side) === "down" ? below : above;
}

/** Why there is no price on the side that hurts; none where there is one. */
export function reasonOf(position: Position, solution: Solution): Reason | undefined {
  if (solution.isLiquidatable) return "already-liquidatable";
  if (rootThatHurts(position, solution) !== undefined) return undefined;
  return solution.below === undefined && solution.above === undefined ? "never" : "other-side";
}

/**
 * The root of B at or beyond the liquidation price; from the mark, where liquidation is there already. Until liquidation
 * B covers the requirement, so it is the first root that is met; where it would be nearer, as with a reserve taken out
 * of B, nothing is left at liquidation. None where there is no liquidation on that side, or nothing is left now.
 */
export function bankruptcyPrice(position: Position, solution: Solution): Decimal | undefined {
  const direction = hurtingDirection(position.side);
  const mark = ratioOf(position.markPrice);
  const liquidationPrice = rootThatHurts(position, solution)?.price;
  if (!solution.isLiquidatable && liquidationPrice === undefined) return undefined;
  if (signAt(solution.balance, mark) <= 0) return liquidationPrice;
  const zero = nextZero(solution.balance, mark, undefined, direction, true);
  if (zero === undefined || liquidationPrice === undefined) return zero;
  return direction === "down" ? smaller(zero, liquidationPrice) : larger(zero, liquidationPrice);
}

/** |nearer root − mark| / mark. */
export function distance(markPrice: Decimal, { below, above }: Solution): Decimal | undefined {
  const down = below && markPrice.minus(below.price);
  const up = above?.price.minus(markPrice);
  const nearer = down && up ? smaller(down, up) : (down ?? up);
  return nearer && quotient(nearer, markPrice);
}

/** The tier of a leg at a root, or at the mark where there is none. */
export function tierOf(own: Requirement, root: TestedRoot | undefined): TierReport | undefined {
  if (own.tiers.length === 0) return undefined;
  const index = root === undefined ? own.tierAtMark : tierAtRoot(own, root);
  const { maintenanceMarginRate, maintenanceAmount, maxLeverage } = own.tiers[index]!;
  return { index, maintenanceMarginRate, maintenanceAmount, maxLeverage };
}

function hurtingDirection(side: Side): Direction {
  return side === "long" ? "down" : "up";
}

function tierAtRoot(own: Requirement, root: TestedRoot): number {
  if (!own.moves) return own.tierAtMark;
  const tested = root.requirements.findIndex((requirement) => requirement.leg === own.leg);
  if (tested >= 0) return root.tiers[tested]!;
  return tierIndexOf(own.tiers, notional(own.counted.instrument, own.counted.exposure, root.price));
}

function nearestOf(trials: readonly Trial[], direction: Direction): TestedRoot | undefined {
  let nearest: TestedRoot | undefined;
  for (const trial of trials) {
    const root = nearestRoot(trial, direction);
    if (root === undefined) continue;
    const { requirements } = trial;
    const order = nearest ? root.price.cmp(nearest.price) : undefined;
    if (nearest && order === 0) {
      // Both sides fail together: each in the tier that its own trial found.
      nearest = {
        price: nearest.price,
        tiers: [...nearest.tiers, ...root.tiers],
        requirements: [...nearest.requirements, ...requirements],
      };
    } else if (order === undefined || order === (direction === "down" ? 1 : -1)) {
      nearest = { ...root, requirements };
    }
  }
  return nearest;
}

/** Towards the market: up for a long, down for a short. */
export function roundedToTick(price: Decimal, { instrument, side }: Position): Decimal | undefined {
  const { tickSize } = instrument;
  if (tickSize === undefined) return undefined;
  return price.toNearest(tickSize, side === "long" ? Decimal.ROUND_CEIL : Decimal.ROUND_FLOOR);
}
