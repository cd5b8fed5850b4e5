/** The frame of every picture: heading, picture, what the reader points at, the same as a table, and the way out. */
import * as l10n from "@vscode/l10n";
import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { Page } from "../views/view";
import { standalone } from "./standalone";

export interface Picture {
  /** Unique in the page, and the name of the file that is saved. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly drawing: SVGTemplateResult;
  readonly notes: readonly string[];
  readonly table: TextTable;
  /** None where the picture says all that there is to say. */
  readonly readouts: readonly Readout[];
  /** Extra controls under the heading. */
  readonly controls?: TemplateResult;
}

export interface TextTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One dimension along which a picture is read, as by a slider. */
export interface Readout {
  readonly name: string;
  readonly count: number;
  readonly at: number;
  /** What is read there. */
  readonly text: string;
  readonly move: (at: number) => void;
}

export function figure(page: Page, picture: Picture): TemplateResult {
  const { id, title, description, width, height } = picture;
  return html`<section class="picture" aria-labelledby="${id}-head">
    <h2 id="${id}-head">${title}</h2>
    ${picture.controls ?? nothing}
    <figure>
      <svg
        class="chart"
        data-picture=${id}
        role="img"
        aria-labelledby="${id}-title ${id}-desc"
        viewBox="0 0 ${width} ${height}"
        width=${width}
        height=${height}
      >
        ${svg`<title id="${id}-title">${title}</title><desc id="${id}-desc">${description}</desc>`}
        ${picture.drawing}
      </svg>
      ${reading(picture)}
      <figcaption>
        <p>${description}</p>
        ${picture.notes.map((note) => html`<p class="quiet">${note}</p>`)}
      </figcaption>
    </figure>
    <details class="as-text">
      <summary>${l10n.t("Show as text")}</summary>
      <div class="wide" tabindex="0" role="region" aria-label=${l10n.t("{0} as text", title)}>
        ${textTable(title, picture.table)}
      </div>
    </details>
    <div class="out">
      <vscode-button
        appearance="secondary"
        aria-label=${l10n.t("Copy as SVG: {0}", title)}
        @click=${(event: Event) => page.send({ type: "copy", text: exported(event) })}
        >${l10n.t("Copy as SVG")}</vscode-button
      >
      <vscode-button
        appearance="secondary"
        aria-label=${l10n.t("Save as SVG: {0}", title)}
        @click=${(event: Event) => page.send({ type: "export", name: `${id}.svg`, text: exported(event) })}
        >${l10n.t("Save as SVG")}</vscode-button
      >
    </div>
  </section>`;
}

/** A picture that cannot be drawn, with the reason. */
export function noFigure(
  id: string,
  title: string,
  reason: string,
  controls?: TemplateResult,
): TemplateResult {
  return html`<section class="picture" aria-labelledby="${id}-head">
    <h2 id="${id}-head">${title}</h2>
    ${controls ?? nothing}
    <p class="missing">${reason}</p>
  </section>`;
}

function exported({ currentTarget }: Event): string {
  const picture = (currentTarget as Element).closest("section")?.querySelector<SVGSVGElement>("svg.chart");
  return picture == null ? "" : standalone(picture);
}

function reading({ readouts, id }: Picture): TemplateResult | typeof nothing {
  if (readouts.length === 0) return nothing;
  return html`<div class="readouts">
    ${readouts.map(
      ({ name, count, at, text, move }, place) =>
        html`<label class="readout">
          <span>${name}</span>
          <input
            type="range"
            min="0"
            max=${Math.max(0, count - 1)}
            step="1"
            .value=${live(String(at))}
            aria-valuetext=${text}
            @input=${(event: Event) => move(Number((event.target as HTMLInputElement).value))}
          />
          ${place === readouts.length - 1 ? html`<output id="${id}-reading">${text}</output>` : nothing}
        </label>`,
    )}
  </div>`;
}

/** A table of figures; its caption is for those who listen. */
export function textTable(caption: string, { heads, rows }: TextTable): TemplateResult {
  return html`<table class="figures">
    <caption class="hidden">
      ${caption}
    </caption>
    <thead>
      <tr>
        ${heads.map((head) => html`<th scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([name, ...cells]) =>
          html`<tr>
            <th scope="row">${name}</th>
            ${cells.map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** Where in a picture of this width a pointer is, in its own units. */
export function pointerAt(event: PointerEvent): readonly [x: number, y: number] {
  const picture = (event.currentTarget as Element).closest<SVGSVGElement>("svg.chart")!;
  const box = picture.getBoundingClientRect();
  const { width, height } = picture.viewBox.baseVal;
  return [
    ((event.clientX - box.left) / box.width) * width,
    ((event.clientY - box.top) / box.height) * height,
  ];
}

/** Which of some places is nearest. */
export function nearest(places: readonly number[], wanted: number): number {
  let best = 0;
  places.forEach((place, index) => {
    if (Math.abs(place - wanted) < Math.abs(places[best]! - wanted)) best = index;
  });
  return best;
}
