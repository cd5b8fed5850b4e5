import * as vscode from "vscode";
import { lossOf } from "../../analysis/answers/loss";
import { sizeAnswer } from "../../analysis/answers/size";
import { numberIn } from "../../analysis/answers/target";
import type { Question } from "./question";

/** How the loss is counted: in the worst case, or closed at a price. */
export const sizeForLoss: Question = {
  command: "marginalia.largestSizeForLoss",
  title: vscode.l10n.t("Largest Size"),
  steps: (analysis, row) => [
    {
      key: "loss",
      title: vscode.l10n.t("loss"),
      prompt: vscode.l10n.t("The most it may lose: an amount (100), or a share of the equity (2%)"),
      value: "2%",
      check: (text) => {
        const loss = lossOf(analysis, row, text);
        return "problem" in loss ? loss.problem : undefined;
      },
    },
    {
      key: "price",
      title: vscode.l10n.t("closed at"),
      prompt: vscode.l10n.t(
        "The price at which it is closed, like that of its stop; empty for the worst case",
      ),
      value: row.fields.values.stopLossPrice?.toFixed() ?? "",
      check: (text) => {
        const price = text === "" ? undefined : numberIn(text);
        if (price === undefined) return undefined;
        if ("problem" in price) return price.problem;
        return price.number.gt(0) ? undefined : vscode.l10n.t("This must be above 0.");
      },
    },
  ],
  answer: (analysis, row, answers) => {
    const loss = lossOf(analysis, row, answers["loss"]!);
    if ("problem" in loss) return loss.problem;
    const price = answers["price"] ? numberIn(answers["price"]) : undefined;
    if (price === undefined)
      return sizeAnswer(analysis, row, { kind: "worst-case-loss", amount: loss.amount });
    if ("problem" in price) return price.problem;
    return sizeAnswer(analysis, row, { kind: "loss-at-price", price: price.number, amount: loss.amount });
  },
};
