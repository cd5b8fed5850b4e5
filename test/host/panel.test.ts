import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Intent, PanelModel, PositionField } from "../../src/protocol/messages";
import { panelHere } from "./panelHere";
import { eventually, newFile, wait } from "./positions";

const text = [
  "{",
  "\t// A book with a comment, tabs and CRLF.",
  '\t"account": { "walletBalance": 1000 },',
  '\t"positions": [',
  '\t\t{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.1", "entryPrice": "50000" }, // one',
  '\t\t{ "symbol": "ETHUSDT", "side": "short", "quantity": "2", "entryPrice": "3000" },',
  "\t],",
  "}",
  "",
].join("\r\n");

/** The rows on the screen of a page that is not there. */
const seen = { start: 0, count: 20, pinned: null };

describe("the panel's editor", () => {
  let document: vscode.TextDocument;

  beforeEach(async () => {
    document = await vscode.workspace.openTextDocument(await newFile("book.positions.json", text));
  });

  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("opens a position file", async () => {
    await vscode.commands.executeCommand("vscode.openWith", document.uri, "marginalia.positions");
    await eventually(() => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      assert.ok(input instanceof vscode.TabInputCustom);
      assert.equal(input.viewType, "marginalia.positions");
    });
  });

  it("gives back the exact bytes on undo", async () => {
    await vscode.commands.executeCommand("vscode.openWith", document.uri, "marginalia.positions");
    const panel = await openPanel(document);
    assert.equal(await panel.edit(set("entryPrice", "51000")), null);
    assert.equal(document.getText(), text.replace('"50000"', '"51000"'));
    assert.equal(await panel.edit(set("leverage", "5", 2)), null);
    await vscode.commands.executeCommand("undo");
    await eventually(() => assert.equal(document.getText(), text.replace('"50000"', '"51000"')));
    await vscode.commands.executeCommand("undo");
    await eventually(() => assert.equal(document.getText(), text));
    assert.equal(document.isDirty, false);
    panel.dispose();
  });

  it("sends the numbers of a draft and leaves the text alone", async () => {
    const panel = await openPanel(document);
    const before = panel.model().rows[0]!.fields.entryPrice.text;
    panel.receive({
      type: "draft",
      sequence: 7,
      draft: { of: "value", target: { of: "position", row: 1, field: "entryPrice" }, text: "40000" },
      seen,
    });
    await eventually(() => assert.equal(panel.model().draft, 7));
    assert.equal(panel.model().rows[0]!.fields.entryPrice.text, "40000");
    assert.equal(document.getText(), text);
    panel.receive({ type: "draft", sequence: 8, draft: null, seen });
    await eventually(() => assert.equal(panel.model().draft, null));
    assert.equal(panel.model().rows[0]!.fields.entryPrice.text, before);
    panel.dispose();
  });

  it("sends the rows on the screen first, and the others when nobody types", async () => {
    const panel = await openPanel(document);
    panel.receive({
      type: "draft",
      sequence: 9,
      draft: { of: "value", target: { of: "position", row: 2, field: "entryPrice" }, text: "3100" },
      seen: { start: 1, count: 1, pinned: null },
    });
    await eventually(() => assert.equal(panel.model().draft, 9));
    assert.deepEqual(
      panel.model().rows.map(({ id }) => id),
      [2],
    );
    await eventually(() => {
      const last = panel.sent.at(-1);
      assert.ok(last?.type === "rows");
      assert.deepEqual(
        last.rows.map(({ id, fields }) => [id, fields.entryPrice.text]),
        [
          [1, "50000"],
          [2, "3100"],
        ],
      );
    });
    panel.dispose();
  });

  it("follows the text while a draft makes no sense", async () => {
    const panel = await openPanel(document);
    const target = { of: "position", row: 1, field: "leverage" } as const;
    panel.receive({ type: "draft", sequence: 1, draft: { of: "value", target, text: "x" }, seen });
    await eventually(() =>
      assert.ok(panel.sent.some((message) => message.type === "drafted" && message.refusal)),
    );
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(4, 15, 4, 22), "SOLUSDT");
    await vscode.workspace.applyEdit(edit);
    await eventually(() => assert.equal(panel.model().rows[0]!.fields.symbol.text, "SOLUSDT"));
    panel.dispose();
  });

  it("loses no edit while someone types in the text", async function () {
    this.timeout(120_000);
    const panel = await openPanel(document);
    const editor = await vscode.window.showTextDocument(document);
    let isTyping = true;
    const typing = (async () => {
      for (let count = 0; isTyping; count++) {
        await editor.edit((edit) => edit.insert(new vscode.Position(1, 3), String(count % 10)));
        await wait(80); // twelve keys a second: a fast typist
      }
    })();
    const edits = Array.from({ length: 40 }, (_, place) =>
      panel.edit(set(place % 2 === 0 ? "entryPrice" : "leverage", String(100 + place), 1 + (place % 2))),
    );
    const outcomes = await Promise.all(edits);
    isTyping = false;
    await typing;
    assert.deepEqual(
      outcomes.filter((refusal) => refusal !== null),
      [],
    );
    assert.match(document.getText(), /"BTCUSDT".*"entryPrice": "138" \}, \/\/ one/);
    assert.match(document.getText(), /"ETHUSDT".*"leverage": "139"/);
    panel.dispose();
  });

  it("follows a position while rows come and go above it", async () => {
    const panel = await openPanel(document);
    const edit = new vscode.WorkspaceEdit();
    const added = '\t\t{ "symbol": "SOLUSDT", "side": "long", "quantity": "1", "entryPrice": "150" },\r\n';
    edit.insert(document.uri, new vscode.Position(4, 0), added);
    await vscode.workspace.applyEdit(edit);
    assert.equal(await panel.edit(set("entryPrice", "3100", 2)), null);
    assert.match(document.getText(), /"ETHUSDT".*"3100"/);
    assert.equal(await panel.edit({ kind: "remove", row: 1 }), null);
    assert.doesNotMatch(document.getText(), /BTCUSDT/);
    assert.match(String(await panel.edit(set("entryPrice", "1", 1))), /no longer in the file/);
    panel.dispose();
  });

  it("keeps the last numbers of a text that cannot be read, and writes nothing to it", async () => {
    const panel = await openPanel(document);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(4, 4), '"quantity": , ');
    await vscode.workspace.applyEdit(edit);
    await eventually(() => assert.equal(panel.model().stale?.line, 5));
    assert.equal(panel.model().rows[0]!.fields.symbol.text, "BTCUSDT");
    const broken = document.getText();
    assert.match(String(await panel.edit(set("entryPrice", "1"))), /syntax error/);
    assert.equal(document.getText(), broken);
    panel.dispose();
  });

  it("sends the rows in the order that is asked for, and leaves the text alone", async () => {
    const panel = await openPanel(document);
    const shown = () => {
      const last = panel.sent.findLast((message) => message.type === "rows");
      return last?.rows.map(({ fields, place }) => [place, fields.symbol.text]);
    };
    panel.receive({
      type: "arrange",
      arrangement: { sorting: { by: "entryPrice", isDescending: false }, filter: "" },
    });
    await eventually(() =>
      assert.deepEqual(shown(), [
        [0, "ETHUSDT"],
        [1, "BTCUSDT"],
      ]),
    );
    panel.receive({ type: "arrange", arrangement: { sorting: null, filter: "long" } });
    await eventually(() => assert.deepEqual(shown(), [[0, "BTCUSDT"]]));
    assert.equal(document.getText(), text);
    panel.dispose();
  });

  it("moves a position with its comment, and undo moves it back", async () => {
    await vscode.commands.executeCommand("vscode.openWith", document.uri, "marginalia.positions");
    const panel = await openPanel(document);
    const [one, two] = text.split("\r\n").slice(4, 6);
    assert.equal(await panel.edit({ kind: "move", row: 1, before: null }), null);
    assert.equal(document.getText(), text.replace(`${one}\r\n${two}`, `${two}\r\n${one}`));
    assert.equal(panel.model().rows[1]!.id, 1);
    await vscode.commands.executeCommand("undo");
    await eventually(() => assert.equal(document.getText(), text));
    panel.dispose();
  });

  it("selects the text of a row that the focus comes to, where it is in sight", async () => {
    const panel = await openPanel(document);
    panel.receive({ type: "visit", row: 2 });
    const editor = await vscode.window.showTextDocument(document);
    panel.receive({ type: "visit", row: 2 });
    await eventually(() =>
      assert.equal(document.getText(editor.selection), text.split("\r\n")[5]!.trim().replace(/,$/, "")),
    );
    assert.ok(!panel.sent.some(({ type }) => type === "select"), "which is nobody going there");
    panel.dispose();
  });

  it("copies positions, and says so", async () => {
    const panel = await openPanel(document);
    panel.receive({ type: "copyRows", format: "csv", scope: "row", row: 2 });
    await eventually(() => {
      const told = panel.sent.findLast((message) => message.type === "told");
      assert.equal(told?.text, "1 position copied.");
    });
    const lines = (await vscode.env.clipboard.readText()).trim().split("\r\n");
    assert.equal(lines.length, 2);
    assert.match(lines[1]!, /ETHUSDT,short/);
    panel.dispose();
  });

  it("says that it reads a large file before it has read it", async () => {
    const row = (place: number) =>
      `{ "symbol": "C${place}USDT", "side": "long", "quantity": "1", "entryPrice": "5", "label": "${"x".repeat(500)}" }`;
    const large = `{ "positions": [\n${Array.from({ length: 600 }, (_, place) => row(place)).join(",\n")}\n] }`;
    const file = await newFile("large.positions.json", large);
    const panel = await openPanel(await vscode.workspace.openTextDocument(file));
    assert.deepEqual(
      panel.sent.slice(0, 3).map(({ type }) => type),
      ["welcome", "reading", "model"],
    );
    assert.equal(panel.sent[1]?.type === "reading" && panel.sent[1].count, 600);
    panel.dispose();
  });

  it("says nothing while it is hidden", async () => {
    const panel = await openPanel(document);
    panel.setVisible(false);
    const { length } = panel.sent;
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 3), "x");
    await vscode.workspace.applyEdit(edit);
    await wait(50);
    assert.equal(panel.sent.length, length);
    panel.dispose();
  });
});

function set(field: PositionField, value: string, row = 1): Intent {
  return { kind: "set", target: { of: "position", row, field }, text: value };
}

async function openPanel(document: vscode.TextDocument) {
  const panel = panelHere(document);
  const result = {
    ...panel,
    model(): PanelModel {
      const last = panel.sent.findLast((message) => message.type === "model");
      assert.ok(last !== undefined);
      return last.model;
    },
  };
  panel.ready();
  await eventually(() => result.model());
  return result;
}
