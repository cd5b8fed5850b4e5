/** What is asked of `marginalia simulate --paths`, from the values of a command line; or what is wrong with them. */
import { isNumberProblem, readNumber } from "../document/number";
import { log } from "../simulation/kernel/elementary";
import type { Gaps } from "../simulation";
import type { Jumps } from "../simulation/kernel/market";

export const MONTE_CARLO_OPTIONS = [
  "paths",
  "seed",
  "volatility",
  "drift",
  "correlation",
  "jumps",
  "coin-jumps",
  "days",
  "steps",
  "gaps",
  "threads",
] as const;

export interface MonteCarloValues {
  readonly paths?: string | undefined;
  readonly seed?: string | undefined;
  readonly volatility?: readonly string[] | undefined;
  readonly drift?: readonly string[] | undefined;
  readonly correlation?: readonly string[] | undefined;
  readonly jumps?: string | undefined;
  readonly "coin-jumps"?: string | undefined;
  readonly days?: string | undefined;
  readonly steps?: string | undefined;
  readonly gaps?: string | undefined;
  readonly threads?: string | undefined;
}

/** For a symbol or coin, or for all that are not named. */
export interface Named {
  readonly name: string | undefined;
  readonly value: number;
}

export interface MonteCarloWishes {
  readonly paths: number;
  readonly seed: number;
  /** Per year, as fractions. */
  readonly volatility: readonly Named[];
  readonly drift: readonly Named[];
  /** Of any two coins, and of pairs that are named. */
  readonly correlation: number;
  readonly pairs: readonly { readonly one: string; readonly other: string; readonly value: number }[];
  readonly commonJumps: Jumps;
  readonly coinJumps: Jumps;
  readonly days: number;
  readonly steps: number;
  readonly gaps: Gaps;
  /** None: as many as there are cores. */
  readonly threads: number | undefined;
}

/** Assumptions that belong to no market in particular: what coins did in middling years, in round numbers. */
export const USUAL = {
  paths: 10_000,
  volatility: 0.8,
  drift: 0,
  correlation: 0.7,
  jumps: "4:-8%:6%",
  coinJumps: "4:-5%:10%",
  days: 7,
  stepsPerDay: 24,
} as const;

export const GAPS: readonly Gaps[] = ["continuous", "jump"];

const MOST_PATHS = 1_000_000;
const MOST_STEPS = 100_000;

export function monteCarloOptions(
  values: MonteCarloValues,
): { readonly wishes: MonteCarloWishes } | { readonly problem: string } {
  try {
    return { wishes: wishesOf(values) };
  } catch (error) {
    if (error instanceof Misused) return { problem: error.message };
    throw error;
  }
}

/** The first value that is wrong ends the reading. */
class Misused extends Error {}

function wishesOf(values: MonteCarloValues): MonteCarloWishes {
  const days = values.days === undefined ? USUAL.days : numberOf("days", values.days);
  if (!(days > 0)) throw new Misused(`--days is above 0, not "${values.days}"`);
  const usualSteps = Math.max(1, Math.round(days * USUAL.stepsPerDay));
  const correlations = (values.correlation ?? []).map(correlationOf);
  return {
    paths: wholeOf("paths", values.paths ?? String(USUAL.paths), 1, MOST_PATHS),
    seed: wholeOf("seed", values.seed ?? "1", 0, 2 ** 32 - 1),
    volatility: (values.volatility ?? []).map((stated) => namedOf("volatility", stated, "60%")),
    drift: (values.drift ?? []).map((stated) => namedOf("drift", stated, "-10%")),
    correlation: correlations.findLast(({ pair }) => pair === undefined)?.value ?? USUAL.correlation,
    pairs: correlations.flatMap(({ pair, value }) =>
      pair === undefined ? [] : [{ one: pair[0], other: pair[1], value }],
    ),
    commonJumps: jumpsOf("jumps", values.jumps ?? USUAL.jumps),
    coinJumps: jumpsOf("coin-jumps", values["coin-jumps"] ?? USUAL.coinJumps),
    days,
    steps: values.steps === undefined ? usualSteps : wholeOf("steps", values.steps, 1, MOST_STEPS),
    gaps: gapsOf(values.gaps ?? "continuous"),
    threads: values.threads === undefined ? undefined : wholeOf("threads", values.threads, 1, 64),
  };
}

function gapsOf(stated: string): Gaps {
  const gaps = GAPS.find((known) => known === stated);
  if (gaps === undefined) throw new Misused(`--gaps is one of ${GAPS.join(", ")}, not "${stated}"`);
  return gaps;
}

function correlationOf(stated: string): { pair: readonly [string, string] | undefined; value: number } {
  const at = stated.lastIndexOf("=");
  const value = fractionIn(stated.slice(at + 1));
  const [one, other, ...more] = stated.slice(0, Math.max(0, at)).split(":");
  const isPair = Boolean(one) && Boolean(other) && more.length === 0;
  if (value === undefined || Math.abs(value) > 1 || (at !== -1 && !isPair)) {
    throw new Misused(
      `--correlation is a number from -1 to 1, or COIN:COIN=NUMBER, like 0.7 or BTC:ETH=0.85, not "${stated}"`,
    );
  }
  return { pair: at === -1 ? undefined : [one!, other!], value };
}

/** How many a year, their mean and their deviation; 0 for none. */
function jumpsOf(option: string, stated: string): Jumps {
  const [intensity, mean, deviation] = stated.split(":").map(fractionIn);
  if (stated.trim() === "0" || stated === "none") return { intensity: 0, mean: 0, deviation: 0 };
  const isSound = intensity !== undefined && mean !== undefined && deviation !== undefined;
  if (!isSound || intensity < 0 || deviation < 0 || mean <= -1 || stated.split(":").length !== 3) {
    throw new Misused(
      `--${option} is HOW MANY A YEAR:MEAN MOVE:DEVIATION, like ${USUAL.jumps}, or none, not "${stated}"`,
    );
  }
  // A move of −8 % is a fall of the logarithm by more than that.
  return { intensity, mean: log(1 + mean), deviation };
}

function namedOf(option: string, stated: string, example: string): Named {
  const at = stated.lastIndexOf("=");
  const name = at === -1 ? undefined : stated.slice(0, at);
  const value = fractionIn(stated.slice(at + 1));
  if (value === undefined || name === "")
    throw new Misused(
      `--${option} is RATE or SYMBOL=RATE, like ${example} or BTCUSDT=${example}, not "${stated}"`,
    );
  return { name, value };
}

function numberOf(option: string, stated: string): number {
  const value = fractionIn(stated);
  if (value === undefined) throw new Misused(`--${option} is a number, not "${stated}"`);
  return value;
}

function wholeOf(option: string, stated: string, from: number, to: number): number {
  const value = /^\d+$/.test(stated) ? Number(stated) : NaN;
  if (!(value >= from && value <= to))
    throw new Misused(`--${option} is a whole number from ${from} to ${to}, not "${stated}"`);
  return value;
}

/** A number, or a percentage as a fraction; none where it is neither. */
function fractionIn(stated: string): number | undefined {
  const text = stated.trim();
  const number = readNumber(text.replace(/\s*%$/, ""));
  if (isNumberProblem(number)) return undefined;
  return number.toNumber() / (text.endsWith("%") ? 100 : 1);
}
