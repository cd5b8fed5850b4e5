/** Random paths in the scenarios view: what can be asked for, how far a run is, and what came of its paths so far. */
import * as l10n from "@vscode/l10n";
import type { Choice } from "../../../protocol/messages";
import {
  ARRANGEMENT_KEYS,
  type ArrangementKey,
  type ScenariosRequest,
} from "../../../protocol/views/scenarios";
import {
  type FigureRows,
  RANDOM_GAPS,
  type RandomFigures,
  type RandomGaps,
  type RandomModel,
  type RandomRequest,
  type RandomRunModel,
} from "../../../protocol/views/scenariosRandom";
import type { MonteCarloResult } from "../../../simulation/kernel/monteCarlo";
import type { Prepared } from "../../../simulation/kernel/prepare";
import type { Analysis } from "../../analyze";
import { escaped } from "../../markdown";
import { nameOfPool } from "../../poolKeys";
import {
  exactSentence,
  headline,
  lossTable,
  modeTable,
  survivalTable,
  whole,
} from "../../simulation/randomPaths/figures";
import {
  type LossCurve,
  lossCurveTable,
  lossDescription,
  lossDrawing,
  type LossPicture,
  lossTitle,
} from "../../simulation/randomPaths/lossPicture";
import { inputModels } from "../../simulation/randomPaths/parameters";
import type { LossSamples } from "../../simulation/randomPaths/samples";
import { arrangementWord } from "../../simulation/words";
import { emptyBook } from "../emptyBook";
import { randomPlan, type RandomPlan, slowSentences } from "./randomPlan";

/** A run, as far as it is. */
export interface RandomRunning {
  readonly name: string;
  readonly state: RandomRunModel["state"];
  /** Of the text that it was started with. */
  readonly analysis: Analysis;
  readonly plan: RandomPlan;
  /** Paths that were walked. */
  readonly done: number;
  /** Of the paths that there are figures of; none before the first. */
  readonly outcome: RandomOutcome | undefined;
  /** Why it broke down, where it did. */
  readonly failure: string | undefined;
}

export interface RandomOutcome {
  readonly prepared: Prepared;
  readonly samples: LossSamples;
  readonly result: MonteCarloResult;
}

/** Longer lists are not read. */
const MOST_POSITIONS = 100;
/** Widths of a picture. */
const [NARROWEST, WIDEST] = [280, 1200];

const KEYS: Readonly<Record<string, ArrangementKey>> = {
  "as-written": ARRANGEMENT_KEYS[0],
  "all-cross": ARRANGEMENT_KEYS[1],
  "all-isolated": ARRANGEMENT_KEYS[2],
};

export function randomModel(
  analysis: Analysis,
  request: ScenariosRequest,
  random: RandomRequest,
  running: RandomRunning | undefined,
): RandomModel {
  const { plan, problems, warnings } = randomPlan(analysis, { ...random, hasOrders: request.hasOrders });
  return {
    inputs: inputModels(random.inputs),
    gaps: RANDOM_GAPS.map((gaps): Choice => ({ value: gaps, label: gapsWord(gaps) })),
    problems: emptyBook(analysis) === null ? problems : [],
    warnings,
    run:
      running === undefined || running.name !== random.run
        ? null
        : runModel(running, request, staleSentence(running, analysis, plan)),
  };
}

function gapsWord(gaps: RandomGaps): string {
  return gaps === "continuous" ? l10n.t("on a straight line") : l10n.t("with a jump");
}

/** Why a run is not of what is there now; `null` where it is. */
function staleSentence(
  running: RandomRunning,
  analysis: Analysis,
  plan: RandomPlan | undefined,
): string | null {
  if (running.analysis !== analysis)
    return l10n.t("The text has changed since: these figures are of the text that the run was started with.");
  if (running.plan.key === plan?.key) return null;
  return l10n.t("The fields have changed since: these figures are of what the run was started with.");
}

function runModel(running: RandomRunning, request: ScenariosRequest, stale: string | null): RandomRunModel {
  const { name, state, plan, done, outcome } = running;
  return {
    name,
    state,
    status: statusOf(running),
    progress: Math.floor((100 * done) / plan.parameters.paths),
    stale,
    notes: outcome === undefined ? [] : notesOf(outcome),
    figures: outcome === undefined ? null : figuresOf(outcome, plan, request),
  };
}

function statusOf({ state, done, plan, failure }: RandomRunning): string {
  const [walked, wanted] = [whole(done), whole(plan.parameters.paths)];
  switch (state) {
    case "running":
      return l10n.t("{0} of {1} paths", walked, wanted);
    case "done":
      return l10n.t("Done: {0} paths.", walked);
    case "stopped":
      return l10n.t("Stopped after {0} of {1} paths.", walked, wanted);
    case "failed":
      return l10n.t("The run broke down after {0} of {1} paths: {2}", walked, wanted, failure ?? "");
  }
}

function notesOf({ prepared, result }: RandomOutcome): string[] {
  const exact = exactSentence(result);
  return [...slowSentences(prepared), ...(exact === undefined ? [] : [exact])];
}

function figuresOf(outcome: RandomOutcome, plan: RandomPlan, request: ScenariosRequest): RandomFigures {
  const { prepared, result } = outcome;
  const { account, parameters } = plan;
  const assets = result.books[0]?.pools.map(({ asset }) => asset) ?? [];
  const pool = assets.find((one) => one === request.pool) ?? assets[0] ?? "";
  const picture = pictureOf(outcome, pool, request.width);
  const modes = modeTable(result, prepared);
  const losses = lossTable(result);
  const positions = survivalTable(result, account, MOST_POSITIONS);
  const title = headline(parameters, result.paths);
  return {
    headline: title,
    modes,
    losses,
    positions,
    morePositions: Math.max(0, account.positions.length - MOST_POSITIONS),
    pools: assets.map((asset) => ({ value: asset, label: nameOfPool(asset) })),
    pool,
    title: lossTitle(nameOfPool(pool)),
    drawing: lossDrawing(picture),
    description: lossDescription(picture),
    table: lossCurveTable(picture),
    markdown: markdownOf(title, [modes, losses, positions], notesOf(outcome)),
  };
}

function pictureOf({ samples, result }: RandomOutcome, pool: string, width: number): LossPicture {
  let startEquity = 0;
  const curves = result.books.flatMap(({ name, pools }, book): LossCurve[] => {
    const place = pools.findIndex(({ asset }) => asset === pool);
    const key = KEYS[name];
    if (place === -1 || key === undefined) return [];
    startEquity = Math.max(startEquity, pools[place]!.startEquity);
    const losses = samples.sorted(book, place, result.paths);
    return [{ key, name: arrangementWord(name as Parameters<typeof arrangementWord>[0]), losses }];
  });
  return {
    curves,
    startEquity,
    asset: nameOfPool(pool),
    width: Math.min(WIDEST, Math.max(NARROWEST, width)),
  };
}

function markdownOf(title: string, tables: readonly FigureRows[], notes: readonly string[]): string {
  const table = ({ heads, rows }: FigureRows) => {
    const rule = heads.map((_, column) => (column === 0 ? "---" : "---:"));
    const cells = [heads.map(escaped), rule, ...rows.map((row) => row.map(escaped))];
    return cells.map((row) => `| ${row.join(" | ")} |\n`).join("");
  };
  return [`## ${escaped(title)}\n`, ...tables.map(table), ...notes.map((note) => `${escaped(note)}\n`)].join(
    "\n",
  );
}
