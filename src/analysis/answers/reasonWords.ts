/** Why a question has no answer, in words. Each is the rest of a sentence that begins with the position. */
import * as l10n from "@vscode/l10n";
import type { QuestionReason } from "../../engine/questions/answer";

export function reasonInWords(reason: QuestionReason): string {
  return sentences()[reason];
}

const sentences = (): Record<QuestionReason, string> => ({
  never: l10n.t("it is never liquidated."),
  "other-side": l10n.t("it is liquidated only on the other side of the mark."),
  "already-liquidatable": l10n.t("it is liquidatable now."),
  "missing-leverage": l10n.t('what is posted to it is not known; add "leverage" or "isolatedMargin".'),
  "missing-tiers": l10n.t(
    'its maintenance margin is not known; add "tiers" or a "maintenanceMarginRate" to its instrument.',
  ),
  "missing-wallet": l10n.t('there is no wallet balance in its asset; add "walletBalance" to "account".'),
  "missing-fee": l10n.t(
    'the venue counts the closing fee and none is known; add "takerFeeRate" to its instrument.',
  ),
  invalid: l10n.t("a row that stands behind the same balance cannot be read; correct it first."),
  "no-such-position": l10n.t("it is no longer there."),
  "quantity-out-of-range": l10n.t("the quantity is not above 0, or more than there is."),
  "price-out-of-range": l10n.t("the price is not above 0."),
  "leverage-out-of-range": l10n.t("the leverage is not above 0."),
  "not-isolated": l10n.t("it is in cross margin and has no margin of its own."),
  "margin-out-of-range": l10n.t("more would be taken away than is posted."),
  "beyond-bankruptcy": l10n.t("the loss is larger than what is posted to it."),
  "no-effect": l10n.t("that does not depend on it in this margin mode."),
  "out-of-reach": l10n.t("no amount of it gets there."),
  unbounded: l10n.t("any amount keeps to that."),
  "target-out-of-range": l10n.t("the price has to be above 0, and a distance below 100 %."),
  unpublished: l10n.t("its venue does not publish how it does that."),
});
