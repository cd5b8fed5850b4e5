/** What the text of a panel says, and what it would say with a draft in it; rows keep their numbers through changes. */
import type * as vscode from "vscode";
import type { Analysis, AnalysisOptions } from "../../analysis/analyze";
import { rowSources, staleOf } from "../../analysis/panel";
import { editsOfDraft } from "../../analysis/panelEdit";
import { NO_ROWS, renumbered } from "../../analysis/panelRows";
import type { Book } from "../../analysis/views";
import { applyEdits, isRefusal, type Refusal } from "../../document/edit";
import type { Draft, Stale } from "../../protocol/messages";

/** The analyses of open documents, and of a document as it would be with a draft in it. */
export interface PanelAnalyses {
  of(document: vscode.TextDocument): Analysis;
  ofDraft(document: vscode.TextDocument, text: string): Analysis;
  /** What a document is analysed with; as usual where nothing is said. */
  optionsOf?(document: vscode.TextDocument): AnalysisOptions;
}

export class BookReader {
  readonly #document: vscode.TextDocument;
  readonly #analyses: PanelAnalyses;
  /** The last text that could be read. */
  #book: Book | undefined;

  constructor(document: vscode.TextDocument, analyses: PanelAnalyses) {
    this.#document = document;
    this.#analyses = analyses;
  }

  get options(): AnalysisOptions | undefined {
    return this.#analyses.optionsOf?.(this.#document);
  }

  /** The text as it is now; while it cannot be read, the last one that could. */
  read(): { readonly book: Book; readonly stale: Stale | null } {
    const analysis = this.#analyses.of(this.#document);
    const stale = staleOf(analysis);
    if (stale !== null && this.#book !== undefined) return { book: this.#book, stale };
    if (this.#book?.analysis === analysis) return { book: this.#book, stale };
    const numbers = renumbered(this.#book?.numbers ?? NO_ROWS, rowSources(analysis));
    const book = { analysis, numbers };
    if (stale === null) this.#book = book;
    return { book, stale };
  }

  /** A book with a draft in it, or why that makes none. */
  tried({ analysis, numbers }: Book, draft: Draft): Book | Refusal {
    const outcome = editsOfDraft(analysis, numbers, draft);
    if (isRefusal(outcome)) return outcome;
    const tried = this.#analyses.ofDraft(this.#document, applyEdits(analysis.tree.text, outcome));
    if (tried.syntax.length > 0) return { refusal: tried.syntax[0]!.message };
    const ids = draft.of === "new" ? [...numbers.ids, 0] : numbers.ids;
    return { analysis: tried, numbers: { ...numbers, ids } };
  }
}
