import assert from "node:assert/strict";
import * as vscode from "vscode";
import { Analyses } from "../../src/editor/analyses";
import { PanelSession } from "../../src/editor/panel/session";
import type { HostToPanel, Intent, PanelToHost, PositionField } from "../../src/protocol/messages";
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

/** A session with a panel that exists only here. */
async function openPanel(document: vscode.TextDocument) {
  const messages = new vscode.EventEmitter<PanelToHost>();
  const sent: HostToPanel[] = [];
  const panel = {
    visible: true,
    webview: {
      onDidReceiveMessage: messages.event,
      postMessage: (message: HostToPanel) => Promise.resolve(sent.push(message) > 0),
    },
    onDidChangeViewState: new vscode.EventEmitter<void>().event,
  };
  const analyses = new Analyses();
  const { extensionUri } = vscode.extensions.getExtension("marginalia.marginalia")!;
  const session = new PanelSession(document, panel as unknown as vscode.WebviewPanel, analyses, extensionUri);
  messages.fire({
    type: "ready",
    window: { start: 0, count: 50, pinned: null },
    arrangement: { sorting: null, filter: "" },
  });
  await eventually(() => assert.ok(sent.some(({ type }) => type === "model")));
  let sequence = 0;
  return {
    /** Why an edit was refused; null when it was written. */
    async edit(intent: Intent): Promise<string | null> {
      const own = ++sequence;
      messages.fire({ type: "edit", sequence: own, intent });
      return eventually(() => {
        const found = sent.find((message) => message.type === "edited" && message.sequence === own);
        assert.ok(found?.type === "edited");
        return found.refusal;
      });
    },
    dispose() {
      session.dispose();
      analyses.dispose();
    },
  };
}
