/**
 * What a figure shows of a position file: balance and requirement of a position as functions of the price, taken from
 * the engine's own test of that position, so that a figure shows what is solved.
 */
import { analyze } from "../../../src/analysis/analyze";
import type { Position } from "../../../src/engine/account";
import { notional } from "../../../src/engine/contract";
import { type Curve, subtract } from "../../../src/engine/curve";
import { crossSymbol, crossSymbolWith } from "../../../src/engine/cross";
import { Decimal } from "../../../src/engine/decimal";
import { type AccountReport, evaluate } from "../../../src/engine/evaluate";
import { isolatedLeg } from "../../../src/engine/isolated";
import { legOf } from "../../../src/engine/leg";
import type { Trial } from "../../../src/engine/liquidation";
import { poolsOf } from "../../../src/engine/pool";
import type { Test } from "../../../src/engine/prices";
import type { ModeReport } from "../../../src/engine/report";
import type { Requirement } from "../../../src/engine/requirement";
import type { MarginMode } from "../../../src/engine/rules";
import { tierIndexOf } from "../../../src/engine/tiers";
import type { XY } from "./figure";

/** Points of a curve that is not straight. */
const STEPS = 64;

export interface Market {
  readonly position: Position;
  readonly report: ModeReport;
  readonly mark: number;
  /** B at a price. */
  readonly balance: (price: number) => number;
  /** R at a price: all that is asked of what B counts. With netted legs, the larger side. */
  readonly requirement: (price: number) => number;
  /** R of one trial: of one side, where opposite legs net. */
  readonly requirementOfTrial: (trial: number, price: number) => number;
  /** R if all legs kept a tier whatever their notional. */
  readonly requirementInTier: (tier: number, price: number) => number;
  /** Where a tier ends, between two prices. */
  readonly edges: (from: number, to: number) => readonly number[];
}

export function read(book: object): AccountReport {
  const { report, syntax, file } = analyze(JSON.stringify(book));
  if (report === undefined || syntax.length + file.problems.length > 0) {
    throw new Error("Invariant: the book of a figure can be read");
  }
  return evaluate(report.account);
}

/** One position of a book, in a mode. */
export function marketOf(book: object, index: number, mode?: MarginMode): Market {
  const account = read(book);
  const position = account.account.positions[index]!;
  const shown = mode ?? position.marginMode;
  const test = testOf(account, position, shown);
  const isPool = shown === "cross";
  const whole = isPool ? test.balance : test.trials[0]!.balance;
  const requirementOfTrial = (trial: number, price: number) => askedBy(test.trials[trial]!, whole, price);
  // Beside a pro-rata share the pool itself is on trial, with nothing that moves.
  const sides = test.trials.map((_, trial) => trial).filter((trial) => moves(test.trials[trial]!));
  return {
    position,
    report: account.position(position)[shown](),
    mark: Number(position.markPrice),
    balance: (price) => valueAt(whole, price),
    requirement: (price) => Math.max(...sides.map((side) => requirementOfTrial(side, price))),
    requirementOfTrial,
    requirementInTier: (tier, price) => askedBy(test.trials[0]!, whole, price, () => tier),
    edges: (from, to) => edgesOf(test, from, to),
  };
}

/** A function of the price as points, apart where a tier ends. */
export function sampled(
  f: (price: number) => number,
  from: number,
  to: number,
  edges: readonly number[] = [],
): XY[] {
  const ends = [from, ...edges, to];
  return ends.slice(1).flatMap((end, index) => {
    const start = ends[index]!;
    const inset = (end - start) * 1e-9;
    return Array.from({ length: STEPS + 1 }, (_, step): XY => {
      const price = start + inset + ((end - start - 2 * inset) * step) / STEPS;
      return [price, f(price)];
    });
  });
}

/** Where the two curves of a market are, over a range. */
export function curvesOf(market: Market, from: number, to: number): { balance: XY[]; requirement: XY[] } {
  return {
    balance: sampled(market.balance, from, to),
    requirement: sampled(market.requirement, from, to, market.edges(from, to)),
  };
}

/** What lies between two curves over the same prices, as one outline. */
export function between(
  upper: (price: number) => number,
  lower: (price: number) => number,
  from: number,
  to: number,
): XY[] {
  return [...sampled(upper, from, to), ...sampled(lower, from, to).reverse()];
}

export function valueAt(curve: Curve, price: number): number {
  return (
    Number(curve.inverseSquare) / (price * price) +
    Number(curve.inverse) / price +
    Number(curve.constant) +
    Number(curve.linear) * price
  );
}

function testOf({ account }: AccountReport, position: Position, mode: MarginMode): Test {
  const { rules } = account;
  if (mode === "isolated") return isolatedLeg(legOf(position), rules.isolated).test!;
  const pool = poolsOf(account).get(position.pool)!;
  const symbol =
    position.marginMode === "cross"
      ? crossSymbol(pool, position.instrument.symbol)
      : crossSymbolWith(pool, legOf(position));
  return symbol.test(position.side);
}

/** What a trial asks for, with what of the balance it holds back for the other symbols. */
function askedBy(trial: Trial, whole: Curve, price: number, tierOf = tierAt): number {
  const heldBack = valueAt(subtract(whole, trial.balance), price);
  const asked = trial.requirements.map((one) => valueAt(one.inTier(tierOf(one, price)), price));
  return asked.reduce((sum, amount) => sum + amount, heldBack);
}

function tierAt({ moves, tiers, tierAtMark, counted }: Requirement, price: number): number {
  if (!moves) return tierAtMark;
  return tierIndexOf(tiers, notional(counted.instrument, counted.exposure, new Decimal(price)));
}

function moves({ requirements }: Trial): boolean {
  return requirements.length > 0;
}

function edgesOf({ trials }: Test, from: number, to: number): number[] {
  const prices = trials.flatMap(({ requirements }) =>
    requirements.filter((requirement) => requirement.moves).flatMap(edgePrices),
  );
  return [...new Set(prices)].filter((price) => price > from && price < to).sort((a, b) => a - b);
}

function edgePrices({ tiers, counted }: Requirement): number[] {
  const exposure = Number(counted.exposure);
  const isInverse = counted.instrument.contractType === "inverse";
  const limits = tiers.slice(0, -1).map(({ limit }) => Number(limit));
  return limits.map((limit) => (isInverse ? exposure / limit : limit / exposure));
}
