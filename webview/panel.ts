/** The panel: what the host says is drawn, what a person does is told to the host. */
import { html, render, type TemplateResult } from "lit-html";
import type { HostToPanel, RowId, RowModel, RowWindow } from "../src/protocol/messages";
import { bar, pools } from "./account";
import { type CellTarget, cellKeyOf, targetOf } from "./cells";
import { Drafts } from "./drafts";
import { focusPlace, keepingFocus, type Place, placeOf, rowOf } from "./focus";
import { onMessage, saveState, savedState, send } from "./host";
import { severityIcon } from "./icons";
import { move } from "./keyboard";
import { problems } from "./problems";
import { ROW_HEIGHT, Scroller } from "./scroller";
import { NEW_ROW, Store } from "./store";
import { spoken, strip } from "./strip";
import { type Line, table } from "./table";
import { defineToolkit } from "./toolkit";

/** Rows asked for beyond those on the screen, so that short scrolls need no answer. */
const MARGIN = 24;

/** Below this width all columns cannot be seen at once; as in panel.css. */
const NARROW = 1290;

const store = new Store();
const drafts = new Drafts(store);
const saved = savedState();
const main = document.createElement("main");
const spokenRegion = document.createElement("div");
let scroller: Scroller | undefined;
let asked: RowWindow = { start: 0, count: 60, pinned: null };
let wanted: Place | undefined;
let wantedRow: { readonly row: RowId; readonly column: number } | undefined;
/** Where the row was that is being deleted: the one that comes in its place gets the focus. */
let removing: Place | undefined;
let isDrawing = false;
let isScheduled = false;

defineToolkit();
main.className = "panel";
store.isNarrow = innerWidth < NARROW;
spokenRegion.className = "hidden";
spokenRegion.setAttribute("role", "status");
spokenRegion.setAttribute("aria-live", "polite");
document.body.append(main, spokenRegion);
restore();
onMessage(receive);
listen();
send({ type: "ready", window: asked });

// What the host says

function receive(message: HostToPanel): void {
  switch (message.type) {
    case "welcome":
      store.venues = message.venues;
      return;
    case "model":
      store.setModel(message.model);
      if (message.model.draft === null) drafts.rebase();
      if (message.model.stale !== null && store.adding === undefined) drafts.release();
      return draw();
    case "rows":
      if (message.version === store.model?.version) store.addRows(message.rows);
      return draw();
    case "drafted":
      drafts.drafted(message.sequence, message.refusal);
      return schedule();
    case "edited": {
      const isAdded = drafts.edited(message.sequence, message.refusal);
      if (message.refusal !== null) say(message.refusal);
      if (message.row !== null && (isAdded ? store.currentRow === NEW_ROW : true)) goToRow(message.row);
      if (removing !== undefined && message.refusal === null && rowOf(document.activeElement) === null) wanted = removing;
      removing = undefined;
      return draw();
    }
  }
}

/** To a position that has just been made. */
function goToRow(row: RowId): void {
  const column = placeOf(document.activeElement)?.column ?? 1;
  const known = [...store.rows.values()].find(({ id }) => id === row);
  if (known !== undefined) wanted = { index: known.index, column: Math.min(column, 1) };
  else wantedRow = { row, column: 1 };
  if (known === undefined) {
    store.currentRow = row;
    wanted = { index: store.rowCount - 1, column: 1 };
  }
}

// Drawing

function schedule(): void {
  if (isScheduled) return;
  isScheduled = true;
  queueMicrotask(() => {
    isScheduled = false;
    draw();
  });
}

function draw(): void {
  if (store.model === undefined || isDrawing) return;
  isDrawing = true;
  keepingFocus(() => {
    const hadTable = element(".scroller") !== null;
    if (scroller === undefined || !hadTable) render(page([]), main);
    if (element(".scroller") !== null && (!hadTable || scroller === undefined)) attachScroller();
    render(page(lines()), main);
    scroller?.update();
  });
  isDrawing = false;
  askForRows();
  moveFocus();
  announce();
}

function page(shown: readonly Line[]): TemplateResult {
  const model = store.model!;
  const isEmpty = model.rowCount === 0 && store.adding === undefined;
  return html`${bar(store, model)} ${pools(store, model)} ${staleNote()}
    ${isEmpty
      ? emptyState()
      : html`<div class="scroller">${table(store, shown, store.lineCount * ROW_HEIGHT, ROW_HEIGHT)}</div>
          ${strip(currentRow(), currentRefusal())}`}
    ${problems(model)}`;
}

function staleNote(): TemplateResult {
  const stale = store.model?.stale ?? null;
  if (stale === null) return html`<div class="note-place" role="status"></div>`;
  return html`<div class="note-place" role="status">
    <button class="stale-note" data-action="reveal-line" data-line=${stale.line}>
      ${severityIcon("warning")}<span
        >The text cannot be read since line ${stale.line}: ${stale.message} These are the numbers before.</span
      >
    </button>
  </div>`;
}

function emptyState(): TemplateResult {
  return html`<section class="empty">
    <h2>No positions yet</h2>
    <p>Add one here, or write it in the text: the panel follows while you type.</p>
    <vscode-button data-action="add" ?disabled=${store.isStale}>Add position</vscode-button>
  </section>`;
}

function attachScroller(): void {
  scroller = new Scroller(() => element(".scroller"), schedule, saved.scrollTop ?? 0);
  const box = element(".scroller")!;
  box.scrollLeft = saved.scrollLeft ?? 0;
  box.addEventListener("scroll", save, { passive: true });
  scroller.attach();
}

function lines(): Line[] {
  if (scroller === undefined || element(".scroller") === null) return [];
  const hasFocus = rowOf(document.activeElement) !== null;
  const pinned = store.currentRow === NEW_ROW ? store.rowCount : store.currentIndex;
  return scroller.lines(store.lineCount, hasFocus ? pinned : undefined);
}

/** Asks for the rows that are on the screen and not here. */
function askForRows(): void {
  const pinned = rowOf(document.activeElement) === null ? null : store.currentRow || null;
  const indices = lines()
    .map(({ index }) => index)
    .filter((index) => index < store.rowCount);
  const isAsked = (index: number) => index >= asked.start && index < asked.start + asked.count;
  const missing = indices.filter((index) => !isAsked(index) && index !== store.currentIndex);
  if (missing.length === 0 && pinned === asked.pinned) return;
  const [first = 0, last = 0] = missing.length === 0 ? [] : [Math.min(...indices.filter(isNear)), Math.max(...indices.filter(isNear))];
  const start = missing.length === 0 ? asked.start : Math.max(0, first - MARGIN);
  const count = missing.length === 0 ? asked.count : last - start + 1 + MARGIN;
  asked = { start, count, pinned };
  send({ type: "window", window: asked });
}

/** Whether a row is among those on the screen, and not the one that is kept for its focus alone. */
function isNear(index: number, _: number, all: readonly number[]): boolean {
  const middle = all[all.length >> 1]!;
  return Math.abs(index - middle) <= all.length;
}

// Focus

function goTo(place: Place): void {
  wanted = place;
  scroller?.show(place.index);
  draw();
}

function moveFocus(): void {
  if (wantedRow !== undefined) {
    const known = [...store.rows.values()].find(({ id }) => id === wantedRow!.row);
    if (known !== undefined) {
      wanted = { index: known.index, column: wantedRow.column };
      wantedRow = undefined;
    }
  }
  if (wanted === undefined) return;
  const index = Math.min(wanted.index, store.lineCount - 1);
  if (index < 0) {
    const add = element(".empty vscode-button") ?? element(".bar vscode-button");
    wanted = undefined;
    return add?.focus();
  }
  const place = { ...wanted, index };
  if (focusPlace(place)) wanted = undefined;
  else scroller?.show(index);
}

function currentRow(): RowModel | undefined {
  if (store.currentRow === NEW_ROW) return store.model?.adding ?? undefined;
  return [...store.rows.values()].find(({ id }) => id === store.currentRow);
}

/** Why what is typed in the focused cell cannot be written. */
function currentRefusal(): string | null {
  const target = targetOf(document.activeElement);
  if (store.currentRow === NEW_ROW && store.adding?.isTried) return store.adding.refusal ?? null;
  if (target === undefined || target.of === "new") return null;
  return store.draftOf(target)?.refusal ?? null;
}

// Speech

let speaking: ReturnType<typeof setTimeout> | undefined;

/** Says the results of the current row once they rest. */
function announce(): void {
  clearTimeout(speaking);
  speaking = setTimeout(() => say(spoken(currentRow(), currentRefusal())), 600);
}

function say(text: string): void {
  if (spokenRegion.textContent !== text) spokenRegion.textContent = text;
}

// What a person does

function listen(): void {
  main.addEventListener("input", ({ target }) => {
    const cell = targetOf(target);
    if (cell === undefined || !(target instanceof HTMLInputElement)) return;
    drafts.typed(cell, target.value);
    save();
    schedule();
  });
  main.addEventListener("change", ({ target }) => {
    const cell = targetOf(target);
    if (cell === undefined || !(target instanceof HTMLSelectElement)) return;
    drafts.typed(cell, target.value);
    drafts.write(cell);
    schedule();
  });
  main.addEventListener("focusin", ({ target }) => {
    const row = rowOf(target)?.dataset.row;
    if (isDrawing || row === undefined) return;
    store.currentRow = Number(row);
    store.currentIndex = Number(rowOf(target)!.dataset.index);
    save();
    schedule();
  });
  main.addEventListener("focusout", ({ target, relatedTarget }) => {
    if (isDrawing) return;
    const cell = targetOf(target);
    if (cell !== undefined) drafts.write(cell);
    if (cell?.of === "new" && rowOf(relatedTarget)?.dataset.row !== String(NEW_ROW)) drafts.add(false);
    schedule();
  });
  main.addEventListener("keydown", keyDown);
  new ResizeObserver(([entry]) => {
    const isNarrow = (entry?.contentRect.width ?? NARROW) < NARROW;
    if (isNarrow === store.isNarrow) return;
    store.isNarrow = isNarrow;
    schedule();
  }).observe(main);
  main.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>("[data-action]") : null;
    if (button !== null) act(button);
  });
  // A cell is entered whole, so that typing replaces it.
  main.addEventListener("pointerup", ({ target }) => {
    if (target instanceof HTMLInputElement && target !== entered) target.select();
    entered = document.activeElement;
  });
}

/** The field that the last click went to: a second click sets the caret. */
let entered: Element | null = null;

function keyDown(event: KeyboardEvent): void {
  const cell = targetOf(event.target);
  if ((event.ctrlKey || event.metaKey) && !event.altKey) {
    const key = event.key.toLowerCase();
    // The field undoes what is typed in it; once that is nothing, the text undoes.
    if ((key === "z" || key === "y") && cell !== undefined && isDraft(cell)) return event.stopPropagation();
    if (key === "s" && cell !== undefined) drafts.write(cell);
  }
  if (event.isComposing) return;
  if (event.key === "Enter" && cell !== undefined) return enter(event, cell);
  if (event.key === "Escape" && cell !== undefined) return escape(event, cell);
  if (event.key === "F2" && event.target instanceof HTMLInputElement) {
    const end = event.target.value.length;
    event.target.setSelectionRange(end, end);
    return event.preventDefault();
  }
  const isMoved = move(event, {
    goTo,
    lineCount: () => store.lineCount,
    pageSize: () => scroller?.pageSize ?? 1,
  });
  if (isMoved) event.preventDefault();
}

function isDraft(cell: CellTarget): boolean {
  return cell.of === "new" || store.draftOf(cell)?.edit === null;
}

/** Writes, and goes to the next row (with the shift key to the one before). */
function enter(event: KeyboardEvent, cell: CellTarget): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  if (cell.of === "new") {
    drafts.add(true);
    return schedule();
  }
  const isRefused = store.draftOf(cell)?.refusal != null;
  drafts.write(cell);
  const place = placeOf(event.target);
  const index = place === undefined ? -1 : place.index + (event.shiftKey ? -1 : 1);
  if (place !== undefined && !isRefused && index >= 0 && index < store.lineCount) return goTo({ ...place, index });
  if (event.target instanceof HTMLInputElement) event.target.select();
  schedule();
}

function escape(event: KeyboardEvent, cell: CellTarget): void {
  const field = event.target;
  const wasDraft = drafts.drop(cell);
  if (!wasDraft) return;
  event.preventDefault();
  event.stopPropagation();
  if (cell.of === "new") wanted = { index: store.lineCount - 1, column: 1 };
  save();
  draw();
  if (field instanceof HTMLInputElement) field.select();
}

function act(button: HTMLElement): void {
  const row = rowOf(button)?.dataset.row;
  const place = placeOf(button);
  switch (button.dataset.action) {
    case "add":
      drafts.startAdding();
      store.currentRow = NEW_ROW;
      return goTo({ index: store.lineCount - 1, column: 1 });
    case "drop":
      drafts.drop({ of: "new", field: "symbol" });
      wanted = { index: store.lineCount - 1, column: 1 };
      return draw();
    case "duplicate":
      return drafts.change("duplicate", Number(row));
    case "remove":
      removing = place;
      return drafts.change("remove", Number(row));
    case "reveal":
      return send({ type: "reveal", row: Number(row), line: null });
    case "reveal-line":
      return send({ type: "reveal", row: null, line: Number(button.dataset.line) });
  }
}

// What is kept while the panel is hidden

function save(): void {
  const box = element(".scroller");
  saveState({
    scrollTop: box?.scrollTop ?? 0,
    scrollLeft: box?.scrollLeft ?? 0,
    focused: cellKeyOf(document.activeElement) ?? null,
    drafts: [...store.drafts.values()].map(({ target, text }) => ({ target, text })),
    adding: store.adding?.fields ?? null,
  });
}

function restore(): void {
  if (saved.drafts) drafts.restore(saved.drafts);
  if (saved.adding) store.adding = { fields: saved.adding, refusal: undefined, isTried: false };
  const start = Math.max(0, Math.floor((saved.scrollTop ?? 0) / ROW_HEIGHT) - MARGIN);
  asked = { start, count: 60 + 2 * MARGIN, pinned: null };
}

function element(selector: string): HTMLElement | null {
  return main.querySelector<HTMLElement>(selector);
}
