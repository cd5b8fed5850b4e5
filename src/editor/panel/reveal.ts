import * as vscode from "vscode";

/** Shows a place of the text, in a text editor that is open already or in one beside the panel. */
export async function reveal(document: vscode.TextDocument, start: number, end?: number): Promise<void> {
  const selection =
    end === undefined
      ? new vscode.Range(start - 1, 0, start - 1, 0)
      : new vscode.Range(document.positionAt(start), document.positionAt(end));
  const open = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  const viewColumn = open?.viewColumn ?? vscode.ViewColumn.Beside;
  const editor = await vscode.window.showTextDocument(document, { viewColumn, selection });
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
