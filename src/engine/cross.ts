/**
 * Cross margin: the whole pool behind every position.
 *
 *   B(P) = cross wallet(P) + Σ (unsettled funding + PnL),   R(P) = Σ requirements
 *
 * The tested symbol moves with all its cross legs; every other symbol stays at its mark, so its part of both sums is
 * a constant. The same page answers for an isolated leg what it would be in the pool, with its margin returned.
 */
import type { Instrument, Position, Side } from "./account";
import { add, constantCurve, type Curve, FLAT } from "./curve";
import { type Decimal, notNegative, quotient, smaller, sum, ZERO } from "./decimal";
import { kept, once } from "./kept";
import { isHedged, type Leg, merge, mostLost, profitCurve } from "./leg";
import type { Trial } from "./liquidation";
import { postedMarginOf } from "./margin";
import { PositionInMode } from "./mode";
import {
  collateralValue,
  crossRequirements,
  crossWalletBalance,
  type Holding,
  movingWith,
  type Pool,
  requirementAtMark,
} from "./pool";
import { type Solution, solve, type Test } from "./prices";
import type { ModeReport, Reason } from "./report";
import type { Requirement } from "./requirement";
import type { ModeRules, Rules } from "./rules";
import { atPriceOf } from "./underlying";

/** A symbol in the pool: as it is held, or as it would be with a leg that comes in from isolated margin. */
export interface CrossSymbol {
  readonly holding: Holding;
  readonly gap: Reason | undefined;
  /** B and R of the pool at the mark. */
  readonly marginBalance: () => Decimal | undefined;
  readonly requirement: () => Decimal | undefined;
  /** What stands behind the symbol, its own profit left out. */
  readonly backing: () => Decimal | undefined;
  /** B − R of the pool at the mark, with the profits of other positions as far as they support. Invariant: no gap. */
  readonly excess: () => Decimal;
  /** What is tested for a side: all legs share it, but where each has its share of the pool. Invariant: no gap. */
  readonly test: (side: Side) => Test;
  readonly solution: (side: Side) => Solution;
}

/** The symbol as it is held in cross now. */
export function crossSymbol(pool: Pool, symbol: string): CrossSymbol {
  const holding = pool.holdings.get(symbol);
  if (holding === undefined) throw new Error(`Invariant: ${symbol} is held in cross`);
  return inPool(pool, holding, ZERO, ZERO);
}

/** The symbol with an isolated leg put into the pool, its margin and funding returned to it. */
export function crossSymbolWith(pool: Pool, joining: Leg): CrossSymbol {
  const { symbol, underlying } = joining.instrument;
  const held = pool.holdings.get(symbol)?.legs ?? [];
  const other = held.filter((leg) => leg.side !== joining.side);
  const legs = [...other, merge([...held.filter((leg) => leg.side === joining.side), joining])];
  const requirements = crossRequirements(legs, pool.rules);
  const returned = postedMarginOf(joining);
  const symbolInPool = inPool(
    pool,
    { symbol, underlying, legs, requirements },
    returned ?? ZERO,
    joining.unsettledFunding,
  );
  if (returned !== undefined) return symbolInPool;
  return {
    ...symbolInPool,
    gap: symbolInPool.gap ?? "missing-leverage",
    marginBalance: () => undefined,
    backing: () => undefined,
  };
}

export function crossReport(position: Position, cross: CrossSymbol, rules: Rules): ModeReport {
  const { holding, gap, marginBalance, requirement } = cross;
  const solution = () => (gap === undefined ? cross.solution(position.side) : undefined);
  return new PositionInMode(position, "cross", rules, {
    gap,
    solution,
    own: ownRequirement(holding, position.side),
    marginBalance,
    requirement,
    worstCaseLoss: once(() => crossWorstCase(cross, solution)),
  });
}

/** All that stands behind the symbol, and no more than the symbol can take. */
function crossWorstCase(
  { backing, holding }: CrossSymbol,
  solution: () => Solution | undefined,
): Decimal | undefined {
  const behind = backing();
  if (behind === undefined) return undefined;
  const available = notNegative(behind);
  const cap = symbolCap(holding, solution);
  return cap === undefined ? available : smaller(available, cap);
}

/**
 * The most that the legs of a symbol can lose net over all prices; none where there is no bound, nor for a hedged
 * symbol that can be liquidated, as one leg can be closed before the other.
 */
export function symbolCap({ legs }: Holding, solution: () => Solution | undefined): Decimal | undefined {
  return isHedged(legs) && canBeLiquidated(solution()) ? undefined : mostLost(legs);
}

function canBeLiquidated(solution: Solution | undefined): boolean {
  return !solution || solution.isLiquidatable || solution.below !== undefined || solution.above !== undefined;
}

function inPool(pool: Pool, holding: Holding, returned: Decimal, joiningFunding: Decimal): CrossSymbol {
  const { rules } = pool;
  const held = movingWith(pool, holding.symbol, holding.underlying);
  const heldElsewhere = held.filter(({ symbol }) => symbol !== holding.symbol);
  const moving = [holding, ...heldElsewhere];
  const heldHere = held.filter(({ symbol }) => symbol === holding.symbol);

  const isAsHeld = heldHere[0] === holding;

  const wallet = crossWalletBalance(pool)?.plus(pool.unsettledFunding);
  const cash = isAsHeld ? wallet : wallet?.plus(returned).plus(joiningFunding);
  const marginBalance = once((): Decimal | undefined => {
    const balance = cash?.plus(pool.unrealizedPnl);
    return isAsHeld ? balance : balance?.minus(profitAtMark(heldHere)).plus(profitAtMark([holding]));
  });
  const requirementElsewhere = pool.requirement.minus(requirementAtMark(held, rules));
  const gap = pool.walletGap ?? gapOf([holding]) ?? pool.requirementGap;

  const constant = () => cash!.plus(support(pool, held));
  const excess = () =>
    constant().plus(profitAtMark(moving)).minus(requirementElsewhere).minus(requirementAtMark(moving, rules));

  const test = kept((side: Side) => {
    if (rules.crossConvention === "pro-rata") {
      const total = pool.markNotional.minus(notionalAtMark(heldHere)).plus(notionalAtMark([holding]));
      const equity = { marginBalance: marginBalance()!, total, excess: excess() };
      return testShare(ownRequirement(holding, side)!, equity, rules);
    }
    return testTogether(holding, moving, { pool, constant: constant(), requirementElsewhere });
  });
  // Legs that are tested together share their roots.
  const solutionOf = kept((side: Side) => solve(test(side)));
  const sharedSide = holding.legs[0]!.side;
  return {
    holding,
    gap,
    marginBalance,
    requirement: once(() => {
      if ((gapOf([holding]) ?? pool.requirementGap) !== undefined) return undefined;
      return isAsHeld ? pool.requirement : requirementElsewhere.plus(requirementAtMark(moving, rules));
    }),
    backing: once(() => cash?.plus(support(pool, heldHere))),
    excess,
    test: (side) => test(rules.crossConvention === "pro-rata" ? side : sharedSide),
    solution: (side) => solutionOf(rules.crossConvention === "pro-rata" ? side : sharedSide),
  };
}

function testTogether(
  symbol: Holding,
  moving: readonly Holding[],
  rest: { pool: Pool; constant: Decimal; requirementElsewhere: Decimal },
): Test {
  const { rules } = rest.pool;
  const { instrument, markPrice } = symbol.legs[0]!;
  const legs = moving.flatMap((holding) => holding.legs).map((leg) => atPriceOf(leg, instrument, markPrice));
  const cash = add(constantCurve(rest.constant), movingCollateral(rest.pool, moving, markPrice));
  const balance = legs.map(profitCurve).reduce(add, cash);
  const afterOthers = add(balance, constantCurve(rest.requirementElsewhere.negated()));
  const requirements = moving.flatMap((holding) =>
    requirementsAtPriceOf(instrument, markPrice, holding, rules),
  );
  const trial = (asked: readonly Requirement[]): Trial => ({
    balance: afterOthers,
    requirements: asked,
    markPrice,
    trigger: rules.trigger,
  });
  if (rules.hedgeNetting === "gross") return { trials: [trial(requirements)], balance };
  // max(long, short) is more than B as soon as either of them is.
  const sides = (["long", "short"] as const).map((side) =>
    requirements.filter(({ leg }) => leg.side === side),
  );
  return { trials: sides.map(trial), balance };
}

/** The requirements of a holding as functions of the tested price. */
function requirementsAtPriceOf(
  tested: Instrument,
  testedMark: Decimal,
  holding: Holding,
  rules: ModeRules,
): readonly Requirement[] {
  const isTested = holding.symbol === tested.symbol;
  const legs = holding.legs.map((leg) => atPriceOf(leg, tested, testedMark));
  const requirements = isTested ? holding.requirements : crossRequirements(legs, rules);
  if (typeof requirements === "string") throw new Error("Invariant: gaps are reported before solving");
  return requirements;
}

/**
 * KuCoin's display: a leg alone, with its share of the pool's equity by notional at the mark. What liquidates is still
 * the pool: its own excess is a trial beside it.
 */
function testShare(
  requirement: Requirement,
  pool: { marginBalance: Decimal; total: Decimal; excess: Decimal },
  { trigger }: ModeRules,
): Test {
  const { leg } = requirement;
  const { markPrice } = leg;
  const share = quotient(pool.marginBalance.times(leg.markNotional), pool.total);
  const balance = add(constantCurve(share.minus(leg.unrealizedPnl)), profitCurve(leg));
  const ofPool: Trial = { balance: constantCurve(pool.excess), requirements: [], markPrice, trigger };
  return { trials: [{ balance, requirements: [requirement], markPrice, trigger }, ofPool], balance };
}

/** Collateral that follows the tested price: Σ value·P/M. */
function movingCollateral(pool: Pool, moving: readonly Holding[], markPrice: Decimal): Curve {
  const followers = followingAssets(pool, moving);
  if (followers.length === 0) return FLAT;
  const value = sum(followers.map(collateralValue));
  return { ...FLAT, constant: value.negated(), linear: quotient(value, markPrice) };
}

function followingAssets(pool: Pool, moving: readonly Holding[]) {
  const symbols = new Set(moving.map(({ symbol }) => symbol));
  return (pool.wallet?.assets ?? []).filter(
    ({ priceSymbol }) => priceSymbol !== undefined && symbols.has(priceSymbol),
  );
}

function ownRequirement({ requirements }: Holding, side: Side): Requirement | undefined {
  if (typeof requirements === "string") return undefined;
  return requirements.find(({ leg }) => leg.side === side);
}

function gapOf(holdings: readonly Holding[]): Reason | undefined {
  for (const { requirements } of holdings) if (typeof requirements === "string") return requirements;
  return undefined;
}

function profitAtMark(holdings: readonly Holding[]): Decimal {
  return sum(holdings.flatMap(({ legs }) => legs.map((leg) => leg.unrealizedPnl)));
}

function notionalAtMark(holdings: readonly Holding[]): Decimal {
  return sum(holdings.flatMap(({ legs }) => legs.map((leg) => leg.markNotional)));
}

/** What the positions elsewhere in the pool add or take: all of their PnL, or their losses only. */
function support(pool: Pool, excluded: readonly Holding[]): Decimal {
  if (pool.rules.unrealizedProfit === "counts") return pool.unrealizedPnl.minus(profitAtMark(excluded));
  const losses = excluded.flatMap(({ legs }) => legs.map((leg) => smaller(leg.unrealizedPnl, ZERO)));
  return pool.unrealizedLoss.minus(sum(losses));
}
