/** What is asked of `marginalia simulate --paths`, from the values of a command line; or what is wrong with them. */
import {
  correlationOf,
  fractionIn,
  jumpsOf,
  MOST_PATHS,
  MOST_SEED,
  MOST_STEPS,
  type Named,
  namedOf,
  type RandomParameters,
  USUAL,
  usualSteps,
  wholeIn,
} from "../analysis/simulation/randomPaths/values";
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

export interface MonteCarloWishes extends RandomParameters {
  /** None: as many as there are cores. */
  readonly threads: number | undefined;
}

export const GAPS: readonly Gaps[] = ["continuous", "jump"];

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
  const correlations = (values.correlation ?? []).map(correlationAt);
  return {
    paths: wholeOf("paths", values.paths ?? String(USUAL.paths), 1, MOST_PATHS),
    seed: wholeOf("seed", values.seed ?? String(USUAL.seed), 0, MOST_SEED),
    volatility: (values.volatility ?? []).map((stated) => namedAt("volatility", stated, "60%")),
    drift: (values.drift ?? []).map((stated) => namedAt("drift", stated, "-10%")),
    correlation: correlations.findLast(({ pair }) => pair === undefined)?.value ?? USUAL.correlation,
    pairs: correlations.flatMap(({ pair, value }) =>
      pair === undefined ? [] : [{ one: pair[0], other: pair[1], value }],
    ),
    commonJumps: jumpsAt("jumps", values.jumps ?? USUAL.jumps),
    coinJumps: jumpsAt("coin-jumps", values["coin-jumps"] ?? USUAL.coinJumps),
    days,
    steps: values.steps === undefined ? usualSteps(days) : wholeOf("steps", values.steps, 1, MOST_STEPS),
    gaps: gapsOf(values.gaps ?? "continuous"),
    threads: values.threads === undefined ? undefined : wholeOf("threads", values.threads, 1, 64),
  };
}

function gapsOf(stated: string): Gaps {
  const gaps = GAPS.find((known) => known === stated);
  if (gaps === undefined) throw new Misused(`--gaps is one of ${GAPS.join(", ")}, not "${stated}"`);
  return gaps;
}

function correlationAt(stated: string): NonNullable<ReturnType<typeof correlationOf>> {
  const correlation = correlationOf(stated);
  if (correlation === undefined)
    throw new Misused(
      `--correlation is a number from -1 to 1, or COIN:COIN=NUMBER, like 0.7 or BTC:ETH=0.85, not "${stated}"`,
    );
  return correlation;
}

function jumpsAt(option: string, stated: string): Jumps {
  const jumps = jumpsOf(stated);
  if (jumps === undefined)
    throw new Misused(
      `--${option} is HOW MANY A YEAR:MEAN MOVE:DEVIATION, like ${USUAL.jumps}, or none, not "${stated}"`,
    );
  return jumps;
}

function namedAt(option: string, stated: string, example: string): Named {
  const named = namedOf(stated);
  if (named === undefined)
    throw new Misused(
      `--${option} is RATE or SYMBOL=RATE, like ${example} or BTCUSDT=${example}, not "${stated}"`,
    );
  return named;
}

function numberOf(option: string, stated: string): number {
  const value = fractionIn(stated);
  if (value === undefined) throw new Misused(`--${option} is a number, not "${stated}"`);
  return value;
}

function wholeOf(option: string, stated: string, from: number, to: number): number {
  const value = wholeIn(stated, from, to);
  if (value === undefined)
    throw new Misused(`--${option} is a whole number from ${from} to ${to}, not "${stated}"`);
  return value;
}
