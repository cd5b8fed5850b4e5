import * as vscode from "vscode";
import { leverageAnswer } from "../../analysis/answers/leverage";
import type { Question } from "./question";
import { targetOf, targetStep } from "./steps";

export const leverageNeeded: Question = {
  command: "marginalia.leverageForLiquidationPrice",
  title: vscode.l10n.t("Leverage"),
  steps: () => [targetStep()],
  answer: (analysis, row, answers) => leverageAnswer(analysis, row, targetOf(answers)),
};
