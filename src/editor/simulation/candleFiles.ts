/** Files of candles that someone chose for a book, each for a symbol of it. */
import * as vscode from "vscode";
import type { Analysis } from "../../analysis/analyze";
import type { CandleFile } from "../../analysis/views/scenarios/job";
import { symbolNamed } from "../../analysis/views/scenarios/symbolNamed";
import { readCandles } from "../../candles";
import { symbolsOf } from "../../simulation/scenarios/symbols";

/** Asks for files, and for the symbol of each whose name does not say it. None where it was given up. */
export async function chooseCandleFiles(analysis: Analysis): Promise<readonly CandleFile[] | undefined> {
  const account = analysis.report?.account;
  const symbols = account === undefined ? [] : symbolsOf(account).map(({ symbol }) => symbol);
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t("Candles to simulate with"),
    openLabel: vscode.l10n.t("Use"),
    canSelectMany: true,
    filters: { [vscode.l10n.t("Candles")]: ["csv", "json", "txt", "tsv"] },
  });
  if (chosen === undefined) return undefined;
  const files: CandleFile[] = [];
  for (const uri of chosen) {
    const symbol = await symbolFor(uri, symbols);
    if (symbol === undefined) return undefined;
    files.push(await readFile(uri, symbol));
  }
  return files;
}

/** The files with others in place of those of the same symbols. */
export function withFiles(known: readonly CandleFile[], more: readonly CandleFile[]): readonly CandleFile[] {
  const bySymbol = new Map([...known, ...more].map((file) => [file.symbol, file]));
  return [...bySymbol.values()];
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.split("/").at(-1) ?? "";
}

async function symbolFor(uri: vscode.Uri, symbols: readonly string[]): Promise<string | undefined> {
  const name = nameOf(uri);
  const meant = symbolNamed(name, symbols);
  if (meant !== undefined) return meant;
  return vscode.window.showQuickPick([...symbols], {
    title: vscode.l10n.t("Whose prices are in {0}?", name),
    placeHolder: vscode.l10n.t("Choose the symbol"),
  });
}

async function readFile(uri: vscode.Uri, symbol: string): Promise<CandleFile> {
  const name = nameOf(uri);
  try {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    const { candles, problems } = readCandles(text);
    const messages = (wanted: "error" | "warning") =>
      problems.flatMap(({ severity, message }) => (severity === wanted ? [message] : []));
    return { symbol, name, candles, errors: messages("error"), warnings: messages("warning") };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const errors = [vscode.l10n.t("The file cannot be read: {0}", why)];
    return { symbol, name, candles: [], errors, warnings: [] };
  }
}
