/** What a person does: typing, keys, clicks. */
import type { RowId } from "../src/protocol/messages";
import { type CellTarget, targetOf } from "./cells";
import type { Drafts } from "./drafts";
import { type Place, placeOf, rowOf } from "./focus";
import { send } from "./host";
import { move } from "./keyboard";
import type { Screen } from "./screen";
import { NEW_ROW, type Store } from "./store";

/** How long the focus rests in a row before its text is shown. */
const VISIT_PAUSE = 120;

export class Controls {
  readonly #store: Store;
  readonly #drafts: Drafts;
  readonly #screen: Screen;
  /** Told whenever something changed that should outlive the page. */
  readonly #changed: () => void;
  /** Where the row was that is being deleted: the one that comes in its place gets the focus. */
  #removing: Place | undefined;
  /** The field that the last click went to: a second click sets the caret. */
  #entered: Element | null = null;
  #visiting: ReturnType<typeof setTimeout> | undefined;
  /** The row whose text is selected beside. */
  #visited: RowId | null = null;
  /** The version of the file whose symbols are known. */
  #symbolsOf: number | undefined;

  constructor(store: Store, drafts: Drafts, screen: Screen, changed: () => void) {
    this.#store = store;
    this.#drafts = drafts;
    this.#screen = screen;
    this.#changed = changed;
    this.#listen(screen.main);
  }

  /** The host has made a position, or has deleted one. */
  rowsChanged(row: RowId | null, isAdded: boolean): void {
    const isWanted = row !== null && (!isAdded || this.#store.currentRow === NEW_ROW);
    const place = row === null ? undefined : this.#screen.rowOfId(row)?.place;
    if (isWanted) this.#screen.want({ index: place ?? this.#store.shownCount - 1, column: 1 });
    if (this.#removing !== undefined && rowOf(document.activeElement) === null)
      this.#screen.want(this.#removing);
    this.#removing = undefined;
  }

  #listen(main: HTMLElement): void {
    main.addEventListener("input", ({ target }) => {
      const cell = targetOf(target);
      if (cell !== undefined && target instanceof HTMLInputElement) this.#type(cell, target.value);
    });
    main.addEventListener("change", ({ target }) => {
      const cell = targetOf(target);
      if (cell === undefined || !(target instanceof HTMLSelectElement)) return;
      // What cannot be chosen now shows again what the file says.
      if (target.ariaDisabled === "true") return this.#screen.schedule();
      this.#type(cell, target.value);
      this.#drafts.write(cell);
    });
    main.addEventListener("pointerdown", (event) => {
      const { target } = event;
      if (target instanceof HTMLSelectElement && target.ariaDisabled === "true") event.preventDefault();
    });
    main.addEventListener("focusin", ({ target }) => this.#focusIn(target));
    main.addEventListener("focusout", ({ target, relatedTarget }) => this.#focusOut(target, relatedTarget));
    main.addEventListener("keydown", (event) => this.#keyDown(event));
    main.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>("[data-action]") : null;
      if (button !== null) this.#act(button);
    });
    // A cell is entered whole, so that typing replaces it.
    main.addEventListener("pointerup", ({ target }) => {
      if (target instanceof HTMLInputElement && target !== this.#entered) target.select();
      this.#entered = document.activeElement;
    });
    main.addEventListener("toggle", ({ target }) => this.#toggled(target), { capture: true });
    main.addEventListener("scroll", () => this.#changed(), { passive: true, capture: true });
  }

  /** Instruments are only worked out while they can be seen. */
  #toggled(target: EventTarget | null): void {
    if (!(target instanceof HTMLDetailsElement) || !target.matches(".instruments")) return;
    if (target.open === this.#store.showsInstruments) return;
    this.#store.showsInstruments = target.open;
    send({ type: "instruments", isShown: target.open });
    this.#changed();
    this.#screen.schedule();
  }

  #type(cell: CellTarget, text: string): void {
    this.#store.notice = null;
    this.#store.told = null;
    this.#drafts.typed(cell, text);
    this.#changed();
    this.#screen.scheduleWithAnswer();
  }

  #focusIn(target: EventTarget | null): void {
    const row = rowOf(target);
    if (this.#screen.isDrawing || row?.dataset.row === undefined) return;
    this.#store.notice = null;
    this.#store.told = null;
    this.#store.currentRow = Number(row.dataset.row);
    this.#store.currentPlace = Number(row.dataset.index);
    this.#store.markedRow = null;
    this.#visitLater(this.#store.currentRow);
    const cell = targetOf(target);
    if (cell !== undefined && "field" in cell && cell.field === "symbol") this.#askForSymbols();
    this.#screen.schedule();
  }

  /** The text of a row is shown once the focus rests in it. */
  #visitLater(row: RowId): void {
    clearTimeout(this.#visiting);
    if (row === this.#visited || row === NEW_ROW) return;
    this.#visiting = setTimeout(() => {
      if (!document.hasFocus() || this.#store.currentRow !== row) return;
      this.#visited = row;
      send({ type: "visit", row });
    }, VISIT_PAUSE);
  }

  /** The cursor of the text went elsewhere: a row that gets the focus again is shown there again. */
  textLeft(): void {
    this.#visited = null;
  }

  #askForSymbols(): void {
    const version = this.#store.model?.version;
    if (version === this.#symbolsOf) return;
    this.#symbolsOf = version;
    send({ type: "symbols" });
  }

  /** Leaving a cell writes what was typed into it; leaving a new position adds it, if it is complete. */
  #focusOut(target: EventTarget | null, next: EventTarget | null): void {
    if (this.#screen.isDrawing) return;
    const cell = targetOf(target);
    if (cell === undefined) return;
    this.#drafts.write(cell);
    if (cell.of === "new" && rowOf(next)?.dataset.row !== String(NEW_ROW)) this.#drafts.add(false);
    this.#changed();
    this.#screen.schedule();
  }

  #keyDown(event: KeyboardEvent): void {
    const cell = targetOf(event.target);
    if ((event.ctrlKey || event.metaKey) && !event.altKey && cell !== undefined) {
      const key = event.key.toLowerCase();
      // The field undoes what is typed in it; once that is nothing, the text undoes.
      if ((key === "z" || key === "y") && this.#isDraft(cell)) return event.stopPropagation();
      if (key === "s" && this.#isDraft(cell)) return this.#save(event, cell);
    }
    if (event.isComposing) return;
    if (event.key === "Enter" && cell !== undefined) return this.#enter(event, cell);
    if (event.key === "Escape" && cell !== undefined) return this.#escape(event, cell);
    if (event.key === "F2" && event.target instanceof HTMLInputElement) {
      const end = event.target.value.length;
      event.target.setSelectionRange(end, end);
      return event.preventDefault();
    }
    // Arrows choose among the symbols that are offered while one is typed.
    const isChoosing =
      event.key.startsWith("Arrow") && isOffered(event.target) && cell && this.#isDraft(cell);
    if (isChoosing) return;
    const isMoved = move(event, {
      goTo: (place) => this.#screen.goTo(place),
      lineCount: () => this.#store.lineCount,
      pageSize: () => this.#screen.pageSize,
    });
    if (isMoved) event.preventDefault();
  }

  /** What is being typed is part of what is saved. */
  #save(event: KeyboardEvent, cell: CellTarget): void {
    event.preventDefault();
    event.stopPropagation();
    this.#drafts.write(cell);
    if (cell.of === "new") this.#drafts.add(false);
    send({ type: "save" });
    this.#screen.schedule();
  }

  #isDraft(cell: CellTarget): boolean {
    return cell.of === "new" || this.#store.draftOf(cell)?.edit === null;
  }

  /** Writes, and goes to the next row; with the shift key to the one before. */
  #enter(event: KeyboardEvent, cell: CellTarget): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (cell.of === "new") {
      this.#drafts.add(true);
      return this.#screen.schedule();
    }
    const isRefused = this.#store.draftOf(cell)?.refusal != null;
    this.#drafts.write(cell);
    const place = placeOf(event.target);
    const index = place === undefined ? -1 : place.index + (event.shiftKey ? -1 : 1);
    if (place !== undefined && !isRefused && index >= 0 && index < this.#store.lineCount) {
      return this.#screen.goTo({ ...place, index });
    }
    if (event.target instanceof HTMLInputElement) event.target.select();
    this.#screen.schedule();
  }

  #escape(event: KeyboardEvent, cell: CellTarget): void {
    if (!this.#drafts.drop(cell)) return;
    event.preventDefault();
    event.stopPropagation();
    if (cell.of === "new") this.#screen.want({ index: this.#store.lineCount - 1, column: 1 });
    this.#changed();
    this.#screen.draw();
    if (event.target instanceof HTMLInputElement) event.target.select();
  }

  #act(button: HTMLElement): void {
    const row = Number(rowOf(button)?.dataset.row);
    switch (button.dataset.action) {
      case "add":
        this.#drafts.startAdding();
        this.#store.currentRow = NEW_ROW;
        return this.#screen.goTo({ index: this.#store.lineCount - 1, column: 1 });
      case "drop":
        this.#drafts.drop({ of: "new", field: "symbol" });
        this.#changed();
        this.#screen.want({ index: this.#store.lineCount - 1, column: 1 });
        return this.#screen.draw();
      case "duplicate":
        return this.#drafts.change("duplicate", row);
      case "remove":
        this.#removing = placeOf(button);
        return this.#drafts.change("remove", row);
      case "reveal":
        return send({ type: "reveal", row, line: null });
      case "reveal-instrument":
        return send({ type: "revealInstrument", symbol: button.dataset.symbol ?? "" });
      case "reveal-line":
        return send({ type: "reveal", row: null, line: Number(button.dataset.line) });
    }
  }
}

function isOffered(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.list !== null;
}
