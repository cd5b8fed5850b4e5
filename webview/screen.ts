/** Draws the panel, asks for the rows it shows, and keeps the focus where it belongs. */
import { render } from "lit-html";
import type { RowId, RowModel, RowWindow } from "../src/protocol/messages";
import { targetOf } from "./cells";
import { focusPlace, keepingFocus, type Place, rowOf } from "./focus";
import { type SavedState, send } from "./host";
import { page, readingNote } from "./page";
import { listenForPresses } from "./press";
import { ROW_HEIGHT, Scroller } from "./scroller";
import type { Speech } from "./speech";
import { NEW_ROW, type Store, TABLE } from "./store";
import { spoken } from "./strip";
import type { Line } from "./table/table";
import { ColumnWidths } from "./table/widths";
import type { View } from "./views/view";

/** Rows asked for beyond those on the screen, so that short scrolls need no answer. */
const MARGIN = 10;

/** How long the numbers of a draft are waited for before it is drawn without them. */
const LONGEST_ANSWER = 100;

/** Below this width all columns cannot be seen at once. */
const NARROW = 1290;

export class Screen {
  readonly main = document.createElement("main");
  readonly #store: Store;
  readonly #speech: Speech;
  readonly #saved: Partial<SavedState>;
  views: readonly View[] = [];
  #scroller: Scroller | undefined;
  #asked: RowWindow;
  /** Where the focus goes once its row is there. */
  #wanted: Place | undefined;
  #isScheduled = false;
  #overdue: ReturnType<typeof setTimeout> | undefined;
  isDrawing = false;
  /** Whether drawing waits for a pointer to be let go, and whether there is anything to draw then. */
  #isHeld = false;
  #isDue = false;

  constructor(store: Store, speech: Speech, saved: Partial<SavedState>) {
    this.#store = store;
    this.#speech = speech;
    this.#saved = saved;
    const start = Math.max(0, Math.floor((saved.scrollTop ?? 0) / ROW_HEIGHT) - MARGIN);
    this.#asked = { start, count: Math.ceil(innerHeight / ROW_HEIGHT) + 2 * MARGIN, pinned: null };
    this.main.className = "panel";
    document.body.prepend(this.main);
    listenForPresses(
      this.main,
      () => (this.#isHeld = true),
      () => this.#release(),
    );
    store.isNarrow = this.main.clientWidth < NARROW;
    store.widths = new ColumnWidths();
    new ResizeObserver(() => {
      const isNarrow = this.main.clientWidth < NARROW;
      if (isNarrow === store.isNarrow) return;
      store.isNarrow = isNarrow;
      this.schedule();
    }).observe(this.main);
  }

  /** The rows that the host is asked for. */
  get window(): RowWindow {
    return this.#asked;
  }

  get pageSize(): number {
    return this.#scroller?.pageSize ?? 1;
  }

  /** When the answer of the host is there, or a moment later: what is typed stands in its field already. */
  scheduleWithAnswer(): void {
    this.#overdue ??= setTimeout(() => this.draw(), LONGEST_ANSWER);
  }

  /** Once for all changes of one moment. */
  schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    queueMicrotask(() => {
      this.#isScheduled = false;
      this.draw();
    });
  }

  draw(): void {
    const { model, reading } = this.#store;
    if (model === undefined && reading !== undefined) render(readingNote(reading), this.main);
    if (model === undefined || this.isDrawing) return;
    if (this.#isHeld) {
      this.#isDue = true;
      return;
    }
    clearTimeout(this.#overdue);
    this.#overdue = undefined;
    this.isDrawing = true;
    keepingFocus(() => {
      const hadTable = this.box !== null;
      if (!hadTable) this.#render([]);
      if (!hadTable && this.box !== null) this.#attachScroller(this.box);
      this.#render(this.#lines());
      this.#scroller?.update();
    });
    this.isDrawing = false;
    this.#askForRows();
    this.#moveFocus();
    // A view says what it has to say by itself.
    if (this.#store.tab === TABLE) this.#speech.sayLater(() => spoken(this.#currentRow(), this.#refusal()));
  }

  #release(): void {
    this.#isHeld = false;
    if (this.#isDue) this.draw();
    this.#isDue = false;
  }

  /** Shows a row and puts the focus into it. */
  goTo(place: Place): void {
    this.want(place);
    this.#scroller?.show(place.index);
    this.draw();
  }

  /** The same at the next drawing. */
  want(place: Place): void {
    this.#wanted = place;
  }

  /** The element that scrolls; none without positions. */
  get box(): HTMLElement | null {
    return this.main.querySelector<HTMLElement>(".scroller");
  }

  /** Scrolls to a row; the focus stays where it is. */
  show(place: number): void {
    this.#scroller?.show(place);
  }

  /** The row of a position; none while it is out of sight. */
  rowOfId(row: RowId): RowModel | undefined {
    return [...this.#store.rows.values()].find(({ id }) => id === row);
  }

  #render(lines: readonly Line[]): void {
    const shown = { lines, currentRow: this.#currentRow(), refusal: this.#refusal() };
    render(page(this.#store, this.#store.model!, this.views, shown), this.main);
  }

  #attachScroller(box: HTMLElement): void {
    const isFirst = this.#scroller === undefined;
    const { scrollTop = 0, scrollLeft = 0 } = isFirst ? this.#saved : {};
    this.#scroller = new Scroller(
      () => this.box,
      () => this.schedule(),
      scrollTop,
    );
    // The first columns stick only while they would be out of sight.
    box.addEventListener("scroll", () => box.classList.toggle("sideways", box.scrollLeft !== 0), {
      passive: true,
    });
    box.scrollLeft = scrollLeft;
    this.#scroller.attach();
  }

  #lines(): Line[] {
    if (this.#scroller === undefined || this.box === null) return [];
    const { currentRow, currentPlace, shownCount, lineCount } = this.#store;
    const pinned = currentRow === NEW_ROW ? shownCount : currentPlace;
    return this.#scroller.lines(lineCount, hasFocusInTable() ? pinned : undefined);
  }

  /** Asks for the rows that are on the screen and not here; the one with the focus comes along. */
  #askForRows(): void {
    const { shownCount, currentRow, currentPlace } = this.#store;
    const pinned = hasFocusInTable() && currentRow !== NEW_ROW ? currentRow : null;
    this.#store.seen = { ...(this.#scroller?.seen ?? { start: 0, count: 0 }), pinned };
    const onScreen = this.#lines()
      .map(({ index }) => index)
      .filter((index) => index < shownCount && (pinned === null || index !== currentPlace));
    const { start, count } = this.#asked;
    const isMissing = onScreen.some((index) => index < start || index >= start + count);
    if (!isMissing && pinned === this.#asked.pinned) return;
    if (isMissing) {
      const first = Math.max(0, onScreen[0]! - MARGIN);
      this.#asked = { start: first, count: onScreen.at(-1)! - first + 1 + MARGIN, pinned };
    } else {
      this.#asked = { start, count, pinned };
    }
    send({ type: "window", window: this.#asked });
  }

  #moveFocus(): void {
    if (this.#wanted === undefined) return;
    const index = Math.min(this.#wanted.index, this.#store.lineCount - 1);
    if (index < 0) {
      this.#wanted = undefined;
      this.main.querySelector<HTMLElement>(".empty vscode-button, .filter")?.focus();
      return;
    }
    if (focusPlace({ ...this.#wanted, index })) this.#wanted = undefined;
    else this.#scroller?.show(index);
  }

  #currentRow(): RowModel | undefined {
    const { currentRow, markedRow, model } = this.#store;
    const marked = markedRow === null ? undefined : this.rowOfId(markedRow);
    if (marked !== undefined) return marked;
    if (currentRow === NEW_ROW) return model?.adding ?? undefined;
    return currentRow === null ? undefined : this.rowOfId(currentRow);
  }

  #refusal(): string | null {
    const { currentRow, adding, notice } = this.#store;
    if (currentRow === NEW_ROW && adding?.isTried) return adding.refusal ?? null;
    const target = targetOf(document.activeElement);
    if (target === undefined || target.of === "new") return notice;
    return this.#store.draftOf(target)?.refusal ?? notice;
  }
}

function hasFocusInTable(): boolean {
  return rowOf(document.activeElement) !== null;
}
