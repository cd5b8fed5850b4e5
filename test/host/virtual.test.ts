import assert from "node:assert/strict";
import * as vscode from "vscode";
import { BOOK, codeOf, ourDiagnostics, until } from "./positions";

/** Files that are in memory only, as those of a remote repository or of an archive are. */
class MemoryFiles implements vscode.FileSystemProvider {
  readonly #texts = new Map<string, Uint8Array>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const text = this.#texts.get(uri.path);
    const type = text ? vscode.FileType.File : vscode.FileType.Directory;
    return { type, ctime: 0, mtime: 0, size: text?.length ?? 0 };
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const text = this.#texts.get(uri.path);
    if (text === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return text;
  }

  writeFile(uri: vscode.Uri, text: Uint8Array): void {
    this.#texts.set(uri.path, text);
    this.#changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(): void {}

  delete(uri: vscode.Uri): void {
    this.#texts.delete(uri.path);
  }

  rename(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
}

/** A stop that lies beyond the liquidation price of 45,180.72. */
const TEXT = BOOK.replace('"isolatedMargin": "100"', '"isolatedMargin": "100", "stopLossPrice": "45000"');

const PANEL = "marginalia.positions";

async function shows(document: vscode.TextDocument): Promise<void> {
  await until("the diagnostic", () =>
    ourDiagnostics(document.uri).some((diagnostic) => codeOf(diagnostic) === "stop-beyond-liquidation"),
  );
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    "vscode.executeCodeLensProvider",
    document.uri,
    100,
  );
  assert.match(lenses.at(-1)!.command!.title, /^liq 45,180\.72 \(9\.64 %\)/);
  await vscode.commands.executeCommand("marginalia.openPanelToSide", document.uri);
  const isPanel = ({ input }: vscode.Tab) =>
    input instanceof vscode.TabInputCustom &&
    input.viewType === PANEL &&
    input.uri.toString() === document.uri.toString();
  await until("the panel", () => vscode.window.tabGroups.all.some((group) => group.tabs.some(isPanel)));
}

describe("a position file that is not on a disk", () => {
  const files = new MemoryFiles();
  let registered: vscode.Disposable;

  before(async () => {
    await vscode.extensions.getExtension("marginalia.marginalia")?.activate();
    registered = vscode.workspace.registerFileSystemProvider("memfs", files, { isCaseSensitive: true });
  });

  after(() => {
    registered.dispose();
  });

  afterEach(async () => {
    // Nothing may ask whether to save.
    while (vscode.window.tabGroups.activeTabGroup.activeTab !== undefined) {
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    }
  });

  it("has problems, numbers and the panel, and is written where it came from", async () => {
    const uri = vscode.Uri.from({ scheme: "memfs", path: "/book.positions.json" });
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(TEXT));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await shows(document);
    await vscode.commands.executeCommand("marginalia.setMarkPrices", "BTCUSDT 51000");
    await document.save();
    assert.equal(
      new TextDecoder().decode(files.readFile(uri)),
      TEXT.replace('"markPrice": "50000"', '"markPrice": "51000"'),
    );
  });

  it("has all of it before it was ever saved", async () => {
    const uri = vscode.Uri.from({ scheme: "untitled", path: "plan.positions.json" });
    const document = await vscode.workspace.openTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), TEXT);
    await vscode.workspace.applyEdit(edit);
    await vscode.window.showTextDocument(document);
    await shows(document);
  });
});

describe("Open Sample Positions", () => {
  afterEach(() => vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor"));

  it("opens a document of its own, and shows it again", async () => {
    const uri = await vscode.commands.executeCommand<vscode.Uri>("marginalia.openSample");
    assert.equal(uri.scheme, "untitled");
    const { document } = vscode.window.activeTextEditor!;
    assert.equal(document.uri.toString(), uri.toString());
    assert.match(document.getText(), /"positions"/);
    const changed = document.getText().replace('"10"', '"5"');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), changed);
    await vscode.workspace.applyEdit(edit);
    await vscode.commands.executeCommand("marginalia.openSample");
    assert.equal(vscode.window.activeTextEditor!.document.getText(), changed);
  });

  // A walkthrough makes an empty group beside itself for what it opens.
  it("opens in an empty group rather than over what is shown", async () => {
    const first = await vscode.workspace.openTextDocument({ content: "first", language: "plaintext" });
    await vscode.window.showTextDocument(first, { viewColumn: vscode.ViewColumn.One });
    await vscode.commands.executeCommand("workbench.action.newGroupRight");
    await vscode.commands.executeCommand("workbench.action.focusFirstEditorGroup");
    try {
      await vscode.commands.executeCommand("marginalia.openSample");
      assert.equal(vscode.window.activeTextEditor!.viewColumn, vscode.ViewColumn.Two);
    } finally {
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
      await vscode.commands.executeCommand("workbench.action.editorLayoutSingle");
    }
  });
});
