/** `marginalia calc`: works out lines in the notation of docs/notation.md. */
import { analyze } from "../analysis/analyze";
import {
  answerLine,
  type AnswerProblem,
  type LineAnswer,
  pointedAt,
  sentencesOf,
} from "../analysis/lineAnswer";
import { fileResult, SCHEMA_VERSION } from "../analysis/result";
import { contentOf } from "./files";
import type { Output } from "./run";
import { section } from "./table";

export const CALC_FORMATS = ["table", "json"] as const;

interface NamedAnswer {
  /** How the line is called in what is printed: its place. */
  readonly name: string;
  readonly answer: LineAnswer;
}

/** The words are those of one line, for a shell takes them apart; `-` alone stands for the lines of standard input. */
export async function calc(
  words: readonly string[],
  format: (typeof CALC_FORMATS)[number],
  output: Output,
): Promise<number> {
  const lines = await linesOf(words);
  if ("reason" in lines) {
    output.warn(`marginalia: cannot read -: ${lines.reason}\n`);
    return 2;
  }
  const answers = lines.map(({ name, line }): NamedAnswer => ({ name, answer: answerLine(line) }));
  for (const { name, answer } of answers) {
    for (const problem of answer.worked ? [] : answer.problems) {
      output.warn(`marginalia: cannot read ${name}:\n${indented(pointedAt(answer.line, problem))}\n`);
    }
  }
  const text = format === "json" ? json(answers) : table(answers);
  if (text !== "") output.write(text);
  return answers.some(({ answer }) => answer.problems.some(({ severity }) => severity === "error")) ? 1 : 0;
}

interface NamedLine {
  readonly name: string;
  readonly line: string;
}

async function linesOf(
  words: readonly string[],
): Promise<readonly NamedLine[] | { readonly reason: string }> {
  if (words.length !== 1 || words[0] !== "-") return [{ name: "<line>", line: words.join(" ") }];
  const content = await contentOf("-");
  if ("reason" in content) return content;
  return content.text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ name: `<stdin>:${index + 1}`, line }))
    .filter(({ line }) => line.trim() !== "");
}

function table(answers: readonly NamedAnswer[]): string {
  const sections = answers.flatMap(({ answer }) => {
    if (answer.worked === undefined) return [];
    const { analysis } = answer.worked;
    const problems = answer.problems.map((problem) => pointedAt(answer.line, named(problem)));
    const sentences = sentencesOf(answer).map((sentence) => `${sentence}\n`);
    return [[section({ path: answer.line.trim(), analysis }, problems), ...sentences].join("\n")];
  });
  return sections.join("\n");
}

/** With its severity and its code before the message. */
function named(problem: AnswerProblem): AnswerProblem {
  const { severity, code, message } = problem;
  return { ...problem, message: `${severity} ${code ?? UNREADABLE}: ${message}` };
}

/** The code in the result of what makes a line unreadable. */
const UNREADABLE = "unreadable-line";

function json(answers: readonly NamedAnswer[]): string {
  const files = answers.map(({ name, answer }) => lineResult(name, answer));
  return `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, files }, null, 2)}\n`;
}

/** Of a line that cannot be read nothing is known, as of a file whose venue is not. */
const NOTHING = analyze('{ "venue": "" }');

/** As of a file that says the same; ranges are those of the line. */
function lineResult(name: string, answer: LineAnswer) {
  const { line, worked, problems } = answer;
  const result = fileResult(name, worked?.analysis ?? NOTHING);
  return {
    ...result,
    line,
    sentences: sentencesOf(answer),
    diagnostics: problems.map(({ code = UNREADABLE, severity, message, path, start, end }) => ({
      code,
      severity,
      message,
      path,
      range: { start: { line: 0, character: start }, end: { line: 0, character: end } },
    })),
  };
}

function indented(text: string): string {
  return text.replace(/^/gm, "  ");
}
