/** A loss as people type it: 100, or 2% of the equity in the asset of a position. */
import * as l10n from "@vscode/l10n";
import type { Decimal } from "../../engine/decimal";
import type { Analysis } from "../analyze";
import type { ReadRow } from "../fixes/write";
import { lossBudget } from "../policy";
import { numberIn } from "./target";

export function lossOf(
  { report }: Analysis,
  { position }: ReadRow,
  text: string,
): { readonly amount: Decimal } | { readonly problem: string } {
  const isPercent = text.trim().endsWith("%");
  const value = numberIn(text.replace("%", ""));
  if ("problem" in value) return value;
  if (!value.number.gt(0)) return { problem: l10n.t("A loss is above 0.") };
  const budget = lossBudget(report!, position.pool, { value: value.number, isPercent });
  return budget ?? { problem: l10n.t("The equity in this asset is not known; type an amount.") };
}
