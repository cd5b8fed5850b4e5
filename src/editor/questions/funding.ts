import * as vscode from "vscode";
import { fundingAnswer } from "../../analysis/answers/funding";
import { numberIn } from "../../analysis/answers/target";
import type { Question } from "./question";

/** A rate in per cent, as venues show it. */
function rateIn(text: string) {
  const value = numberIn(text.replace("%", ""));
  return "problem" in value ? value : { number: value.number.times("0.01") };
}

export const funding: Question = {
  command: "marginalia.fundingUntilLiquidation",
  title: vscode.l10n.t("Funding Until Liquidation"),
  steps: () => [
    {
      key: "rate",
      title: vscode.l10n.t("funding rate"),
      prompt: vscode.l10n.t("Per interval, in per cent as venues show it; longs pay a positive one"),
      value: "0.01%",
      check: (text) => {
        const rate = rateIn(text);
        return "problem" in rate ? rate.problem : undefined;
      },
    },
  ],
  answer: (analysis, row, answers) => {
    const rate = rateIn(answers["rate"]!);
    return "problem" in rate ? rate.problem : fundingAnswer(analysis, row, rate.number);
  },
};
