/** Cash into a wallet, or out of it. */
import * as l10n from "@vscode/l10n";
import type { WhatIfChange } from "../../../protocol/views/whatIf";
import { reasonInWords } from "../../answers/reasonWords";
import { money } from "../../format";
import { assetOfPool } from "../../poolKeys";
import { amountIn } from "./amounts";
import { changedBy, type Imagined } from "./imagined";
import type { Context, Outcome } from "./steps";

type Of<Kind extends WhatIfChange["kind"]> = Extract<WhatIfChange, { readonly kind: Kind }>;

export function depositStep(_: Context, before: Imagined, { pool, text: typed }: Of<"deposit">): Outcome {
  const wallet = before.account.wallets.get(pool);
  const asset = assetOfPool(pool);
  const unread =
    asset === undefined ? l10n.t("Wallet: {0}", typed) : l10n.t("Wallet in {0}: {1}", asset, typed);
  const amount = amountIn(typed, wallet?.walletBalance ?? wallet?.crossWalletBalance);
  if ("problem" in amount) return { text: unread, problem: amount.problem };
  const { number } = amount;
  const after = changedBy(before, { kind: "deposit", pool, amount: number });
  if ("refusal" in after) return { text: unread, problem: capitalised(reasonInWords(after.refusal)) };
  return {
    text: number.isNegative()
      ? l10n.t("{0} out of the wallet", money(number.negated(), asset))
      : l10n.t("{0} into the wallet", money(number, asset)),
    after,
    value: number,
    drawsOn: number.isNegative() ? pool : undefined,
  };
}

/** The rest of a sentence as a sentence of its own. */
export function capitalised(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
