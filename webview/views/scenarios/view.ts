import * as l10n from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { Choice } from "../../../src/protocol/messages";
import type { ScenarioResult, ScenariosModel, ScenariosRequest } from "../../../src/protocol/views/scenarios";
import type { RandomModel } from "../../../src/protocol/views/scenariosRandom";
import { figure } from "../../charts/figure";
import { severityIcon } from "../../icons";
import type { Page, View } from "../view";
import { type Chosen, chosenFrom, keptOf, requestFor } from "./asked";
import { drawn } from "./drawn";
import { form, ordersBox, parts } from "./form";
import { arrangements, events } from "./outcome";
import { RandomPaths } from "./random";

/** Widths of the picture: from a narrow panel to what is still read at a glance. */
const [NARROWEST, WIDEST] = [300, 900];
const PADDING = 48;
/** The picture is drawn anew only for another step of the width. */
const WIDTH_STEP = 20;
/** A book of more positions is simulated when someone asks for it. */
const MANY_ROWS = 300;

export class ScenariosView implements View<ScenariosRequest, ScenariosModel> {
  readonly id = "scenarios";
  readonly #page: Page;
  readonly #random: RandomPaths;
  #chosen: Chosen;
  #asked: number | undefined;
  /** Whether anyone has said to run, or to stop. */
  #isDecided = false;
  /** The last figures: they stay, greyed, while others are worked out. */
  #last: ScenarioResult | undefined;
  #reading: number | undefined;
  #width = 0;
  #isAwaited = false;

  constructor(page: Page, saved: unknown) {
    this.#page = page;
    this.#random = new RandomPaths(page);
    this.#chosen = chosenFrom(saved);
    new ResizeObserver(() => {
      if (this.#width !== 0 && this.#width !== widthOfPicture()) page.redraw();
    }).observe(document.documentElement);
  }

  get title(): string {
    return l10n.t("Scenarios");
  }

  request(): ScenariosRequest {
    this.#isAwaited = true;
    const isSmall = (this.#page.model?.rowCount ?? 0) <= MANY_ROWS;
    this.#asked = widthOfPicture();
    const isRunning = this.#chosen.isRunning && (isSmall || this.#isDecided);
    return requestFor({ ...this.#chosen, isRunning }, this.#asked);
  }

  answered({ result, progress, problems, random }: ScenariosModel): void {
    if (random !== null) {
      this.#chosen = { ...this.#chosen, random: this.#random.answered(random, this.#chosen.random) };
      return;
    }
    if (result !== null) {
      this.#last = result;
      this.#reading = undefined;
    }
    if (problems.length > 0) this.#last = undefined;
    if (!this.#isAwaited) return;
    if (result !== null) this.#page.speech.say(spoken(result));
    else if (problems.length > 0) this.#page.speech.say(problems.join(" "));
    if (progress === null) this.#isAwaited = false;
  }

  template(model: ScenariosModel | undefined): TemplateResult {
    if (model === undefined) return html`<p class="missing">${l10n.t("Looking…")}</p>`;
    if (model.empty !== null) return html`<p class="missing">${model.empty}</p>`;
    this.#width = widthOfPicture();
    // A page of another width wants another picture: once it rests.
    if (this.#asked !== undefined && this.#asked !== this.#width) queueMicrotask(() => this.#page.ask());
    const choice = parts(this.#chosen, { set: (chosen) => this.#set(chosen) });
    if (this.#chosen.isRandom)
      return html`<div class="scenarios">
        ${choice}
        ${model.random === null ? html`<p class="missing">${l10n.t("Looking…")}</p>` : this.#randomPaths(model.random)}
      </div>`;
    const result = model.result ?? (model.problems.length > 0 ? undefined : this.#last);
    return html`<div class="scenarios">
      ${choice}
      ${form(model, this.#chosen, {
        set: (chosen) => this.#set(chosen),
        type: (of, name, text, isDone) => {
          const typed = { [of]: { ...this.#chosen[of], [name]: text } };
          if (isDone) this.#set({ ...typed, event: null });
          else this.#keep(typed);
        },
        chooseFiles: () => this.#page.send({ type: "candles", action: "choose" }),
        forgetFiles: () => this.#page.send({ type: "candles", action: "forget" }),
      })}
      ${this.#state(model)}
      ${model.problems.map(
        (problem) =>
          html`<p class="problem-text" role="alert">${severityIcon("error")}<span>${problem}</span></p>`,
      )}
      ${model.warnings.map(
        (warning) => html`<p class="note-text">${severityIcon("warning")}<span>${warning}</span></p>`,
      )}
      ${result === undefined ? nothing : this.#outcome(result, model.result === null)}
    </div>`;
  }

  saved(): Chosen {
    return keptOf(this.#chosen);
  }

  #randomPaths(model: RandomModel): TemplateResult {
    return this.#random.template(model, {
      asked: this.#chosen.random,
      set: (asked) => this.#set({ random: { ...this.#chosen.random, ...asked } }),
      type: (name, text, isDone) => {
        const { random } = this.#chosen;
        const typed = { random: { ...random, inputs: { ...random.inputs, [name]: text } } };
        if (isDone) this.#set(typed);
        else this.#keep(typed);
      },
      hasOrders: ordersBox(this.#chosen, { set: (chosen) => this.#set(chosen) }),
      poolChoice: ({ pools, pool }) => (pools.length < 2 ? undefined : this.#poolChoice(pools, pool)),
    });
  }

  /** How far it is, and what can be done about it. */
  #state({ progress, result, problems }: ScenariosModel): TemplateResult {
    if (progress !== null)
      return html`<div class="decide running">
        <progress max="100" value=${progress} aria-label=${l10n.t("Simulating")}></progress>
        <span>${l10n.t("{0} %", progress)}</span>
        <vscode-button appearance="secondary" @click=${() => this.#set({ isRunning: false })}
          >${l10n.t("Stop")}</vscode-button
        >
      </div>`;
    const isIdle = result === null && problems.length === 0 && !this.#isAwaited;
    if (!isIdle) return html``;
    return html`<div class="decide">
      <vscode-button
        @click=${() => {
          this.#isDecided = true;
          this.#set({ isRunning: true });
        }}
        >${l10n.t("Run")}</vscode-button
      >
    </div>`;
  }

  #outcome(result: ScenarioResult, isOld: boolean): TemplateResult {
    const { title, drawing, description, table, pools, pool, markdown } = result;
    const { places } = drawing.reading;
    const at = Math.min(this.#reading ?? places.length - 1, places.length - 1);
    const picture = figure(this.#page, {
      id: "scenario-equity",
      title,
      description,
      width: drawing.width,
      height: drawing.height,
      drawing: drawn(drawing, {
        at: this.#reading,
        chosen: this.#chosen.event,
        read: (place) => this.#read(place),
        leave: () => this.#read(undefined),
        choose: (event) => this.#choose(event),
      }),
      notes: [],
      table,
      readouts:
        places.length === 0
          ? []
          : [
              {
                name: l10n.t("Time"),
                count: places.length,
                at,
                text: places[at]!.text,
                move: (place) => this.#read(place),
              },
            ],
      ...(pools.length < 2 ? {} : { controls: this.#poolChoice(pools, pool) }),
    });
    return html`<div class=${isOld ? "old" : ""} aria-busy=${isOld ? "true" : "false"}>
      ${arrangements(result, this.#chosen.arrangement, (arrangement) => this.#set({ arrangement, event: null }))}
      ${picture} ${events(result, this.#chosen.event, (event) => this.#set({ event }))}
      <div class="out">
        <vscode-button
          appearance="secondary"
          @click=${() => {
            this.#page.send({ type: "copy", text: markdown });
            this.#page.speech.say(l10n.t("Copied."));
          }}
          >${l10n.t("Copy as Markdown")}</vscode-button
        >
      </div>
    </div>`;
  }

  #poolChoice(pools: readonly Choice[], shown: string): TemplateResult {
    return html`<div class="choices">
      <label class="setting"
        ><span>${l10n.t("Pool")}</span>
        <select
          class="field"
          @change=${({ target }: Event) => this.#set({ pool: (target as HTMLSelectElement).value })}
        >
          ${pools.map(
            ({ value, label }) =>
              html`<option value=${value} .selected=${live(value === shown)}>${label}</option>`,
          )}
        </select></label
      >
    </div>`;
  }

  #read(place: number | undefined): void {
    if (this.#reading === place) return;
    this.#reading = place;
    this.#page.redraw();
  }

  /** A mark in the picture was chosen: its line in the list opens and is looked at. */
  #choose(event: number): void {
    this.#set({ event });
    const line = document.querySelector<HTMLElement>(`.event-line[data-event="${event}"]`);
    line?.focus({ preventScroll: true });
    line?.scrollIntoView({ block: "nearest" });
  }

  #keep(chosen: Partial<Chosen>): void {
    this.#chosen = { ...this.#chosen, ...chosen };
    this.#page.save();
  }

  #set(chosen: Partial<Chosen>): void {
    this.#keep(chosen);
    this.#page.ask();
    this.#page.redraw();
  }
}

function widthOfPicture(): number {
  const room = document.documentElement.clientWidth - PADDING;
  const width = Math.min(WIDEST, Math.max(NARROWEST, room));
  return Math.floor(width / WIDTH_STEP) * WIDTH_STEP;
}

/** The figures in one breath, for those who listen. */
function spoken({ rows, heads, moment }: ScenarioResult): string {
  if (moment !== null) return moment.title;
  return rows
    .map(({ mode, cells, refusal }) =>
      refusal === null
        ? l10n.t("{0}: {1} {2}, {3} {4}.", mode, heads[0]!, cells[0]!, heads[1]!, cells[1]!)
        : l10n.t("{0}: {1}", mode, refusal),
    )
    .join(" ");
}
