/** Opens a report of the position file at hand as a new Markdown text. */
import * as vscode from "vscode";
import { markdownReport } from "../analysis/report";
import { activeDocument } from "./activeDocument";
import type { Analyses } from "./analyses";
import { isAnalysed } from "./documents";

/** Gives the report; none where there is no file to report on. */
export function registerExportReport(analyses: Analyses): vscode.Disposable {
  return vscode.commands.registerCommand("marginalia.exportReport", async () => {
    const document = activeDocument();
    if (document === undefined || !isAnalysed(document)) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t("Open a position file first: *.positions.json, .jsonc, .yaml or .yml."),
      );
      return undefined;
    }
    const name = document.uri.path.split("/").at(-1) ?? "";
    const content = markdownReport(name, analyses.of(document));
    const report = await vscode.workspace.openTextDocument({ language: "markdown", content });
    await vscode.window.showTextDocument(report, { viewColumn: vscode.ViewColumn.Beside });
    return content;
  });
}
