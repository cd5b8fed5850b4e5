/** Why a pool has no totals, in words. */
import type { Reason } from "../engine/report";

export function explainPool(reason: Reason): string {
  return EXPLANATIONS[reason] ?? "The cross figures cannot be worked out.";
}

const EXPLANATIONS: Partial<Record<Reason, string>> = {
  "missing-wallet": "Enter a wallet balance to see what the cross positions can stand.",
  "missing-tiers": "A cross position has no maintenance rates: the cross figures cannot be worked out.",
  "missing-fee": "A cross position has no taker fee rate: the cross figures cannot be worked out.",
  "missing-leverage": "A position has no leverage: the margin posted to it is not known.",
  invalid: "A position or the account cannot be read: the cross figures cannot be worked out.",
};
