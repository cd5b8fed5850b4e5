/** Above the table: which rows and which columns it shows, and copies of it. The file stays as it is. */
import * as l10n from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { DEFAULT_COLUMNS, allGroups, type ColumnGroup } from "./table/columns";
import type { Store } from "./store";
import { count } from "./words";

export function toolbar(store: Store): TemplateResult {
  const { filter } = store.arrangement;
  return html`<div class="toolbar" role="toolbar" aria-label=${l10n.t("Rows and columns")}>
    <input
      class="field filter"
      type="search"
      spellcheck="false"
      autocomplete="off"
      aria-label=${l10n.t("Filter the positions")}
      title=${l10n.t("Words of the symbol or the label, or a side, a mode or a risk: long, isolated, near")}
      placeholder=${l10n.t("Filter: BTC long isolated near")}
      .value=${live(filter)}
    />
    ${filter.trim() === "" ? nothing : html`<span class="count">${shownOf(store)}</span>`}
    ${store.arranging === null ? nothing : arrangingNote(store.arranging)}
    ${
      store.isInFileOrder
        ? nothing
        : html`<button class="link" data-action="file-order">${l10n.t("Show as in the file")}</button>`
    }
    <span class="gap"></span>
    ${menu("columns", l10n.t("Columns"), columnMenu(store))} ${menu("copy", l10n.t("Copy"), copyMenu(store))}
  </div>`;
}

/** "12 of 5,000". */
export function shownOf({ shownCount, rowCount }: Store): string {
  return l10n.t("{0} of {1}", count(shownCount), count(rowCount));
}

/** Until the rows have come that were asked for, those of before are shown. */
function arrangingNote(share: number): TemplateResult {
  return html`<span class="arranging"
    ><progress max="1" .value=${share} aria-label=${arrangingWords()}></progress>${arrangingWords()}</span
  >`;
}

export function arrangingWords(): string {
  return l10n.t("Putting the rows in order…");
}

function menu(name: string, title: string, content: TemplateResult): TemplateResult {
  return html`<details class="menu ${name}">
    <summary>${title}</summary>
    <div class="menu-content">${content}</div>
  </details>`;
}

function columnMenu(store: Store): TemplateResult {
  return html`${allGroups().map((group) => columnGroup(store, group))}
    <button
      class="link"
      data-action="default-columns"
      ?disabled=${DEFAULT_COLUMNS.length === store.columns.size && DEFAULT_COLUMNS.every((id) => store.columns.has(id))}
    >
      ${l10n.t("Usual columns")}
    </button>`;
}

function columnGroup(store: Store, { title, heads }: ColumnGroup): TemplateResult {
  return html`<fieldset>
    <legend>${title}</legend>
    ${heads
      .filter(({ id }) => id !== "symbol")
      .map(
        ({ id, title: name, hint }) =>
          html`<label title=${hint}
            ><input type="checkbox" data-column=${id} .checked=${live(store.columns.has(id))} />${name}</label
          >`,
      )}
  </fieldset>`;
}

function copyMenu(store: Store): TemplateResult {
  const isPart = store.arrangement.filter.trim() !== "";
  const hasRow = store.currentRow !== null && store.currentRow > 0;
  return html`${copies("all", l10n.t("All positions as CSV"), l10n.t("All positions as Markdown"))}
  ${
    isPart || !store.isInFileOrder
      ? copies("shown", l10n.t("Positions shown as CSV"), l10n.t("Positions shown as Markdown"))
      : nothing
  }
  ${hasRow ? copies("row", l10n.t("Current position as CSV"), l10n.t("Current position as Markdown")) : nothing}`;
}

function copies(scope: string, csv: string, markdown: string): TemplateResult {
  return html`<button class="item" data-action="copy" data-scope=${scope} data-format="csv">${csv}</button>
    <button class="item" data-action="copy" data-scope=${scope} data-format="markdown">${markdown}</button>`;
}
