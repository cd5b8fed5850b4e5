import * as vscode from "vscode";

/** The document in the active editor, be it shown as text or in the panel. */
export function activeDocument(): vscode.TextDocument | undefined {
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  if (activeTab?.input instanceof vscode.TabInputCustom) {
    const uri = activeTab.input.uri.toString();
    return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
  }
  return vscode.window.activeTextEditor?.document;
}
