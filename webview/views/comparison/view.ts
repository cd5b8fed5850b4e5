import * as l10n from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import type { RowId } from "../../../src/protocol/messages";
import type {
  ComparedCell,
  ComparedPool,
  ComparedRow,
  ComparisonModel,
  ComparisonRequest,
  Consequences,
} from "../../../src/protocol/views/comparison";
import { riskIcon } from "../../icons";
import type { Page, View } from "../view";

/** Rows that were opened longer ago are worked out no longer. */
const MOST_OPENED = 12;

export class ComparisonView implements View<ComparisonRequest, ComparisonModel> {
  readonly id = "comparison";
  readonly #page: Page;
  #opened: readonly RowId[];
  /** Of those that would be open, as they are worked out unasked. */
  #closed: readonly RowId[];

  constructor(page: Page, saved: unknown) {
    this.#page = page;
    const { opened, closed } = typeof saved === "object" && saved !== null ? (saved as Partial<Saved>) : {};
    this.#opened = rowsIn(opened).slice(-MOST_OPENED);
    this.#closed = rowsIn(closed);
  }

  get title(): string {
    return l10n.t("Comparison");
  }

  request(): ComparisonRequest {
    return { of: "comparison", opened: this.#opened };
  }

  template(model: ComparisonModel | undefined): TemplateResult {
    if (model === undefined) return html`<p class="missing">${l10n.t("Comparing…")}</p>`;
    if (model.empty !== null) return html`<p class="missing">${model.empty}</p>`;
    return html`<div class="three-ways">
      <p class="quiet">
        ${l10n.t(
          "The same book three ways: as it is written, with all positions in cross margin, and with all of them isolated. Nothing here changes the file.",
        )}
      </p>
      ${model.notes.map((note) => html`<p class="note">${note}</p>`)}
      ${model.pools.map((pool) => poolTable(pool, model.columns))}
      <h2>${l10n.t("Positions, the nearest to liquidation first")}</h2>
      ${repeat(
        model.rows,
        ({ row }) => row,
        (row) => this.#row(row, model),
      )}
      ${
        model.more === 0
          ? nothing
          : html`<p class="quiet">
              ${l10n.t("{0} more positions are further from liquidation.", model.more)}
            </p>`
      }
    </div>`;
  }

  saved(): Saved {
    return { opened: this.#opened, closed: this.#closed };
  }

  #isOpen({ row, consequences }: ComparedRow): boolean {
    return this.#opened.includes(row) || (consequences !== null && !this.#closed.includes(row));
  }

  #row(row: ComparedRow, { columns }: ComparisonModel): TemplateResult {
    const { prices, distances, losses, consequences } = row;
    const name = l10n.t("{0}. {1}, {2} now", row.place, row.name, row.mode);
    return html`<section class="compared" aria-label=${name}>
      <h3>${name}</h3>
      <div class="wide" tabindex="0" role="region" aria-label=${l10n.t("Figures of {0}", name)}>
        ${table(name, columns, [
          { name: l10n.t("Liquidation price"), title: "", cells: prices },
          { name: l10n.t("Distance"), title: "", cells: distances },
          { name: l10n.t("Worst-case loss"), title: "", cells: losses },
        ])}
      </div>
      <details
        ?open=${this.#isOpen(row)}
        @toggle=${(event: Event) => this.#toggle(row, (event.target as HTMLDetailsElement).open)}
      >
        <summary>${l10n.t("Consequences and reasons")}</summary>
        ${consequences === null ? html`<p class="quiet">${l10n.t("Working it out…")}</p>` : inWords(consequences)}
      </details>
    </section>`;
  }

  #toggle(compared: ComparedRow, isOpen: boolean): void {
    const { row, consequences } = compared;
    if (isOpen === this.#isOpen(compared)) return;
    const without = (rows: readonly RowId[]) => rows.filter((one) => one !== row);
    this.#opened = isOpen ? [...without(this.#opened), row].slice(-MOST_OPENED) : without(this.#opened);
    this.#closed = isOpen ? without(this.#closed) : [...without(this.#closed), row];
    this.#page.save();
    if (isOpen && consequences === null) this.#page.ask();
  }
}

interface Saved {
  readonly opened: readonly RowId[];
  readonly closed: readonly RowId[];
}

function rowsIn(saved: unknown): RowId[] {
  if (!Array.isArray(saved)) return [];
  return saved.filter((row): row is RowId => Number.isSafeInteger(row) && row >= 0);
}

function inWords({ aftermath, modeSwitch, reasons }: Consequences): TemplateResult {
  return html`<dl class="consequences">
    <dt>${l10n.t("If it is liquidated")}</dt>
    ${sentences(aftermath)}
    <dt>${l10n.t("If its mode is switched now")}</dt>
    ${sentences(modeSwitch)}
    <dt>${l10n.t("Reasons to check")}</dt>
    ${sentences(reasons.length === 0 ? [l10n.t("No figure speaks for the other mode or for a smaller size.")] : reasons)}
  </dl>`;
}

function sentences(texts: readonly string[]): TemplateResult {
  return html`<dd>
    <ul>
      ${texts.map((text) => html`<li>${text}</li>`)}
    </ul>
  </dd>`;
}

function poolTable({ name, figures }: ComparedPool, columns: readonly string[]): TemplateResult {
  const title = name === "" ? l10n.t("Account") : l10n.t("Account in {0}", name);
  return html`<section aria-label=${title}>
    <h2>${title}</h2>
    <div class="wide" tabindex="0" role="region" aria-label=${l10n.t("Figures of {0}", title)}>
      ${table(title, columns, figures)}
    </div>
  </section>`;
}

interface Line {
  readonly name: string;
  readonly title: string;
  readonly cells: readonly ComparedCell[];
}

function table(caption: string, columns: readonly string[], lines: readonly Line[]): TemplateResult {
  return html`<table class="figures">
    <caption class="hidden">
      ${caption}
    </caption>
    <thead>
      <tr>
        <td></td>
        ${columns.map((column) => html`<th scope="col">${column}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${lines.map(
        ({ name, title, cells }) =>
          html`<tr>
            <th scope="row" title=${title}>${name}</th>
            ${cells.map(
              ({ text, title: digits, risk }) =>
                html`<td class=${risk} title=${digits}>
                  ${riskIcon(risk)}<span class="value">${text}</span>
                </td>`,
            )}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
