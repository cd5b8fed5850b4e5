/** The figures of random walks as rows of words: the same digits as `marginalia simulate --paths` gives. */
import * as l10n from "@vscode/l10n";
import type { Account } from "../../../engine/account";
import { Decimal } from "../../../engine/decimal";
import type { FigureRows } from "../../../protocol/views/scenariosRandom";
import type { ArrangementName } from "../../../simulation";
import type { MonteCarloResult } from "../../../simulation/kernel/monteCarlo";
import type { Prepared } from "../../../simulation/kernel/prepare";
import type { Estimate, Interval } from "../../../simulation/kernel/statistics";
import { nameOf } from "../../answers/names";
import { punctuated } from "../../numberFormat";
import { nameOfPool } from "../../poolKeys";
import { grouped } from "../signed";
import { arrangementWord, refusalSentence } from "../words";
import type { RandomParameters } from "./values";

/** What was walked, in one sentence. */
export function headline({ days, steps, seed }: RandomParameters, paths: number): string {
  return l10n.t(
    "{0} random paths over {1} days in {2} steps, seed {3}",
    whole(paths),
    punctuated(String(days), false),
    whole(steps),
    String(seed),
  );
}

export function modeTable({ books, paths }: MonteCarloResult, { refused }: Prepared): FigureRows {
  return {
    heads: [l10n.t("modes"), l10n.t("no liquidation"), l10n.t("positions that survive")],
    rows: [
      ...books.map(({ name, unharmed, survivors, survival }) => {
        const all = survival.length * paths;
        return [word(name), shareWords(unharmed), all === 0 ? "" : percentOf(survivors / all)];
      }),
      ...refused.map((one) => [word(one.name), refusalSentence({ ...one, isolated: [] }), ""]),
    ],
  };
}

export function lossTable({ books }: MonteCarloResult): FigureRows {
  return {
    heads: [
      l10n.t("modes"),
      l10n.t("asset"),
      l10n.t("mean loss"),
      l10n.t("median"),
      l10n.t("95 %"),
      l10n.t("99 %"),
      l10n.t("worst 5 % on average"),
      l10n.t("nothing left"),
    ],
    rows: books.flatMap(({ name, pools }) =>
      pools.map(({ asset, losses, ruined }) => {
        const quantile = (share: number) => losses?.quantiles.find((one) => one.share === share)?.loss;
        const shortfall = losses?.shortfalls.find(({ share }) => share === 0.95)?.loss;
        const estimates = [losses?.mean, quantile(0.5), quantile(0.95), quantile(0.99), shortfall];
        return [word(name), nameOfPool(asset), ...estimates.map(amountWords), shareWords(ruined)];
      }),
    ),
  };
}

/** How often each position survived, by mode; as many of them as are wanted at most. */
export function survivalTable({ books }: MonteCarloResult, { positions }: Account, most: number): FigureRows {
  return {
    heads: [l10n.t("position"), ...books.map(({ name }) => word(name))],
    rows: positions
      .slice(0, most)
      .map((position, row) => [nameOf(position), ...books.map(({ survival }) => shareWords(survival[row]))]),
  };
}

/** How many walks were decided exactly, and why; none where there were none. */
export function exactSentence({ books }: MonteCarloResult): string | undefined {
  const counts = books.flatMap(({ name, exact }) =>
    Object.entries(exact).map(([reason, count]) =>
      l10n.t("{0} {1} ({2})", word(name), whole(count), reasonWords(reason as keyof typeof exact)),
    ),
  );
  if (counts.length === 0) return undefined;
  return l10n.t("Walked exactly, as numbers could not tell: {0}.", counts.join(l10n.t(", ")));
}

type ExactReason = keyof MonteCarloResult["books"][number]["exact"];

function reasonWords(reason: ExactReason): string {
  switch (reason) {
    case "done":
    case "tie":
      return l10n.t("too near to a limit");
    case "part":
      return l10n.t("a part is closed first");
    case "hedge":
      return l10n.t("one side of a hedge is left");
    case "past-limit":
      return l10n.t("jumped past a limit");
    case "not-compiled":
      return l10n.t("all paths");
  }
}

function word(name: string): string {
  return arrangementWord(name as ArrangementName);
}

export function whole(count: number): string {
  return grouped(new Decimal(count));
}

/** To a hundredth of a per cent. */
export function percentOf(share: number): string {
  return l10n.t("{0} %", punctuated((100 * share).toFixed(2), false));
}

function shareWords(share: (Estimate & Interval) | undefined): string {
  if (share === undefined) return "";
  return l10n.t("{0} ({1} to {2})", percentOf(share.value), percentOf(share.from), percentOf(share.to));
}

/** To four digits: an estimate has no more. */
export function amountOf(value: number): string {
  return grouped(new Decimal(Number(value.toPrecision(4))));
}

/** With its interval, as far as it has one. */
export function amountWords(estimate: Estimate | undefined): string {
  if (estimate === undefined) return "";
  const { value, from, to } = estimate;
  if (from === undefined || to === undefined) return amountOf(value);
  return l10n.t("{0} ({1} to {2})", amountOf(value), amountOf(from), amountOf(to));
}
