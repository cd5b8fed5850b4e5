import assert from "node:assert/strict";
import * as vscode from "vscode";
import { BOOK, codeOf, isReachedByPageOnly, openBook, ourDiagnostics, replace, until } from "./positions";

describe("diagnostics", () => {
  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("shows nothing for a sound book, comments and trailing commas included", async function () {
    if (isReachedByPageOnly()) this.skip();
    const { document } = await openBook(BOOK);
    assert.equal(document.languageId, "jsonc");
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  });

  it("appear at the field they are about, with a code that leads to their documentation", async () => {
    const { document } = await openBook(BOOK.replace('"leverage": "10"', '"leverage": "200"'));
    const diagnostic = await until("a diagnostic", () => ourDiagnostics(document.uri)[0]);
    assert.equal(codeOf(diagnostic), "leverage-above-tier");
    assert.equal(document.getText(diagnostic.range), '"200"');
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Error);
    const { target } = diagnostic.code as { target: vscode.Uri };
    await vscode.workspace.fs.stat(target.with({ fragment: "" }));
  });

  it("come and go while the text is typed in, and with undo and redo", async () => {
    const editor = await openBook(BOOK);
    const { document } = editor;
    await replace(editor, '"100"', '"0.5"');
    await until("margin below initial", () =>
      ourDiagnostics(document.uri).some(
        (diagnostic) => codeOf(diagnostic) === "isolated-margin-below-initial",
      ),
    );
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), BOOK);
    await until("no diagnostics", () => ourDiagnostics(document.uri).length === 0);
    await vscode.commands.executeCommand("redo");
    await until("diagnostics again", () => ourDiagnostics(document.uri).length > 0);
  });

  it("leaves syntax errors to VS Code, so that none is said twice", async () => {
    const { document } = await openBook(BOOK.replace('"side": "long",', '"side": "long"'));
    await until("VS Code's own report", () => vscode.languages.getDiagnostics(document.uri).length > 0);
    assert.equal(ourDiagnostics(document.uri).filter((one) => codeOf(one) === "json-syntax").length, 0);
  });

  it("an enumeration that the schema offers has one owner as well", async function () {
    if (isReachedByPageOnly()) this.skip();
    const { document } = await openBook(
      BOOK.replace('"isolated", "isolatedMargin"', '"isolatd", "isolatedMargin"'),
    );
    await until("our report", () => ourDiagnostics(document.uri).length > 0);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const all = vscode.languages.getDiagnostics(document.uri);
    assert.deepEqual(all.map(codeOf), ["unknown-value"]);
    assert.match(all[0]!.message, /Did you mean "isolated"\?/);
  });

  it("can be switched off", async () => {
    const settings = vscode.workspace.getConfiguration("marginalia");
    const { document } = await openBook(BOOK.replace('"leverage": "10"', '"leverage": "200"'));
    await until("a diagnostic", () => ourDiagnostics(document.uri).length > 0);
    await settings.update("diagnostics.enabled", false, vscode.ConfigurationTarget.Global);
    await until("none", () => ourDiagnostics(document.uri).length === 0);
    await settings.update("diagnostics.enabled", undefined, vscode.ConfigurationTarget.Global);
    await until("a diagnostic again", () => ourDiagnostics(document.uri).length > 0);
  });

  it("the minimum distance is a setting", async () => {
    const settings = vscode.workspace.getConfiguration("marginalia");
    const { document } = await openBook(BOOK);
    await settings.update("minimumDistanceToLiquidation", "10%", vscode.ConfigurationTarget.Global);
    const diagnostic = await until("a diagnostic", () => ourDiagnostics(document.uri)[0]);
    assert.equal(codeOf(diagnostic), "liquidation-near");
    await settings.update("minimumDistanceToLiquidation", undefined, vscode.ConfigurationTarget.Global);
    await until("none", () => ourDiagnostics(document.uri).length === 0);
  });
});
