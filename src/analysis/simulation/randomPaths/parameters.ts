/** What random paths are drawn with, from what was typed: the options of `marginalia simulate --paths`, without dashes. */
import * as l10n from "@vscode/l10n";
import { isNumberProblem, readNumber } from "../../../document/number";
import type { RandomGaps, RandomInput, RandomInputModel } from "../../../protocol/views/scenariosRandom";
import { log } from "../../../simulation/kernel/elementary";
import type { Jumps } from "../../../simulation/kernel/market";

/** For a symbol or coin, or for all that are not named. */
export interface Named {
  readonly name: string | undefined;
  readonly value: number;
}

export interface Pair {
  readonly one: string;
  readonly other: string;
  readonly value: number;
}

export interface RandomParameters {
  readonly paths: number;
  readonly seed: number;
  /** Per year, as fractions. */
  readonly volatility: readonly Named[];
  readonly drift: readonly Named[];
  /** Of any two coins, and of pairs that are named. */
  readonly correlation: number;
  readonly pairs: readonly Pair[];
  readonly commonJumps: Jumps;
  readonly coinJumps: Jumps;
  readonly days: number;
  readonly steps: number;
  readonly gaps: RandomGaps;
}

/** Assumptions that belong to no market in particular: what coins did in middling years, in round numbers. */
export const USUAL = {
  paths: 10_000,
  seed: 1,
  volatility: 0.8,
  drift: 0,
  correlation: 0.7,
  jumps: "4:-8%:6%",
  coinJumps: "4:-5%:10%",
  days: 7,
  stepsPerDay: 24,
} as const;

const MOST_PATHS = 1_000_000;
const MOST_SEED = 2 ** 32 - 1;
const MOST_STEPS = 100_000;

type Inputs = Readonly<Partial<Record<RandomInput, string>>>;

/** Whichever of them is wrong is told, each in a sentence. */
export function readParameters(
  inputs: Inputs,
  gaps: RandomGaps,
): { readonly parameters: RandomParameters } | { readonly problems: readonly string[] } {
  const problems: string[] = [];
  const read = <Value>(
    name: RandomInput,
    usual: Value,
    reader: (stated: string) => Value | undefined,
  ): Value => {
    const stated = statedOf(inputs, name);
    const value = stated === "" ? usual : reader(stated);
    if (value === undefined) problems.push(problemOf(name, stated));
    return value ?? usual;
  };
  // In the order of the fields, as their problems are told.
  const paths = read("paths", USUAL.paths, whole(1, MOST_PATHS));
  const seed = read("seed", USUAL.seed, whole(0, MOST_SEED));
  const days = read("days", USUAL.days, aboveZero);
  const steps = read("steps", usualSteps(days), whole(1, MOST_STEPS));
  const volatility = read("volatility", [], (stated) => all(stated, (word) => namedOf(word, 0)));
  const drift = read("drift", [], (stated) => all(stated, (word) => namedOf(word, -Infinity)));
  const correlations = read("correlation", [], (stated) => all(stated, correlationOf));
  const parameters: RandomParameters = {
    paths,
    seed,
    volatility,
    drift,
    correlation: correlations.findLast(({ pair }) => pair === undefined)?.value ?? USUAL.correlation,
    pairs: correlations.flatMap(({ pair, value }) =>
      pair === undefined ? [] : [{ one: pair[0], other: pair[1], value }],
    ),
    commonJumps: read("jumps", jumpsOf(USUAL.jumps)!, jumpsOf),
    coinJumps: read("coinJumps", jumpsOf(USUAL.coinJumps)!, jumpsOf),
    days,
    steps,
    gaps,
  };
  return problems.length > 0 ? { problems } : { parameters };
}

/** The fields with what an empty one stands for. */
export function inputModels(inputs: Inputs): RandomInputModel[] {
  const days = aboveZero(statedOf(inputs, "days")) ?? USUAL.days;
  const jumpHint = l10n.t("How many a year, mean move and deviation, like 4:-8%:6%, or none");
  return [
    { name: "paths", label: l10n.t("Paths"), usual: String(USUAL.paths), hint: "" },
    { name: "seed", label: l10n.t("Seed"), usual: String(USUAL.seed), hint: "" },
    { name: "days", label: l10n.t("Days"), usual: String(USUAL.days), hint: "" },
    { name: "steps", label: l10n.t("Steps"), usual: String(usualSteps(days)), hint: "" },
    {
      name: "volatility",
      label: l10n.t("Volatility a year"),
      usual: percentText(USUAL.volatility),
      hint: l10n.t("For all, or for a symbol or coin: 60% SOLUSDT=110%"),
    },
    {
      name: "drift",
      label: l10n.t("Drift a year"),
      usual: percentText(USUAL.drift),
      hint: l10n.t("The expected growth, for all or for a symbol or coin: 5% BTC=-10%"),
    },
    {
      name: "correlation",
      label: l10n.t("Correlation"),
      usual: String(USUAL.correlation),
      hint: l10n.t("Of any two coins, or of a pair: 0.7 BTC:ETH=0.85"),
    },
    { name: "jumps", label: l10n.t("Common jumps"), usual: USUAL.jumps, hint: jumpHint },
    { name: "coinJumps", label: l10n.t("Jumps of each coin"), usual: USUAL.coinJumps, hint: jumpHint },
  ];
}

function percentText(fraction: number): string {
  return `${fraction * 100}%`;
}

function usualSteps(days: number): number {
  return Math.min(MOST_STEPS, Math.max(1, Math.round(days * USUAL.stepsPerDay)));
}

function statedOf(inputs: Inputs, name: RandomInput): string {
  return (inputs[name] ?? "").trim();
}

function problemOf(name: RandomInput, stated: string): string {
  switch (name) {
    case "paths":
      return l10n.t('The number of paths is a whole number from 1 to {0}, not "{1}".', MOST_PATHS, stated);
    case "seed":
      return l10n.t('The seed is a whole number from 0 to {0}, not "{1}".', MOST_SEED, stated);
    case "days":
      return l10n.t('The days are a number above 0, not "{0}".', stated);
    case "steps":
      return l10n.t('The number of steps is a whole number from 1 to {0}, not "{1}".', MOST_STEPS, stated);
    case "volatility":
      return l10n.t(
        'The volatility is a rate from 0 on, like 60%, or one for a symbol or coin, like SOLUSDT=110%, not "{0}".',
        stated,
      );
    case "drift":
      return l10n.t(
        'The drift is a rate, like -10%, or one for a symbol or coin, like BTCUSDT=-10%, not "{0}".',
        stated,
      );
    case "correlation":
      return l10n.t(
        'The correlation is a number from -1 to 1, or one of a pair of coins, like BTC:ETH=0.85, not "{0}".',
        stated,
      );
    case "jumps":
    case "coinJumps":
      return l10n.t(
        'Jumps are stated as how many a year, their mean move and their deviation, like {0}, or as none, not "{1}".',
        USUAL.jumps,
        stated,
      );
  }
}

/** Several of them, with spaces between. */
function all<Value>(stated: string, read: (word: string) => Value | undefined): Value[] | undefined {
  const words = stated.replace(/\s+%/g, "%").split(/\s+/);
  const values = words.flatMap((word) => read(word) ?? []);
  return values.length === words.length ? values : undefined;
}

function correlationOf(
  stated: string,
): { readonly pair: readonly [string, string] | undefined; readonly value: number } | undefined {
  const at = stated.lastIndexOf("=");
  const value = fractionIn(stated.slice(at + 1));
  const [one, other, ...more] = stated.slice(0, Math.max(0, at)).split(":");
  if (value === undefined || Math.abs(value) > 1) return undefined;
  if (at === -1) return { pair: undefined, value };
  return one && other && more.length === 0 ? { pair: [one, other], value } : undefined;
}

/** How many a year, their mean and their deviation; 0 for none. */
function jumpsOf(stated: string): Jumps | undefined {
  if (stated === "0" || stated === "none") return { intensity: 0, mean: 0, deviation: 0 };
  const parts = stated.split(":");
  const [intensity, mean, deviation] = parts.map(fractionIn);
  if (intensity === undefined || mean === undefined || deviation === undefined || parts.length !== 3)
    return undefined;
  if (intensity < 0 || deviation < 0 || mean <= -1) return undefined;
  // A move of −8 % is a fall of the logarithm by more than that.
  return { intensity, mean: log(1 + mean), deviation };
}

function namedOf(stated: string, least: number): Named | undefined {
  const at = stated.lastIndexOf("=");
  const name = at === -1 ? undefined : stated.slice(0, at);
  const value = fractionIn(stated.slice(at + 1));
  return value === undefined || value < least || name === "" ? undefined : { name, value };
}

function aboveZero(stated: string): number | undefined {
  const value = fractionIn(stated);
  return value !== undefined && value > 0 ? value : undefined;
}

function whole(from: number, to: number): (stated: string) => number | undefined {
  return (stated) => {
    const value = /^\d+$/.test(stated) ? Number(stated) : NaN;
    return value >= from && value <= to ? value : undefined;
  };
}

/** A number, or a percentage as a fraction; none where it is neither. */
function fractionIn(stated: string): number | undefined {
  const text = stated.trim();
  const number = readNumber(text.replace(/\s*%$/, ""));
  if (isNumberProblem(number)) return undefined;
  return number.toNumber() / (text.endsWith("%") ? 100 : 1);
}
