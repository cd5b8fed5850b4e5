/**
 * The shapes of made-up markets. A shape is a line through a few corners: at which part of the time the market stands at
 * which part of its full move. A price follows it by its beta, as in an account shock,
 *
 *   P = M·(1 + β·(move·s(u) + noise(u))),   u from 0 to 1 over the time,
 *
 * M being the mark at the beginning. Nothing but the noise is random, and that comes from a seed.
 */
import { Decimal, ONE, quotient, ZERO } from "../../engine/decimal";

export const SHAPES = [
  "calm",
  "trend-up",
  "trend-down",
  "chop",
  "flash-crash",
  "slow-bleed",
  "everything-falls",
  "correlations-break",
  "short-squeeze",
  "one-coin-collapse",
  "funding-drain",
] as const;
export type ShapeName = (typeof SHAPES)[number];

/** What shapes a scenario; which of them a shape has, `shapes` says. Fractions are of the marks at the beginning. */
export interface ShapeParameters {
  /** How long it lasts. */
  readonly days: Decimal;
  /** How many steps the noise has; without noise the corners are enough. */
  readonly steps: number;
  /** How far the market moves at most. */
  readonly move: Decimal;
  /** The part of the move that is made good in the end. */
  readonly recovery: Decimal;
  /** How often a chopping market turns from one side to the other and back. */
  readonly swings: number;
  /** Standard deviation of a day's move. */
  readonly volatility: Decimal;
  /** The part of a coin's collapse that all other symbols move by. */
  readonly contagion: Decimal;
  /** What the side that the book holds pays at each settlement, eight hours apart, per unit of notional. */
  readonly fundingRate: Decimal;
  readonly seed: number;
}

export type ParameterName = keyof ShapeParameters;

/** Parameters that every shape takes; where none of them is usual, a shape has no noise. */
export const NOISE: readonly ParameterName[] = ["volatility", "steps", "seed"];

export type Corner = readonly [time: Decimal, part: Decimal];

export interface Shape {
  /** Its own parameters with their usual values; `days` is among them for every shape. */
  readonly usual: Partial<ShapeParameters> & Pick<ShapeParameters, "days">;
  /** The corners in the order of time, from (0, 0) to (1, …). */
  readonly corners: (parameters: ShapeParameters) => readonly Corner[];
}

const corner = (time: string, part: Decimal | string): Corner => [new Decimal(time), new Decimal(part)];
const amount = (digits: string) => new Decimal(digits);
const START = corner("0", "0");

/**
 * Where the usual values are from:
 * - volatility 2 % a day is about 40 % a year, a quiet year of Bitcoin; 4 % about 75 %, a lively one.
 * - flash-crash: 10 October 2025, ETH from 4,346 to 3,400 and back to 3,941 within nine hours: 22 %, of which 57 % were
 *   made good. Rounded up to 25 %.
 * - everything-falls: 12 March 2020, BTC from 7,938 to 3,622 and ETH from 195 to 84 within 27 hours: 54 % and 57 %.
 * - short-squeeze: 25 and 26 October 2019, BTC from about 7,450 to 10,540 within 24 hours: 41 %
 *   (https://cointelegraph.com/news/bitcoin-price-soars-42-to-10-500-biggest-daily-gain-since-2011).
 * - one-coin-collapse: 8 November 2022, FTT from about 22 to 4.87 within 24 hours, 78 %, while BTC fell by 10 %, an
 *   eighth of that, by CoinGecko's prices as reported then.
 * - funding-drain: 0.1 % is ten times the 0.01 % per eight hours that funding rests at on Binance and most venues.
 * - trends, chop, slow-bleed and correlations-break have round values that nobody measured.
 */
export const shapes: Readonly<Record<ShapeName, Shape>> = {
  calm: {
    usual: { days: amount("7"), steps: 84, volatility: amount("0.02"), seed: 1 },
    corners: () => [START, corner("1", "0")],
  },
  "trend-up": {
    usual: { days: amount("30"), steps: 120, move: amount("0.3"), volatility: amount("0.02"), seed: 1 },
    corners: () => [START, corner("1", "1")],
  },
  "trend-down": {
    usual: { days: amount("30"), steps: 120, move: amount("0.3"), volatility: amount("0.02"), seed: 1 },
    corners: () => [START, corner("1", "-1")],
  },
  chop: {
    usual: {
      days: amount("14"),
      steps: 112,
      move: amount("0.1"),
      swings: 4,
      volatility: amount("0.04"),
      seed: 1,
    },
    corners: ({ swings }) => zigzag(swings),
  },
  "flash-crash": {
    usual: { days: amount("0.375"), move: amount("0.25"), recovery: amount("0.6") },
    corners: ({ recovery }) => [
      START,
      corner("0.5", "0"),
      corner("0.6", "-1"),
      corner("0.8", recovery.minus(1)),
      corner("1", recovery.minus(1)),
    ],
  },
  "slow-bleed": {
    usual: { days: amount("90"), move: amount("0.5") },
    corners: () => [START, corner("1", "-1")],
  },
  "everything-falls": {
    usual: { days: amount("1"), move: amount("0.5") },
    corners: () => [START, corner("1", "-1")],
  },
  "correlations-break": {
    usual: { days: amount("2"), move: amount("0.2") },
    corners: () => [START, corner("1", "-1")],
  },
  "short-squeeze": {
    usual: { days: amount("2"), move: amount("0.4"), recovery: amount("0.5") },
    corners: ({ recovery }) => [START, corner("0.5", "1"), corner("1", ONE.minus(recovery))],
  },
  "one-coin-collapse": {
    usual: { days: amount("1"), move: amount("0.8"), contagion: amount("0.125") },
    corners: () => [START, corner("1", "-1")],
  },
  "funding-drain": {
    usual: { days: amount("30"), fundingRate: amount("0.001") },
    corners: () => [START, corner("1", "0")],
  },
};

/** Up, down through the beginning, and back: a quarter, a half and a quarter of each swing. */
function zigzag(swings: number): Corner[] {
  const quarters = 4 * swings;
  const corners: Corner[] = [START];
  for (let quarter = 1; quarter < quarters; quarter += 2) {
    corners.push([
      quotient(new Decimal(quarter), new Decimal(quarters)),
      quarter % 4 === 1 ? ONE : ONE.negated(),
    ]);
  }
  return [...corners, [ONE, ZERO]];
}
