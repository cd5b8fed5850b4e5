/** A heading, a table and a list of problems for each file, for a note or a pull request. */
import { allProblems } from "../../analysis/analyze";
import { markdownTable } from "../../analysis/exportRows";
import { lineIndex } from "../../analysis/lines";
import { escaped } from "../../analysis/markdown";
import { positionResult } from "../../analysis/result";
import type { CheckedFile } from "../check";

export function markdown(checked: readonly CheckedFile[]): string {
  return checked.map(section).join("\n");
}

function section({ path, analysis }: CheckedFile): string {
  const venue = analysis.venue
    ? `${analysis.venue.name}, rules as of ${analysis.venue.rulesAsOf}.`
    : "No known venue.";
  const results = analysis.rows.map((row) => positionResult(row, analysis));
  const at = lineIndex(analysis.tree.text);
  const problems = allProblems(analysis)
    .filter(({ severity }) => severity !== "hint")
    .map(
      ({ severity, code, message, start }) =>
        `- Line ${at(start).line + 1}, ${severity} \`${code}\`: ${escaped(message)}\n`,
    );
  return [
    `## ${escaped(path)}\n\n${venue}\n\n`,
    results.length > 0 ? markdownTable(results) : "No positions.\n",
    problems.length > 0 ? `\n${problems.join("")}` : "",
  ].join("");
}
