import * as vscode from "vscode";
import { aftermathAnswer } from "../../analysis/answers/aftermath";
import type { Question } from "./question";

export const aftermath: Question = {
  command: "marginalia.liquidationAftermath",
  title: vscode.l10n.t("What a Liquidation Leaves Behind"),
  steps: () => [],
  answer: aftermathAnswer,
};
