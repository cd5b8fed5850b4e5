/**
 * One panel and the text it shows. Every change of the text, wherever it was made, goes to the panel as a new model;
 * what is typed in the panel comes as drafts, answered with numbers, and as edits, written to the text.
 */
import * as vscode from "vscode";
import { carriedProblems } from "../../analysis/carriedProblems";
import { symbolNames } from "../../analysis/completion";
import { inFormat, numberFormatOf } from "../../analysis/numberFormat";
import { PanelView, VENUES } from "../../analysis/panel";
import { type Book, viewModel } from "../../analysis/views";
import type { Problem } from "../../document/problem";
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
import { ScenarioView } from "../simulation/scenarioView";
import { simulationWorkers } from "../simulation/workers";
import { BookReader, type PanelAnalyses } from "./bookReader";
import { EditQueue } from "./editQueue";
import { copyRows } from "./copyRows";
import { exportText } from "./exportText";
import { FixSearch } from "./fixSearch";
import { Ordering } from "./ordering";
import { revealInstrument, revealRow, rowShownAt, selectRow } from "./rowPlaces";
import { ShownRows } from "./shownRows";
import { TextCursor } from "./textCursor";

/** Of a text longer than this the panel says that it is being read. */
const LARGE_TEXT = 300_000;

/** How many symbols are offered at once. */
const OFFERED_SYMBOLS = 400;

/** How long nothing has to change before rows are put in order again; of many rows it takes a while. */
const [QUIET_TIME, QUIET_TIME_OF_MANY, MANY_ROWS] = [150, 1000, 1000];

/** Of more rows than this the problems of a draft come after its numbers. */
const CHECKED_AT_ONCE = 500;

/**
 * How long nobody types before the rest of a draft comes: rows out of sight, and problems of many rows. Longer than
 * between two keys of one who types, who would wait for it.
 */
const REST_PAUSE = 400;

/** A draft that makes sense. */
interface ShownDraft {
  readonly sequence: number;
  readonly isAdding: boolean;
  readonly seen: RowWindow;
}

export class PanelSession implements vscode.Disposable {
  readonly #document: vscode.TextDocument;
  readonly #panel: vscode.WebviewPanel;
  readonly #books: BookReader;
  readonly #edits: EditQueue;
  readonly #subscriptions: vscode.Disposable[];
  readonly #shownRows = new ShownRows();
  readonly #ordering: Ordering;
  readonly #cursor: TextCursor;
  readonly #fixes: FixSearch;
  readonly #numberFormat = numberFormatOf(vscode.env.language);
  readonly #scenarios: ScenarioView;
  #window: RowWindow = { start: 0, count: 0, pinned: null };
  #draft: { readonly sequence: number; readonly draft: Draft; readonly seen: RowWindow } | undefined;
  /** What the view beside the table wants to see. */
  #view: { readonly sequence: number; readonly request: ViewRequest } | undefined;
  #shown: { readonly view: PanelView; readonly rowCount: number; readonly version: number } | undefined;
  #showsInstruments = false;
  #renewal: ReturnType<typeof setTimeout> | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #isScheduled = false;
  #isReady = false;

  constructor(
    document: vscode.TextDocument,
    panel: vscode.WebviewPanel,
    analyses: PanelAnalyses,
    extension: vscode.Uri,
  ) {
    this.#document = document;
    this.#panel = panel;
    this.#scenarios = new ScenarioView(
      this.#numberFormat,
      (job) => simulationWorkers(extension, job),
      (sequence, model) => this.#post({ type: "view", sequence, model }),
    );
    this.#books = new BookReader(document, analyses);
    this.#edits = new EditQueue(document, () => ({ ...this.#read().book, options: this.#books.options }));
    this.#ordering = new Ordering(this.#shownRows, {
      book: () => this.#read().book,
      held: () => this.#window.pinned,
      progress: (share) => this.#post({ type: "arranging", share }),
      done: (isNews) => {
        if (isNews) this.#sendRows();
        if (isNews) this.#sendInstruments();
        if (this.#shownRows.isOld(this.#read().book, this.#window.pinned)) this.#renewLater();
      },
    });
    this.#cursor = new TextCursor(document, (offset) => this.#select(offset));
    this.#fixes = new FixSearch(
      () => this.#read().book.analysis,
      () => this.#books.options,
      (fixes, version) => this.#post({ type: "fixes", version, fixes }),
    );
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
        if (panel.visible) return;
        this.#isReady = false;
        this.#ordering.stop();
        this.#scenarios.stop();
      }),
    ];
  }

  dispose(): void {
    this.#isReady = false;
    clearTimeout(this.#renewal);
    clearTimeout(this.#rest);
    this.#ordering.stop();
    this.#cursor.dispose();
    this.#fixes.stop();
    this.#scenarios.stop();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #receive(message: PanelToHost): void {
    switch (message.type) {
      case "ready":
        this.#isReady = true;
        this.#window = message.window;
        this.#draft = undefined;
        this.#view = undefined;
        this.#showsInstruments = false;
        this.#shown = undefined;
        this.#shownRows.arrange(message.arrangement);
        this.#post({ type: "welcome", venues: VENUES, words: vscode.l10n.bundle ?? null });
        return this.#sendFirst();
      case "window":
        if (message.window.pinned !== this.#window.pinned) this.#renewLater();
        this.#window = message.window;
        return this.#sendRows();
      case "arrange":
        this.#shownRows.arrange(message.arrangement);
        return this.#ordering.start();
      case "visit":
        return this.#visit(message.row);
      case "instruments":
        this.#showsInstruments = message.isShown;
        return this.#sendInstruments();
      case "symbols":
        return this.#post({
          type: "symbols",
          symbols: symbolNames(this.#read().book.analysis, OFFERED_SYMBOLS),
        });
      case "fixes":
        if (message.version === this.#document.version) this.#fixes.start(message.problems, message.version);
        return;
      case "copyRows":
        void this.#copyRows(message);
        return;
      case "draft":
        this.#draft =
          message.draft === null
            ? undefined
            : { sequence: message.sequence, draft: message.draft, seen: message.seen };
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
      case "candles":
        void this.#changeCandles(message.action);
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
        void revealRow(this.#document, this.#read().book, message.row, message.line);
        return;
      case "revealInstrument":
        void revealInstrument(this.#document, this.#read().book, message.symbol);
    }
  }

  /** A large text takes a moment to read: the page is told before, so that it can say so. */
  #sendFirst(): void {
    const text = this.#document.getText();
    if (text.length < LARGE_TEXT) return this.#arrangeAndSend();
    this.#post({ type: "reading", count: text.match(/\bentryPrice\b/g)?.length ?? 0 });
    setTimeout(() => this.#isReady && this.#arrangeAndSend(), 0);
  }

  /** Of few rows the order is there for the first numbers; of many they come in that of the file before. */
  #arrangeAndSend(): void {
    if (this.#shownRows.isOld(this.#read().book, null)) this.#ordering.start();
    this.#send();
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
    clearTimeout(this.#rest);
    const { book, stale } = this.#read();
    if (this.#draft === undefined || stale !== null) return this.#sendModel(book, stale);
    const { sequence, draft, seen } = this.#draft;
    const tried = this.#books.tried(book, draft);
    const refusal = "refusal" in tried ? tried.refusal : null;
    this.#post({ type: "drafted", sequence, refusal });
    // While a draft makes no sense the last numbers stay, unless the text has changed under them.
    if ("refusal" in tried)
      return this.#shown?.version === this.#document.version ? undefined : this.#sendModel(book, null);
    this.#sendDraft(book, tried, { sequence, isAdding: draft.of === "new", seen });
  }

  /** First what is waited for: the numbers of the rows on the screen. */
  #sendDraft(book: Book, tried: Book, draft: ShownDraft): void {
    const isCheckedLater = tried.analysis.rows.length > CHECKED_AT_ONCE;
    const problems = isCheckedLater ? carriedProblems(book.analysis, tried.analysis) : undefined;
    this.#sendModel(tried, null, draft, problems);
    this.#rest = setTimeout(() => {
      if (!this.#isReady || this.#draft?.sequence !== draft.sequence) return;
      if (isCheckedLater) this.#sendModel(tried, null, { ...draft, seen: this.#window });
      else this.#sendRows();
    }, REST_PAUSE);
  }

  #sendModel(book: Book, stale: Stale | null, draft?: ShownDraft, problems?: readonly Problem[]): void {
    const view = new PanelView(book.analysis, book.numbers, problems);
    const order = this.#shownRows.order(this.#read().book);
    const model = inFormat(this.#numberFormat, () =>
      view.model({
        version: this.#document.version,
        draft: draft?.sequence ?? null,
        isAdding: draft?.isAdding === true,
        stale,
        window: draft?.seen ?? this.#window,
        order,
      }),
    );
    this.#shown = { view, rowCount: model.rowCount, version: model.version };
    this.#post({ type: "model", model });
    this.#sendView();
    if (draft !== undefined) return;
    if (order.ids !== undefined) this.#renewLater();
    this.#sendInstruments();
  }

  #sendInstruments(): void {
    if (!this.#showsInstruments || this.#shown === undefined) return;
    const { view } = this.#shown;
    const { ids } = this.#shownRows.order(this.#read().book);
    this.#post({ type: "instruments", model: inFormat(this.#numberFormat, () => view.instruments(ids)) });
  }

  #sendView(): void {
    if (this.#view?.request.of !== "scenarios") this.#scenarios.stop();
    if (this.#view === undefined) return;
    const { sequence, request } = this.#view;
    if (request.of === "scenarios") return this.#scenarios.show(this.#read().book, sequence, request);
    const model = inFormat(this.#numberFormat, () => viewModel(this.#read().book, request));
    this.#post({ type: "view", sequence, model });
  }

  async #changeCandles(action: "choose" | "forget"): Promise<void> {
    if (action === "forget") this.#scenarios.forget();
    else if (!(await this.#scenarios.choose(this.#read().book.analysis))) return;
    if (this.#isReady) this.#sendView();
  }

  #sendRows(): void {
    if (this.#shown === undefined || this.#isScheduled) return;
    const { view, rowCount } = this.#shown;
    const order = this.#shownRows.order(this.#read().book);
    const rows = inFormat(this.#numberFormat, () => view.rows(this.#window, rowCount, order.ids));
    const shownCount = order.ids?.length ?? rowCount;
    const version = this.#document.version;
    this.#post({ type: "rows", version, rowCount, shownCount, order: order.number, rows });
  }

  /** Puts the rows in order again, once nobody types and nothing changes. */
  #renewLater(): void {
    clearTimeout(this.#renewal);
    const isLong = (this.#shown?.rowCount ?? 0) > MANY_ROWS;
    const renew = () => {
      if (!this.#isReady || this.#draft !== undefined || this.#ordering.isUnderWay) return;
      if (this.#shownRows.isOld(this.#read().book, this.#window.pinned)) this.#ordering.start();
    };
    this.#renewal = setTimeout(renew, isLong ? QUIET_TIME_OF_MANY : QUIET_TIME);
  }

  #visit(row: RowId): void {
    const { book, stale } = this.#read();
    if (stale === null) selectRow(book, row, this.#cursor);
  }

  /** The cursor of the text is at an offset. */
  #select(offset: number): void {
    const { book, stale } = this.#read();
    const found = stale === null && rowShownAt(book, offset, this.#shownRows.order(book).ids);
    if (found) this.#post({ type: "select", ...found });
  }

  async #copyRows(wanted: Extract<PanelToHost, { readonly type: "copyRows" }>): Promise<void> {
    const { book, stale } = this.#read();
    if (stale !== null)
      return this.#post({
        type: "told",
        text: vscode.l10n.t("The text has a syntax error; correct it there first."),
      });
    const order = wanted.scope === "shown" ? this.#shownRows.order(book).ids : undefined;
    const { ids } = book.numbers;
    const rows = wanted.scope === "row" ? [wanted.row ?? 0] : (order ?? ids);
    const text = await copyRows(
      book.analysis,
      rows.map((row) => ids.indexOf(row)),
      wanted.format,
    );
    this.#post({ type: "told", text });
  }

  #read(): ReturnType<BookReader["read"]> {
    return this.#books.read();
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

  #post(message: HostToPanel): void {
    if (this.#isReady) void this.#panel.webview.postMessage(message);
  }
}
