import * as vscode from "vscode";
import { isPositionFile } from "./documents";
import { PANEL_VIEW_TYPE } from "./panel/register";

/** Opens the panel beside the text that it edits; one that is open already is shown. */
export function registerOpenPanel(): vscode.Disposable {
  return vscode.commands.registerCommand("marginalia.openPanelToSide", async (resource?: vscode.Uri) => {
    const document = vscode.window.activeTextEditor?.document;
    const uri = resource ?? (document && isPositionFile(document) ? document.uri : undefined);
    if (uri === undefined) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t("Open a position file (*.positions.json) first."),
      );
      return;
    }
    const column = columnOfPanel(uri) ?? vscode.ViewColumn.Beside;
    await vscode.commands.executeCommand("vscode.openWith", uri, PANEL_VIEW_TYPE, column);
  });
}

function columnOfPanel(uri: vscode.Uri): vscode.ViewColumn | undefined {
  const isPanel = ({ input }: vscode.Tab) =>
    input instanceof vscode.TabInputCustom &&
    input.viewType === PANEL_VIEW_TYPE &&
    input.uri.toString() === uri.toString();
  return vscode.window.tabGroups.all.find(({ tabs }) => tabs.some(isPanel))?.viewColumn;
}
