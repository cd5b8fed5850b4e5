/** The scenarios view of the panel: what can be walked, how far a simulation is, and what came of it. */
import * as l10n from "@vscode/l10n";
import type {
  EventModel,
  ParameterModel,
  ScenarioResult,
  ScenariosModel,
  ScenariosRequest,
} from "../../protocol/views/scenarios";
import { symbolsOf } from "../../simulation/scenarios/symbols";
import { nameOfPool } from "../poolKeys";
import { scenariosOf } from "../simulation/fileScenarios";
import { eventLines } from "../simulation/outcome";
import { runMarkdown } from "../simulation/report";
import {
  figureHeadings,
  figureRows,
  pictureOf,
  poolsOf,
  spanText,
  toldEvents,
  walkOf,
} from "../simulation/reportFigures";
import type { Run } from "../simulation/run";
import { curvesDrawing, curvesTable } from "../simulation/svg";
import { scenarioMeaning, shownName } from "../simulation/words";
import type { Analysis } from "../analyze";
import type { Book } from ".";
import { emptyBook } from "./emptyBook";
import { type CandleFile, jobOf } from "./scenarios/job";
import { type Market, marketGroups, marketOf } from "./scenarios/market";
import { momentModel } from "./scenarios/moment";
import { randomModel, type RandomRunning } from "./scenarios/random";
import { parametersOf } from "./scenarios/typedScenario";

/** How far the simulation is that a request asks for. */
export type Running =
  | { readonly is: "idle" }
  /** The share that is done, from 0 to 1. */
  | { readonly is: "running"; readonly share: number }
  | { readonly is: "done"; readonly run: Run };

/** Longer lists are not read. */
const MOST_EVENTS = 200;
const MOST_SYMBOLS = 40;
const TABLE_ROWS = 24;
/** Widths of a picture. */
const [NARROWEST, WIDEST] = [280, 1200];

/** Of random paths there is no scenario to tell of. */
const NOTHING_PLANNED = { problems: [], warnings: [] };

/** `randomRun` is the last run of random paths, whatever its name. */
export function scenariosModel(
  { analysis }: Book,
  request: ScenariosRequest,
  running: Running = { is: "idle" },
  files: readonly CandleFile[] = [],
  randomRun?: RandomRunning,
): ScenariosModel {
  const empty = emptyBook(analysis);
  const own = scenariosOf(analysis.file);
  const market = marketOf(analysis, request.market);
  const { random } = request;
  const { problems, warnings } = random === null ? jobOf(analysis, request, files) : NOTHING_PLANNED;
  const broken = own.broken.map((name) =>
    l10n.t("The scenario “{0}” of the file cannot be walked: see the problems of the file.", shownName(name)),
  );
  return {
    of: "scenarios",
    empty,
    groups: marketGroups(own),
    market: market.value,
    meaning: meaningOf(market),
    parameters: market.is === "usual" ? parametersOf(market.name) : [],
    betas: market.is === "usual" ? betasOf(analysis) : [],
    candles: market.is === "candles" ? files.map(({ symbol, name }) => ({ symbol, name })) : null,
    problems: empty === null ? problems : [],
    warnings: random === null ? [...warnings, ...broken] : [],
    progress: running.is === "running" ? Math.floor(running.share * 100) : null,
    result: running.is === "done" ? resultOf(running.run, request) : null,
    random: random === null ? null : randomModel(analysis, request, random, randomRun),
  };
}

function meaningOf(market: Market): string {
  switch (market.is) {
    case "own":
      return l10n.t("As the file states it; its parameters are in the text.");
    case "usual":
      return scenarioMeaning(market.name) ?? "";
    case "candles":
      return l10n.t(
        "Each candle is walked twice, with its high before its low and the other way round; a third time where the high of one symbol hurts the book and the low of another.",
      );
  }
}

function betasOf({ report }: Analysis): ParameterModel[] {
  if (report === undefined) return [];
  return symbolsOf(report.account)
    .slice(0, MOST_SYMBOLS)
    .map(({ symbol }) => ({ name: symbol, label: symbol, usual: "1" }));
}

function resultOf(run: Run, request: ScenariosRequest): ScenarioResult {
  const { arrangement, order, width } = request;
  const pools = poolsOf(run);
  const pool = pools.find((one) => one === request.pool) ?? pools[0] ?? "";
  const { picture, title, description } = pictureOf(run, {
    pool,
    marked: arrangement,
    order,
    width: Math.min(WIDEST, Math.max(NARROWEST, width)),
  });
  const span = spanText(run);
  const found = walkOf(run, arrangement, order);
  const told = "walk" in found ? toldEvents(run, found.walk) : [];
  const events = told.map(({ event, time, sentence }): EventModel => ({
    event: event.index,
    time,
    sentence,
  }));
  // What has no place of its own: sums of funding, and what the figures leave out.
  const sums =
    "walk" in found
      ? eventLines(run, found.walk)
          .slice(told.length)
          .map((line): EventModel => ({ event: null, ...line }))
      : [];
  const chosen = told.find(({ event }) => event.index === request.event);
  return {
    title: span === "" ? title : l10n.t("{0}, {1}", title, span),
    heads: figureHeadings(),
    rows: figureRows(run, order).map((row) => ({ ...row, refusal: row.refusal ?? null })),
    arrangement,
    refusal: "refusal" in found ? found.refusal : null,
    pools: pools.map((asset) => ({ value: asset, label: nameOfPool(asset) })),
    pool,
    drawing: curvesDrawing(picture),
    description,
    table: {
      heads: [l10n.t("Time"), ...picture.curves.map(({ key }) => picture.names[key])],
      rows: curvesTable(picture, TABLE_ROWS).map(({ time, cells }) => [time, ...cells]),
    },
    events: [...events.slice(0, MOST_EVENTS), ...sums],
    moreEvents: Math.max(0, events.length - MOST_EVENTS),
    moment:
      chosen === undefined || !("walk" in found)
        ? null
        : momentModel(run, run.comparison[arrangement], found.walk, chosen),
    markdown: runMarkdown(run, order),
  };
}
