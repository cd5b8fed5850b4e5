/** What is typed for a change: a number, or a share of what the file says. */
import * as l10n from "@vscode/l10n";
import type { Decimal } from "../../../engine/decimal";
import { numberIn } from "../../answers/target";
import { plainDigits } from "../../panelEdit";

export type Typed =
  | { readonly number: Decimal }
  /** A share: 0.1 for "10%". */
  | { readonly share: Decimal }
  | { readonly problem: string };

export function typedIn(text: string): Typed {
  const trimmed = text.trim();
  if (trimmed === "") return { problem: l10n.t("Type a number.") };
  const isShare = trimmed.endsWith("%");
  const value = numberIn(plainDigits(isShare ? trimmed.slice(0, -1).trim() : trimmed));
  if ("problem" in value) return value;
  return isShare ? { share: value.number.times("0.01") } : value;
}

/** The amount that was typed, where a share is one of `whole`. */
export function amountIn(
  text: string,
  whole: Decimal | undefined,
): { readonly number: Decimal } | { readonly problem: string } {
  const typed = typedIn(text);
  if (!("share" in typed)) return typed;
  if (whole === undefined) return { problem: l10n.t("There is nothing that this could be a share of.") };
  return { number: whole.times(typed.share) };
}
