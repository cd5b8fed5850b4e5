/** What is to be simulated for a request, and under which name its result is kept. */
import * as l10n from "@vscode/l10n";
import { quotient } from "../../../engine/decimal";
import type { ScenariosRequest } from "../../../protocol/views/scenarios";
import type { CandleSeries, Steps } from "../../../simulation";
import { rescaled } from "../../../simulation/scenarios/rescaled";
import { symbolsOf } from "../../../simulation/scenarios/symbols";
import { within } from "../../../simulation/steps";
import type { Analysis } from "../../analyze";
import { curvesInSteps } from "../../simulation/reportCurves";
import {
  candlesInSteps,
  ordersOf,
  type Run,
  scenarioInSteps,
  stillCollateralSymbols,
  stillSymbols,
} from "../../simulation/run";
import { percent, shown } from "../../simulation/signed";
import { stillCollateral } from "../../simulation/stillCollateral";
import { emptyBook } from "../emptyBook";
import { marketOf } from "./market";
import { typedScenario } from "./typedScenario";

/** A file of candles that was chosen, as it was read. */
export interface CandleFile extends CandleSeries {
  readonly name: string;
  /** Why it cannot be used; then it has no candles. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** What a simulation is told beside the book; the rest of a request only chooses what is shown of it. */
export type Asked = Pick<ScenariosRequest, "market" | "parameters" | "betas" | "hasOrders" | "isRescaled">;

export interface Job {
  /** The same for the same simulation of one analysis. */
  readonly key: string;
  readonly steps: () => Steps<Run>;
}

export interface Planned {
  /** None where something is wrong. */
  readonly job: Job | undefined;
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

/** How far candles may begin from the mark before that is pointed out, as a fraction of it. */
const FAR = "0.1";

export function jobOf(analysis: Analysis, asked: Asked, files: readonly CandleFile[]): Planned {
  const account = analysis.report?.account;
  const empty = emptyBook(analysis);
  if (account === undefined || empty !== null) return refused([empty ?? ""]);
  const market = marketOf(analysis, asked.market);
  const options = asked.hasOrders ? ordersOf(analysis.rows) : {};
  const planned = (key: unknown, steps: Job["steps"], warnings: readonly string[] = []): Planned => ({
    job: { key: JSON.stringify([market.value, asked.hasOrders, key]), steps: () => drawn(steps()) },
    problems: [],
    warnings: [...warnings, ...stillCollateral(analysis.file)],
  });
  if (market.is === "own") {
    const still = stillCollateralSymbols(account, market.scenario.scenario);
    const steps = () => scenarioInSteps(market.scenario, account, options);
    return planned(null, steps, still.map(stillSentence));
  }
  const symbols = symbolsOf(account);
  if (market.is === "usual") {
    const typed = typedScenario(
      market.name,
      asked,
      symbols.map(({ symbol }) => symbol),
    );
    if ("problems" in typed) return refused(typed.problems);
    const { parameters, betas } = asked;
    return planned([parameters, betas], () => scenarioInSteps(typed.scenario, account, options));
  }
  const errors = files.flatMap((file) => file.errors.map((error) => named(file, error)));
  if (errors.length > 0) return refused(errors);
  const held = new Map(symbols.map(({ symbol, mark }) => [symbol, mark]));
  const used = files.filter(({ symbol }) => held.has(symbol));
  if (used.length === 0)
    return refused([l10n.t("Choose files with candles of the symbols of this book: CSV or JSON.")]);
  const warnings = used.flatMap((file) => file.warnings.map((warning) => named(file, warning)));
  for (const { symbol, candles } of used) {
    const mark = held.get(symbol)!;
    const move = quotient(candles[0]!.open, mark).minus(1);
    if (!asked.isRescaled && move.abs().gt(FAR))
      warnings.push(
        l10n.t(
          "{0} is at {1} in the file and begins at {2} in the candles: the first step is a jump of {3}.",
          symbol,
          shown(mark),
          shown(candles[0]!.open),
          percent(move),
        ),
      );
  }
  const moving = used.map(({ symbol }) => symbol);
  warnings.push(...stillSymbols(account, moving).map(stillSentence));
  const series = () =>
    used.map(({ symbol, candles }) => ({
      symbol,
      candles: asked.isRescaled ? rescaled(candles, held.get(symbol)!) : candles,
    }));
  const name = moving.join(l10n.t(", "));
  const key = [asked.isRescaled, files.map((file) => [file.symbol, numberOf(file)])];
  return planned(key, () => candlesInSteps(name, series(), account, options), warnings);
}

/** The run with what its picture needs. */
function* drawn(steps: Steps<Run>): Steps<Run> {
  const run = yield* within(steps, 0, 0.9);
  return yield* within(curvesInSteps(run), 0.9, 1);
}

function stillSentence(symbol: string): string {
  return l10n.t("{0} has no prices and stays at its mark.", symbol);
}

function refused(problems: readonly string[]): Planned {
  return { job: undefined, problems, warnings: [] };
}

function named({ name }: CandleFile, message: string): string {
  return l10n.t("{0}: {1}", name, message);
}

const numbers = new WeakMap<CandleFile, number>();
let last = 0;

/** A number of its own for every file that was read. */
function numberOf(file: CandleFile): number {
  const known = numbers.get(file);
  if (known !== undefined) return known;
  numbers.set(file, ++last);
  return last;
}
