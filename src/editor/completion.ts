import * as vscode from "vscode";
import { type Completion, type CompletionKind, completionsAt } from "../analysis/completion";
import type { Analyses } from "./analyses";
import { hasSyntaxOwner, POSITION_FILES } from "./documents";

const KINDS: Readonly<Record<CompletionKind, vscode.CompletionItemKind>> = {
  symbol: vscode.CompletionItemKind.Constant,
  number: vscode.CompletionItemKind.Value,
  asset: vscode.CompletionItemKind.Unit,
  instrument: vscode.CompletionItemKind.Snippet,
};

export function registerCompletion(analyses: Analyses): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    // Nobody writes a download by hand: there is nothing to complete in one.
    POSITION_FILES,
    {
      provideCompletionItems(document, place) {
        const completions = completionsAt(
          analyses.of(document),
          document.offsetAt(place),
          (text) => analyses.ofDraft(document, text),
          hasSyntaxOwner(document),
        );
        return completions.map((completion, index) => itemOf(document, completion, index));
      },
    },
    '"',
  );
}

function itemOf(document: vscode.TextDocument, completion: Completion, index: number): vscode.CompletionItem {
  const { kind, label, detail, text, isSnippet, start, end } = completion;
  const item = new vscode.CompletionItem(label, KINDS[kind]);
  item.detail = detail;
  item.insertText = isSnippet ? new vscode.SnippetString(text) : text;
  item.range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  // What is filtered by has to begin like what is replaced: a quote, where there is one.
  item.filterText = text.startsWith('"') ? `"${label}"` : label;
  item.sortText = String(index).padStart(4, "0");
  return item;
}
