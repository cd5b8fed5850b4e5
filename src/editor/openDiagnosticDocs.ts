/** Opens the page on diagnostics at the section of a code. */
import * as vscode from "vscode";

export const OPEN_DIAGNOSTIC_DOCS = "marginalia.openDiagnosticDocs";

export function registerOpenDiagnosticDocs(extensionUri: vscode.Uri): vscode.Disposable {
  const page = vscode.Uri.joinPath(extensionUri, "docs", "diagnostics.md");
  return vscode.commands.registerCommand(OPEN_DIAGNOSTIC_DOCS, async (code?: unknown) => {
    const uri = typeof code === "string" ? page.with({ fragment: code }) : page;
    // The preview belongs to VS Code's Markdown support, which can be switched off.
    const commands = await vscode.commands.getCommands(true);
    const command = commands.includes("markdown.showPreview") ? "markdown.showPreview" : "vscode.open";
    await vscode.commands.executeCommand(command, uri);
  });
}
