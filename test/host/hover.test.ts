import assert from "node:assert/strict";
import * as vscode from "vscode";
import { BOOK, openBook } from "./positions";

async function hoverAt(editor: vscode.TextEditor, word: string): Promise<string> {
  const { document } = editor;
  const place = document.positionAt(document.getText().indexOf(word) + 2);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    place,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === "string" ? content : content.value))
    .join("\n");
}

describe("hover", () => {
  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("shows the formula with the position's own numbers, the other mode and the venue's rules", async () => {
    const text = await hoverAt(await openBook(BOOK), '"side"');
    assert.match(text, /liquidation at \*\*45,180\.723\*\*, 9\.639 % away/);
    assert.ok(text.includes("100 + 0.02·(P − 50,000) = 0.02·P·0.004"), text);
    assert.match(text, /As cross: never liquidated/);
    assert.match(text, /Binance .*rules as of \d{4}-\d\d-\d\d, tier 1 at 0\.4 % maintenance/);
  });

  it("shows names from the file as text, whatever they hold", async () => {
    const hostile = BOOK.replaceAll("BTCUSDT", "<img src=x>**[a](command:x)");
    const text = await hoverAt(await openBook(hostile), '"side"');
    assert.doesNotMatch(text, /(?<!\\)<img/);
    assert.doesNotMatch(text, /(?<!\\)\[a/);
  });

  it("says nothing outside of positions", async () => {
    const text = await hoverAt(await openBook(BOOK), '"account"');
    assert.doesNotMatch(text, /liquidation/);
  });
});
