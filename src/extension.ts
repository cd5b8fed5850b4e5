import * as vscode from "vscode";
import { Analyses } from "./editor/analyses";
import { registerCalculate } from "./editor/calculate";
import { registerDiagnostics } from "./editor/diagnostics";
import { registerHover } from "./editor/hover";
import { registerImportTiers } from "./editor/importTiers";
import { registerOpenPanel } from "./editor/openPanel";
import { registerPanel } from "./editor/panel/register";
import { concernsUs } from "./editor/settings";
import { registerShowBothModes } from "./editor/showBothModes";

export function activate(context: vscode.ExtensionContext): void {
  const analyses = new Analyses();
  context.subscriptions.push(
    analyses,
    // Before all other listeners, so that they analyse with the new settings.
    vscode.workspace.onDidChangeConfiguration((change) => concernsUs(change) && analyses.reload()),
    registerDiagnostics(analyses, context.extensionUri),
    registerHover(analyses),
    registerPanel(context, analyses),
    registerOpenPanel(),
    registerShowBothModes(analyses),
    registerCalculate(),
    registerImportTiers(),
  );
}
