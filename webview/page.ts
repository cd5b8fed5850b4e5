/** The page as a whole. */
import * as l10n from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit-html";
import type { PanelModel, RowModel, Stale } from "../src/protocol/messages";
import { bar, pools } from "./account";
import { severityIcon } from "./icons";
import { instruments } from "./instruments";
import { problems } from "./problems";
import { ROW_HEIGHT } from "./scroller";
import type { Store } from "./store";
import { strip } from "./strip";
import { type Line, table } from "./table/table";
import { needed } from "./table/widths";
import { tabs } from "./tabs";
import { toolbar } from "./toolbar";
import { transferDialog } from "./transfer";
import type { View } from "./views/view";
import { count } from "./words";

export interface Shown {
  readonly lines: readonly Line[];
  readonly currentRow: RowModel | undefined;
  /** Why what is typed in the focused cell cannot be written. */
  readonly refusal: string | null;
}

export function page(store: Store, model: PanelModel, views: readonly View[], shown: Shown): TemplateResult {
  return html`${staleNote(model.stale)} ${tabs(store, views, positions(store, model, shown))}`;
}

function positions(store: Store, model: PanelModel, { lines, currentRow, refusal }: Shown): TemplateResult {
  const rows = table(store, lines, store.lineCount * ROW_HEIGHT, ROW_HEIGHT);
  return html`${bar(store, model)} ${pools(store, model)}
  ${
    store.rowCount === 0 && store.adding === undefined
      ? emptyState(store)
      : html`${toolbar(store)}
          <div class="scroller" ${needed(store.widths?.ofSymbol, "--symbol")}>${rows}${noRows(store)}</div>
          ${strip(store, currentRow, refusal)} ${instruments(store)}`
  }
  ${problems(store, model)} ${transferDialog(store)}`;
}

function noRows({ lineCount }: Store): TemplateResult | typeof nothing {
  return lineCount === 0
    ? html`<p class="no-rows">${l10n.t("No position has all these words.")}</p>`
    : nothing;
}

/** Before the first numbers of a large file are there. */
export function readingNote(positions: number): TemplateResult {
  return html`<div class="reading" role="status">
    <p>${l10n.t("Reading {0} positions …", count(positions))}</p>
    <div class="progress" role="progressbar" aria-label=${l10n.t("Reading the file")}></div>
  </div>`;
}

function staleNote(stale: Stale | null): TemplateResult {
  if (stale === null) return html`<div class="note-place" role="status"></div>`;
  return html`<div class="note-place" role="status">
    <button class="stale-note" data-action="reveal-line" data-line=${stale.line}>
      ${severityIcon("warning")}<span
        >${l10n.t(
          "The text cannot be read since line {0}: {1} These are the numbers before.",
          stale.line,
          stale.message,
        )}</span
      >
    </button>
  </div>`;
}

function emptyState({ isStale }: Store): TemplateResult {
  return html`<section class="empty">
    <h2>${l10n.t("No positions yet")}</h2>
    <p>${l10n.t("Add one here, or write it in the text: the panel follows while you type.")}</p>
    <vscode-button data-action="add" ?disabled=${isStale}>${l10n.t("Add position")}</vscode-button>
  </section>`;
}
