import * as vscode from "vscode";
import type { ImportProblem } from "../imports/checkedTable";
import { problemsOf, usedSymbols, withTables } from "../imports/intoFile";
import { readTables } from "../imports/readTables";
import { activeDocument } from "./activeDocument";
import { isPositionFile } from "./documents";
import { textLanguageOf } from "./dumps";
import { replaceChanged } from "./replaceChanged";

/**
 * Writes downloaded tables of tiers into the position file at hand, for the symbols of its positions. A download may be
 * given; else it is asked for. Answers with the symbols that have their tiers now.
 */
export function registerImportTiers(): vscode.Disposable {
  return vscode.commands.registerCommand("marginalia.importTiers", async (given?: vscode.Uri) => {
    const document = activeDocument();
    if (document === undefined || !isPositionFile(document)) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t("Open a position file first: *.positions.json, .jsonc, .yaml or .yml."),
      );
      return [];
    }
    const download = given ?? (await chosenDownload());
    return download === undefined ? [] : importInto(document, download);
  });
}

async function chosenDownload(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t("Import Tiers"),
    openLabel: vscode.l10n.t("Import"),
    filters: { [vscode.l10n.t("Tables of tiers")]: ["json"] },
  });
  return chosen?.[0];
}

async function importInto(document: vscode.TextDocument, download: vscode.Uri): Promise<readonly string[]> {
  const content = await contentOf(download);
  if (content === undefined) return [];
  const before = document.getText();
  const language = textLanguageOf(document);
  const symbols = usedSymbols(before, language);
  const { tables, problems } = readTables(content);
  const { text: after, symbols: done, problems: others } = withTables(before, tables, symbols, language);
  if (after !== before && !(await replaceChanged(document, before, after))) {
    void vscode.window.showWarningMessage(vscode.l10n.t("The file has changed meanwhile; import again."));
    return [];
  }
  say(done, [...problemsOf(problems, symbols), ...others]);
  return done;
}

async function contentOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showWarningMessage(vscode.l10n.t("The tables cannot be read: {0}", reason));
    return undefined;
  }
}

/** More problems than these make no message better. */
const MOST_PROBLEMS = 3;

function say(symbols: readonly string[], problems: readonly ImportProblem[]): void {
  const sentences = problems.slice(0, MOST_PROBLEMS).map(({ message }) => message);
  if (problems.length > MOST_PROBLEMS) {
    sentences.push(vscode.l10n.t("And {0} more.", problems.length - MOST_PROBLEMS));
  }
  if (symbols.length > 0) {
    sentences.unshift(vscode.l10n.t("The file has the tiers of {0} now.", symbols.join(", ")));
  } else if (sentences.length === 0) {
    sentences.push(vscode.l10n.t("None of the tables is of a symbol that the positions use."));
  }
  const message = sentences.join(" ");
  if (symbols.length > 0 && problems.length === 0) void vscode.window.showInformationMessage(message);
  else void vscode.window.showWarningMessage(message);
}
