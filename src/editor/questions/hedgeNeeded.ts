import * as vscode from "vscode";
import { hedgeAnswer } from "../../analysis/answers/trade";
import type { Question } from "./question";
import { targetOf, targetStep } from "./steps";

export const hedgeNeeded: Question = {
  command: "marginalia.hedgeNeeded",
  title: vscode.l10n.t("Hedge Needed"),
  steps: () => [targetStep()],
  answer: (analysis, row, answers) => hedgeAnswer(analysis, row, targetOf(answers)),
};
