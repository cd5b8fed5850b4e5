/** Which rows and columns are shown, and in which order; copies of them. */
import * as l10n from "@vscode/l10n";
import type { Arrangement, ColumnId } from "../src/protocol/arrangement";
import { COLUMN_IDS } from "../src/protocol/arrangement";
import type { CopyFormat, CopyScope } from "../src/protocol/messages";
import { send } from "./host";
import type { Screen } from "./screen";
import type { Speech } from "./speech";
import type { Store } from "./store";
import { allGroups, DEFAULT_COLUMNS } from "./table/columns";
import { arrangingWords, shownOf } from "./toolbar";

/** How long a filter rests before its rows are asked for. */
const TYPING_PAUSE = 120;

export class Arranging {
  readonly #store: Store;
  readonly #screen: Screen;
  readonly #speech: Speech;
  readonly #changed: () => void;
  #asking: ReturnType<typeof setTimeout> | undefined;
  #hasToSay = false;
  /** The order that the rows had when another one was asked for. */
  #before = 0;

  constructor(store: Store, screen: Screen, speech: Speech, changed: () => void) {
    this.#store = store;
    this.#screen = screen;
    this.#speech = speech;
    this.#changed = changed;
    const { main } = screen;
    main.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>("[data-action]") : null;
      if (button !== null) this.#act(button);
    });
    main.addEventListener("input", ({ target }) => {
      if (target instanceof HTMLInputElement && target.matches(".filter")) this.#filter(target.value);
    });
    main.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement && target.matches(".menu [data-column]")) this.#choose(target);
    });
    main.addEventListener("keydown", (event) => this.#keyDown(event));
    main.addEventListener("focusout", ({ target, relatedTarget }) => closeMenu(target, relatedTarget));
    addEventListener("pointerdown", ({ target }) =>
      closeMenu(document.querySelector(".menu[open] *"), target),
    );
  }

  /** The rows have come that were asked for. */
  arrived(): void {
    // Rows that were scrolled to come meanwhile, in the order of before.
    if (!this.#hasToSay || this.#store.order === this.#before) return;
    this.#hasToSay = false;
    this.#speech.say(this.#said());
  }

  /** The rows take a while, and stay as they are meanwhile. */
  progressed(share: number | null): void {
    if (share !== null && this.#store.arranging === null) this.#speech.say(arrangingWords());
    this.#store.arranging = share;
    this.#screen.schedule();
  }

  #said(): string {
    const { sorting, filter } = this.#store.arrangement;
    if (filter.trim() !== "") return l10n.t("{0} positions", shownOf(this.#store));
    if (sorting === null) return l10n.t("In the order of the file");
    const head = allGroups()
      .flatMap(({ heads }) => heads)
      .find(({ id }) => id === sorting.by);
    return sorting.isDescending
      ? l10n.t("Sorted, highest first: {0}", head?.hint ?? "")
      : l10n.t("Sorted, lowest first: {0}", head?.hint ?? "");
  }

  #act(button: HTMLElement): void {
    const { dataset } = button;
    switch (dataset.action) {
      case "sort":
        return this.#sort(dataset.column as ColumnId);
      case "file-order":
        this.#arrange({ sorting: null, filter: "" });
        this.#screen.main.querySelector<HTMLElement>(".filter")?.focus();
        return;
      case "default-columns":
        return this.#show(new Set(DEFAULT_COLUMNS));
      case "copy": {
        const { currentRow } = this.#store;
        const row = currentRow !== null && currentRow > 0 ? currentRow : null;
        const [format, scope] = [dataset.format as CopyFormat, dataset.scope as CopyScope];
        send({ type: "copyRows", format, scope, row: scope === "row" ? row : null });
        return dismiss(button.closest("details"));
      }
    }
  }

  /** Lowest first, highest first, and back to the order of the file. */
  #sort(by: ColumnId): void {
    const { sorting, filter } = this.#store.arrangement;
    if (sorting?.by !== by) return this.#arrange({ sorting: { by, isDescending: false }, filter });
    this.#arrange({ sorting: sorting.isDescending ? null : { by, isDescending: true }, filter });
  }

  #filter(filter: string): void {
    this.#store.arrangement = { ...this.#store.arrangement, filter };
    this.#hasToSay = true;
    clearTimeout(this.#asking);
    this.#asking = setTimeout(() => this.#arrange(this.#store.arrangement), TYPING_PAUSE);
    this.#screen.schedule();
  }

  #arrange(arrangement: Arrangement): void {
    clearTimeout(this.#asking);
    this.#store.arrangement = arrangement;
    this.#hasToSay = true;
    this.#before = this.#store.order;
    this.#screen.box?.scrollTo({ top: 0 });
    send({ type: "arrange", arrangement });
    this.#changed();
    this.#screen.schedule();
  }

  #choose({ dataset, checked }: HTMLInputElement): void {
    const columns = new Set(this.#store.columns);
    const id = dataset.column as ColumnId;
    if (checked) columns.add(id);
    else columns.delete(id);
    this.#show(columns);
  }

  #show(columns: ReadonlySet<ColumnId>): void {
    this.#store.columns = columns;
    this.#changed();
    this.#screen.schedule();
  }

  #keyDown(event: KeyboardEvent): void {
    const { target, key } = event;
    if (!(target instanceof HTMLElement)) return;
    const menu = target.closest<HTMLDetailsElement>(".menu[open]");
    if (key === "Escape" && menu !== null) {
      dismiss(menu);
      return event.preventDefault();
    }
    if (menu !== null && (key === "ArrowDown" || key === "ArrowUp")) return step(event, menu);
    if (target.matches(".filter")) return this.#keyInFilter(event);
    if (target.matches(".sort")) return this.#keyInHead(event, target);
  }

  #keyInFilter(event: KeyboardEvent): void {
    if (event.key === "Escape" && this.#store.arrangement.filter !== "") {
      event.preventDefault();
      return this.#arrange({ ...this.#store.arrangement, filter: "" });
    }
    if (event.key !== "ArrowDown" || this.#store.lineCount === 0) return;
    event.preventDefault();
    this.#screen.goTo({ index: 0, column: 1 });
  }

  #keyInHead(event: KeyboardEvent, head: HTMLElement): void {
    if (event.key === "ArrowDown" && this.#store.lineCount > 0) {
      event.preventDefault();
      return this.#screen.goTo({ index: 0, column: 1 });
    }
    const all = [...this.#screen.main.querySelectorAll<HTMLElement>(".sort")];
    const to = {
      ArrowLeft: all.indexOf(head) - 1,
      ArrowRight: all.indexOf(head) + 1,
      Home: 0,
      End: all.length - 1,
    };
    const next = all[to[event.key as keyof typeof to] ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  }
}

/** Columns that were chosen before the page was hidden, as far as they still exist. */
export function savedColumns(ids: readonly unknown[] | undefined): ReadonlySet<ColumnId> | undefined {
  return ids && new Set(COLUMN_IDS.filter((id) => ids.includes(id)));
}

/** A menu is open as long as the focus or the pointer is in it. */
function closeMenu(inside: EventTarget | null, next: EventTarget | null): void {
  const menu = inside instanceof Element ? inside.closest<HTMLDetailsElement>(".menu[open]") : null;
  if (menu === null || next === null || (next instanceof Node && menu.contains(next))) return;
  menu.open = false;
}

function dismiss(menu: HTMLDetailsElement | null): void {
  if (menu === null) return;
  menu.open = false;
  menu.querySelector("summary")?.focus();
}

/** From item to item with the arrows. */
function step(event: KeyboardEvent, menu: HTMLElement): void {
  const items = [...menu.querySelectorAll<HTMLElement>("summary, input, button:not([disabled])")];
  const at = items.indexOf(event.target as HTMLElement);
  const next = items[at + (event.key === "ArrowDown" ? 1 : -1)];
  event.preventDefault();
  next?.focus();
}
