/** The figures of random walks as rows of words, for people. */
import { nameOfPool } from "../../../analysis/poolKeys";
import { grouped } from "../../../analysis/simulation/signed";
import { arrangementWord, refusalSentence } from "../../../analysis/simulation/words";
import { Decimal } from "../../../engine/decimal";
import type { ArrangementName } from "../../../simulation";
import type { Estimate, Interval } from "../../../simulation/kernel/statistics";
import type { RandomWalks } from "../../monteCarlo";

/** What was walked, in one sentence. */
export function headline({ wishes, result, analysis }: RandomWalks): string {
  const venue = analysis.venue ? analysis.venue.name : "no known venue";
  const { days, steps, seed } = wishes;
  return `${whole(result.paths)} random paths over ${days} days in ${whole(steps)} steps, seed ${seed}, ${venue}`;
}

export const MODE_HEADINGS = ["", "no liquidation", "positions that survive"];

export function modeRows({ result, prepared }: RandomWalks): string[][] {
  return [
    ...result.books.map(({ name, unharmed, survivors, survival }) => {
      const all = survival.length * result.paths;
      return [word(name), shareWords(unharmed), all === 0 ? "" : percent(survivors / all)];
    }),
    ...prepared.refused.map((refused) => [
      word(refused.name),
      refusalSentence({ ...refused, isolated: [] }),
      "",
    ]),
  ];
}

export const LOSS_HEADINGS = [
  "",
  "asset",
  "mean loss",
  "median",
  "95 %",
  "99 %",
  "worst 5 % on average",
  "nothing left",
];

export function lossRows({ result }: RandomWalks): string[][] {
  return result.books.flatMap(({ name, pools }) =>
    pools.map(({ asset, losses, ruined }) => {
      const quantile = (share: number) => losses?.quantiles.find((one) => one.share === share)?.loss;
      const shortfall = losses?.shortfalls.find(({ share }) => share === 0.95)?.loss;
      const estimates = [losses?.mean, quantile(0.5), quantile(0.95), quantile(0.99), shortfall];
      return [word(name), nameOfPool(asset), ...estimates.map(amountWords), shareWords(ruined)];
    }),
  );
}

export function survivalHeadings({ result }: RandomWalks): string[] {
  return ["position", ...result.books.map(({ name }) => word(name))];
}

/** How often each position survived, by mode. */
export function survivalRows({ result, analysis }: RandomWalks): string[][] {
  const positions = analysis.report!.account.positions;
  return positions.map(({ instrument, side }, row) => [
    `${instrument.symbol} ${side}`,
    ...result.books.map(({ survival }) => shareWords(survival[row])),
  ]);
}

/** How many walks were decided exactly, and why. */
export function exactSentence({ result }: RandomWalks): string | undefined {
  const counts = result.books.flatMap(({ name, exact }) =>
    Object.entries(exact).map(([reason, count]) => `${word(name)} ${count} (${REASONS[reason] ?? reason})`),
  );
  if (counts.length === 0) return undefined;
  return `Walked exactly, as numbers could not tell: ${counts.join(", ")}.`;
}

const REASONS: Readonly<Record<string, string>> = {
  tie: "too near to a limit",
  part: "a part is closed first",
  hedge: "one side of a hedge is left",
  "past-limit": "jumped past a limit",
  "not-compiled": "all paths",
};

function word(name: string): string {
  return arrangementWord(name as ArrangementName);
}

function whole(count: number): string {
  return grouped(new Decimal(count));
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

function shareWords(share: (Estimate & Interval) | undefined): string {
  if (share === undefined) return "";
  return `${percent(share.value)} (${percent(share.from)} to ${percent(share.to)})`;
}

/** Amounts to four digits: an estimate has no more. */
function amountWords(estimate: Estimate | undefined): string {
  if (estimate === undefined) return "";
  const { value, from, to } = estimate;
  const amount = (one: number) => grouped(new Decimal(Number(one.toPrecision(4))));
  if (from === undefined || to === undefined) return amount(value);
  return `${amount(value)} (${amount(from)} to ${amount(to)})`;
}
