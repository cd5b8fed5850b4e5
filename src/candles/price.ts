/**
 * A price as its digits, a Decimal only where one is asked for: of a year of minutes nobody needs all two million at
 * once. Comparisons go by floats where these differ, for rounding keeps an order; where they do not, by the digits.
 */
import { Decimal } from "../engine/decimal";
import { isNumberProblem, readNumber } from "../document/number";

const PLAIN = /^(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** The nearest float of a number above 0, as position files have them; none where a text is no such number. */
export function nearPrice(text: string): number | undefined {
  if (text.length < 24 && PLAIN.test(text)) {
    const near = Number(text);
    return near > 0 ? near : undefined;
  }
  const value = readNumber(text);
  if (isNumberProblem(value) || !value.isPositive() || value.isZero()) return undefined;
  return value.toNumber();
}

/** A price with its nearest float. */
export type NearPrice = readonly [text: string, near: number];

export function isBelow([a, nearA]: NearPrice, [b, nearB]: NearPrice): boolean {
  if (nearA !== nearB || a === b) return nearA < nearB;
  return new Decimal(a).lt(b);
}

export function isEqual(a: string, b: string): boolean {
  return a === b || new Decimal(a).eq(b);
}
