/** One line for each position of all files, for a sheet. */
import { CSV_NAMES, csvCells, csvLines } from "../../analysis/exportRows";
import { positionResult } from "../../analysis/result";
import type { CheckedFile } from "../check";

export function csv(checked: readonly CheckedFile[]): string {
  const rows = checked.flatMap(({ path, analysis }) =>
    analysis.rows.map((row) => [path, ...csvCells(positionResult(row, analysis))]),
  );
  return csvLines([["path", ...CSV_NAMES], ...rows]);
}
