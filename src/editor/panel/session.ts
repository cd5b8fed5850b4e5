/**
 * One panel and the text it shows. Every change of the text, wherever it was made, goes to the panel as a new model;
 * what is typed in the panel comes as drafts, answered with numbers, and as edits, written to the text.
 */
import * as vscode from "vscode";
import type { Analysis } from "../../analysis/analyze";
import { PanelView, rowSources, staleOf, VENUES } from "../../analysis/panel";
import { editsOfDraft } from "../../analysis/panelEdit";
import { NO_ROWS, renumbered } from "../../analysis/panelRows";
import { type Book, viewModel } from "../../analysis/views";
import { applyEdits, isRefusal } from "../../document/edit";
import type {
  Draft,
  HostToPanel,
  Intent,
  PanelToHost,
  RowId,
  RowWindow,
  Stale,
} from "../../protocol/messages";
import { panelToHost } from "../../protocol/validate";
import type { ViewRequest } from "../../protocol/views";
import { EditQueue } from "./editQueue";
import { exportText } from "./exportText";
import { reveal } from "./reveal";

/** The analyses of open documents, and of a document as it would be with a draft in it. */
export interface PanelAnalyses {
  of(document: vscode.TextDocument): Analysis;
  ofDraft(document: vscode.TextDocument, text: string): Analysis;
}

export class PanelSession implements vscode.Disposable {
  readonly #document: vscode.TextDocument;
  readonly #panel: vscode.WebviewPanel;
  readonly #analyses: PanelAnalyses;
  readonly #edits: EditQueue;
  readonly #subscriptions: vscode.Disposable[];
  #window: RowWindow = { start: 0, count: 0, pinned: null };
  #draft: { readonly sequence: number; readonly draft: Draft } | undefined;
  /** What the view beside the table wants to see. */
  #view: { readonly sequence: number; readonly request: ViewRequest } | undefined;
  /** The last text that could be read. */
  #book: Book | undefined;
  #shown: { readonly view: PanelView; readonly rowCount: number; readonly version: number } | undefined;
  #isScheduled = false;
  #isReady = false;

  constructor(document: vscode.TextDocument, panel: vscode.WebviewPanel, analyses: PanelAnalyses) {
    this.#document = document;
    this.#panel = panel;
    this.#analyses = analyses;
    this.#edits = new EditQueue(document, () => this.#read().book);
    this.#subscriptions = [
      vscode.workspace.onDidChangeTextDocument(({ document: changed, contentChanges }) => {
        // VS Code reports a document that becomes dirty or clean as one more change, without any.
        if (changed === document && contentChanges.length > 0) this.#schedule();
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("marginalia")) this.#schedule();
      }),
      panel.webview.onDidReceiveMessage((value: unknown) => {
        const message = panelToHost(value);
        if (message !== undefined) this.#receive(message);
      }),
      panel.onDidChangeViewState(() => {
        // A hidden webview is gone; it says "ready" when it is back.
        if (!panel.visible) this.#isReady = false;
      }),
    ];
  }

  dispose(): void {
    this.#isReady = false;
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #receive(message: PanelToHost): void {
    switch (message.type) {
      case "ready":
        this.#isReady = true;
        this.#window = message.window;
        this.#draft = undefined;
        this.#view = undefined;
        this.#post({ type: "welcome", venues: VENUES, words: vscode.l10n.bundle ?? null });
        return this.#send();
      case "window":
        this.#window = message.window;
        return this.#sendRows();
      case "draft":
        this.#draft =
          message.draft === null ? undefined : { sequence: message.sequence, draft: message.draft };
        // Later than the messages that have arrived already: of several drafts only the last is worked out.
        setTimeout(() => this.#isReady && this.#schedule(), 0);
        return;
      case "edit":
        void this.#edit(message.sequence, message.intent);
        return;
      case "view":
        this.#view =
          message.request === null ? undefined : { sequence: message.sequence, request: message.request };
        // As with drafts: of several requests only the last is worked out.
        setTimeout(() => this.#isReady && this.#sendView(), 0);
        return;
      case "copy":
        void vscode.env.clipboard.writeText(message.text);
        return;
      case "export":
        void exportText(this.#document, message.name, message.text);
        return;
      case "save":
        void this.#edits.written().then(() => this.#document.save());
        return;
      case "reveal":
        void this.#reveal(message.row, message.line);
    }
  }

  /** Once for all changes of one moment. */
  #schedule(): void {
    if (this.#isScheduled || !this.#isReady) return;
    this.#isScheduled = true;
    queueMicrotask(() => {
      if (this.#isScheduled && this.#isReady) this.#send();
      this.#isScheduled = false;
    });
  }

  #send(): void {
    this.#isScheduled = false;
    const { book, stale } = this.#read();
    const draft = this.#draft;
    if (draft !== undefined && stale === null) {
      const tried = this.#tryDraft(book, draft.draft);
      this.#post({
        type: "drafted",
        sequence: draft.sequence,
        refusal: "refusal" in tried ? tried.refusal : null,
      });
      // While a draft makes no sense the last numbers stay, unless the text has changed under them.
      if ("refusal" in tried)
        return this.#shown?.version === this.#document.version ? undefined : this.#sendModel(book, null);
      return this.#sendModel(tried, null, { sequence: draft.sequence, isAdding: draft.draft.of === "new" });
    }
    this.#sendModel(book, stale);
  }

  #sendModel(book: Book, stale: Stale | null, draft?: { sequence: number; isAdding: boolean }): void {
    const view = new PanelView(book.analysis, book.numbers);
    const model = view.model({
      version: this.#document.version,
      draft: draft?.sequence ?? null,
      isAdding: draft?.isAdding === true,
      stale,
      window: this.#window,
    });
    this.#shown = { view, rowCount: model.rowCount, version: model.version };
    this.#post({ type: "model", model });
    this.#sendView();
  }

  #sendView(): void {
    if (this.#view === undefined) return;
    const { sequence, request } = this.#view;
    this.#post({ type: "view", sequence, model: viewModel(this.#read().book, request) });
  }

  #sendRows(): void {
    if (this.#shown === undefined || this.#isScheduled) return;
    const { view, rowCount } = this.#shown;
    const rows = view.rows(this.#window, rowCount);
    this.#post({ type: "rows", version: this.#document.version, rowCount, rows });
  }

  /** The text as it is now; while it cannot be read, the last one that could. */
  #read(): { book: Book; stale: Stale | null } {
    const analysis = this.#analyses.of(this.#document);
    const stale = staleOf(analysis);
    if (stale !== null && this.#book !== undefined) return { book: this.#book, stale };
    if (this.#book?.analysis === analysis) return { book: this.#book, stale };
    const numbers = renumbered(this.#book?.numbers ?? NO_ROWS, rowSources(analysis));
    const book = { analysis, numbers };
    if (stale === null) this.#book = book;
    return { book, stale };
  }

  #tryDraft({ analysis, numbers }: Book, draft: Draft): Book | { refusal: string } {
    const outcome = editsOfDraft(analysis, numbers, draft);
    if (isRefusal(outcome)) return outcome;
    const tried = this.#analyses.ofDraft(this.#document, applyEdits(analysis.tree.text, outcome));
    if (tried.syntax.length > 0) return { refusal: tried.syntax[0]!.message };
    const ids = draft.of === "new" ? [...numbers.ids, 0] : numbers.ids;
    return { analysis: tried, numbers: { ...numbers, ids } };
  }

  async #edit(sequence: number, intent: Intent): Promise<void> {
    // What is written now is a draft no longer.
    this.#draft = undefined;
    const refusal = await this.#edits.write(intent);
    if (refusal === null) this.#send();
    else this.#schedule();
    const row = refusal === null ? this.#madeRow(intent) : null;
    this.#post({ type: "edited", sequence, refusal, row });
  }

  /** The position that an edit has put into the list. */
  #madeRow(intent: Intent): RowId | null {
    const { ids } = this.#read().book.numbers;
    if (intent.kind === "add") return ids.at(-1) ?? null;
    return intent.kind === "duplicate" ? (ids[ids.indexOf(intent.row) + 1] ?? null) : null;
  }

  async #reveal(row: RowId | null, line: number | null): Promise<void> {
    const { analysis, numbers } = this.#read().book;
    const node = row === null ? undefined : analysis.rows[numbers.ids.indexOf(row)]?.node;
    if (node !== undefined)
      await reveal(this.#document, analysis.tree.startOf(node), analysis.tree.endOf(node));
    else if (line !== null) await reveal(this.#document, line);
  }

  #post(message: HostToPanel): void {
    if (this.#isReady) void this.#panel.webview.postMessage(message);
  }
}
