/** The sample of the walkthrough, as a new document: whoever tries things out in it changes no file. */
import * as vscode from "vscode";

const NAME = "first-look.positions.json";

/** Opens the sample, or shows it where it is open already. Gives its address; none if it cannot be read. */
export function registerOpenSample(extensionUri: vscode.Uri): vscode.Disposable {
  return vscode.commands.registerCommand("marginalia.openSample", async () => {
    const uri = vscode.Uri.from({ scheme: "untitled", path: NAME });
    const isOpen = vscode.workspace.textDocuments.some(
      (document) => document.uri.toString() === uri.toString() && !document.isClosed,
    );
    const text = isOpen ? undefined : await sampleText(extensionUri);
    if (text === undefined && !isOpen) return undefined;
    const document = await vscode.workspace.openTextDocument(uri);
    if (text !== undefined && document.getText() === "") {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(uri, new vscode.Position(0, 0), text);
      await vscode.workspace.applyEdit(edit);
    }
    await vscode.window.showTextDocument(document, { preview: false, viewColumn: columnOf(uri) });
    return uri;
  });
}

async function sampleText(extensionUri: vscode.Uri): Promise<string | undefined> {
  const file = vscode.Uri.joinPath(extensionUri, "examples", NAME);
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t("The sample cannot be read: {0}", reason));
    return undefined;
  }
}

/**
 * Where the text stands already, else in a group that is empty, else in the active group. A walkthrough makes a group
 * beside itself for what it opens, and may be the active one again before that is there.
 */
function columnOf(uri: vscode.Uri): vscode.ViewColumn {
  const isText = ({ input }: vscode.Tab) =>
    input instanceof vscode.TabInputText && input.uri.toString() === uri.toString();
  const { all } = vscode.window.tabGroups;
  const group = all.find(({ tabs }) => tabs.some(isText)) ?? all.find(({ tabs }) => tabs.length === 0);
  return group?.viewColumn ?? vscode.ViewColumn.Active;
}
