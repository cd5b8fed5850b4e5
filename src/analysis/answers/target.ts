/** A price or a distance as people type it: 45000, or 10%. */
import { isNumberProblem, readNumber } from "../../document/number";
import { type Decimal, ONE } from "../../engine/decimal";
import type { Target } from "../../engine/questions/target";
import { percent, shown } from "../format";

/** The target that a text names, or what is wrong with it. */
export function targetIn(text: string): Target | { readonly problem: string } {
  const isPercent = text.trim().endsWith("%");
  const value = numberIn(text.replace("%", ""));
  if ("problem" in value) return value;
  if (!isPercent) {
    if (value.number.gt(0)) return { kind: "price", price: value.number };
    return { problem: `A price is above 0; this is ${shown(value.number)}.` };
  }
  const distance = value.number.times("0.01");
  if (distance.gte(0) && distance.lt(ONE)) return { kind: "distance", distance };
  return { problem: `A distance is from 0 % to below 100 %; this is ${percent(distance)}.` };
}

export function numberIn(text: string): { readonly number: Decimal } | { readonly problem: string } {
  const number = readNumber(text.trim());
  return isNumberProblem(number) ? { problem: number.message } : { number };
}

/** "before 45,000", "within 10 % of the mark" */
export function targetInWords(target: Target): string {
  return target.kind === "price"
    ? `before ${shown(target.price)}`
    : `within ${percent(target.distance)} of the mark`;
}
