import * as vscode from "vscode";
import type { Question } from "./question";

/** All questions in one list, for those who do not know them by name. */
export function registerAskQuestion(questions: readonly Question[]): vscode.Disposable {
  return vscode.commands.registerCommand("marginalia.askQuestion", async () => {
    const chosen = await vscode.window.showQuickPick(
      questions.map(({ title, command }) => ({ label: title, command })),
      { title: vscode.l10n.t("What do you want to know?") },
    );
    if (chosen !== undefined) await vscode.commands.executeCommand(chosen.command);
  });
}
