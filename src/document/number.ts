/**
 * Decimal numbers as people write them. The digits in the text are the value; only text that matches the grammar
 * reaches the Decimal constructor, which would take `0x1f`, `NaN` and a number of 100,000 digits as well.
 */
import * as l10n from "@vscode/l10n";
import { Decimal } from "../engine/decimal";

const GRAMMAR = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

export const MAXIMUM_DIGITS = 60;
const MAXIMUM_EXPONENT = 30;

/** What all of this is about: `-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?`, at most 60 digits, 1e-30 … 1e30 or 0. */
export type NumberProblem = {
  readonly code: "number-malformed" | "number-too-long" | "number-out-of-range";
  readonly message: string;
};

export function readNumber(source: string): Decimal | NumberProblem {
  const isPlain = source.length < SHORT && PLAIN.test(source);
  return isPlain ? plainNumber(source) : readAnyNumber(source);
}

/** Files say the same numbers over and over: rates, leverages, limits. A Decimal never changes, so one serves all. */
const recent = new Map<string, Decimal>();
const MOST_RECENT = 4096;

function plainNumber(source: string): Decimal {
  let number = recent.get(source);
  if (number === undefined) {
    if (recent.size >= MOST_RECENT) recent.clear();
    number = new Decimal(source);
    recent.set(source, number);
  }
  return number;
}

export function malformedNumber(source: string): NumberProblem {
  const message = l10n.t(
    '"{0}" is not a number. Write digits with an optional decimal point, like 0.5 or 12000.',
    shortened(source),
  );
  return { code: "number-malformed", message };
}

export function isNumberProblem(value: Decimal | NumberProblem): value is NumberProblem {
  return "code" in value;
}

/** Short and plain numbers need no further look: nearly all of them. */
const SHORT = 24;
const PLAIN = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

function readAnyNumber(source: string): Decimal | NumberProblem {
  if (!GRAMMAR.test(source)) return malformedNumber(source);
  const [mantissa = "", exponent = "0"] = source.split(/[eE][+-]?0*/);
  const digits = mantissa.replace(/^-/, "").replace(".", "").replace(/^0+/, "");
  if (digits.length > MAXIMUM_DIGITS) {
    const message = l10n.t(
      "The number has {0} digits; at most {1} are taken.",
      digits.length,
      MAXIMUM_DIGITS,
    );
    return { code: "number-too-long", message };
  }
  if (digits === "") return new Decimal(0);
  const magnitude = exponent.length > 6 ? undefined : new Decimal(source);
  if (magnitude === undefined || !isInRange(magnitude)) {
    const message = l10n.t(
      "{0} is out of range; a number must be 0, or between 1e-{1} and 1e{1} in size.",
      shortened(source),
      MAXIMUM_EXPONENT,
    );
    return { code: "number-out-of-range", message };
  }
  return magnitude;
}

const LEAST = new Decimal(`1e-${MAXIMUM_EXPONENT}`);
const GREATEST = new Decimal(`1e${MAXIMUM_EXPONENT}`);

function isInRange(value: Decimal): boolean {
  const magnitude = value.abs();
  return magnitude.gte(LEAST) && magnitude.lte(GREATEST);
}

function shortened(source: string): string {
  return source.length <= 40 ? source : `${source.slice(0, 37)}…`;
}
