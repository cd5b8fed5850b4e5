/** Limits from outside of a position file: a file of them for the command line, texts for the settings. */
import * as l10n from "@vscode/l10n";
import { type Amount, isObject, readFields, Reading } from "../document/fields";
import { isNumberProblem, readNumber } from "../document/number";
import { POLICY_FIELDS } from "../document/positionFile";
import { parseText, type TextLanguage } from "../document/parseText";
import type { Problem } from "../document/problem";
import type { Decimal } from "../engine/decimal";
import { type AnalysisOptions, DEFAULT_OPTIONS } from "./analyze";

/** The options that a file of limits gives, with the fields of "policy"; or what is wrong with it. */
export function readPolicyFile(
  text: string,
  language: TextLanguage,
): { readonly options: AnalysisOptions } | { readonly problems: readonly Problem[] } {
  const { tree, problems: syntax } = parseText(text, language);
  const reading = new Reading(tree);
  if (tree.root === undefined) {
    const message = l10n.t('The file is empty. A policy is an object with fields like "maxLeverage".');
    return { problems: [{ code: "empty-file", severity: "error", message, start: 0, end: text.length }] };
  }
  const policy = isObject(reading, tree.root, l10n.t("A policy"))
    ? readFields(reading, tree.root, POLICY_FIELDS).values
    : {};
  const problems = [...syntax, ...reading.problems];
  if (problems.length > 0) return { problems };
  const { minDistanceToLiquidation: distance, ...limits } = policy;
  const minimumDistance = distance === undefined ? DEFAULT_OPTIONS.minimumDistance : fractionOf(distance);
  return { options: { minimumDistance, policy: limits } };
}

/** A percentage or an amount as a fraction. */
export function fractionOf({ value, isPercent }: Amount): Decimal {
  return isPercent ? value.times("0.01") : value;
}

/** "2%" or "100"; none of what is empty, below 0 or no number. */
export function amountIn(text: string): Amount | undefined {
  const isPercent = text.trim().endsWith("%");
  const value = readNumber(text.replace("%", "").trim());
  return isNumberProblem(value) || value.isNegative() ? undefined : { value, isPercent };
}

/** A number above 0; none of anything else. */
export function positiveIn(text: string): Decimal | undefined {
  const value = readNumber(text.trim());
  return isNumberProblem(value) || !value.gt(0) ? undefined : value;
}
