import * as vscode from "vscode";
import type { Analysis, AnalysisOptions } from "../../analysis/analyze";
import { editsOf } from "../../analysis/panelEdit";
import type { RowNumbers } from "../../analysis/panelRows";
import { isRefusal, type TextEdit } from "../../document/edit";
import type { Intent } from "../../protocol/messages";

interface Current {
  readonly analysis: Analysis;
  readonly numbers: RowNumbers;
  /** What the text is analysed with. */
  readonly options: AnalysisOptions | undefined;
}

/** How often an edit is worked out again while the text keeps changing under it: for longer than anyone types without a breath. */
const ATTEMPTS = 20;

/**
 * Writes what the panel wants to the text, one after the other, each as one step of undo. VS Code refuses an edit when
 * the text has changed since: what is wanted is then worked out again on the newest text.
 */
export class EditQueue {
  readonly #document: vscode.TextDocument;
  readonly #current: () => Current;
  #last: Promise<unknown> = Promise.resolve();

  constructor(document: vscode.TextDocument, current: () => Current) {
    this.#document = document;
    this.#current = current;
  }

  /** Null when it is written, else why it is not. */
  write(intent: Intent): Promise<string | null> {
    const result = this.#last.then(() => this.#write(intent));
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Once all that was asked for so far is written or refused. */
  async written(): Promise<void> {
    await this.#last;
  }

  async #write(intent: Intent): Promise<string | null> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const change = nextChange(this.#document);
      const { analysis, numbers, options } = this.#current();
      if (analysis.tree.text !== this.#document.getText()) {
        return vscode.l10n.t("The text has a syntax error; correct it there first.");
      }
      const outcome = editsOf(analysis, numbers, intent, options);
      if (isRefusal(outcome)) return outcome.refusal;
      if (outcome.length === 0) return null;
      if (await vscode.workspace.applyEdit(this.#workspaceEdit(outcome))) return null;
      // Right behind the change that was in the way there is the most time before the next one.
      await change;
    }
    return vscode.l10n.t("The text keeps changing; the value was not written. Try again.");
  }

  #workspaceEdit(edits: readonly TextEdit[]): vscode.WorkspaceEdit {
    const result = new vscode.WorkspaceEdit();
    for (const { offset, length, content } of edits) {
      const [start, end] = [this.#document.positionAt(offset), this.#document.positionAt(offset + length)];
      result.replace(this.#document.uri, new vscode.Range(start, end), content);
    }
    return result;
  }
}

/** How long a change that VS Code knows of already takes to get here, at most. */
const LONGEST_WAY = 250;

/** Settles with the next change of a document, or when none has come for a while. */
function nextChange(document: vscode.TextDocument): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      clearTimeout(overtime);
      subscription.dispose();
      resolve();
    };
    const overtime = setTimeout(settle, LONGEST_WAY);
    const subscription = vscode.workspace.onDidChangeTextDocument((change) => {
      if (change.document === document && change.contentChanges.length > 0) settle();
    });
  });
}
