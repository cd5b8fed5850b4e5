/** Why a pool has no totals, in words. */
import * as l10n from "@vscode/l10n";
import type { Reason } from "../engine/report";

export function explainPool(reason: Reason): string {
  return explanations()[reason] ?? l10n.t("The cross figures cannot be worked out.");
}

const explanations = (): Partial<Record<Reason, string>> => ({
  "missing-wallet": l10n.t("Enter a wallet balance to see what the cross positions can stand."),
  "missing-tiers": l10n.t(
    "A cross position has no maintenance rates: the cross figures cannot be worked out.",
  ),
  "missing-fee": l10n.t("A cross position has no taker fee rate: the cross figures cannot be worked out."),
  "missing-leverage": l10n.t("A position has no leverage: the margin posted to it is not known."),
  invalid: l10n.t("A position or the account cannot be read: the cross figures cannot be worked out."),
});
