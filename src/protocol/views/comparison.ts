/** The book three ways, side by side: as it is written, all in cross, all isolated. */
import { isCount, isListOf, isObjectOf, isOneOf, isText, orNull } from "../check";
import { type Risk, RISKS, type RowId } from "../messages";

export interface ComparisonRequest {
  readonly of: "comparison";
  /** Positions whose consequences and reasons are to be worked out, besides those that are in any case. */
  readonly opened: readonly RowId[];
}

export interface ComparisonModel {
  readonly of: "comparison";
  /** What to do where there is nothing to compare; `null` where there is. */
  readonly empty: string | null;
  readonly venue: string;
  /** The three arrangements, in the order of all columns. */
  readonly columns: readonly string[];
  /** Why one of them cannot be made, where one cannot. */
  readonly notes: readonly string[];
  readonly pools: readonly ComparedPool[];
  /** The nearest to liquidation first. */
  readonly rows: readonly ComparedRow[];
  /** Positions that are further away and not shown. */
  readonly more: number;
}

export interface ComparedPool {
  readonly key: string;
  readonly name: string;
  readonly figures: readonly ComparedFigure[];
}

export interface ComparedFigure {
  readonly name: string;
  readonly title: string;
  /** One for each of the columns. */
  readonly cells: readonly ComparedCell[];
}

/** A figure, in words where there is none; `risk` is "none" where nearness is not what it is about. */
export interface ComparedCell {
  readonly text: string;
  readonly title: string;
  readonly risk: Risk;
}

export interface ComparedRow {
  readonly row: RowId;
  readonly name: string;
  /** Number in the file from 1, and the mode that it is in. */
  readonly place: string;
  readonly mode: string;
  readonly prices: readonly ComparedCell[];
  readonly distances: readonly ComparedCell[];
  readonly losses: readonly ComparedCell[];
  /** `null` where it is left out until someone asks for it. */
  readonly consequences: Consequences | null;
}

export interface Consequences {
  /** What a liquidation of the position leaves behind, in sentences. */
  readonly aftermath: readonly string[];
  /** Whether its mode can be switched now, and what the check on switching says. */
  readonly modeSwitch: readonly string[];
  /** Reasons for one mode or the other; empty where none is known. */
  readonly reasons: readonly string[];
}

const isTexts = isListOf(isText);

const isCells = isListOf(isObjectOf<ComparedCell>({ text: isText, title: isText, risk: isOneOf(RISKS) }));

export const isComparisonRequest = isObjectOf<ComparisonRequest>({
  of: isOneOf(["comparison"]),
  opened: isListOf(isCount),
});

export const isComparisonModel = isObjectOf<ComparisonModel>({
  of: isOneOf(["comparison"]),
  empty: orNull(isText),
  venue: isText,
  columns: isTexts,
  notes: isTexts,
  pools: isListOf(
    isObjectOf<ComparedPool>({
      key: isText,
      name: isText,
      figures: isListOf(isObjectOf<ComparedFigure>({ name: isText, title: isText, cells: isCells })),
    }),
  ),
  rows: isListOf(
    isObjectOf<ComparedRow>({
      row: isCount,
      name: isText,
      place: isText,
      mode: isText,
      prices: isCells,
      distances: isCells,
      losses: isCells,
      consequences: orNull(
        isObjectOf<Consequences>({ aftermath: isTexts, modeSwitch: isTexts, reasons: isTexts }),
      ),
    }),
  ),
  more: isCount,
});
