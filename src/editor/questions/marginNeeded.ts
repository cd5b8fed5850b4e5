import * as vscode from "vscode";
import { marginAnswer } from "../../analysis/answers/margin";
import type { Question } from "./question";
import { targetOf, targetStep } from "./steps";

export const marginNeeded: Question = {
  command: "marginalia.marginForLiquidationPrice",
  title: vscode.l10n.t("Margin Needed"),
  steps: () => [targetStep()],
  answer: (analysis, row, answers) => marginAnswer(analysis, row, targetOf(answers)),
};
