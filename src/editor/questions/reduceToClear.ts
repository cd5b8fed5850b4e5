import * as vscode from "vscode";
import { reductionAnswer } from "../../analysis/answers/trade";
import type { Question } from "./question";
import { targetOf, targetStep } from "./steps";

export const reduceToClear: Question = {
  command: "marginalia.reduceToClear",
  title: vscode.l10n.t("Reduce to Clear"),
  steps: () => [targetStep()],
  answer: (analysis, row, answers) => reductionAnswer(analysis, row, targetOf(answers)),
};
