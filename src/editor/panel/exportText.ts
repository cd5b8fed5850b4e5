import * as vscode from "vscode";

/** Asks where to save what the panel made, beside the file at first, and saves it there. */
export async function exportText(document: vscode.TextDocument, name: string, text: string): Promise<void> {
  const safeName = name.replace(/[^\p{L}\p{N}._-]+/gu, "-");
  const beside = vscode.Uri.joinPath(document.uri, "..", safeName);
  const defaultUri = document.isUntitled ? undefined : beside;
  const target = await vscode.window.showSaveDialog({ ...(defaultUri && { defaultUri }) });
  if (target === undefined) return;
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t("{0} could not be saved: {1}", safeName, why));
  }
}
