/**
 * What an exchange says in place of candles, as {"code":-1121,"msg":"Invalid symbol."}: a download that failed is often
 * kept under the name of one that did not.
 */
import { printable, visible } from "./printable";

/** Longer texts are no such answer, and are not read as one. */
const MOST_CHARACTERS = 20_000;
/** Words lie no deeper than this in an answer. */
const MOST_DEPTH = 3;
/** Of a message, as far as it is quoted. */
const MOST_QUOTED = 160;

/** Where exchanges put their words, and their codes; of several the first. */
const WORDS = [
  "msg",
  "message",
  "retMsg",
  "ret_msg",
  "err-msg",
  "error",
  "errors",
  "error_description",
  "detail",
];
const CODES = ["code", "retCode", "ret_code", "err-code", "label"];
/** What they say of an answer that is none of a failure. */
const FINE = ["", "0", "00000", "200", "200000"];

export interface ApiAnswer {
  /** As it can stand in a sentence. */
  readonly message: string;
  /** None where none is told. */
  readonly code: string | undefined;
}

/** None where the text is no such answer, or one of a success. */
export function apiAnswerIn(text: string): ApiAnswer | undefined {
  if (text.length > MOST_CHARACTERS) return undefined;
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return undefined;
  }
  // ["error", 10020, "symbol: invalid"]
  if (Array.isArray(answer)) {
    const [word, code, message] = answer as readonly unknown[];
    return word === "error" && typeof message === "string" ? said(message, scalar(code)) : undefined;
  }
  return answerOf(answer, 0);
}

function answerOf(answer: unknown, depth: number): ApiAnswer | undefined {
  if (typeof answer !== "object" || answer === null) return undefined;
  const fields = new Map(Object.entries(answer));
  const code = CODES.map((name) => scalar(fields.get(name))).find((one) => one !== undefined);
  if (code !== undefined && FINE.includes(code)) return undefined;
  for (const name of WORDS) {
    const found = wordsOf(fields.get(name), depth + 1);
    if (found !== undefined) return { ...found, code: code ?? found.code };
  }
  return undefined;
}

/** A text, the first of a list, or what stands within an object. */
function wordsOf(value: unknown, depth: number): ApiAnswer | undefined {
  if (depth > MOST_DEPTH) return undefined;
  if (typeof value === "string") return value.trim() === "" ? undefined : said(value, undefined);
  return Array.isArray(value)
    ? wordsOf((value as readonly unknown[])[0], depth + 1)
    : answerOf(value, depth + 1);
}

function said(message: string, code: string | undefined): ApiAnswer {
  return { message: printable(visible(message.slice(0, MOST_QUOTED + 1)), MOST_QUOTED), code };
}

function scalar(value: unknown): string | undefined {
  const isScalar = typeof value === "number" || typeof value === "string";
  return isScalar ? printable(visible(String(value)), 40) : undefined;
}
