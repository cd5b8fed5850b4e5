/** What is to be walked along random paths, before anything is. */
import * as l10n from "@vscode/l10n";
import type { Account } from "../../../engine/account";
import type { RandomRequest } from "../../../protocol/views/scenariosRandom";
import { gapIn } from "../../../simulation/gap";
import type { Unmodelled } from "../../../simulation/kernel/compile";
import { marketSymbols, prepare, type Prepared } from "../../../simulation/kernel/prepare";
import type { Analysis } from "../../analyze";
import { emptyBook } from "../emptyBook";
import { ordersOf } from "../../simulation/run";
import { arrangementWord, refusalSentence } from "../../simulation/words";
import { bookMarket, type NoMarket } from "../../simulation/randomPaths/bookMarket";
import { readParameters } from "../../simulation/randomPaths/parameters";
import { stillCollateral } from "../../simulation/stillCollateral";
import type { RandomParameters } from "../../simulation/randomPaths/values";

/** What a run is told beside the book; the rest of a request only chooses what is shown of it. */
export interface AskedPaths extends Pick<RandomRequest, "inputs" | "gaps"> {
  /** Whether stops and take profits of the file are filled on the way. */
  readonly hasOrders: boolean;
}

export interface RandomPlan {
  /** The same for the same run of one text. */
  readonly key: string;
  readonly account: Account;
  readonly parameters: RandomParameters;
  /** The books as numbers: takes a moment. */
  readonly prepare: () => Prepared;
}

export interface PlannedPaths {
  /** None where something is wrong. */
  readonly plan: RandomPlan | undefined;
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

const MILLISECONDS_PER_DAY = 86_400_000;

/** The last plan of each text: it is asked for again whenever a run tells how far it is. */
const plans = new WeakMap<Analysis, { readonly asked: string; readonly planned: PlannedPaths }>();

export function randomPlan(analysis: Analysis, { inputs, gaps, hasOrders }: AskedPaths): PlannedPaths {
  const asked = JSON.stringify([inputs, gaps, hasOrders]);
  const known = plans.get(analysis);
  if (known?.asked === asked) return known.planned;
  const planned = planOf(analysis, { inputs, gaps, hasOrders });
  plans.set(analysis, { asked, planned });
  return planned;
}

function planOf(analysis: Analysis, { inputs, gaps, hasOrders }: AskedPaths): PlannedPaths {
  const account = analysis.report?.account;
  const empty = emptyBook(analysis);
  if (account === undefined || empty !== null) return refused([empty ?? ""]);
  const read = readParameters(inputs, gaps);
  if ("problems" in read) return refused(read.problems);
  const orders = hasOrders ? ordersOf(analysis.rows) : {};
  const gap = gapIn(account, [], orders);
  if (gap !== undefined)
    return refused([refusalSentence({ name: "as-written", isolated: [], reason: gap.reason, gap })]);
  const symbols = marketSymbols(account);
  const { parameters } = read;
  const market = bookMarket(symbols, parameters);
  if ("problem" in market) return refused([noMarketSentence(market)]);
  const { seed, days, steps } = parameters;
  const stepTime = (days / steps) * MILLISECONDS_PER_DAY;
  const plan: RandomPlan = {
    key: JSON.stringify([parameters, hasOrders]),
    account,
    parameters,
    prepare: () => prepare(account, symbols, market.value, { ...orders, gaps, seed, stepTime }),
  };
  const warnings = market.unknown.map((name) =>
    l10n.t("No position is in {0}; what is said of it has no effect.", name),
  );
  return { plan, problems: [], warnings: [...warnings, ...stillCollateral(analysis.file)] };
}

function refused(problems: readonly string[]): PlannedPaths {
  return { plan: undefined, problems, warnings: [] };
}

function noMarketSentence({ problem, coins }: NoMarket): string {
  switch (problem.kind) {
    case "not-positive-definite":
      return l10n.t(
        "The correlations contradict each other at {0}: no prices move like that together.",
        coins[problem.coin] ?? "",
      );
    case "too-many-jumps":
      return l10n.t("So many jumps come in one step that they are none: take fewer, or more steps.");
    // What was typed is read before, so that only sizes no market has are left.
    case "not-above-zero":
    case "not-a-number":
    case "loading-beyond-one":
    case "not-a-correlation":
      return l10n.t("The parameters are beyond what can be worked with.");
  }
}

/** Why a run takes long, in a sentence for each arrangement that is walked exactly on every path. */
export function slowSentences({ unmodelled }: Prepared): string[] {
  return unmodelled.map(({ name, reason }) =>
    l10n.t(
      "{0}: {1}, so every path is walked exactly, which takes long.",
      arrangementWord(name),
      unmodelledWords(reason),
    ),
  );
}

function unmodelledWords(reason: Unmodelled): string {
  switch (reason) {
    case "orders":
      return l10n.t("stops and take profits are not among what numbers walk");
    case "top-ups":
      return l10n.t("margin that is topped up is not among what numbers walk");
    case "profits-excluded":
      return l10n.t("profits of other positions do not count under its rules");
    case "unusual-terms":
      return l10n.t("a requirement has an unusual form");
    case "unknown-symbol":
      return l10n.t("a price is missing");
  }
}
