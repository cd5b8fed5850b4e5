/** Random walks as tables for a note or a pull request. */
import { escaped } from "../../../analysis/markdown";
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

export function monteCarloMarkdown(walks: RandomWalks): string {
  const exact = exactSentence(walks);
  const parts = [
    `# ${escaped(walks.path)}\n`,
    `${escaped(headline(walks))}\n`,
    table(MODE_HEADINGS, modeRows(walks)),
    table(LOSS_HEADINGS, lossRows(walks)),
    table(survivalHeadings(walks), survivalRows(walks)),
    ...(exact === undefined ? [] : [`${escaped(exact)}\n`]),
  ];
  return parts.join("\n");
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = headings.map((_, column) => (column === 0 ? "---" : "---:"));
  const cells = [headings, rule, ...rows.map((row) => row.map((cell) => escaped(cell)))];
  return cells.map((row) => `| ${row.join(" | ")} |\n`).join("");
}
