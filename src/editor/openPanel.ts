import * as vscode from "vscode";
import { activeDocument } from "./activeDocument";
import { isPositionFile } from "./documents";
import { PANEL_VIEW_TYPE } from "./panel/register";
import { openPositionFiles } from "./positionsTree";

/** Opens the panel beside the text that it edits; one that is open already is shown. */
export function registerOpenPanel(): vscode.Disposable {
  return vscode.commands.registerCommand("marginalia.openPanelToSide", async (resource?: vscode.Uri) => {
    const uri = resource ?? fileAtHand()?.uri;
    if (uri === undefined) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t("Open a position file first: *.positions.json, .jsonc, .yaml or .yml."),
      );
      return;
    }
    const column = columnOfPanel(uri) ?? vscode.ViewColumn.Beside;
    await vscode.commands.executeCommand("vscode.openWith", uri, PANEL_VIEW_TYPE, column);
  });
}

/** The active position file, else an open one: the command may come from the walkthrough. */
function fileAtHand(): vscode.TextDocument | undefined {
  return [activeDocument(), ...openPositionFiles()].find(
    (document) => document !== undefined && isPositionFile(document),
  );
}

function columnOfPanel(uri: vscode.Uri): vscode.ViewColumn | undefined {
  const isPanel = ({ input }: vscode.Tab) =>
    input instanceof vscode.TabInputCustom &&
    input.viewType === PANEL_VIEW_TYPE &&
    input.uri.toString() === uri.toString();
  return vscode.window.tabGroups.all.find(({ tabs }) => tabs.some(isPanel))?.viewColumn;
}
