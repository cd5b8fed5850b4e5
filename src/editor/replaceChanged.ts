import * as vscode from "vscode";
import { commonEnd, commonStart } from "../document/difference";

/** Turns one text into another by replacing only what lies between their common beginning and end: one undo step. */
export async function replaceChanged(
  document: vscode.TextDocument,
  before: string,
  after: string,
): Promise<boolean> {
  const start = commonStart(before, after);
  const same = commonEnd(before, after, start);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(before.length - same));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, after.slice(start, after.length - same));
  return vscode.workspace.applyEdit(edit);
}
