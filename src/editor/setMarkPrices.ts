import * as vscode from "vscode";
import {
  type MarkedText,
  marksOfFile,
  readMarks,
  type StatedMarks,
  withMarks,
} from "../analysis/statedMarks";
import { activeDocument } from "./activeDocument";
import type { Analyses } from "./analyses";
import { isPositionFile } from "./documents";
import { replaceChanged } from "./replaceChanged";

/**
 * Sets mark prices in the position file at hand, all in one step. They may be given as text, "BTCUSDT 61000" a line; else
 * they are asked for. Answers with the symbols that were set.
 */
export function registerSetMarkPrices(analyses: Analyses): vscode.Disposable {
  return vscode.commands.registerCommand("marginalia.setMarkPrices", async (given?: unknown) => {
    const document = activeDocument();
    if (document === undefined || !isPositionFile(document)) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t("Open a position file first: *.positions.json, .jsonc, .yaml or .yml."),
      );
      return [];
    }
    const marks = typeof given === "string" ? readMarks(given) : await askedMarks(document, analyses);
    if (marks === undefined) return [];
    if (isRefused(marks)) return refuse(marks.refusal);
    return write(document, analyses, marks);
  });
}

async function write(
  document: vscode.TextDocument,
  analyses: Analyses,
  marks: StatedMarks,
): Promise<readonly string[]> {
  const before = document.getText();
  const marked = withMarks(analyses.of(document), marks, (text) => analyses.ofDraft(document, text));
  if (isRefused(marked)) return refuse(marked.refusal);
  if (marked.text !== before && !(await replaceChanged(document, before, marked.text))) {
    return refuse(vscode.l10n.t("The file has changed meanwhile; set the prices again."));
  }
  if (marked.unknown.length > 0) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t("The file has no position of {0}.", marked.unknown.join(", ")),
    );
  }
  return marked.set;
}

function isRefused<Value extends StatedMarks | MarkedText>(
  value: Value | { readonly refusal: string },
): value is { readonly refusal: string } {
  return "refusal" in value;
}

function refuse(reason: string): readonly string[] {
  void vscode.window.showWarningMessage(reason);
  return [];
}

interface Item extends vscode.QuickPickItem {
  readonly symbol?: string;
  readonly take?: "typed" | "clipboard";
}

/** Symbol after symbol, or all from the clipboard; none when it was cancelled. */
async function askedMarks(
  document: vscode.TextDocument,
  analyses: Analyses,
): Promise<StatedMarks | undefined> {
  const held = marksOfFile(analyses.of(document));
  if (held.size === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t("This file has no positions yet."));
    return undefined;
  }
  const copied = readMarks(await vscode.env.clipboard.readText());
  const fromClipboard = isRefused(copied) || copied.size === 0 ? undefined : copied;
  const typed = new Map<string, string>();
  for (;;) {
    const chosen = await vscode.window.showQuickPick(itemsOf(held, typed, fromClipboard), {
      title: vscode.l10n.t("Set Mark Prices"),
      placeHolder: vscode.l10n.t("Choose a symbol, or copy lines like BTCUSDT 61000 first"),
      ignoreFocusOut: true,
    });
    if (chosen === undefined) return undefined;
    if (chosen.take !== undefined) return chosen.take === "typed" ? typed : fromClipboard;
    const { symbol } = chosen;
    const digits =
      symbol === undefined ? undefined : await askedPrice(symbol, typed.get(symbol) ?? held.get(symbol));
    if (digits === undefined) continue;
    typed.set(symbol!, digits);
    // With one symbol there is nothing else to ask.
    if (held.size === 1) return typed;
  }
}

function itemsOf(
  held: ReadonlyMap<string, string | undefined>,
  typed: StatedMarks,
  copied: StatedMarks | undefined,
): Item[] {
  const items: Item[] = [];
  const list = (marks: StatedMarks) => [...marks].map(([symbol, digits]) => `${symbol} ${digits}`).join(", ");
  if (typed.size > 0) {
    items.push({
      label: `$(check) ${vscode.l10n.t("Write these prices")}`,
      detail: list(typed),
      take: "typed",
    });
  }
  if (copied !== undefined) {
    const label = `$(clippy) ${vscode.l10n.t("Take the prices from the clipboard")}`;
    items.push({ label, detail: list(copied), take: "clipboard" });
  }
  for (const [symbol, digits] of held) {
    items.push({ label: symbol, description: typed.get(symbol) ?? digits ?? "", symbol });
  }
  return items;
}

async function askedPrice(symbol: string, value: string | undefined): Promise<string | undefined> {
  const answer = await vscode.window.showInputBox({
    title: vscode.l10n.t("Mark price of {0}", symbol),
    ...(value === undefined ? {} : { value }),
    ignoreFocusOut: true,
    validateInput: (text) => {
      const marks = readMarks(`${symbol} ${text.trim()}`);
      return isRefused(marks) ? marks.refusal : undefined;
    },
  });
  return answer?.trim();
}
