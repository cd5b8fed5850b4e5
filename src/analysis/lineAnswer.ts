/** What a line in the notation of docs/notation.md says, worked out as the position file that says the same. */
import * as l10n from "@vscode/l10n";
import type { Severity } from "../document/problem";
import type { Range } from "../notation/line";
import { parseLine } from "../notation/parse";
import { fileOfLine, placeOf } from "../notation/toFile";
import { allProblems, type Analysis, type AnalysisOptions, analyze, DEFAULT_OPTIONS } from "./analyze";
import { hoverAt } from "./hover";
import { pointerAt } from "./pointer";
import { modeAnswer, positionSentence } from "./sentence";
import { nameOf } from "./answers/names";
import { severityWord } from "./words";
import { escaped } from "./markdown";

/** Offsets are those of the line. */
export interface AnswerProblem extends Range {
  /** The code of the diagnostic; none where the line itself cannot be read. */
  readonly code: string | undefined;
  readonly severity: Severity;
  readonly message: string;
  /** A JSON pointer into the position file that says the same: /positions/0/leverage. */
  readonly path: string;
  /** Whether the line is right as far as it goes, and something has to follow. */
  readonly isUnfinished: boolean;
}

export interface LineAnswer {
  readonly line: string;
  /** None where the line cannot be read. */
  readonly worked: { readonly fileText: string; readonly analysis: Analysis } | undefined;
  /** In the order of the line; hints are left out. */
  readonly problems: readonly AnswerProblem[];
}

export function answerLine(line: string, options: AnalysisOptions = DEFAULT_OPTIONS): LineAnswer {
  const parsed = parseLine(line);
  if (parsed.line === undefined) {
    const problems = parsed.problems.map((problem): AnswerProblem => {
      return { ...problem, code: undefined, severity: "error", path: "" };
    });
    return { line, worked: undefined, problems };
  }
  const { text, places } = fileOfLine(parsed.line);
  const analysis = analyze(text, options);
  const whole = { start: line.length - line.trimStart().length, end: line.trimEnd().length };
  const problems = allProblems(analysis)
    .filter(({ severity }) => severity !== "hint")
    .map(({ code, severity, message, onLine, start }): AnswerProblem => {
      const path = pointerAt(analysis.tree, start);
      const place = placeOf(places, path) ?? whole;
      return { ...place, code, severity, message: onLine ?? message, path, isUnfinished: false };
    });
  problems.sort((a, b) => a.start - b.start || a.end - b.end);
  return { line, worked: { fileText: text, analysis }, problems };
}

/** One sentence per position that could be worked out. */
export function sentencesOf({ worked }: LineAnswer): string[] {
  const { report, rows } = worked?.analysis ?? { report: undefined, rows: [] };
  return rows.flatMap(({ position }) =>
    report && position ? [positionSentence(report.position(position))] : [],
  );
}

/** The answer as short as it goes, for the end of a line: the mode in force of each position, and what is wrong. */
export function shortAnswer({ worked, problems }: LineAnswer): string {
  const { report, rows } = worked?.analysis ?? { report: undefined, rows: [] };
  const answers = rows.flatMap(({ position }) => {
    if (report === undefined || position === undefined) return [];
    const text = modeAnswer(report.position(position).inForce());
    return [rows.length > 1 ? `${nameOf(position)}: ${text}` : text];
  });
  const remarks = problems.filter(({ code, severity }) => severity !== "information" && !isSaid(code));
  const remark = remarks.find(({ severity }) => severity === "error") ?? remarks[0];
  if (answers.length === 0) return remark?.message ?? "";
  const answer = answers.join(l10n.t("; "));
  return remark ? l10n.t("{0}. {1}", answer, remark.message) : answer;
}

/** Whether the answer itself says what a diagnostic says: how near the price is, or why there is none. */
function isSaid(code: string | undefined): boolean {
  return (
    code?.startsWith("missing-") === true || code === "liquidation-near" || code === "already-liquidatable"
  );
}

/** The whole hover of each position, and what is to be said of the line. */
export function answerMarkdown({ worked, problems }: LineAnswer): string {
  const remarks = problems.map(
    ({ severity, message }) => `${capitalised(severityWord(severity))}: ${escaped(message)}`,
  );
  const { analysis } = worked ?? {};
  const positions = (analysis?.rows ?? []).flatMap(({ node }) => {
    const hover = hoverAt(analysis!, analysis!.tree.startOf(node));
    return hover ? [hover.markdown] : [];
  });
  return [...remarks, ...positions].join("\n\n---\n\n");
}

/** The message under the words that it is about: the line, and below it carets. */
export function pointedAt(line: string, { start, end, message }: AnswerProblem): string {
  const from = Math.max(0, start - MOST_BEFORE);
  const shownLine = line.slice(from, from + MOST_SHOWN).replace(/\s/g, " ");
  const carets = "^".repeat(Math.max(1, Math.min(end, from + MOST_SHOWN) - start));
  return `${shownLine}\n${" ".repeat(start - from)}${carets}\n${message}`;
}

/** Of a long line only the surroundings are shown. */
const MOST_SHOWN = 200;
const MOST_BEFORE = 150;

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
