/** Numbers as traders write them, as the digits that a position file has. Digits are moved, never calculated with. */
import * as l10n from "@vscode/l10n";
import { isNumberProblem, readNumber } from "../document/number";

export interface WrittenNumber {
  /** The number as a position file writes it: k and m multiplied in, a percentage as a fraction. */
  readonly digits: string;
  readonly isPercent: boolean;
  /** With an x behind it: a leverage. */
  readonly isTimes: boolean;
  /** With a $ before it: an amount of money. */
  readonly isMoney: boolean;
}

/** Whether a word is meant as a number, right or wrong: 60,000 or -3 or 10x, but not 1000SHIBUSDT. */
export function looksLikeNumber(word: string): boolean {
  return /^[+\-−]?\$?[\d.,_]*\d[\d.,_]*(?:e[+-]?\d+)?[km%x]?$/i.test(word);
}

const NUMBER =
  /^(?<sign>[+\-−]?)(?<money>\$?)(?<whole>\d[\d,_]*)?(?<fraction>\.\d+)?(?<exponent>e[+-]?\d+)?(?<suffix>[km%x]?)$/i;
const GROUPED = /^(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:_\d{3})+)$/;

/** By how many places a suffix moves the decimal point. */
const PLACES: Readonly<Record<string, number>> = { k: 3, m: 6, "%": -2 };

/** The number that a word spells; or what is wrong with it, as a sentence. */
export function writtenNumber(word: string): WrittenNumber | string {
  const groups = NUMBER.exec(word)?.groups;
  if (groups === undefined || (groups["whole"] === undefined && groups["fraction"] === undefined)) {
    return l10n.t('"{0}" is not a number. Write 0.5, 60000, 60,000 or 60k.', shortened(word));
  }
  const { sign = "", money, whole = "0", fraction = "", exponent = "", suffix = "" } = groups;
  if (!GROUPED.test(whole)) {
    return l10n.t(
      '"{0}" is not a number: a comma between digits groups them by three, as in 60,000. A decimal point is a point, and a comma that separates has a space behind it.',
      shortened(word),
    );
  }
  const plain = whole.replace(/[,_]/g, "");
  const places = PLACES[suffix.toLowerCase()] ?? 0;
  if (/^0\d/.test(plain) || (exponent !== "" && places !== 0)) {
    return l10n.t('"{0}" is not a number. Write 0.5, 60000, 60,000 or 60k.', shortened(word));
  }
  const minus = sign === "" || sign === "+" ? "" : "-";
  const digits = `${minus}${moved(plain, fraction.slice(1), places)}${exponent}`;
  const value = readNumber(digits);
  if (isNumberProblem(value)) return value.message;
  return { digits, isPercent: suffix === "%", isTimes: /x/i.test(suffix), isMoney: money === "$" };
}

/** Digits with their decimal point so many places further right, or left where that is negative. */
function moved(whole: string, fraction: string, places: number): string {
  const digits = "0".repeat(Math.max(0, 1 - places)) + whole + fraction + "0".repeat(Math.max(0, places));
  const point = Math.max(0, 1 - places) + whole.length + places;
  const above = digits.slice(0, point).replace(/^0+(?=\d)/, "");
  const below =
    places > 0 ? digits.slice(point, point + Math.max(0, fraction.length - places)) : digits.slice(point);
  return below === "" ? above : `${above}.${below}`;
}

/** A fraction in digits as a percentage: 0.005 as 0.5%. */
export function asPercent(digits: string): string {
  const [whole = "", fraction = ""] = digits.split(".");
  const percent = moved(whole, fraction, 2);
  return `${percent}%`;
}

function shortened(word: string): string {
  return word.length <= 40 ? word : `${word.slice(0, 37)}…`;
}
