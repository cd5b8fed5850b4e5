import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { Analyses } from "./editor/analyses";
import { registerAnnotateFile } from "./editor/annotateFile";
import { registerCalculate } from "./editor/calculate";
import { registerCodeLens } from "./editor/codeLens";
import { registerCompletion } from "./editor/completion";
import { registerDecorations } from "./editor/decorations";
import { registerDiagnostics } from "./editor/diagnostics";
import { registerDumps } from "./editor/dumps";
import { registerExportReport } from "./editor/exportReport";
import { registerExportRows } from "./editor/exportRows";
import { registerFixes } from "./editor/fixes";
import { registerHover } from "./editor/hover";
import { registerImportDump } from "./editor/importDump";
import { registerImportTiers } from "./editor/importTiers";
import { registerInlayHints } from "./editor/inlayHints";
import { registerNewPositionFile } from "./editor/newPositionFile";
import { registerCalculateLine } from "./editor/notation/calculateLine";
import { registerComments } from "./editor/notation/comments";
import { registerOpenDiagnosticDocs } from "./editor/openDiagnosticDocs";
import { registerOpenPanel } from "./editor/openPanel";
import { registerOpenSample } from "./editor/openSample";
import { registerPanel } from "./editor/panel/register";
import { registerPositionsView } from "./editor/positionsView";
import { registerQuestions } from "./editor/questions/register";
import { registerSetMarkPrices } from "./editor/setMarkPrices";
import { concernsUs } from "./editor/settings";
import { registerScenarioCommands } from "./editor/simulation/commands";
import { registerShowBothModes } from "./editor/showBothModes";
import { ShownAnalyses } from "./editor/shownAnalyses";
import { registerStatusBar } from "./editor/statusBar";
import { registerToggleSurface } from "./editor/toggleSurface";

export function activate(context: vscode.ExtensionContext): void {
  // All folders but src/editor take their words from here: they do not know VS Code.
  if (vscode.l10n.bundle !== undefined) l10n.config({ contents: vscode.l10n.bundle });
  const analyses = new Analyses();
  const shownAnalyses = new ShownAnalyses(analyses);
  context.subscriptions.push(
    analyses,
    // Before all other listeners, so that they analyse with the new settings.
    vscode.workspace.onDidChangeConfiguration((change) => concernsUs(change) && analyses.reload()),
    registerDiagnostics(analyses, context.extensionUri),
    registerHover(analyses, context.extensionUri),
    registerCodeLens(shownAnalyses),
    registerInlayHints(shownAnalyses),
    registerDecorations(shownAnalyses, context.extensionUri),
    registerStatusBar(shownAnalyses),
    registerPositionsView(analyses),
    registerCompletion(analyses),
    registerPanel(context, analyses),
    registerOpenPanel(),
    registerShowBothModes(analyses),
    registerCalculate(),
    registerCalculateLine(),
    registerComments(),
    registerExportReport(analyses),
    registerScenarioCommands(analyses),
    registerFixes(analyses),
    registerOpenDiagnosticDocs(context.extensionUri),
    registerQuestions(analyses),
    registerImportTiers(),
    registerDumps(),
    registerAnnotateFile(analyses),
    registerImportDump(),
    registerExportRows(analyses),
    registerSetMarkPrices(analyses),
    registerNewPositionFile(),
    registerOpenSample(context.extensionUri),
    registerToggleSurface(),
  );
}
