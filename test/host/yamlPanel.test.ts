import assert from "node:assert/strict";
import * as vscode from "vscode";
import { Analyses } from "../../src/editor/analyses";
import type { Intent, PositionField } from "../../src/protocol/messages";
import { panelHere } from "./panelHere";
import { eventually, newFile } from "./positions";

const text = [
  "# A book with comments and CRLF.",
  "account:",
  "  walletBalance: 1000",
  "positions:",
  "  - symbol: BTCUSDT # one",
  "    side: long",
  '    quantity: "0.1"',
  "    entryPrice: 50000.10",
  "  # between",
  "  - { symbol: ETHUSDT, side: short, quantity: 2, entryPrice: 3000 }",
  "# end",
  "",
].join("\r\n");

describe("the panel of a YAML file", () => {
  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("edits, adds and removes, and gives back the exact bytes on undo", async () => {
    const document = await vscode.workspace.openTextDocument(await newFile("book.positions.yaml", text));
    await vscode.commands.executeCommand("vscode.openWith", document.uri, "marginalia.positions");
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(input instanceof vscode.TabInputCustom && input.viewType === "marginalia.positions");

    const panel = await openPanel(document);
    const versions = [text];
    const step = async (intent: Intent, expected: string) => {
      assert.equal(await panel.edit(intent), null);
      assert.equal(document.getText(), expected);
      versions.push(expected);
    };
    const last = () => versions.at(-1)!;
    await step(set("entryPrice", "51000"), last().replace("50000.10", "51000"));
    await step(set("size", "0.2"), last().replace('"0.1"', '"0.2"'));
    await step(set("leverage", "5"), last().replace("51000\r\n", "51000\r\n    leverage: 5\r\n"));
    await step(set("leverage", "3", 2), last().replace("3000 }", "3000, leverage: 3 }"));
    const fields = { symbol: "SOLUSDT", size: "1", entryPrice: "150" };
    const added = "  - { symbol: SOLUSDT, side: long, quantity: 1, entryPrice: 150 }\r\n";
    await step({ kind: "add", fields }, last().replace("# end", `${added}# end`));
    await step({ kind: "remove", row: 2 }, last().replace(/ {2}- \{ symbol: ETHUSDT.*\r\n/, ""));

    for (const before of versions.slice(0, -1).reverse()) {
      await vscode.commands.executeCommand("undo");
      await eventually(() => assert.equal(document.getText(), before));
    }
    assert.equal(document.isDirty, false);
    panel.dispose();
  });

  it("is not needed to see what is wrong: the text says it, syntax as well", async () => {
    const broken = `${text}what is this\r\n`;
    const document = await vscode.workspace.openTextDocument(await newFile("bad.positions.yml", broken));
    await vscode.window.showTextDocument(document);
    await eventually(() => {
      const codes = vscode.languages.getDiagnostics(document.uri).map(({ code }) => code);
      const isSyntax = (code: unknown) => (code as { value?: unknown } | undefined)?.value === "yaml-syntax";
      assert.ok(codes.some(isSyntax), JSON.stringify(codes));
    });
  });
});

function set(field: PositionField, value: string, row = 1): Intent {
  return { kind: "set", target: { of: "position", row, field }, text: value };
}

async function openPanel(document: vscode.TextDocument) {
  const analyses = new Analyses();
  const panel = panelHere(document, analyses);
  panel.ready();
  await eventually(() => assert.ok(panel.sent.some(({ type }) => type === "model")));
  return {
    edit: (intent: Intent) => panel.edit(intent),
    dispose() {
      panel.dispose();
      analyses.dispose();
    },
  };
}
