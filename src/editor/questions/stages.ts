import * as vscode from "vscode";
import { stagesAnswer } from "../../analysis/answers/stages";
import type { Question } from "./question";

export const stages: Question = {
  command: "marginalia.liquidationStages",
  title: vscode.l10n.t("Stages of a Liquidation"),
  steps: () => [],
  answer: stagesAnswer,
};
