/** `marginalia simulate`: a book walked along scenarios or candles, in all its arrangements of modes. */
import { allProblems, type Analysis, analyze, DEFAULT_OPTIONS } from "../analysis/analyze";
import {
  type NamedScenario,
  SCENARIO_NAMES,
  scenariosOf,
  usualScenario,
} from "../analysis/simulation/fileScenarios";
import {
  candlesRun,
  ordersOf,
  type Run,
  scenarioRun,
  stillCollateralSymbols,
  stillSymbols,
  type WantedOrder,
} from "../analysis/simulation/run";
import { grouped, percent, shown } from "../analysis/simulation/signed";
import { stillCollateral } from "../analysis/simulation/stillCollateral";
import { refusalSentence, shownName } from "../analysis/simulation/words";
import { readCandles } from "../candles";
import { languageOf } from "../document/language";
import type { Account } from "../engine/account";
import { Decimal, quotient } from "../engine/decimal";
import type { CandleSeries, CompareOptions } from "../simulation";
import { rescaled } from "../simulation/scenarios/rescaled";
import { settlementsBetween, withSettlements } from "../simulation/scenarios/settlements";
import { symbolsOf } from "../simulation/scenarios/symbols";
import { misfits } from "./candleMisfits";
import { contentOf, nameOf } from "./files";
import { simulationCsv } from "./formats/simulation/csv";
import { simulationJson } from "./formats/simulation/json";
import { simulationMarkdown } from "./formats/simulation/markdown";
import { simulationTable } from "./formats/simulation/table";
import type { Output } from "./run";

export const SIMULATE_FORMATS = ["table", "json", "csv", "markdown"] as const;

export interface SimulateOptions {
  readonly format: (typeof SIMULATE_FORMATS)[number];
  /** Names of scenarios, the file's own before the usual ones; where none is named, those of the file, else all. */
  readonly scenarios: readonly string[];
  /** Files of candles by symbol. */
  readonly prices: readonly { readonly symbol: string; readonly path: string }[];
  /** Whether candles are moved so that they begin at the mark of the file. */
  readonly isRescaled: boolean;
  readonly candleOrder: WantedOrder;
  /** What a long pays at each settlement, for a symbol or for all that are not named. */
  readonly funding: readonly { readonly symbol: string | undefined; readonly rate: Decimal }[];
  /** Whether stops and take profits of the file are left out. */
  readonly isWithoutOrders: boolean;
}

export interface SimulatedFile {
  readonly path: string;
  readonly analysis: Analysis;
  readonly runs: readonly Run[];
  readonly candleOrder: WantedOrder;
}

export async function simulate(path: string, options: SimulateOptions, output: Output): Promise<number> {
  const content = await contentOf(path);
  if ("reason" in content) {
    output.warn(`marginalia: cannot read ${path}: ${content.reason}\n`);
    return 2;
  }
  const language = languageOf(path, content.text);
  const analysis = analyze(content.text, { ...DEFAULT_OPTIONS, language });
  const account = analysis.report?.account;
  const errors = allProblems(analysis).filter(({ severity }) => severity === "error").length;
  if (errors > 0)
    output.warn(`marginalia: ${nameOf(path)} has errors: ${errors}; marginalia check lists them\n`);
  if (account === undefined || account.positions.length === 0) {
    output.warn(`marginalia: ${nameOf(path)} holds no positions that can be walked\n`);
    return 1;
  }
  const candles = await candlesOf(options, account, output);
  if ("code" in candles) return candles.code;
  const scenarios = scenariosToWalk(analysis, options, output);
  if ("code" in scenarios) return scenarios.code;

  for (const sentence of stillCollateral(analysis.file)) output.warn(`marginalia: ${sentence}\n`);
  for (const { name, scenario } of scenarios.named)
    for (const symbol of stillCollateralSymbols(account, scenario))
      output.warn(`marginalia: ${name}: ${symbol} has no prices and stays at its mark\n`);

  const rates = ratesOf(options, account);
  const orders = options.isWithoutOrders ? {} : ordersOf(analysis.rows);
  const runs = scenarios.named.map((scenario) =>
    scenarioRun(scenario, account, orders, (path, from) =>
      rates.size === 0 ? path : withSettlements(path, rates, from),
    ),
  );
  if (candles.series.length > 0) runs.push(runOf(candles.series, account, { orders, rates }));
  for (const run of runs) {
    const { asWritten } = run.comparison;
    if ("reason" in asWritten)
      output.warn(`marginalia: ${shownName(run.name)}: ${refusalSentence(asWritten)}\n`);
  }
  const simulated = { path: nameOf(path), analysis, runs, candleOrder: options.candleOrder };
  output.write(WRITERS[options.format](simulated));
  return runs.some(({ comparison }) => "reason" in comparison.asWritten) || scenarios.isFailing ? 1 : 0;
}

const WRITERS: Record<SimulateOptions["format"], (file: SimulatedFile) => string> = {
  table: simulationTable,
  json: simulationJson,
  csv: simulationCsv,
  markdown: simulationMarkdown,
};

interface ScenariosToWalk {
  readonly named: readonly NamedScenario[];
  /** Whether the file states one that cannot be walked. */
  readonly isFailing: boolean;
}

function scenariosToWalk(
  { file }: Analysis,
  { scenarios: names, prices }: SimulateOptions,
  output: Output,
): ScenariosToWalk | { readonly code: number } {
  const own = scenariosOf(file);
  if (names.length === 0 && prices.length > 0) return { named: [], isFailing: false };
  if (names.length === 0) {
    for (const name of own.broken)
      output.warn(`marginalia: the scenario "${shownName(name)}" of the file cannot be walked\n`);
    const isStated = own.scenarios.length + own.broken.length > 0;
    const named = isStated ? own.scenarios : SCENARIO_NAMES.map((name) => usualScenario(name)!);
    return { named, isFailing: own.broken.length > 0 };
  }
  const named: NamedScenario[] = [];
  for (const name of names) {
    if (own.broken.includes(name)) {
      output.warn(
        `marginalia: the scenario "${name}" of the file cannot be walked; marginalia check says why\n`,
      );
      return { code: 1 };
    }
    const found = own.scenarios.find((one) => one.name === name) ?? usualScenario(name);
    if (found === undefined) {
      const known = [...own.scenarios.map((one) => one.name), ...SCENARIO_NAMES];
      output.warn(
        `marginalia: there is no scenario "${name}"; there are ${[...new Set(known)].join(", ")}\n`,
      );
      return { code: 2 };
    }
    named.push(found);
  }
  return { named, isFailing: false };
}

/** From so many candles on the walk takes longer than anyone waits without a word. */
const MANY = 10_000;

/** How far candles may begin from the mark before that is pointed out, as a fraction of it. */
const FAR = "0.1";

async function candlesOf(
  { prices, isRescaled }: SimulateOptions,
  account: Account,
  output: Output,
): Promise<{ readonly series: readonly CandleSeries[] } | { readonly code: number }> {
  const held = new Map(symbolsOf(account).map(({ symbol, mark }) => [symbol, mark]));
  const series: CandleSeries[] = [];
  const intervals: (number | undefined)[] = [];
  let code = 0;
  for (const { symbol, path } of prices) {
    const content = await contentOf(path);
    if ("reason" in content) {
      output.warn(`marginalia: cannot read ${path}: ${content.reason}\n`);
      code = 2;
      continue;
    }
    const { candles, interval, problems } = readCandles(content.text);
    for (const { severity, message } of problems) output.warn(`${nameOf(path)}: ${severity}: ${message}\n`);
    if (candles.length === 0) {
      code = Math.max(code, 1);
      continue;
    }
    const mark = held.get(symbol);
    if (mark === undefined) {
      output.warn(`marginalia: no position is in ${symbol}; its prices have no effect\n`);
      continue;
    }
    intervals.push(interval);
    series.push({ symbol, candles: isRescaled ? rescaled(candles, mark) : candles });
    const move = quotient(candles[0]!.open, mark).minus(1);
    if (!isRescaled && move.abs().gt(FAR)) {
      output.warn(
        `marginalia: ${symbol} is at ${shown(mark)} in the file and begins at ${shown(candles[0]!.open)} in the candles, a move of ${percent(move)}; with --rescale the candles' moves are walked from the mark\n`,
      );
    }
  }
  if (code > 0) return { code };
  if (prices.length > 0 && series.length === 0) return { code: 1 };
  const count = Math.max(0, ...series.map(({ candles }) => candles.length));
  if (count > MANY)
    output.warn(`marginalia: ${grouped(new Decimal(count))} candles to walk; this takes a while\n`);
  if (prices.length > 0) {
    const moving = series.map(({ symbol }) => symbol);
    for (const symbol of stillSymbols(account, moving))
      output.warn(`marginalia: ${symbol} has no prices and stays at its mark\n`);
    for (const warning of misfits(series, intervals)) output.warn(`marginalia: ${warning}\n`);
  }
  return { series };
}

function runOf(
  series: readonly CandleSeries[],
  account: Account,
  { orders, rates }: { readonly orders: CompareOptions; readonly rates: ReadonlyMap<string, Decimal> },
): Run {
  const name = series.map(({ symbol }) => symbol).join(", ");
  const first = Math.min(...series.map(({ candles }) => candles[0]!.time));
  const last = Math.max(...series.map(({ candles }) => candles.at(-1)!.time));
  const funding = settlementsBetween(rates, first, last);
  return candlesRun(name, series, account, { ...orders, funding });
}

/** The rate of each symbol that has one. */
function ratesOf({ funding }: SimulateOptions, account: Account): Map<string, Decimal> {
  const rates = new Map<string, Decimal>();
  for (const { symbol } of symbolsOf(account)) {
    const found =
      funding.findLast((one) => one.symbol === symbol) ?? funding.findLast((one) => one.symbol === undefined);
    if (found !== undefined) rates.set(symbol, found.rate);
  }
  return rates;
}
