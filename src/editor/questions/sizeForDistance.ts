import * as vscode from "vscode";
import { sizeAnswer } from "../../analysis/answers/size";
import type { Question } from "./question";
import { targetOf, targetStep } from "./steps";

export const sizeForDistance: Question = {
  command: "marginalia.largestSizeForDistance",
  title: vscode.l10n.t("Largest Size"),
  steps: () => [targetStep()],
  answer: (analysis, row, answers) => sizeAnswer(analysis, row, targetOf(answers)),
};
