import * as vscode from "vscode";
import { analyze, DEFAULT_OPTIONS } from "../analysis/analyze";
import { importedFile } from "../analysis/importDump";
import { languageOf, type TextLanguage } from "../document/language";
import { activeDocument } from "./activeDocument";
import { isPositionFile } from "./documents";
import { isDump, textLanguageOf } from "./dumps";

interface Source {
  readonly text: string;
  readonly language: TextLanguage;
}

/**
 * Writes a position file from a dump, into a new document: from the file given, the active dump, a file that is picked
 * or the clipboard. Answers with the text.
 */
export function registerImportDump(): vscode.Disposable {
  return vscode.commands.registerCommand("marginalia.importDump", async (given?: vscode.Uri | string) => {
    const source = await sourceOf(given);
    if (source === undefined) return undefined;
    const imported = importedFile(analyze(source.text, { ...DEFAULT_OPTIONS, language: source.language }));
    if ("refusal" in imported) {
      void vscode.window.showInformationMessage(imported.refusal);
      return undefined;
    }
    const document = await vscode.workspace.openTextDocument(unusedName());
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), imported.text);
    await vscode.workspace.applyEdit(edit);
    await vscode.window.showTextDocument(document);
    return imported.text;
  });
}

/** A document without a file whose name says what it is, so that its numbers are there at once. */
function unusedName(): vscode.Uri {
  const isOpen = (uri: vscode.Uri) =>
    vscode.workspace.textDocuments.some((open) => open.uri.toString() === uri.toString());
  for (let number = 1; ; number++) {
    const path = number === 1 ? "imported.positions.json" : `imported-${number}.positions.json`;
    const uri = vscode.Uri.from({ scheme: "untitled", path });
    if (!isOpen(uri)) return uri;
  }
}

async function sourceOf(given: vscode.Uri | string | undefined): Promise<Source | undefined> {
  if (typeof given === "string") return plainSource(given);
  if (given instanceof vscode.Uri) return fileSource(given);
  const document = activeDocument();
  if (document !== undefined && !isPositionFile(document) && isDump(document)) {
    return { text: document.getText(), language: textLanguageOf(document) };
  }
  const clipboard = { label: `$(clippy) ${vscode.l10n.t("From the clipboard")}`, from: "clipboard" } as const;
  const file = { label: `$(file) ${vscode.l10n.t("From a file…")}`, from: "file" } as const;
  const chosen = await vscode.window.showQuickPick([clipboard, file], {
    title: vscode.l10n.t("Import Positions"),
    placeHolder: vscode.l10n.t("What an exchange or ccxt returned, or the configuration of a strategy"),
  });
  if (chosen?.from === "clipboard") return plainSource(await vscode.env.clipboard.readText());
  return chosen === undefined ? undefined : pickedSource();
}

/** A text without a name is seen to be what it is from itself. */
function plainSource(text: string): Source {
  return { text, language: languageOf("", text) };
}

async function pickedSource(): Promise<Source | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: vscode.l10n.t("Import Positions"),
    openLabel: vscode.l10n.t("Import"),
    filters: {
      [vscode.l10n.t("Dumps and configurations")]: ["json", "jsonc", "yaml", "yml", "hjson", "txt"],
    },
  });
  return picked?.[0] && fileSource(picked[0]);
}

async function fileSource(uri: vscode.Uri): Promise<Source | undefined> {
  try {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    return { text, language: languageOf(uri.path, text) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showWarningMessage(vscode.l10n.t("The file cannot be read: {0}", reason));
    return undefined;
  }
}
