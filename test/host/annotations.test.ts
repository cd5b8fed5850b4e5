import assert from "node:assert/strict";
import * as vscode from "vscode";
import { Analyses } from "../../src/editor/analyses";
import { type Entry, PositionsTree } from "../../src/editor/positionsTree";
import { BOOK, openBook, replace, until } from "./positions";

const POSITION = "liq 45,180.72 (9.64 %) · worst case 100 · cross: never";

async function lenses({ document }: vscode.TextEditor): Promise<string[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    "vscode.executeCodeLensProvider",
    document.uri,
    100,
  );
  return found.map(({ range, command }) => `${range.start.line}: ${command?.title}`);
}

async function hints({ document }: vscode.TextEditor): Promise<string[]> {
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    "vscode.executeInlayHintProvider",
    document.uri,
    all,
  );
  return found.map(({ position, label }) => `${position.line}: ${typeof label === "string" ? label : ""}`);
}

async function completions(
  editor: vscode.TextEditor,
  place: vscode.Position,
): Promise<vscode.CompletionItem[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    editor.document.uri,
    place,
  );
  return items;
}

const labelOf = ({ label }: vscode.CompletionItem) => (typeof label === "string" ? label : label.label);

function placeIn({ document }: vscode.TextEditor, before: string): vscode.Position {
  return document.positionAt(document.getText().indexOf(before) + before.length);
}

async function setting(name: string, value: unknown): Promise<void> {
  await vscode.workspace
    .getConfiguration("marginalia")
    .update(name, value, vscode.ConfigurationTarget.Global);
}

describe("annotations", () => {
  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("a lens stands above each position and above the account", async () => {
    const editor = await openBook(BOOK);
    assert.deepEqual(await lenses(editor), ["3: available 1,900 · worst case 100", `6: ${POSITION}`]);
  });

  it("a lens opens the panel", async () => {
    const { document } = await openBook(BOOK);
    const [lens] = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      "vscode.executeCodeLensProvider",
      document.uri,
      100,
    );
    const { command, arguments: given = [] } = lens!.command!;
    await vscode.commands.executeCommand(command, ...(given as unknown[]));
    await until("the panel", () =>
      vscode.window.tabGroups.all.some(({ activeTab }) => activeTab?.input instanceof vscode.TabInputCustom),
    );
  });

  it("lenses and hints stay while the text is half typed, and are new when it makes sense", async () => {
    const editor = await openBook(BOOK);
    const [lensesBefore, hintsBefore] = [await lenses(editor), await hints(editor)];
    await replace(editor, '"venue"', '"venue');
    assert.deepEqual(await lenses(editor), lensesBefore);
    assert.deepEqual(await hints(editor), hintsBefore);
    await replace(editor, '"venue:', '"venue":');
    await replace(editor, '"100"', '"200"');
    assert.match((await lenses(editor))[1]!, /^6: liq 40,160\.64/);
  });

  it("hints stand behind the fields of a position", async () => {
    const editor = await openBook(BOOK);
    assert.deepEqual(await hints(editor), [
      "7: 9.64 % to liquidation",
      "7: PnL 0 USDT",
      "8: effective 10x, at most 125x",
      "8: to spare 46.2 for 5 %",
    ]);
  });

  it("no hint stands on the line that is typed on, until the cursor leaves it", async () => {
    const editor = await openBook(BOOK);
    const place = placeIn(editor, '"leverage": "1');
    editor.selection = new vscode.Selection(place, place);
    await vscode.commands.executeCommand("type", { text: "1" });
    assert.deepEqual(await hints(editor), ["7: 9.64 % to liquidation", "7: PnL 0 USDT"]);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await until("the cursor to have moved", () => editor.selection.active.line === 0);
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.equal((await hints(editor)).length, 4);
  });

  it("every surface has a switch", async () => {
    const editor = await openBook(BOOK);
    await vscode.commands.executeCommand("marginalia.toggleSurface", "codeLens");
    await vscode.commands.executeCommand("marginalia.toggleSurface", "inlayHints");
    assert.deepEqual(await lenses(editor), []);
    assert.deepEqual(await hints(editor), []);
    await vscode.commands.executeCommand("marginalia.toggleSurface", "codeLens");
    assert.equal((await lenses(editor)).length, 2);
    await setting("codeLens.enabled", undefined);
    await setting("inlayHints.enabled", undefined);
  });

  it("all surfaces have one switch", async () => {
    const settings = () => vscode.workspace.getConfiguration("marginalia");
    const names = ["codeLens", "inlayHints", "decorations", "statusBar", "hover", "diagnostics", "tree"];
    const states = () => names.map((name) => settings().get<boolean>(`${name}.enabled`));
    await vscode.commands.executeCommand("marginalia.toggleAll");
    assert.ok(states().every((isOn) => isOn === false));
    await vscode.commands.executeCommand("marginalia.toggleAll");
    assert.ok(states().every((isOn) => isOn === true));
    for (const name of names) await setting(`${name}.enabled`, undefined);
  });
});

describe("completion", () => {
  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("offers symbols of the file and of the venue, each once", async () => {
    const editor = await openBook(BOOK.replace('"symbol": "BTCUSDT"', '"symbol": ""'));
    const labels = (await completions(editor, placeIn(editor, '"symbol": "'))).map(labelOf);
    assert.equal(labels[0], "BTCUSDT");
    assert.equal(labels.filter((label) => label.includes("ETHUSDT")).length >= 1, true);
    assert.equal(new Set(labels).size, labels.length);
  });

  it("offers leverages up to the maximum of the tier", async () => {
    const editor = await openBook(BOOK.replace('"leverage": "10"', '"leverage": ""'));
    const items = await completions(editor, placeIn(editor, '"leverage": "'));
    const numbers = items.map(labelOf).filter((label) => /^\d+$/.test(label));
    assert.deepEqual(numbers, ["1", "2", "3", "5", "10", "20", "25", "50", "75", "100", "125"]);
  });

  it("leaves choices to the schema: none is offered twice", async () => {
    const editor = await openBook(BOOK.replace('"side": "long"', '"side": ""'));
    let labels: string[] = [];
    // VS Code's own completion takes its time to start.
    while (!labels.some((label) => label.includes("long"))) {
      labels = (await completions(editor, placeIn(editor, '"side": "'))).map(labelOf);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.equal(labels.filter((label) => /^"?long"?$/.test(label)).length, 1);
  });
});

describe("Set Mark Prices", () => {
  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("writes all prices in one step", async () => {
    const { document } = await openBook(BOOK);
    const set = await vscode.commands.executeCommand("marginalia.setMarkPrices", "BTCUSDT 61000\nXRPUSDT 1");
    assert.deepEqual(set, ["BTCUSDT"]);
    assert.equal(document.getText(), BOOK.replace('"markPrice": "50000"', '"markPrice": "61000"'));
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), BOOK);
  });
});

describe("New Position File", () => {
  afterEach(() => vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor"));

  it("opens a template that is annotated before it is saved", async () => {
    const uri = await vscode.commands.executeCommand<vscode.Uri>("marginalia.newPositionFile", "isolated");
    assert.equal(uri.scheme, "untitled");
    const editor = vscode.window.activeTextEditor!;
    assert.equal(editor.document.uri.toString(), uri.toString());
    assert.equal(editor.document.languageId, "jsonc");
    assert.match((await lenses(editor)).at(-1)!, /: liq 45,180\.72/);
  });
});

describe("the view of positions", () => {
  const analyses = new Analyses();
  const tree = new PositionsTree(analyses);
  after(() => {
    tree.dispose();
    analyses.dispose();
  });
  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  async function labels(entry?: Entry): Promise<string[]> {
    return (await tree.getChildren(entry)).map((one) => {
      const { label, description } = tree.getTreeItem(one);
      assert.ok(typeof label === "string" && typeof description === "string");
      return `${label}: ${description}`;
    });
  }

  it("lists the positions of a file with their distances, the nearest first", async () => {
    const far = `{ "symbol": "ETHUSDT", "side": "long", "quantity": "1", "entryPrice": "2500", "leverage": "2", "marginMode": "isolated" }`;
    const lost = `{ "symbol": "XRPUSDT", "side": "long" }`;
    const { document } = await openBook(
      BOOK.replace('"positions": [', `"positions": [\n    ${far},\n    ${lost},`),
    );
    const files = await tree.getChildren();
    const file = files.find((one) => one.kind === "file" && one.uri.toString() === document.uri.toString());
    assert.ok(file);
    const [near, next, last] = await labels(file);
    assert.equal(near, "BTCUSDT long: 9.64 % · isolated");
    assert.match(next!, /^ETHUSDT long: [\d.]+ % · isolated$/);
    assert.equal(last, "XRPUSDT long: cannot be read");
  });

  it("follows what is typed and not saved", async () => {
    const editor = await openBook(BOOK);
    await replace(editor, '"100"', '"200"');
    const uri = editor.document.uri.toString();
    const file = (await tree.getChildren()).find((one) => one.kind === "file" && one.uri.toString() === uri);
    // (50,000 − 40,160.64) / 50,000.
    assert.deepEqual(await labels(file), ["BTCUSDT long: 19.7 % · isolated"]);
  });

  it("goes to a position in the text", async () => {
    const { document } = await openBook(BOOK);
    const [file] = await tree.getChildren();
    assert.ok(file);
    await vscode.commands.executeCommand("marginalia.revealPosition", { uri: document.uri, index: 0 });
    assert.equal(vscode.window.activeTextEditor!.selection.active.line, 6);
  });
});
