/** What became of the book: arrangements, events, and the account at one of them. */
import * as l10n from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { repeat } from "lit-html/directives/repeat.js";
import { textTable } from "../../charts/figure";
import type {
  ArrangementKey,
  EventModel,
  FigureTable,
  MomentModel,
  ScenarioResult,
} from "../../../src/protocol/views/scenarios";

/** The arrangements by their figures; one of them is looked at. */
export function arrangements(
  { heads, rows }: ScenarioResult,
  arrangement: ArrangementKey,
  choose: (key: ArrangementKey) => void,
): TemplateResult {
  const title = l10n.t("Modes and what became of them");
  return html`<section class="outcomes">
    <h2>${title}</h2>
    <div class="wide" tabindex="0" role="region" aria-label=${title}>
      <table class="figures">
        <caption class="hidden">
          ${title}
        </caption>
        <thead>
          <tr>
            <th scope="col">${l10n.t("modes")}</th>
            ${heads.map((head) => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ key, mode, cells, refusal }) =>
              html`<tr class=${key === arrangement ? "shown" : ""}>
                <th scope="row">
                  <label class="tick-box"
                    ><input
                      type="radio"
                      name="scenario-arrangement"
                      value=${key}
                      .checked=${live(key === arrangement)}
                      @change=${() => choose(key)}
                    /><span>${mode}</span></label
                  >
                </th>
                ${
                  refusal === null
                    ? cells.map((cell) => html`<td>${cell}</td>`)
                    : html`<td colspan=${heads.length}>${refusal}</td>`
                }
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="quiet">
      ${l10n.t(
        "Choose one to see its events. The best mix is found by looking back at this one market: it shows what the modes did here, not what they will do.",
      )}
    </p>
  </section>`;
}

/** The events of the arrangement that is looked at; one opens the account at its moment. */
export function events(
  { events: list, moreEvents, refusal, moment }: ScenarioResult,
  chosen: number | null,
  choose: (event: number | null) => void,
): TemplateResult {
  return html`<section class="happened">
    <h2>${l10n.t("What happens")}</h2>
    ${refusal === null ? nothing : html`<p>${refusal}</p>`}
    ${
      list.length === 0 && refusal === null
        ? html`<p class="quiet">${l10n.t("Nothing: no position is liquidated, no order is filled.")}</p>`
        : html`<ol class="event-list">
            ${repeat(
              list,
              ({ event }, place) => event ?? -1 - place,
              (one) => eventLine(one, chosen, choose, moment),
            )}
          </ol>`
    }
    ${moreEvents === 0 ? nothing : html`<p class="quiet">${l10n.t("And {0} more.", moreEvents)}</p>`}
  </section>`;
}

function eventLine(
  { event, time, sentence }: EventModel,
  chosen: number | null,
  choose: (event: number | null) => void,
  moment: MomentModel | null,
): TemplateResult {
  const words = html`<span class="when">${time}</span> <span>${sentence}</span>`;
  if (event === null) return html`<li class="sum">${words}</li>`;
  const isOpen = event === chosen;
  return html`<li>
    <button
      class="event-line"
      data-event=${event}
      aria-expanded=${isOpen ? "true" : "false"}
      @click=${() => choose(isOpen ? null : event)}
    >
      ${words}
    </button>
    ${isOpen ? (moment?.event === event ? account(moment) : html`<p class="quiet">${l10n.t("Looking…")}</p>`) : nothing}
  </li>`;
}

/** The account just before an event and just after. */
function account({ title, pools, positions, more }: MomentModel): TemplateResult {
  const name = l10n.t("The account at that moment");
  return html`<div class="moment" role="group" aria-label=${l10n.t("{0}: {1}", name, title)}>
    <h3>${name}</h3>
    ${pools.map(({ name: pool, rows }) =>
      figureTable(l10n.t("Pool of {0}", pool), {
        heads: [l10n.t("Pool of {0}", pool), l10n.t("just before"), l10n.t("just after")],
        rows,
      }),
    )}
    ${figureTable(l10n.t("Positions at that moment"), positions)}
    ${more === 0 ? nothing : html`<p class="quiet">${l10n.t("And {0} more positions.", more)}</p>`}
  </div>`;
}

export function figureTable(caption: string, table: FigureTable): TemplateResult {
  return html`<div class="wide" tabindex="0" role="region" aria-label=${caption}>
    ${textTable(caption, table)}
  </div>`;
}
