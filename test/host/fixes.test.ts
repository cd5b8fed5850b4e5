import assert from "node:assert/strict";
import * as vscode from "vscode";
import { BOOK, codeOf, isReachedByPageOnly, openBook, ourDiagnostics, until } from "./positions";

async function actionsAt(document: vscode.TextDocument, code: string): Promise<vscode.CodeAction[]> {
  const diagnostic = await until(code, () =>
    ourDiagnostics(document.uri).find((one) => codeOf(one) === code),
  );
  const ask = () =>
    vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      diagnostic.range,
      vscode.CodeActionKind.QuickFix.value,
    );
  // VS Code answers with nothing where another extension offers or withdraws its fixes meanwhile.
  for (let tries = 1; tries < 10; tries++) {
    const actions = await ask();
    if (actions.length > 0) return actions;
  }
  return ask();
}

async function take(action: vscode.CodeAction): Promise<void> {
  assert.ok(action.edit && (await vscode.workspace.applyEdit(action.edit)));
  if (action.command === undefined) return;
  const { command, arguments: values = [] } = action.command;
  await vscode.commands.executeCommand(command, ...(values as unknown[]));
}

describe("fixes", () => {
  before(() => vscode.extensions.getExtension("marginalia.marginalia")!.activate());
  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("are offered at the problem, say their value, and are one step to undo", async () => {
    const text = BOOK.replace('"leverage": "10"', '"leverage": "200"');
    const { document } = await openBook(text);
    const actions = await actionsAt(document, "leverage-above-tier");
    const lower = actions.find(({ title }) => title === "Lower leverage to 125");
    assert.ok(lower?.isPreferred, actions.map(({ title }) => title).join());
    await take(lower);
    assert.equal(document.getText(), BOOK.replace('"leverage": "10"', '"leverage": "125"'));
    await until("no problem", () => ourDiagnostics(document.uri).length === 0);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), text);
  });

  it("post margin, with the comments as they were", async () => {
    const stop = '"isolatedMargin": "100", "stopLossPrice": "45000"';
    const { document } = await openBook(BOOK.replace('"isolatedMargin": "100"', stop));
    const actions = await actionsAt(document, "stop-beyond-liquidation");
    assert.equal(actions[0]?.title, "Move the stop to 45,225.904, just before the liquidation");
    // 0.1 % beyond the stop, at 44,955: 1000 − 899.1 + 3.5964 of maintenance
    const post = actions.find(({ title }) => title === "Post 4.4964 USDT more (104.4964 in all)");
    assert.ok(post, actions.map(({ title }) => title).join());
    await take(post);
    assert.equal(
      document.getText(),
      BOOK.replace('"isolatedMargin": "100"', stop.replace('"100"', '"104.4964"')),
    );
  });

  it("leave a number that only the reader knows selected", async () => {
    const editor = await openBook(
      BOOK.replace('"leverage": "10", ', "").replace(', "isolatedMargin": "100"', ""),
    );
    const [add] = await actionsAt(editor.document, "missing-leverage");
    assert.equal(add?.title, 'Add "leverage"');
    await take(add);
    assert.equal(editor.document.getText(editor.selection), "10");
  });

  it("lead to the documentation of the code", async function () {
    if (isReachedByPageOnly()) this.skip();
    const { document } = await openBook(BOOK.replace('"leverage": "10"', '"leverage": "200"'));
    const actions = await actionsAt(document, "leverage-above-tier");
    const open = actions.find(({ title }) => title === "Open documentation of leverage-above-tier");
    assert.equal(open?.command?.command, "marginalia.openDiagnosticDocs");
    await vscode.commands.executeCommand(open.command.command, ...(open.command.arguments as unknown[]));
    await until("the page", () =>
      vscode.window.tabGroups.all.some(({ tabs }) =>
        tabs.some(({ label }) => label.includes("diagnostics.md")),
      ),
    );
  });

  it("follow the limits in the settings", async () => {
    const settings = vscode.workspace.getConfiguration("marginalia");
    await settings.update("policy.maxLeverage", "5", vscode.ConfigurationTarget.Global);
    try {
      const { document } = await openBook(BOOK);
      const actions = await actionsAt(document, "policy-max-leverage");
      assert.equal(actions[0]?.title, "Lower leverage to 5");
    } finally {
      await settings.update("policy.maxLeverage", undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
