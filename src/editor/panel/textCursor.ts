/**
 * The cursor in the text of a panel's file. A row that gets the focus in the panel is selected in a text editor that is
 * in sight, which does not take the focus; a cursor that someone moves there is told to the panel.
 */
import * as vscode from "vscode";

export class TextCursor {
  readonly #document: vscode.TextDocument;
  readonly #subscription: vscode.Disposable;

  constructor(document: vscode.TextDocument, moved: (offset: number) => void) {
    this.#document = document;
    this.#subscription = vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections, kind }) => {
      // What is selected from here, or by a command, is nobody going somewhere.
      const isByPerson =
        kind === vscode.TextEditorSelectionChangeKind.Mouse ||
        kind === vscode.TextEditorSelectionChangeKind.Keyboard;
      if (textEditor.document !== document || !isByPerson) return;
      if (vscode.window.activeTextEditor !== textEditor) return;
      moved(document.offsetAt(selections[0]!.active));
    });
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  /** Selects a stretch of the text where it is in sight. */
  show(start: number, end: number): void {
    const selection = new vscode.Selection(this.#document.positionAt(start), this.#document.positionAt(end));
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document !== this.#document || editor.selection.isEqual(selection)) continue;
      editor.selection = selection;
      editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
  }
}
