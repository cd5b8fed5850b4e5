/** `marginalia simulate --paths`: a book walked along random paths, in its arrangements of modes. */
import { allProblems, type Analysis, analyze, DEFAULT_OPTIONS } from "../analysis/analyze";
import { bookMarket } from "../analysis/simulation/randomPaths/bookMarket";
import { ordersOf } from "../analysis/simulation/run";
import { stillCollateral } from "../analysis/simulation/stillCollateral";
import { arrangementWord, refusalSentence } from "../analysis/simulation/words";
import { languageOf } from "../document/language";
import { gapIn } from "../simulation/gap";
import type { Unmodelled } from "../simulation/kernel/compile";
import { monteCarlo, type MonteCarloResult } from "../simulation/kernel/monteCarlo";
import { marketSymbols, prepare, type Prepared } from "../simulation/kernel/prepare";
import { contentOf, nameOf } from "./files";
import { monteCarloCsv } from "./formats/monteCarlo/csv";
import { monteCarloJson } from "./formats/monteCarlo/json";
import { monteCarloMarkdown } from "./formats/monteCarlo/markdown";
import { monteCarloTable } from "./formats/monteCarlo/table";
import type { MonteCarloWishes } from "./monteCarloOptions";
import { noMarketWords } from "./noMarketWords";
import type { Output } from "./run";
import type { SIMULATE_FORMATS } from "./simulate";
import { pause, simulationThreads } from "./simulationThreads";

export interface RandomWalks {
  readonly path: string;
  readonly analysis: Analysis;
  readonly wishes: MonteCarloWishes;
  readonly prepared: Prepared;
  readonly result: MonteCarloResult;
}

const WRITERS: Record<(typeof SIMULATE_FORMATS)[number], (walks: RandomWalks) => string> = {
  table: monteCarloTable,
  json: monteCarloJson,
  csv: monteCarloCsv,
  markdown: monteCarloMarkdown,
};

export async function simulateRandomly(
  path: string,
  wishes: MonteCarloWishes,
  { format, isWithoutOrders }: { readonly format: keyof typeof WRITERS; readonly isWithoutOrders: boolean },
  output: Output,
): Promise<number> {
  const content = await contentOf(path);
  if ("reason" in content) {
    output.warn(`marginalia: cannot read ${path}: ${content.reason}\n`);
    return 2;
  }
  const analysis = analyze(content.text, { ...DEFAULT_OPTIONS, language: languageOf(path, content.text) });
  const errors = allProblems(analysis).filter(({ severity }) => severity === "error").length;
  if (errors > 0)
    output.warn(`marginalia: ${nameOf(path)} has errors: ${errors}; marginalia check lists them\n`);
  const account = analysis.report?.account;
  if (account === undefined || account.positions.length === 0) {
    output.warn(`marginalia: ${nameOf(path)} holds no positions that can be walked\n`);
    return 1;
  }
  const orders = isWithoutOrders ? {} : ordersOf(analysis.rows);
  const gap = gapIn(account, [], orders);
  if (gap !== undefined) {
    const sentence = refusalSentence({ name: "as-written", isolated: [], reason: gap.reason, gap });
    output.warn(`marginalia: ${sentence}\n`);
    return 1;
  }
  const symbols = marketSymbols(account);
  const market = bookMarket(symbols, wishes);
  if ("problem" in market) {
    output.warn(`marginalia: ${noMarketWords(market)}\n`);
    return 2;
  }
  for (const name of market.unknown)
    output.warn(`marginalia: no position is in ${name}; what is said of it has no effect\n`);
  for (const sentence of stillCollateral(analysis.file)) output.warn(`marginalia: ${sentence}\n`);
  const stepTime = (wishes.days / wishes.steps) * 86_400_000;
  const prepared = prepare(account, symbols, market.value, {
    ...orders,
    gaps: wishes.gaps,
    seed: wishes.seed,
    stepTime,
  });
  for (const { name, reason } of prepared.unmodelled)
    output.warn(
      `marginalia: ${arrangementWord(name)}: ${unmodelledWords(reason)}, so every path is walked exactly, which takes long\n`,
    );
  const result = await walked(prepared, wishes, output);
  if (result.isCancelled)
    output.warn(`marginalia: cancelled after ${result.paths} of ${wishes.paths} paths\n`);
  output.write(WRITERS[format]({ path: nameOf(path), analysis, wishes, prepared, result }));
  return prepared.refused.some(({ name }) => name === "as-written") ? 1 : 0;
}

/** Ctrl+C ends the walks and gives what there is so far; a second one ends the program. */
async function walked(
  { job, books }: Prepared,
  { paths, threads }: MonteCarloWishes,
  output: Output,
): Promise<MonteCarloResult> {
  let isCancelled = false;
  const cancel = () => (isCancelled = true);
  process.once("SIGINT", cancel);
  const pool = simulationThreads(job, threads);
  const isWatched = process.stderr.isTTY;
  try {
    return await monteCarlo(job, books, pool, {
      paths,
      pause,
      isCancelled: () => isCancelled,
      onProgress: (done) => {
        if (isWatched) output.warn(`\r${done} of ${paths} paths${done < paths ? "" : "\n"}`);
      },
    });
  } finally {
    pool.dispose();
    process.removeListener("SIGINT", cancel);
  }
}

export function unmodelledWords(reason: Unmodelled): string {
  return {
    orders: "stops and take profits are not among what numbers walk (--no-orders leaves them out)",
    "top-ups": "margin that is topped up is not among what numbers walk",
    "profits-excluded": "profits of other positions do not count under its rules",
    "unusual-terms": "a requirement has an unusual form",
    "unknown-symbol": "a price is missing",
  }[reason];
}
