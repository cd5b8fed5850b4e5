/** A slider and a field for one value. */
import * as l10n from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { ChangeModel } from "../../../src/protocol/views/whatIf";
import { keyOf, type NewChange, type Source, type Thought } from "./thoughts";

export interface Slider {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Where it stands while nothing is changed. */
  readonly rest: number;
  /** Whether it goes by a share of what the file says; else by the value itself. */
  readonly isShare: boolean;
}

export interface Control {
  /** Of the element. */
  readonly name: string;
  readonly label: string;
  /** What the file says. */
  readonly placeholder: string;
  readonly unit?: string;
  readonly slider?: Slider;
  /** The change with the text that is typed or slid to. */
  readonly change: (text: string) => NewChange;
  readonly thought: Thought | undefined;
  readonly model: ChangeModel | undefined;
}

export interface Hands {
  /** An empty text is no change. */
  set(change: NewChange, source: Source): void;
  drop(change: NewChange): void;
}

export function control(hands: Hands, options: Control, more: unknown = nothing): TemplateResult {
  const { name, label, slider, unit = "" } = options;
  const id = `what-if-${name}`;
  return html`<div class="control ${slider === undefined ? "plain" : ""}">
    <label for=${id}>${label}</label>
    ${slider === undefined ? nothing : range(hands, options, slider)}
    <span class="typed"
      >${field(hands, options, id)}${unit === "" ? nothing : html`<span class="unit-name">${unit}</span>`}</span
    >
    ${more}
  </div>`;
}

function range(hands: Hands, { label, change, thought, model }: Control, slider: Slider): TemplateResult {
  const { min, max, step, rest, isShare } = slider;
  const place = placeOf(slider, thought, model);
  const isRest = thought === undefined;
  const said = isShare ? l10n.t("{0} %", place) : String(place);
  const digits = model?.value ?? "";
  return html`<input
    type="range"
    min=${min}
    max=${max}
    step=${step}
    data-change=${keyOf(change(""))}
    class=${isRest ? "rest" : ""}
    aria-label=${l10n.t("{0}, slider", label)}
    aria-valuetext=${digits === "" || !isShare ? said : l10n.t("{0}, {1}", said, digits)}
    .value=${live(String(place))}
    @input=${({ target }: Event) => {
      const { value } = target as HTMLInputElement;
      if (Number(value) === rest) return hands.drop(change(""));
      hands.set(change(isShare ? `${value}%` : value), "slider");
    }}
  />`;
}

/** Where the slider stands: a share that was typed, or that the typed number came to. */
function placeOf({ rest, isShare }: Slider, thought: Thought | undefined, model: ChangeModel | undefined) {
  if (thought === undefined) return rest;
  const { text } = thought.change;
  if (thought.source === "slider") return Number(text.replace("%", ""));
  const number = isShare ? (model?.percent ?? Number.NaN) : Number(model?.value || text);
  return Number.isFinite(number) ? number : rest;
}

function field(
  hands: Hands,
  { label, placeholder, change, thought, model }: Control,
  id: string,
): TemplateResult {
  const text =
    thought === undefined ? "" : thought.source === "field" ? thought.change.text : (model?.value ?? "");
  const problem = model?.problem ?? model?.obstacle ?? null;
  return html`<input
    id=${id}
    class="field ${thought === undefined ? "" : "draft"} ${problem === null ? "" : "error"}"
    type="text"
    inputmode="decimal"
    autocomplete="off"
    spellcheck="false"
    data-change=${keyOf(change(""))}
    aria-label=${label}
    aria-invalid=${problem === null ? nothing : "true"}
    aria-description=${problem ?? nothing}
    title=${problem ?? nothing}
    placeholder=${placeholder}
    .value=${live(text)}
    @input=${({ target }: Event) => {
      const { value } = target as HTMLInputElement;
      if (value.trim() === "") return hands.drop(change(""));
      hands.set(change(value), "field");
    }}
  />`;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface Choosing {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly change?: NewChange;
  readonly chosen: (value: string) => void;
}

/** A choice of a few. */
export function choice({ label, value, options, change, chosen }: Choosing): TemplateResult {
  return html`<select
    class="field ${change === undefined ? "" : "draft"}"
    aria-label=${label}
    data-change=${change === undefined ? nothing : keyOf(change)}
    @change=${({ target }: Event) => chosen((target as HTMLSelectElement).value)}
  >
    ${options.map(
      (option) =>
        html`<option value=${option.value} .selected=${live(option.value === value)}>
          ${option.label}
        </option>`,
    )}
  </select>`;
}
