/** In which order the panel shows the positions, and which of them. The file is not touched by it. */
import { type Check, isFlag, isObjectOf, isOneOf, isText, orNull } from "./check";
import { MARGIN_MODES, type MarginMode, POSITION_FIELDS, type PositionField } from "./messages";

/** The figures that follow under each mode, in the order of their columns. */
export const RESULTS = [
  "price",
  "distance",
  "worstCaseLoss",
  "lossAtLiquidation",
  "marginRatio",
  "tier",
] as const;
export type Result = (typeof RESULTS)[number];

export type ResultColumn = `${MarginMode}.${Result}`;
export type ColumnId = PositionField | ResultColumn;

export function resultColumn(mode: MarginMode, result: Result): ResultColumn {
  return `${mode}.${result}`;
}

export const COLUMN_IDS: readonly ColumnId[] = [
  ...POSITION_FIELDS,
  ...MARGIN_MODES.flatMap((mode) => RESULTS.map((result) => resultColumn(mode, result))),
];

export interface Sorting {
  readonly by: ColumnId;
  readonly isDescending: boolean;
}

export interface Arrangement {
  /** None: as in the file. */
  readonly sorting: Sorting | null;
  /** Words that a row must all have, in its symbol, label, side, mode or risk. */
  readonly filter: string;
}

export const IN_FILE_ORDER: Arrangement = { sorting: null, filter: "" };

export const isArrangement: Check<Arrangement> = isObjectOf<Arrangement>({
  sorting: orNull(isObjectOf<Sorting>({ by: isOneOf(COLUMN_IDS), isDescending: isFlag })),
  filter: isText,
});
