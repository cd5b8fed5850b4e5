/** Why a question has no answer, in words. Each is the rest of a sentence that begins with the position. */
import type { QuestionReason } from "../../engine/questions/answer";

export function reasonInWords(reason: QuestionReason): string {
  return WORDS[reason];
}

const WORDS: Record<QuestionReason, string> = {
  never: "it is never liquidated.",
  "other-side": "it is liquidated only on the other side of the mark.",
  "already-liquidatable": "it is liquidatable now.",
  "missing-leverage": 'what is posted to it is not known; add "leverage" or "isolatedMargin".',
  "missing-tiers":
    'its maintenance margin is not known; add "tiers" or a "maintenanceMarginRate" to its instrument.',
  "missing-wallet": 'there is no wallet balance in its asset; add "walletBalance" to "account".',
  "missing-fee": 'the venue counts the closing fee and none is known; add "takerFeeRate" to its instrument.',
  invalid: "a row that stands behind the same balance cannot be read; correct it first.",
  "no-such-position": "it is no longer there.",
  "quantity-out-of-range": "the quantity is not above 0, or more than there is.",
  "price-out-of-range": "the price is not above 0.",
  "leverage-out-of-range": "the leverage is not above 0.",
  "not-isolated": "it is in cross margin and has no margin of its own.",
  "margin-out-of-range": "more would be taken away than is posted.",
  "beyond-bankruptcy": "the loss is larger than what is posted to it.",
  "no-effect": "that does not depend on it in this margin mode.",
  "out-of-reach": "no amount of it gets there.",
  unbounded: "any amount keeps to that.",
  "target-out-of-range": "the price has to be above 0, and a distance below 100 %.",
  unpublished: "its venue does not publish how it does that.",
};
