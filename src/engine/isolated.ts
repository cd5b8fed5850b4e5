/**
 * Isolated margin: a fixed amount fenced off for one leg; nothing else in the account matters to it.
 *
 *   B(P) = posted margin + unsettled funding + PnL(P),   R(P) = its own requirement
 *
 * The same page answers for a cross leg what it would be on its own.
 */
import type { Position } from "./account";
import { add, constantCurve } from "./curve";
import { type Decimal, notNegative, smaller } from "./decimal";
import { once } from "./kept";
import { type Leg, legOf, mostLost, profitCurve } from "./leg";
import { feeReserve, postedMargin, postedMarginOf, statedFeeReserve } from "./margin";
import { PositionInMode } from "./mode";
import { type Solution, solve, type Test } from "./prices";
import type { ModeReport, Reason } from "./report";
import { type Requirement, requirementOf } from "./requirement";
import type { ModeRules, Rules } from "./rules";

/** Everything that all rows of a leg share in isolated mode. */
export interface IsolatedLeg {
  readonly leg: Leg;
  readonly posted: Decimal | undefined;
  readonly requirement: Requirement | undefined;
  readonly gap: Reason | undefined;
  /** None with a gap. */
  readonly test: Test | undefined;
  readonly solution: () => Solution | undefined;
}

export function isolatedLeg(leg: Leg, rules: ModeRules): IsolatedLeg {
  const posted = postedMarginOf(leg);
  const requirement = requirementOf(leg, rules, feeReserve(leg, "isolated", rules));
  const without = (gap: Reason) => ({ leg, posted, gap, test: undefined, solution: () => undefined });
  if (typeof requirement === "string") return { ...without(requirement), requirement: undefined };
  if (posted === undefined) return { ...without("missing-leverage"), requirement };
  const test = testAlone(leg, posted, requirement, rules);
  return { leg, posted, requirement, gap: undefined, test, solution: once(() => solve(test)) };
}

export function isolatedReport(position: Position, alone: IsolatedLeg, rules: Rules): ModeReport {
  const { leg, posted, requirement, gap, solution } = alone;
  return new PositionInMode(position, "isolated", rules, {
    gap,
    solution,
    own: requirement,
    marginBalance: once(() => posted?.plus(leg.unsettledFunding).plus(leg.unrealizedPnl)),
    requirement: () => requirement?.atMark,
    worstCaseLoss: once(() => isolatedWorstCase(position)),
  });
}

/** What is posted is all that can be lost, and no more than the contract can lose. */
export function isolatedWorstCase(position: Position): Decimal | undefined {
  const posted = postedMargin(position);
  if (posted === undefined) return undefined;
  const backing = notNegative(posted.plus(position.unsettledFunding));
  const cap = mostLost([legOf(position)]);
  return cap === undefined ? backing : smaller(backing, cap);
}

function testAlone(leg: Leg, posted: Decimal, requirement: Requirement, rules: ModeRules): Test {
  const balance = add(constantCurve(posted.plus(leg.unsettledFunding)), profitCurve(leg));
  const reserve = statedFeeReserve(leg);
  return {
    trials: [{ balance, requirements: [requirement], markPrice: leg.markPrice, trigger: rules.trigger }],
    balance: reserve.isZero() ? balance : add(balance, constantCurve(reserve.negated())),
  };
}
