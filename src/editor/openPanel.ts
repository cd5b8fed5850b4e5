import * as vscode from "vscode";
import { isPositionFile } from "./documents";
import { PANEL_VIEW_TYPE } from "./panel/register";

/** Opens the panel beside the text that it edits. */
export function registerOpenPanel(): vscode.Disposable {
  return vscode.commands.registerCommand("marginalia.openPanelToSide", async (resource?: vscode.Uri) => {
    const document = vscode.window.activeTextEditor?.document;
    const uri = resource ?? (document && isPositionFile(document) ? document.uri : undefined);
    if (uri === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t("Open a position file (*.positions.json) first."));
      return;
    }
    await vscode.commands.executeCommand("vscode.openWith", uri, PANEL_VIEW_TYPE, vscode.ViewColumn.Beside);
  });
}
