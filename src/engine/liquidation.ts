/**
 * The liquidation price: the price nearest to the mark at which the margin balance B no longer covers the
 * requirement R, looked for in both directions.
 *
 *   f(P) = B(P) − R(P),   liquidation where f first gets to 0 (or below 0, where the trigger is strict)
 *
 * R is one curve per tier (requirement.ts), so the search walks from the mark over the tier edges and takes the first
 * zero of f that lies in the piece it belongs to. At an edge R can jump: a jump across which f turns negative is a
 * liquidation at the edge, in the tier beyond it. The tier is thereby always that of the notional at the price
 * tested. Source: Binance "How to calculate liquidation price", note on tiers.
 */
import { type Curve, type Direction, nextZero, signAt, signBeyondZero, subtract } from "./curve";
import type { Decimal } from "./decimal";
import { compareRatios, type Ratio, ratioOf, valueOf } from "./ratio";
import type { Requirement } from "./requirement";
import type { ModeRules } from "./rules";

/** What is tested: the balance, and the requirements that move with the price. */
export interface Trial {
  readonly balance: Curve;
  readonly requirements: readonly Requirement[];
  readonly markPrice: Decimal;
  readonly trigger: ModeRules["trigger"];
}

export interface Root {
  readonly price: Decimal;
  /** The tier of each requirement at that price, in their order. */
  readonly tiers: readonly number[];
}

/** Whether the balance fails the requirement at the mark itself. */
export function isLiquidatableAtMark(trial: Trial): boolean {
  const { sign } = startOf(trial);
  return trial.trigger === "below" ? sign < 0 : sign <= 0;
}

/**
 * The first price in a direction that liquidates; none where there is none above 0. With a `limit` none beyond it is
 * looked for, which spares the division in the common case. Invariant: not liquidatable at the mark.
 */
export function nearestRoot(trial: Trial, direction: Direction, limit?: Decimal): Root | undefined {
  const touching = trial.trigger === "at-or-below";
  const end = limit === undefined ? undefined : ratioOf(limit);
  let { tiers, from, curve, sign } = startOf(trial);
  /** The piece before, while the edge between the two is still its own. */
  let before: { readonly curve: Curve; readonly tiers: readonly number[] } | undefined;

  for (;;) {
    const turns = sign === 0 ? signBeyondZero(curve, from, direction) : sign;
    const isZeroBefore = before !== undefined && sign === 0 && signAt(before.curve, from) === 0;
    const touches = touching && sign === 0 && (before === undefined || isZeroBefore || turns === 0);
    if (turns < 0 || touches) return { price: valueOf(from), tiers: isZeroBefore ? before!.tiers : tiers };

    const edge = nextEdge(trial.requirements, tiers, direction);
    const stopsAtEdge = edge !== undefined && (end === undefined || isBefore(edge.price, end, direction));
    const zeroIsBeyond = stopsAtEdge && !(touching && edge.isHeld) && signAt(curve, edge.price) === 0;
    if (!zeroIsBeyond) {
      const zero = nextZero(curve, from, stopsAtEdge ? edge.price : end, direction, touching);
      if (zero !== undefined) return { price: zero, tiers };
    }
    if (!stopsAtEdge) return undefined;
    before = edge.isHeld ? { curve, tiers } : undefined;
    tiers = edge.tiers;
    from = edge.price;
    curve = excess(trial, tiers);
    sign = signAt(curve, from);
  }
}

/** Where every search begins: the piece at the mark, and the sign of f there. */
export interface Start {
  readonly tiers: readonly number[];
  readonly from: Ratio;
  readonly curve: Curve;
  readonly sign: -1 | 0 | 1;
}

const starts = new WeakMap<Trial, Start>();

export function startOf(trial: Trial): Start {
  let start = starts.get(trial);
  if (start === undefined) {
    const tiers = tiersAtMark(trial);
    const from = ratioOf(trial.markPrice);
    const curve = excess(trial, tiers);
    start = { tiers, from, curve, sign: signAt(curve, from) };
    starts.set(trial, start);
  }
  return start;
}

function tiersAtMark(trial: Trial): readonly number[] {
  return trial.requirements.map((requirement) => requirement.tierAtMark);
}

/** f = B − R while every requirement is in the given tier. */
export function excess({ balance, requirements }: Trial, tiers: readonly number[]): Curve {
  return requirements.reduce(
    (rest, requirement, index) => subtract(rest, requirement.inTier(tiers[index]!)),
    balance,
  );
}

export interface Edge {
  readonly price: Ratio;
  /** The tiers beyond it. */
  readonly tiers: readonly number[];
  /** Whether the edge itself still belongs to the piece before it: an edge is in the lower tier. */
  readonly isHeld: boolean;
}

/** The next price at which a requirement changes its tier. */
export function nextEdge(
  requirements: readonly Requirement[],
  tiers: readonly number[],
  direction: Direction,
): Edge | undefined {
  let nearest: Edge | undefined;
  requirements.forEach((requirement, index) => {
    if (!requirement.moves) return;
    const { instrument, exposure } = requirement.counted;
    const isInverse = instrument.contractType === "inverse";
    const step = (direction === "up") !== isInverse ? 1 : -1;
    const tier = tiers[index]!;
    const limit = requirement.tiers[step > 0 ? tier : tier - 1]?.limit;
    if (limit === undefined || tier + step >= requirement.tiers.length) return;

    const price = isInverse ? { over: exposure, under: limit } : { over: limit, under: exposure };
    if (nearest !== undefined && isBefore(nearest.price, price, direction)) return;
    const isSame = nearest !== undefined && compareRatios(nearest.price, price) === 0;
    const beyond = isSame ? nearest!.tiers : tiers;
    nearest = { price, tiers: beyond.with(index, tier + step), isHeld: step > 0 };
  });
  return nearest;
}

/** Whether a is met before b on the way in a direction. */
export function isBefore(a: Ratio, b: Ratio, direction: Direction): boolean {
  return compareRatios(a, b) === (direction === "down" ? 1 : -1);
}
