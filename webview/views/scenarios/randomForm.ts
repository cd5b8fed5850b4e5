/** What random paths are drawn with, and what can be done about a run. */
import * as l10n from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type {
  RandomGaps,
  RandomInput,
  RandomInputModel,
  RandomModel,
  RandomRequest,
  RandomRunModel,
} from "../../../src/protocol/views/scenariosRandom";

export interface RandomHands {
  readonly set: (asked: Partial<RandomRequest>) => void;
  /** What is typed is kept at every key, as the page is drawn anew at any time; done, it is asked for. */
  readonly type: (name: RandomInput, text: string, isDone: boolean) => void;
  readonly run: () => void;
  readonly stop: () => void;
}

/** `hasOrders` is the box that is shared with the single scenarios. */
export function randomForm(
  { inputs, gaps }: RandomModel,
  asked: RandomRequest,
  hands: RandomHands,
  hasOrders: TemplateResult,
): TemplateResult {
  const field = (model: RandomInputModel) =>
    input(model, asked.inputs[model.name] ?? "", (text, isDone) => hands.type(model.name, text, isDone));
  return html`<div class="market">
    <p class="quiet">
      ${l10n.t(
        "Prices at random, by volatility and jumps: how often each position survives, and how the loss is distributed. What is left empty is a round assumption, fitted to no market.",
      )}
    </p>
    <div class="parameters">${inputs.filter(({ hint }) => hint === "").map(field)}</div>
    <div class="parameters hinted">${inputs.filter(({ hint }) => hint !== "").map(field)}</div>
    <label class="setting"
      ><span>${l10n.t("A step gets to its end")}</span>
      <select
        class="field"
        data-random="gaps"
        @change=${({ target }: Event) =>
          hands.set({ gaps: (target as HTMLSelectElement).value as RandomGaps })}
      >
        ${gaps.map(
          ({ value, label }) =>
            html`<option value=${value} .selected=${live(value === asked.gaps)}>${label}</option>`,
        )}
      </select>
    </label>
    ${hasOrders}
  </div>`;
}

function input(
  { name, label, usual, hint }: RandomInputModel,
  text: string,
  type: (text: string, isDone: boolean) => void,
): TemplateResult {
  const described = `random-${name}-hint`;
  return html`<div class="parameter">
    <label for="random-${name}">${label}</label>
    <input
      id="random-${name}"
      class="field"
      type="text"
      autocomplete="off"
      spellcheck="false"
      data-random=${name}
      placeholder=${usual}
      aria-describedby=${hint === "" ? nothing : described}
      .value=${live(text)}
      @input=${({ target }: Event) => type((target as HTMLInputElement).value, false)}
      @change=${({ target }: Event) => type((target as HTMLInputElement).value, true)}
    />
    ${hint === "" ? nothing : html`<small id=${described}>${hint}</small>`}
  </div>`;
}

/** Both buttons stay where they are, so that none goes away under the finger, nor the focus with it. */
export function runControls(
  run: RandomRunModel | null,
  isRunning: boolean,
  hands: RandomHands,
): TemplateResult {
  return html`<div class="decide running">
    <vscode-button
      id="random-run"
      aria-disabled=${isRunning ? "true" : "false"}
      @click=${() => (isRunning ? undefined : hands.run())}
      >${l10n.t("Run")}</vscode-button
    >
    <vscode-button
      id="random-stop"
      appearance="secondary"
      aria-disabled=${isRunning ? "false" : "true"}
      @click=${() => (isRunning ? hands.stop() : undefined)}
      >${l10n.t("Cancel")}</vscode-button
    >
    ${
      isRunning
        ? html`<progress
            max="100"
            value=${run?.progress ?? 0}
            aria-label=${l10n.t("Random paths")}
            aria-valuetext=${run?.status ?? ""}
          ></progress>`
        : nothing
    }
    <span class="run-status">${run?.status ?? ""}</span>
  </div>`;
}
