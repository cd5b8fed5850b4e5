/** The lines that someone is typing on: from a change there until the cursor leaves them. */
import * as vscode from "vscode";
import { isAnalysed } from "./documents";

export class Typing implements vscode.Disposable {
  readonly #ended = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #lines = new Map<vscode.TextDocument, number>();
  readonly #listening: vscode.Disposable;

  /** Fires when the cursor has left the line that was typed on. */
  readonly onDidEnd = this.#ended.event;

  constructor() {
    this.#listening = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument((change) => this.#changed(change)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#lines.delete(document)),
      vscode.workspace.onDidSaveTextDocument((document) => this.#leave(document)),
      vscode.window.onDidChangeActiveTextEditor(() =>
        [...this.#lines.keys()].forEach((one) => this.#leave(one)),
      ),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
        const { document } = textEditor;
        const line = this.#lines.get(document);
        if (line !== undefined && !selections.some(({ active }) => active.line === line))
          this.#leave(document);
      }),
    );
  }

  isOn(document: vscode.TextDocument, line: number): boolean {
    return this.#lines.get(document) === line;
  }

  dispose(): void {
    this.#ended.dispose();
    this.#listening.dispose();
  }

  #changed({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    const last = contentChanges.at(-1);
    if (last === undefined || !isAnalysed(document)) return;
    const editor = vscode.window.activeTextEditor;
    const [from, to] = [last.range.start.line, last.range.start.line + last.text.split("\n").length - 1];
    // What a command or the panel changes is not typed: no cursor stands there. Nor is what undo brings back.
    const isTyped =
      reason === undefined &&
      editor?.document === document &&
      editor.selections.some(({ active }) => active.line === from || active.line === to);
    if (isTyped) this.#lines.set(document, to);
    else this.#leave(document);
  }

  #leave(document: vscode.TextDocument): void {
    if (this.#lines.delete(document)) this.#ended.fire(document);
  }
}
