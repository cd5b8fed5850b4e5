import * as vscode from "vscode";
import { isPositionFile } from "./documents";

/**
 * The document in the active editor, be it shown as text or in the panel. Beside a page without a document, as the
 * walkthrough is, it is the position file in sight.
 */
export function activeDocument(): vscode.TextDocument | undefined {
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  if (activeTab?.input instanceof vscode.TabInputCustom) return documentOf(activeTab);
  const active = vscode.window.activeTextEditor?.document;
  if (active !== undefined || activeTab === undefined || activeTab.input !== undefined) return active;
  return vscode.window.tabGroups.all
    .map((group) => documentOf(group.activeTab))
    .find((document) => document !== undefined && isPositionFile(document));
}

function documentOf(tab: vscode.Tab | undefined): vscode.TextDocument | undefined {
  const input = tab?.input;
  if (!(input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText)) return undefined;
  const uri = input.uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
}
