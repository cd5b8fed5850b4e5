import assert from "node:assert/strict";
import * as vscode from "vscode";
import { newFile, openBook, ourDiagnostics, until, BOOK } from "./positions";

/** What Hyperliquid's clearinghouseState looks like, of a made-up account: 2 ETH short from 2,500 behind 1,000. */
const STATE = `{
  "assetPositions": [
    {
      "type": "oneWay",
      "position": {
        "coin": "ETH", "szi": "-2", "entryPx": "2500", "positionValue": "5000", "maxLeverage": 25,
        "leverage": { "type": "cross", "value": 10 }, "liquidationPx": "2941.1764705882", "unrealizedPnl": "0.0"
      }
    }
  ],
  "crossMarginSummary": { "accountValue": "1000.0", "totalRawUsd": "6000.0" },
  "marginSummary": { "accountValue": "1000.0", "totalRawUsd": "6000.0" }
}
`;

async function openText(name: string, text: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(await newFile(name, text));
  await vscode.window.showTextDocument(document);
  return document;
}

const lensesOf = (document: vscode.TextDocument) =>
  vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", document.uri, 10);

describe("dumps of an exchange", () => {
  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("are annotated where they stand, and left as they are", async () => {
    await vscode.extensions.getExtension("marginalia.marginalia")!.activate();
    const document = await openText("state.json", STATE);
    // 1,000 − 2·(P − 2,500) = 2·P·2 %, so P = 6,000 / 2.04.
    const titles = (await lensesOf(document)).map(({ command }) => command?.title ?? "");
    assert.ok(
      titles.some((title) => title.includes("2,941.18")),
      titles.join("\n"),
    );
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      document.positionAt(STATE.indexOf("entryPx")),
    );
    const text = hover!.contents.map((part) => (part as vscode.MarkdownString).value).join("\n");
    assert.match(text, /2,941\.1765/);
    assert.equal(document.getText(), STATE);
    assert.equal(document.isDirty, false);
  });

  it("of any name are shown by a command, which says how many positions there are", async () => {
    const file = await newFile("answer.txt", STATE);
    assert.equal(await vscode.commands.executeCommand("marginalia.annotateFile", file), 1);
    const document = await vscode.workspace.openTextDocument(file);
    await until("the lens", () => lensesOf(document));
    assert.ok((await lensesOf(document)).length > 0);
  });

  it("without positions are told apart", async () => {
    const file = await newFile("other.json", '{ "name": "something else" }');
    assert.equal(await vscode.commands.executeCommand("marginalia.annotateFile", file), undefined);
  });

  it("become a position file with the same numbers", async () => {
    const text = await vscode.commands.executeCommand<string>("marginalia.importDump", STATE);
    assert.match(text, /"symbol": "ETH"/);
    const document = vscode.window.activeTextEditor!.document;
    assert.equal(document.getText(), text);
    assert.equal(document.isUntitled, true);
    const titles = (await lensesOf(document)).map(({ command }) => command?.title ?? "");
    assert.ok(
      titles.some((title) => title.includes("2,941.18")),
      titles.join("\n"),
    );
    assert.deepEqual(
      ourDiagnostics(document.uri).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error),
      [],
    );
  });
});

describe("Copy Positions As", () => {
  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("puts chosen positions on the clipboard, in each format", async () => {
    await openBook(BOOK);
    for (const format of ["json", "csv", "markdown"]) {
      const copied = await vscode.commands.executeCommand<string>("marginalia.exportRows", {
        indexes: [0],
        format,
      });
      assert.match(copied, /45180\.72|45,180\.72/, format);
      assert.equal(await vscode.env.clipboard.readText(), copied);
    }
  });
});
