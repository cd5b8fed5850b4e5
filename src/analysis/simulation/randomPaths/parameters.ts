/** What random paths are drawn with, from what was typed: the options of `marginalia simulate --paths`, without dashes. */
import * as l10n from "@vscode/l10n";
import type { RandomGaps, RandomInput, RandomInputModel } from "../../../protocol/views/scenariosRandom";
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
} from "./values";

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
  const steps = read("steps", fewSteps(days), whole(1, MOST_STEPS));
  const volatility = read("volatility", [], (stated) => all(stated, atLeast(0)));
  const drift = read("drift", [], (stated) => all(stated, namedOf));
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
    { name: "steps", label: l10n.t("Steps"), usual: String(fewSteps(days)), hint: "" },
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

function fewSteps(days: number): number {
  return Math.min(MOST_STEPS, usualSteps(days));
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

function atLeast(least: number): (stated: string) => Named | undefined {
  return (stated) => {
    const named = namedOf(stated);
    return named === undefined || named.value < least ? undefined : named;
  };
}

function aboveZero(stated: string): number | undefined {
  const value = fractionIn(stated);
  return value !== undefined && value > 0 ? value : undefined;
}

function whole(from: number, to: number): (stated: string) => number | undefined {
  return (stated) => wholeIn(stated, from, to);
}
