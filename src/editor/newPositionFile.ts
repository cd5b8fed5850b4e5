import * as vscode from "vscode";
import { type Template, TEMPLATES } from "../analysis/templates";

/**
 * A new file from a template. It is not written before it is saved, but has its name already, so that everything that
 * goes by the name works at once. A template may be given by its id; else it is asked for.
 */
export function registerNewPositionFile(): vscode.Disposable {
  return vscode.commands.registerCommand("marginalia.newPositionFile", async (given?: unknown) => {
    const template = TEMPLATES.find(({ id }) => id === given) ?? (await chosenTemplate());
    if (template === undefined) return undefined;
    const document = await vscode.workspace.openTextDocument(await freeName());
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), template.text);
    await vscode.workspace.applyEdit(edit);
    await vscode.window.showTextDocument(document);
    return document.uri;
  });
}

async function chosenTemplate(): Promise<Template | undefined> {
  const items = TEMPLATES.map((template) => ({
    label: template.title,
    description: template.description,
    template,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("New Position File"),
    placeHolder: vscode.l10n.t("What to start from"),
    matchOnDescription: true,
  });
  return chosen?.template;
}

/** The name of a file that is neither there nor open, in the first folder of the workspace. */
async function freeName(): Promise<vscode.Uri> {
  // Only a folder on a disk has a path that an unsaved file can be given.
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === "file");
  for (let number = 1; ; number++) {
    const name = number === 1 ? "new.positions.json" : `new-${number}.positions.json`;
    const target = folder && vscode.Uri.joinPath(folder.uri, name);
    const uri = target?.with({ scheme: "untitled" }) ?? vscode.Uri.from({ scheme: "untitled", path: name });
    const isOpen = vscode.workspace.textDocuments.some((open) => open.uri.toString() === uri.toString());
    if (!isOpen && !(target && (await exists(target)))) return uri;
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
