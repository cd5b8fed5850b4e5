import * as vscode from "vscode";
import type { PanelAnalyses } from "./bookReader";
import { PositionsEditorProvider } from "./provider";

export const PANEL_VIEW_TYPE = "marginalia.positions";

export function registerPanel(context: vscode.ExtensionContext, analyses: PanelAnalyses): vscode.Disposable {
  const provider = new PositionsEditorProvider(context.extensionUri, analyses);
  return vscode.window.registerCustomEditorProvider(PANEL_VIEW_TYPE, provider, {
    // Several panels of one file are several views of one text.
    supportsMultipleEditorsPerDocument: true,
  });
}
