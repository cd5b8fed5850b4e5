/** What can be done about the problems that the panel lists. Working a fix out tries it, so it is done when asked for. */
import * as l10n from "@vscode/l10n";
import type { EditOutcome } from "../document/edit";
import type { Problem } from "../document/problem";
import type { ProblemPlace } from "../protocol/messages";
import type { Analysis, AnalysisOptions } from "./analyze";
import { fixesFor } from "./fixes/index";

/** What each fix of a problem does, the obvious one first. One that leaves a number to be typed needs the text editor. */
export function fixTitles(analysis: Analysis, place: ProblemPlace, options?: AnalysisOptions): string[] {
  const problem = problemAt(analysis, place);
  return problem === undefined
    ? []
    : fixesFor(analysis, problem, options).flatMap(({ title, placeholder }) =>
        placeholder === undefined ? [title] : [],
      );
}

export function editsOfFix(
  analysis: Analysis,
  place: ProblemPlace,
  title: string,
  options?: AnalysisOptions,
): EditOutcome {
  const problem = problemAt(analysis, place);
  const fixes = problem === undefined ? [] : fixesFor(analysis, problem, options);
  const fix = fixes.find((one) => one.title === title);
  return fix?.edits ?? { refusal: l10n.t("The text has changed since; this can no longer be done so.") };
}

/** The one that begins there; where the text has moved since, the only one of its kind. */
function problemAt({ findings }: Analysis, { code, start }: ProblemPlace): Problem | undefined {
  const alike = findings.filter((problem) => problem.code === code);
  return alike.find((problem) => problem.start === start) ?? (alike.length === 1 ? alike[0] : undefined);
}
