/**
 * A JSON list of lists, as ccxt and Binance return candles: `[[1583539200000, "9139.77", …], …]`. The characters of a
 * number are its value, so the text is taken apart here rather than by JSON.parse; and row by row rather than into a
 * tree, for a year of minutes has millions of values.
 */
import * as l10n from "@vscode/l10n";
import { type ApiAnswer, apiAnswerIn } from "./apiAnswer";
import type { Refusal, TextRow } from "./row";

const OPENING = /\s*\[/y;
const ROW = /\s*\[([^[\]]*)\]\s*(,|\])?/y;
const REST = /\s*/y;
const SCALAR = /^(?:"([^"\\]*)"|-?[\w.+-]+)$/;

/** Whether a text is JSON at all. */
export function isJson(text: string): boolean {
  return /^\s*[[{]/.test(text);
}

/** The inner lists. The last may be a refusal instead. */
export function* jsonRows(text: string): Generator<TextRow | Refusal, void> {
  const lineAt = lineCounter(text);
  OPENING.lastIndex = 0;
  const answer = apiAnswerIn(text);
  if (answer !== undefined || !OPENING.test(text)) {
    yield { line: lineAt(text.search(/\S/)), message: answer === undefined ? expected() : answered(answer) };
    return;
  }
  let at = OPENING.lastIndex;
  if (/^\s*\]\s*$/.test(text.slice(at, at + 100))) return;
  for (;;) {
    ROW.lastIndex = at;
    const found = ROW.exec(text);
    REST.lastIndex = at;
    REST.test(text);
    const line = lineAt(Math.min(REST.lastIndex, text.length));
    if (found === null) {
      yield { line, message: expected() };
      return;
    }
    const row = rowOf(found[1]!, line);
    yield row;
    if ("message" in row) return;
    at = ROW.lastIndex;
    if (found[2] === ",") continue;
    const isWhole = found[2] === "]" && text.slice(at, at + 100).trim() === "";
    if (!isWhole) yield { line: lineAt(at), message: expected() };
    return;
  }
}

function rowOf(inner: string, line: number): TextRow | Refusal {
  if (inner.trim() === "") return { line, cells: [] };
  const cells: string[] = [];
  for (const source of inner.split(",")) {
    const scalar = SCALAR.exec(source.trim());
    const column = cells.length + 1;
    if (scalar === null) return { line, column, message: expected() };
    cells.push(scalar[1] ?? scalar[0]);
  }
  return { line, cells };
}

const expected = () =>
  l10n.t(
    "Expected a JSON list of candles, each a list of numbers: [[time, open, high, low, close, volume], …].",
  );

function answered({ message, code }: ApiAnswer): string {
  return code === undefined
    ? l10n.t("This is no list of candles but what an exchange answered: “{0}”", message)
    : l10n.t("This is no list of candles but what an exchange answered: “{0}” (code {1})", message, code);
}

/** The line of a place, from 1; places are asked for in order. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let next = text.indexOf("\n");
  return (offset) => {
    while (next !== -1 && next < offset) {
      line++;
      next = text.indexOf("\n", next + 1);
    }
    return line;
  };
}
