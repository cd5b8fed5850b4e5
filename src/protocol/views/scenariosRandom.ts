/**
 * The book along random paths. A run is started once and told while it goes on; it is of the text and the parameters that
 * it was started with, whatever is typed meanwhile.
 */
import { isCount, isListOf, isObjectOf, isOneOf, isRecordOf, isText, orNull } from "../check";
import { type Drawing, isDrawing } from "../drawing";
import type { Choice } from "../messages";

/** In the order in which they are asked for; what each means is in docs/monte-carlo.md. */
export const RANDOM_INPUTS = [
  "paths",
  "seed",
  "days",
  "steps",
  "volatility",
  "drift",
  "correlation",
  "jumps",
  "coinJumps",
] as const;
export type RandomInput = (typeof RANDOM_INPUTS)[number];

/** How a step gets to its end: on a straight line, or at once. */
export const RANDOM_GAPS = ["continuous", "jump"] as const;
export type RandomGaps = (typeof RANDOM_GAPS)[number];

export interface RandomRequest {
  /** What was typed; empty texts stand for the usual value. */
  readonly inputs: Readonly<Partial<Record<RandomInput, string>>>;
  readonly gaps: RandomGaps;
  /** The run that is looked at, by the name that the page gave it; `null` before one. */
  readonly run: string | null;
  /** To start that run where there is none of this name, to look at it, or to stop it. */
  readonly wants: "start" | "look" | "stop";
}

export interface RandomModel {
  readonly inputs: readonly RandomInputModel[];
  readonly gaps: readonly Choice[];
  /** Why this cannot be walked. */
  readonly problems: readonly string[];
  /** What has to be known beside the numbers. */
  readonly warnings: readonly string[];
  /** `null` where there is no run of the name that was asked for. */
  readonly run: RandomRunModel | null;
}

export interface RandomInputModel {
  readonly name: RandomInput;
  readonly label: string;
  /** What an empty field stands for. */
  readonly usual: string;
  /** What can be typed, for what is not plain. */
  readonly hint: string;
}

export interface RandomRunModel {
  readonly name: string;
  readonly state: "running" | "done" | "stopped" | "failed";
  /** How far it is, or what became of it, as a sentence. */
  readonly status: string;
  /** How much of it is done, in per cent. */
  readonly progress: number;
  /** Why it is not what is stated now; `null` where it is. */
  readonly stale: string | null;
  /** What has to be known of its figures. */
  readonly notes: readonly string[];
  /** Of the paths that were walked so far; `null` before the first. */
  readonly figures: RandomFigures | null;
}

export interface RandomFigures {
  /** What was walked, in a sentence. */
  readonly headline: string;
  readonly modes: FigureRows;
  readonly losses: FigureRows;
  readonly positions: FigureRows;
  /** Positions for which the table has no room. */
  readonly morePositions: number;
  readonly pools: readonly Choice[];
  readonly pool: string;
  /** The distribution of the losses in that pool. */
  readonly title: string;
  readonly drawing: Drawing;
  readonly description: string;
  readonly table: FigureRows;
  /** All of it as a text for a note. */
  readonly markdown: string;
}

export interface FigureRows {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const isTexts = isListOf(isText);
const isRows = isObjectOf<FigureRows>({ heads: isTexts, rows: isListOf(isTexts) });
const isChoices = isListOf(isObjectOf<Choice>({ value: isText, label: isText }));

export const isRandomRequest = isObjectOf<RandomRequest>({
  inputs: isRecordOf(isText),
  gaps: isOneOf(RANDOM_GAPS),
  run: orNull(isText),
  wants: isOneOf(["start", "look", "stop"]),
});

const isFigures = isObjectOf<RandomFigures>({
  headline: isText,
  modes: isRows,
  losses: isRows,
  positions: isRows,
  morePositions: isCount,
  pools: isChoices,
  pool: isText,
  title: isText,
  drawing: isDrawing,
  description: isText,
  table: isRows,
  markdown: isText,
});

export const isRandomModel = isObjectOf<RandomModel>({
  inputs: isListOf(
    isObjectOf<RandomInputModel>({
      name: isOneOf(RANDOM_INPUTS),
      label: isText,
      usual: isText,
      hint: isText,
    }),
  ),
  gaps: isChoices,
  problems: isTexts,
  warnings: isTexts,
  run: orNull(
    isObjectOf<RandomRunModel>({
      name: isText,
      state: isOneOf(["running", "done", "stopped", "failed"]),
      status: isText,
      progress: isCount,
      stale: orNull(isText),
      notes: isTexts,
      figures: orNull(isFigures),
    }),
  ),
});
