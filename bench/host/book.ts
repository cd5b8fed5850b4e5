/** A position file in an editor, and the edits that are measured: each can be made and taken back. */
import * as vscode from "vscode";

export interface Toggle {
  /** Makes the edit, or takes it back where it is made. */
  readonly flip: () => Promise<void>;
}

export interface Book {
  readonly editor: vscode.TextEditor;
  /** The lines around the position in the middle, as they may be in sight. */
  readonly inSight: vscode.Range;
  /** Lowers what the tier of an instrument allows: the leverage of its position, on another line, is above it. */
  readonly elsewhere: Toggle;
  /** Raises the leverage of a position above what its tier allows: a problem where it is typed. */
  readonly onTheLine: Toggle;
  /** States a key twice, which VS Code's own JSON validation reports and Marginalia leaves to it. */
  readonly repeatedKey: Toggle;
}

const LINES_IN_SIGHT = 50;

/** Opens a file made by bench/files.ts, with so many positions. */
export async function openBook(name: string, text: string, count: number): Promise<Book> {
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  if (workspace === undefined) throw new Error("Invariant: the bench runs in a workspace");
  const uri = vscode.Uri.joinPath(workspace.uri, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const editor = await vscode.window.showTextDocument(uri);
  const symbol = `S${count >> 1}USDT`;
  const line = editor.document.positionAt(offsetAfter(text, new RegExp(`symbol"?: "?${symbol}`))).line;
  const inSight = new vscode.Range(line, 0, line + LINES_IN_SIGHT, 0);
  editor.revealRange(inSight, vscode.TextEditorRevealType.AtTop);
  return {
    editor,
    inSight,
    elsewhere: toggle(editor, new RegExp(`${symbol}"?: .*?"maxLeverage": "`), ["125", "3"]),
    onTheLine: toggle(editor, new RegExp(`symbol"?: "?${symbol}[^]*?leverage"?: "?`), [
      `${5 + ((count >> 1) % 10)}`,
      "200",
    ]),
    repeatedKey: toggle(editor, /\{\n/, ["", `"venue": "binance-usdm",`]),
  };
}

function toggle(editor: vscode.TextEditor, before: RegExp, texts: readonly [string, string]): Toggle {
  let made = 0;
  return {
    async flip() {
      const { document } = editor;
      const start = offsetAfter(document.getText(), before);
      const end = start + texts[made]!.length;
      const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
      if (document.getText(range) !== texts[made]) throw new Error(`Invariant: ${texts[made]} at ${start}`);
      made = 1 - made;
      const options = { undoStopBefore: false, undoStopAfter: false };
      const isMade = await editor.edit((edit) => edit.replace(range, texts[made]!), options);
      if (!isMade) throw new Error("Invariant: nobody else edits the file");
    },
  };
}

function offsetAfter(text: string, before: RegExp): number {
  const found = before.exec(text);
  if (found === null) throw new Error(`Invariant: the file holds ${before.source}`);
  return found.index + found[0].length;
}
