/** Rows put elsewhere in the file, and margin put elsewhere in the account: by keyboard, and by dragging. */
import * as l10n from "@vscode/l10n";
import type { MarginPlace, RowId, RowModel } from "../src/protocol/messages";
import type { Drafts } from "./drafts";
import { rowOf } from "./focus";
import { listenForDrags } from "./pointerDrag";
import type { Screen } from "./screen";
import type { Speech } from "./speech";
import { NEW_ROW, type Store } from "./store";
import { nameOf } from "./table/names";
import { marginPlaceKey, marginPlaceOf, movableFrom } from "./transfer";

export class Moving {
  readonly #store: Store;
  readonly #drafts: Drafts;
  readonly #screen: Screen;
  readonly #speech: Speech;

  constructor(store: Store, drafts: Drafts, screen: Screen, speech: Speech) {
    this.#store = store;
    this.#drafts = drafts;
    this.#screen = screen;
    this.#speech = speech;
    const { main } = screen;
    main.addEventListener("keydown", (event) => this.#keyDown(event), { capture: true });
    main.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>("[data-action]") : null;
      if (button !== null) this.#act(button);
    });
    main.addEventListener("input", ({ target }) => this.#changeTransfer(target));
    main.addEventListener("change", ({ target }) => this.#changeTransfer(target));
    // A dialog that Escape closes is dropped.
    main.addEventListener("close", () => this.#dropTransfer(), { capture: true });
    listenForDrags(
      main,
      {
        start: (handle) => this.#startDrag(handle),
        over: (element, y) => this.#dragOver(element, y),
        drop: () => this.#drop(),
        cancel: () => this.#endDrag(),
      },
      () => screen.box,
    );
  }

  #act(button: HTMLElement): void {
    switch (button.dataset.action) {
      case "move-margin":
        if (button.ariaDisabled === "true") return this.#refuse(button.ariaDescription ?? "");
        return this.#openTransfer(rowId(button));
      case "transfer":
        return this.#writeTransfer();
      case "drop-transfer":
        return this.#dropTransfer();
    }
  }

  #keyDown(event: KeyboardEvent): void {
    const { target, key } = event;
    if (key === "Enter" && target instanceof HTMLElement && target.matches("[data-transfer]")) {
      event.preventDefault();
      return this.#writeTransfer();
    }
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (key !== "ArrowUp" && key !== "ArrowDown") return;
    const row = rowOf(target);
    const id = Number(row?.dataset.row);
    if (row === null || !(id > NEW_ROW)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#step(id, Number(row.dataset.index), key === "ArrowUp" ? -1 : 1);
  }

  /** One place up or down in the file. */
  #step(id: RowId, place: number, step: 1 | -1): void {
    const reason = this.#whyNotMovable();
    if (reason !== undefined) return this.#refuse(reason);
    const to = place + step;
    if (to < 0 || to >= this.#store.rowCount) return;
    const before = this.#store.rows.get(step < 0 ? to : to + 1)?.id ?? null;
    if (before === null && to + 1 < this.#store.rowCount) return;
    this.#drafts.edit({ kind: "move", row: id, before });
    this.#speech.say(l10n.t("{0} moved to place {1}", nameOf(this.#store.rows.get(place)), to + 1));
  }

  #whyNotMovable(): string | undefined {
    if (this.#store.isStale) return l10n.t("The text has a syntax error; correct it there first.");
    return this.#store.isInFileOrder
      ? undefined
      : l10n.t("Rows are moved in the order of the file: show them so first.");
  }

  #refuse(reason: string): void {
    this.#store.notice = reason;
    this.#speech.say(reason);
    this.#screen.schedule();
  }

  // Dragging

  #startDrag(handle: HTMLElement): boolean {
    if (handle.dataset.drag === "row") {
      this.#store.drag = { of: "row", row: rowId(handle), before: undefined };
      return this.#whyNotMovable() === undefined;
    }
    const from = handle.closest<HTMLElement>("[data-margin]")?.dataset.margin;
    if (from === undefined) return false;
    this.#store.drag = { of: "margin", from, to: undefined };
    return true;
  }

  #dragOver(element: Element | null, y: number): void {
    const { drag } = this.#store;
    if (drag?.of === "margin") {
      const to = element?.closest<HTMLElement>("[data-margin]")?.dataset.margin;
      this.#store.drag = { ...drag, to: to === drag.from ? undefined : to };
    } else if (drag?.of === "row") {
      this.#store.drag = { ...drag, before: this.#rowBelow(rowOf(element), y) };
    }
    this.#screen.schedule();
  }

  /** Before which row the pointer is; null behind the last, undefined outside. */
  #rowBelow(row: HTMLTableRowElement | null, y: number): RowId | null | undefined {
    if (row === null || rowId(row) === NEW_ROW) return undefined;
    const { top, height } = row.getBoundingClientRect();
    if (y < top + height / 2) return rowId(row);
    const place = Number(row.dataset.index) + 1;
    return place >= this.#store.rowCount ? null : this.#store.rows.get(place)?.id;
  }

  #drop(): void {
    const { drag } = this.#store;
    this.#endDrag();
    if (drag?.of === "row" && drag.before !== undefined && drag.before !== drag.row)
      this.#drafts.edit({ kind: "move", row: drag.row, before: drag.before });
    if (drag?.of === "margin" && drag.to !== undefined)
      this.#start(marginPlaceOf(drag.from), marginPlaceOf(drag.to));
  }

  #endDrag(): void {
    this.#store.drag = undefined;
    this.#screen.schedule();
  }

  // Margin

  /** From a row to its wallet; the other way where nothing is posted yet. */
  #openTransfer(id: RowId): void {
    const row = this.#screen.rowOfId(id);
    const pool = this.#poolOf(row);
    if (row === undefined || pool === undefined) return;
    const [position, wallet]: MarginPlace[] = [
      { of: "position", row: id },
      { of: "wallet", pool },
    ];
    if (row.movable === null) this.#start(wallet!, position!);
    else this.#start(position!, wallet!);
  }

  /** The pool that the row settles in; the one there is where the page cannot tell. */
  #poolOf(row: RowModel | undefined): string | undefined {
    const pools = this.#store.model?.pools ?? [];
    return pools.find(({ key }) => key === row?.pool)?.key ?? pools[0]?.key;
  }

  #start(from: MarginPlace, to: MarginPlace): void {
    if (this.#store.isStale) return this.#refuse(this.#whyNotMovable()!);
    this.#drafts.tryTransfer({ from, to, amount: movableFrom(this.#store, from) });
    this.#screen.draw();
    const dialog = this.#dialog;
    dialog?.showModal();
    dialog?.querySelector<HTMLInputElement>(".amount")?.select();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#screen.main.querySelector("dialog.transfer");
  }

  #changeTransfer(target: EventTarget | null): void {
    const { transferring } = this.#store;
    if (transferring === undefined || !(target instanceof HTMLElement)) return;
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    const { transfer } = transferring;
    const { value } = target;
    switch (target.dataset.transfer) {
      case "amount":
        if (value !== transfer.amount) this.#drafts.tryTransfer({ ...transfer, amount: value });
        break;
      case "from":
      case "to": {
        const end = target.dataset.transfer;
        if (value === marginPlaceKey(transfer[end])) return;
        this.#drafts.tryTransfer({ ...transfer, [end]: marginPlaceOf(value) });
      }
    }
    this.#screen.schedule();
  }

  #writeTransfer(): void {
    this.#drafts.writeTransfer();
    this.#screen.schedule();
  }

  /** It is written, or refused. */
  edited(): void {
    if (this.#store.transferring === undefined) this.#dialog?.close();
  }

  #dropTransfer(): void {
    if (this.#store.transferring === undefined) return;
    this.#drafts.dropTransfer();
    this.#dialog?.close();
    this.#screen.schedule();
  }
}

function rowId(element: Element): RowId {
  return Number(rowOf(element)?.dataset.row);
}
