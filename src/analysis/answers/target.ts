/** A price or a distance as people type it: 45000, or 10%. */
import * as l10n from "@vscode/l10n";
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
    return { problem: l10n.t("A price is above 0; this is {0}.", shown(value.number)) };
  }
  const distance = value.number.times("0.01");
  if (distance.gte(0) && distance.lt(ONE)) return { kind: "distance", distance };
  return { problem: l10n.t("A distance is from 0 % to below 100 %; this is {0}.", percent(distance)) };
}

export function numberIn(text: string): { readonly number: Decimal } | { readonly problem: string } {
  const number = readNumber(text.trim());
  return isNumberProblem(number) ? { problem: number.message } : { number };
}

/** "not to be liquidated before 45,000", "not to be liquidated within 10 % of the mark" */
export function goalInWords(target: Target): string {
  return target.kind === "price"
    ? l10n.t("not to be liquidated before {0}", shown(target.price))
    : l10n.t("not to be liquidated within {0} of the mark", percent(target.distance));
}
