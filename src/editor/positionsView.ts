/** The view "Positions" in the explorer, with what can be done from it. */
import * as vscode from "vscode";
import type { Analyses } from "./analyses";
import { isPositionFile, POSITION_FILE_PATTERN } from "./documents";
import { afterPause } from "./pause";
import { type Entry, openPositionFiles, PositionsTree } from "./positionsTree";
import { onSurfaceChange } from "./settings";

/** So that the view is offered only where there is something to show. */
const HAS_FILES = "marginalia.hasPositionFiles";

export interface PositionPlace {
  readonly uri: vscode.Uri;
  /** Of the position, in the order of the file. */
  readonly index: number;
}

export function registerPositionsView(analyses: Analyses): vscode.Disposable {
  const tree = new PositionsTree(analyses);
  const view = vscode.window.createTreeView("marginalia.positionsView", { treeDataProvider: tree });
  const watcher = vscode.workspace.createFileSystemWatcher(POSITION_FILE_PATTERN);
  // A hidden view asks for nothing; what it shows is looked up when it comes into sight again.
  const later = afterPause(() => tree.refresh(), 500);
  const changed = (document: vscode.TextDocument) => {
    if (!isPositionFile(document)) return;
    void tellWhetherThereAreFiles();
    later.start();
  };
  const onDisk = (uri: vscode.Uri) => {
    void tellWhetherThereAreFiles();
    tree.refresh(uri);
  };
  void tellWhetherThereAreFiles();
  return vscode.Disposable.from(
    tree,
    view,
    watcher,
    later,
    watcher.onDidChange(onDisk),
    watcher.onDidCreate(onDisk),
    watcher.onDidDelete(onDisk),
    vscode.workspace.onDidOpenTextDocument(changed),
    vscode.workspace.onDidCloseTextDocument(changed),
    vscode.workspace.onDidChangeTextDocument(({ document }) => isPositionFile(document) && later.start()),
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      void tellWhetherThereAreFiles();
      tree.refresh("all");
    }),
    onSurfaceChange("tree", () => tree.refresh("all")),
    vscode.commands.registerCommand("marginalia.revealPosition", (target: PositionPlace | Entry) =>
      revealPosition(analyses, placeOf(target)),
    ),
    vscode.commands.registerCommand("marginalia.openPanelOfEntry", (entry: Entry) =>
      vscode.commands.executeCommand(
        "marginalia.openPanelToSide",
        entry.kind === "file" ? entry.uri : entry.file.uri,
      ),
    ),
  );
}

function placeOf(target: PositionPlace | Entry): PositionPlace {
  if (!("kind" in target)) return target;
  if (target.kind === "position") return { uri: target.file.uri, index: target.row.index };
  return { uri: target.kind === "file" ? target.uri : target.file.uri, index: 0 };
}

async function revealPosition(analyses: Analyses, { uri, index }: PositionPlace): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const { rows, tree } = analyses.of(document);
  const row = rows[index];
  const start = document.positionAt(row === undefined ? 0 : tree.startOf(row.node));
  const end = document.positionAt(row === undefined ? 0 : tree.endOf(row.node));
  const editor = await vscode.window.showTextDocument(document, {
    selection: new vscode.Range(start, start),
  });
  editor.revealRange(new vscode.Range(start, end), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

async function tellWhetherThereAreFiles(): Promise<void> {
  const hasFiles =
    openPositionFiles().length > 0 ||
    (await vscode.workspace.findFiles(POSITION_FILE_PATTERN, undefined, 1)).length > 0;
  await vscode.commands.executeCommand("setContext", HAS_FILES, hasFiles);
}
