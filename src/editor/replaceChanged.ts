import * as vscode from "vscode";

/** Turns one text into another by replacing only what lies between their common beginning and end: one undo step. */
export async function replaceChanged(
  document: vscode.TextDocument,
  before: string,
  after: string,
): Promise<boolean> {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let same = 0;
  const longest = Math.min(before.length, after.length) - start;
  while (same < longest && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  const range = new vscode.Range(document.positionAt(start), document.positionAt(before.length - same));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, after.slice(start, after.length - same));
  return vscode.workspace.applyEdit(edit);
}
