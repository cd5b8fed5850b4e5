/** Random walks for people at a terminal. */
import type { RandomWalks } from "../../monteCarlo";
import {
  exactSentence,
  headline,
  LOSS_HEADINGS,
  lossRows,
  MODE_HEADINGS,
  modeRows,
  survivalHeadings,
  survivalRows,
} from "./figures";

export function monteCarloTable(walks: RandomWalks): string {
  const exact = exactSentence(walks);
  const lines = [
    `${walks.path}: ${headline(walks)}`,
    "Shares and amounts with the interval that holds the true one in 95 of 100 cases; a gain is a loss below 0.",
    "",
    ...aligned([MODE_HEADINGS, ...modeRows(walks)]),
    "",
    ...aligned([LOSS_HEADINGS, ...lossRows(walks)]),
    "",
    ...aligned([survivalHeadings(walks), ...survivalRows(walks)]),
    ...(exact === undefined ? [] : ["", exact]),
  ];
  return `${lines.join("\n")}\n`;
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join("  ")
      .trimEnd(),
  );
}
