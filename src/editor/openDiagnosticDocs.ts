/** Opens the page on diagnostics at the section of a code. */
import * as vscode from "vscode";

export const OPEN_DIAGNOSTIC_DOCS = "marginalia.openDiagnosticDocs";

export function registerOpenDiagnosticDocs(extensionUri: vscode.Uri): vscode.Disposable {
  const page = vscode.Uri.joinPath(extensionUri, "docs", "diagnostics.md");
  return vscode.commands.registerCommand(OPEN_DIAGNOSTIC_DOCS, async (code?: unknown) => {
    const wanted = typeof code === "string" ? code : codeAtCursor();
    const uri = wanted === undefined ? page : page.with({ fragment: wanted });
    // The preview belongs to VS Code's Markdown support, which can be switched off.
    const commands = await vscode.commands.getCommands(true);
    const command = commands.includes("markdown.showPreview") ? "markdown.showPreview" : "vscode.open";
    await vscode.commands.executeCommand(command, uri);
  });
}

/** The code of the problem that the cursor is in; else of the first one on its line. */
function codeAtCursor(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { active } = editor.selection;
  const ours = vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter(({ source }) => source === "marginalia");
  const found =
    ours.find(({ range }) => range.contains(active)) ??
    ours.find(({ range }) => range.start.line === active.line);
  return codeOf(found?.code);
}

function codeOf(code: vscode.Diagnostic["code"]): string | undefined {
  const value = typeof code === "object" ? code.value : code;
  return value === undefined ? undefined : String(value);
}
