/** Lines of the notation in the comments of any text: what stands behind `marginalia:`, and its answer. */
import type { Range } from "../notation/line";
import { LONGEST_LINE } from "../notation/parse";
import { type LineAnswer, shortAnswer } from "./lineAnswer";

/** Some text, by its lines. */
export interface TextLines {
  readonly lineCount: number;
  /** Without its line end. */
  readonly lineAt: (line: number) => string;
}

/** Lines of a text, from 0, both included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

export interface CommentAnswer {
  readonly line: number;
  /** From `marginalia:` to the end of the notation, in characters of the line. */
  readonly range: Range;
  /** What is shown at the end of the line. */
  readonly text: string;
  readonly answer: LineAnswer;
}

/** The answers of the lines in a range. `answerOf` works a line out, or knows it already. */
export function answersIn(
  { lineCount, lineAt }: TextLines,
  { first, last }: LineRange,
  answerOf: (notation: string) => LineAnswer,
): CommentAnswer[] {
  const answers: CommentAnswer[] = [];
  for (let line = Math.max(0, first); line <= Math.min(last, lineCount - 1); line++) {
    const found = notationIn(lineAt(line));
    if (found === undefined) continue;
    const answer = answerOf(found.notation);
    answers.push({ line, range: found.range, text: shortAnswer(answer), answer });
  }
  return answers;
}

/** The notation in one line of a text; none where nothing stands behind `marginalia:`. */
export function notationIn(text: string): { readonly notation: string; readonly range: Range } | undefined {
  // Nobody writes such a line by hand: it is a bundle or data.
  if (text.length > LONGEST_LINE) return undefined;
  const match = MARKER.exec(text);
  if (match === null) return undefined;
  const from = match.index + match[0].length;
  const notation = text.slice(from).replace(COMMENT_END, "").trim();
  if (notation === "") return undefined;
  const start = match.index;
  return { notation, range: { start, end: from + text.slice(from).indexOf(notation) + notation.length } };
}

const MARKER = /(?<![\w./-])marginalia:(?=\s|$)/;

/** What may close a comment or a docstring on the same line. */
const COMMENT_END = /(?:-->|\*\/|\*\)|"""|'''|\]\]|[#%-]\}|["'`])\s*$/;

/** The line as a comment of a language, by the name that VS Code gives it; with // where it is not known. */
export function commentOf(line: string, language: string): string {
  const [open, close] = COMMENTS.find(([, , languages]) => languages.includes(language)) ?? ["//", ""];
  return `${open} marginalia: ${line}${close === "" ? "" : ` ${close}`}`;
}

const COMMENTS: readonly (readonly [open: string, close: string, languages: readonly string[]])[] = [
  [
    "#",
    "",
    [
      "coffeescript",
      "dockercompose",
      "dockerfile",
      "dotenv",
      "elixir",
      "git-commit",
      "gitignore",
      "ignore",
      "julia",
      "makefile",
      "perl",
      "powershell",
      "properties",
      "python",
      "r",
      "ruby",
      "shellscript",
      "toml",
      "yaml",
    ],
  ],
  ["--", "", ["ada", "haskell", "lua", "sql"]],
  [";", "", ["asm", "clojure", "ini", "lisp", "scheme"]],
  ["%", "", ["bibtex", "erlang", "latex", "matlab", "prolog", "tex"]],
  ["<!--", "-->", ["html", "markdown", "svelte", "vue", "xml", "xsl"]],
  ["/*", "*/", ["c", "css"]],
];
