/** One editable value: a native field, which a thousand of cost little and which every reader of screens knows. */
import * as l10n from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { Choice, FieldModel, FieldProblem } from "../src/protocol/messages";
import { type CellTarget, registered } from "./cells";
import type { Store } from "./store";

export interface FieldOptions {
  readonly target: CellTarget;
  readonly model: FieldModel;
  readonly label: string;
  readonly kind: "text" | "number" | "choice";
  readonly choices?: readonly Choice[];
  /** Whether the tab key stops here. */
  readonly isStop: boolean;
  readonly isInTable: boolean;
  /** The id of a list of what could be meant. */
  readonly list?: string;
}

export function field(store: Store, options: FieldOptions): TemplateResult {
  const { target, model, kind } = options;
  const draft = target.of === "new" ? undefined : store.draftOf(target);
  const text = draft?.text ?? model.text;
  const problem: FieldProblem | null =
    draft?.refusal != null ? { severity: "error", message: draft.refusal } : model.problem;
  const isStale = store.isStale && target.of !== "new";
  const isLocked = model.locked !== null || isStale;
  const state = { text, problem, isLocked, isDraft: draft !== undefined };
  return kind === "choice" && model.locked === null ? select(options, state) : input(options, state);
}

interface FieldState {
  readonly text: string;
  readonly problem: FieldProblem | null;
  readonly isLocked: boolean;
  readonly isDraft: boolean;
}

function input(options: FieldOptions, { text, problem, isLocked, isDraft }: FieldState): TemplateResult {
  const { target, model, label, kind, isStop, isInTable, list } = options;
  return html`<input
    class="field ${classes(problem, isDraft)}"
    type="text"
    inputmode=${kind === "number" ? "decimal" : "text"}
    autocomplete="off"
    spellcheck="false"
    data-cell=${registered(target)}
    data-nav=${isInTable ? "" : nothing}
    list=${list ?? nothing}
    aria-label=${label}
    aria-invalid=${problem?.severity === "error" ? "true" : nothing}
    aria-description=${problem?.message ?? model.locked ?? nothing}
    title=${problem?.message ?? model.locked ?? (isInTable ? wholeOf(text) : label)}
    tabindex=${isStop ? 0 : -1}
    placeholder=${model.placeholder}
    ?readonly=${isLocked}
    .value=${live(text)}
  />`;
}

/** Of what may have no room; what is shorter is there to be read. */
function wholeOf(text: string): string | typeof nothing {
  return text.length > LONGEST_SEEN ? text : nothing;
}

/** Names and numbers up to this length are in sight whole. */
const LONGEST_SEEN = 10;

function select(options: FieldOptions, { text, problem, isLocked, isDraft }: FieldState): TemplateResult {
  const { target, model, label, choices = [], isStop, isInTable } = options;
  const isUnknown = text !== "" && !choices.some(({ value }) => value === text);
  const unstated = choices.find(({ value }) => value === model.placeholder)?.label ?? model.placeholder;
  return html`<select
    class="field ${classes(problem, isDraft)} ${text === "" ? "unstated" : ""}"
    data-cell=${registered(target)}
    data-nav=${isInTable ? "" : nothing}
    aria-label=${label}
    aria-invalid=${problem?.severity === "error" ? "true" : nothing}
    aria-disabled=${isLocked ? "true" : nothing}
    aria-description=${problem?.message ?? nothing}
    title=${problem?.message ?? (isInTable ? (text === "" ? l10n.t("As the account says") : nothing) : label)}
    tabindex=${isStop ? 0 : -1}
  >
    ${
      text === ""
        ? html`<option value="" .selected=${live(text === "")}>
            ${unstated === "" || isInTable ? unstated : l10n.t("{0} (default)", unstated)}
          </option>`
        : nothing
    }
    ${isUnknown ? html`<option value=${text} .selected=${live(true)}>${text}</option>` : nothing}
    ${choices.map(
      ({ value, label: name }) =>
        html`<option value=${value} .selected=${live(value === text)}>${name}</option>`,
    )}
  </select>`;
}

function classes(problem: FieldProblem | null, isDraft: boolean): string {
  return `${problem?.severity ?? ""} ${isDraft ? "draft" : ""}`;
}
