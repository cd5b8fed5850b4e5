/**
 * The book along a market: what becomes of it as it is written and in other modes. A simulation can take a while: its
 * request is answered with how far it is, and again when it is done.
 */
import { isCount, isFlag, isListOf, isObjectOf, isOneOf, isRecordOf, isText, orNull } from "../check";
import { type Drawing, isDrawing } from "../drawing";
import type { Choice } from "../messages";
import { isRandomModel, isRandomRequest, type RandomModel, type RandomRequest } from "./scenariosRandom";

/** In the order in which they are shown. */
export const ARRANGEMENT_KEYS = ["asWritten", "allCross", "allIsolated", "hybrid"] as const;
export type ArrangementKey = (typeof ARRANGEMENT_KEYS)[number];

/**
 * Which of a candle's extremes came first; "worse" is the walk that ends worst for the arrangement, "worst-first" of each
 * symbol the extreme that hurts more.
 */
export const SHOWN_ORDERS = ["worse", "high-first", "low-first", "worst-first"] as const;
export type ShownOrder = (typeof SHOWN_ORDERS)[number];

export interface ScenariosRequest {
  readonly of: "scenarios";
  /** A value of the choices; `null` leaves it to the host, as what is no longer there does. */
  readonly market: string | null;
  /** What was typed, by the name of the parameter; empty texts stand for the usual value. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly betas: Readonly<Record<string, string>>;
  /** Whether stops and take profits of the file are filled on the way. */
  readonly hasOrders: boolean;
  /** Of candles: whether their moves are walked from the marks of the file. */
  readonly isRescaled: boolean;
  readonly order: ShownOrder;
  /** Whose events are listed, and in whose account one looks. */
  readonly arrangement: ArrangementKey;
  readonly pool: string | null;
  /** The event at which the account is looked at. */
  readonly event: number | null;
  /** Of the picture, in pixels. */
  readonly width: number;
  /** Whether to simulate; else only the choices are told. */
  readonly isRunning: boolean;
  /** Random paths in place of one scenario; `null` where one scenario is looked at. */
  readonly random: RandomRequest | null;
}

export interface ScenariosModel {
  readonly of: "scenarios";
  /** What to do where there is nothing to simulate; `null` where there is. */
  readonly empty: string | null;
  readonly groups: readonly MarketGroup[];
  /** The one that is shown. */
  readonly market: string;
  readonly meaning: string;
  /** Those that can be typed; empty for what has none. */
  readonly parameters: readonly ParameterModel[];
  readonly betas: readonly ParameterModel[];
  /** `null` where the market is none of candles. */
  readonly candles: readonly CandleFileModel[] | null;
  /** Why this cannot be simulated. */
  readonly problems: readonly string[];
  /** What has to be known beside the numbers. */
  readonly warnings: readonly string[];
  /** How much of it is done, in per cent; `null` where nothing is being worked out. */
  readonly progress: number | null;
  /** `null` before it is there. */
  readonly result: ScenarioResult | null;
  /** `null` where one scenario is looked at. */
  readonly random: RandomModel | null;
}

export interface MarketGroup {
  readonly label: string;
  readonly choices: readonly Choice[];
}

export interface ParameterModel {
  readonly name: string;
  readonly label: string;
  readonly usual: string;
}

export interface CandleFileModel {
  readonly symbol: string;
  readonly name: string;
}

export interface ScenarioResult {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly ArrangementRow[];
  readonly arrangement: ArrangementKey;
  /** Why the arrangement that is shown has no walk; `null` where it has one. */
  readonly refusal: string | null;
  readonly pools: readonly Choice[];
  readonly pool: string;
  readonly drawing: Drawing;
  readonly description: string;
  readonly table: FigureTable;
  readonly events: readonly EventModel[];
  /** Events for which the list has no room. */
  readonly moreEvents: number;
  readonly moment: MomentModel | null;
  /** All of it as a text for a note. */
  readonly markdown: string;
}

export interface ArrangementRow {
  readonly key: ArrangementKey;
  readonly mode: string;
  /** One for each of the heads; empty where there is a refusal. */
  readonly cells: readonly string[];
  readonly refusal: string | null;
}

export interface FigureTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface EventModel {
  /** `null` for what is no moment, as the sum of all funding. */
  readonly event: number | null;
  readonly time: string;
  readonly sentence: string;
}

/** The account just before and just after an event. */
export interface MomentModel {
  readonly event: number;
  readonly title: string;
  readonly pools: readonly MomentPool[];
  readonly positions: FigureTable;
  readonly more: number;
}

export interface MomentPool {
  readonly name: string;
  /** Figure, before, after. */
  readonly rows: readonly (readonly string[])[];
}

const isTexts = isListOf(isText);
const isTable = isObjectOf<FigureTable>({ heads: isTexts, rows: isListOf(isTexts) });
const isChoice = isObjectOf<Choice>({ value: isText, label: isText });
const isParameter = isObjectOf<ParameterModel>({ name: isText, label: isText, usual: isText });
const isEventNumber = orNull(isCount);

export const isScenariosRequest = isObjectOf<ScenariosRequest>({
  of: isOneOf(["scenarios"]),
  market: orNull(isText),
  parameters: isRecordOf(isText),
  betas: isRecordOf(isText),
  hasOrders: isFlag,
  isRescaled: isFlag,
  order: isOneOf(SHOWN_ORDERS),
  arrangement: isOneOf(ARRANGEMENT_KEYS),
  pool: orNull(isText),
  event: isEventNumber,
  width: isCount,
  isRunning: isFlag,
  random: orNull(isRandomRequest),
});

const isResult = isObjectOf<ScenarioResult>({
  title: isText,
  heads: isTexts,
  rows: isListOf(
    isObjectOf<ArrangementRow>({
      key: isOneOf(ARRANGEMENT_KEYS),
      mode: isText,
      cells: isTexts,
      refusal: orNull(isText),
    }),
  ),
  arrangement: isOneOf(ARRANGEMENT_KEYS),
  refusal: orNull(isText),
  pools: isListOf(isChoice),
  pool: isText,
  drawing: isDrawing,
  description: isText,
  table: isTable,
  events: isListOf(isObjectOf<EventModel>({ event: isEventNumber, time: isText, sentence: isText })),
  moreEvents: isCount,
  moment: orNull(
    isObjectOf<MomentModel>({
      event: isCount,
      title: isText,
      pools: isListOf(isObjectOf<MomentPool>({ name: isText, rows: isListOf(isTexts) })),
      positions: isTable,
      more: isCount,
    }),
  ),
  markdown: isText,
});

export const isScenariosModel = isObjectOf<ScenariosModel>({
  of: isOneOf(["scenarios"]),
  empty: orNull(isText),
  groups: isListOf(isObjectOf<MarketGroup>({ label: isText, choices: isListOf(isChoice) })),
  market: isText,
  meaning: isText,
  parameters: isListOf(isParameter),
  betas: isListOf(isParameter),
  candles: orNull(isListOf(isObjectOf<CandleFileModel>({ symbol: isText, name: isText }))),
  problems: isTexts,
  warnings: isTexts,
  progress: orNull(isCount),
  result: orNull(isResult),
  random: orNull(isRandomModel),
});
