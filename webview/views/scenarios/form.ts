/** Which market, with which parameters. */
import * as l10n from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { Choice } from "../../../src/protocol/messages";
import {
  type ParameterModel,
  SHOWN_ORDERS,
  type ScenariosModel,
  type ShownOrder,
} from "../../../src/protocol/views/scenarios";
import type { Chosen } from "./asked";

export interface FormHands {
  readonly set: (chosen: Partial<Chosen>) => void;
  /** What is typed is kept at every key, as the page is drawn anew at any time; done, it is asked for. */
  readonly type: (of: "parameters" | "betas", name: string, text: string, isDone: boolean) => void;
  readonly chooseFiles: () => void;
  readonly forgetFiles: () => void;
}

export function form(model: ScenariosModel, chosen: Chosen, hands: FormHands): TemplateResult {
  // What was chosen just now is shown before the host has answered.
  const isThere = model.groups.some(({ choices }) => choices.some(({ value }) => value === chosen.market));
  const market = isThere && chosen.market !== null ? chosen.market : model.market;
  return html`<div class="market">
    <label class="setting"
      ><span>${l10n.t("Scenario")}</span>
      <select
        class="field"
        data-scenario="market"
        @change=${({ target }: Event) => {
          const market = (target as HTMLSelectElement).value;
          hands.set({ market, parameters: {}, event: null, pool: null });
        }}
      >
        ${model.groups.map(
          ({ label, choices }) =>
            html`<optgroup label=${label}>${choices.map((one) => option(one, market))}</optgroup>`,
        )}
      </select>
    </label>
    <p class="quiet">${model.meaning}</p>
    ${parameters(model, chosen, hands)} ${candles(model, chosen, hands)} ${ordersBox(chosen, hands)}
  </div>`;
}

/** Whether to walk along one scenario or along random paths. */
export function parts({ isRandom }: Chosen, { set }: Pick<FormHands, "set">): TemplateResult {
  const part = (value: boolean, label: string) =>
    html`<label class="tick-box"
      ><input
        type="radio"
        name="scenario-part"
        data-part=${value ? "random" : "scenario"}
        .checked=${live(value === isRandom)}
        @change=${() => set({ isRandom: value })}
      /><span>${label}</span></label
    >`;
  return html`<fieldset class="parts">
    <legend>${l10n.t("Walk the book along")}</legend>
    ${part(false, l10n.t("one scenario"))} ${part(true, l10n.t("random paths"))}
  </fieldset>`;
}

export function ordersBox({ hasOrders }: Chosen, { set }: Pick<FormHands, "set">): TemplateResult {
  return html`<label class="tick-box"
    ><input
      type="checkbox"
      .checked=${live(hasOrders)}
      @change=${({ target }: Event) => set({ hasOrders: (target as HTMLInputElement).checked, event: null })}
    /><span>${l10n.t("Fill the stops and take profits of the file")}</span></label
  >`;
}

function option({ value, label }: Choice, chosen: string): TemplateResult {
  return html`<option value=${value} .selected=${live(value === chosen)}>${label}</option>`;
}

function parameters(model: ScenariosModel, chosen: Chosen, { type }: FormHands): TemplateResult {
  const field = (of: "parameters" | "betas") => (one: ParameterModel) =>
    parameter(one, chosen[of][one.name] ?? "", (text, isDone) => type(of, one.name, text, isDone));
  return html`${
    model.parameters.length === 0
      ? nothing
      : html`<div class="parameters">${model.parameters.map(field("parameters"))}</div>`
  }
  ${
    model.betas.length === 0
      ? nothing
      : html`<details class="as-text">
          <summary>${l10n.t("How far each symbol moves")}</summary>
          <p class="quiet">
            ${l10n.t("1.5 moves one and a half times as far as the market, -1 the other way.")}
          </p>
          <div class="parameters">${model.betas.map(field("betas"))}</div>
        </details>`
  }`;
}

function parameter(
  { name, label, usual }: ParameterModel,
  text: string,
  type: (text: string, isDone: boolean) => void,
): TemplateResult {
  return html`<label class="parameter"
    ><span>${label}</span>
    <input
      class="field"
      type="text"
      autocomplete="off"
      spellcheck="false"
      data-parameter=${name}
      placeholder=${usual}
      .value=${live(text)}
      @input=${({ target }: Event) => type((target as HTMLInputElement).value, false)}
      @change=${({ target }: Event) => type((target as HTMLInputElement).value, true)}
    />
  </label>`;
}

function candles(
  model: ScenariosModel,
  chosen: Chosen,
  { set, chooseFiles, forgetFiles }: FormHands,
): TemplateResult | typeof nothing {
  if (model.candles === null) return nothing;
  return html`<div class="candle-files">
    ${
      model.candles.length === 0
        ? nothing
        : html`<ul>
            ${model.candles.map(({ symbol, name }) => html`<li>${l10n.t("{0}: {1}", symbol, name)}</li>`)}
          </ul>`
    }
    <div class="out">
      <vscode-button appearance="secondary" @click=${chooseFiles}>${l10n.t("Choose files…")}</vscode-button>
      ${
        model.candles.length === 0
          ? nothing
          : html`<vscode-button appearance="secondary" @click=${forgetFiles}
              >${l10n.t("Forget them")}</vscode-button
            >`
      }
    </div>
    <label class="tick-box"
      ><input
        type="checkbox"
        .checked=${live(chosen.isRescaled)}
        @change=${({ target }: Event) =>
          set({ isRescaled: (target as HTMLInputElement).checked, event: null })}
      /><span>${l10n.t("Walk the moves of the candles from the marks of the file")}</span></label
    >
    <label class="setting"
      ><span>${l10n.t("Of high and low, first came")}</span>
      <select
        class="field"
        @change=${({ target }: Event) =>
          set({ order: (target as HTMLSelectElement).value as ShownOrder, event: null })}
      >
        ${SHOWN_ORDERS.map((order) => option({ value: order, label: orderName(order) }, chosen.order))}
      </select>
    </label>
  </div>`;
}

function orderName(order: ShownOrder): string {
  switch (order) {
    case "worse":
      return l10n.t("what is worse for each arrangement");
    case "high-first":
      return l10n.t("the high");
    case "low-first":
      return l10n.t("the low");
    case "worst-first":
      return l10n.t("of each symbol what hurts the book more");
  }
}
