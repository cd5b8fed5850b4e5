/** A text editor and a panel of one file, side by side, and what a person does with them. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import type { FrameLocator, Locator } from "playwright-core";
import { commonEnd, commonStart } from "../../src/document/difference";
import { eventually } from "../workbench/eventually";
import type { Workbench } from "../workbench/harness";
import { comment, commentsOf } from "./book";
import { expected, shownIn } from "./shown";

export class Desk {
  readonly frame: FrameLocator;
  readonly #workbench: Workbench;
  readonly #name: string;
  readonly language: "json" | "yaml";

  constructor(workbench: Workbench, name: string, language: "json" | "yaml") {
    this.#workbench = workbench;
    this.#name = name;
    this.language = language;
    this.frame = workbench.panelFrame();
  }

  get #file(): string {
    return this.#workbench.pathOf(this.#name);
  }

  get keyboard() {
    return this.#workbench.page.keyboard;
  }

  async open(): Promise<void> {
    await this.#workbench.openFile(this.#name);
    await this.#workbench.host(
      (vscode, file) =>
        vscode.commands.executeCommand(
          "vscode.openWith",
          vscode.Uri.file(file),
          "marginalia.positions",
          vscode.ViewColumn.Two,
        ),
      this.#file,
    );
    await this.frame.locator("tr[data-row]").first().waitFor();
  }

  async text(): Promise<string> {
    return (await this.#workbench.documentText(this.#name))!;
  }

  /** Waits until panel, document and a fresh analysis say the same, and gives the text that they agree on. */
  async agreed(wanted?: string): Promise<string> {
    let text = "";
    await eventually(async () => {
      text = await this.text();
      if (wanted !== undefined) assert.equal(text, wanted);
      const shown = await shownIn(this.frame);
      const fresh = expected(text, this.language);
      if (fresh === undefined) assert.equal(shown.isStale, true);
      else assert.deepEqual(shown, fresh);
    }, 15_000);
    return text;
  }

  /** Waits until something holds. */
  settled(check: () => Promise<void>): Promise<void> {
    return eventually(check, 15_000);
  }

  comment(words: string): string {
    return comment(this.language, words);
  }

  cells(of: "position" | "account" | "wallet", field = ""): Locator {
    return this.frame.locator(`[data-cell^='["${of}","${field}']`);
  }

  /** Types into a cell of the panel, without leaving it. */
  async draft(cell: Locator, value: string): Promise<void> {
    await cell.click();
    // Not with keys: VS Code takes Ctrl+A for itself and selects a moment later, faster typing then replaces itself.
    await cell.selectText();
    if (value === "") await this.keyboard.press("Backspace");
    else await this.keyboard.type(value);
  }

  /** Leaves the cell, which writes what was typed. */
  async leave(how: "Enter" | "Tab" | "Shift+Tab"): Promise<void> {
    await this.keyboard.press(how);
  }

  /** Replaces a part of the text by an edit of another extension's; null where the text had changed already. */
  async edit(offset: number, length: number, content: string, base: string): Promise<boolean> {
    return this.#workbench.host(
      async (vscode, { file, offset, length, content, base }) => {
        const document = vscode.workspace.textDocuments.find(({ uri }) => uri.fsPath === file)!;
        if (document.getText() !== base) return false;
        const edit = new vscode.WorkspaceEdit();
        const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
        edit.replace(document.uri, range, content);
        return vscode.workspace.applyEdit(edit);
      },
      { file: this.#file, offset, length, content, base },
    );
  }

  /** Puts a line of comment at the end of the text, whatever it is by now. */
  async annotate(words: string): Promise<void> {
    await this.#workbench.host(
      async (vscode, { file, line }) => {
        const document = vscode.workspace.textDocuments.find(({ uri }) => uri.fsPath === file)!;
        for (;;) {
          const edit = new vscode.WorkspaceEdit();
          edit.insert(document.uri, document.positionAt(document.getText().length), line);
          if (await vscode.workspace.applyEdit(edit)) return;
        }
      },
      { file: this.#file, line: `${comment(this.language, words)}\n` },
    );
  }

  /** Undo or redo, where the focus is: in the panel or in the text. */
  async back(what: "undo" | "redo", where: "panel" | "text"): Promise<void> {
    if (where === "text") {
      await this.#workbench.host(async (vscode, file) => {
        const document = vscode.workspace.textDocuments.find(({ uri }) => uri.fsPath === file)!;
        await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
      }, this.#file);
      await this.#workbench.runCommand(what);
    } else {
      await this.cells("account", "venue").focus();
      await this.keyboard.press(what === "undo" ? "Control+z" : "Control+Shift+z");
    }
  }

  /** Another program writes the file, once it is saved. */
  async writeOutside(text: string): Promise<void> {
    await this.#workbench.host(async (vscode, file) => {
      const document = vscode.workspace.textDocuments.find(({ uri }) => uri.fsPath === file)!;
      await document.save();
    }, this.#file);
    writeFileSync(this.#file, text);
  }

  async hideAndShow(): Promise<void> {
    await this.#workbench.host(async (vscode) => {
      await vscode.commands.executeCommand("workbench.action.focusSecondEditorGroup");
      await vscode.commands.executeCommand("workbench.action.files.newUntitledFile");
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    });
    await this.frame.locator("tr[data-row]").first().waitFor();
  }

  /** What an edit of one value may do to a text: change a few characters, and no comment. */
  assertSmall(before: string, after: string): void {
    const start = commonStart(before, after);
    const same = commonEnd(before, after, start);
    const [removed, added] = [
      before.slice(start, before.length - same),
      after.slice(start, after.length - same),
    ];
    assert.ok(
      removed.length <= 120 && added.length <= 120,
      `one value changes little: ${JSON.stringify({ removed, added })}`,
    );
    assert.deepEqual(commentsOf(after, this.language), commentsOf(before, this.language));
  }
}
