import * as vscode from "vscode";
import { modeSwitchAnswer } from "../../analysis/answers/modeSwitch";
import type { Question } from "./question";

export const switchMode: Question = {
  command: "marginalia.switchMarginMode",
  title: vscode.l10n.t("Switch Margin Mode"),
  steps: () => [],
  answer: modeSwitchAnswer,
};
