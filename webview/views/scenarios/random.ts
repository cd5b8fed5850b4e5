/** The part of the view that has random paths: a run is started and stopped here, and its figures come while it goes on. */
import * as l10n from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit-html";
import type {
  RandomFigures,
  RandomModel,
  RandomRequest,
  RandomRunModel,
} from "../../../src/protocol/views/scenariosRandom";
import { figure } from "../../charts/figure";
import { severityIcon } from "../../icons";
import type { Page } from "../view";
import { drawn } from "./drawn";
import { figureTable } from "./outcome";
import { type RandomHands, randomForm, runControls } from "./randomForm";

export interface RandomParts extends Pick<RandomHands, "set" | "type"> {
  readonly asked: RandomRequest;
  readonly hasOrders: TemplateResult;
  /** The choice of a pool, where there are several. */
  readonly poolChoice: (figures: RandomFigures) => TemplateResult | undefined;
}

export class RandomPaths {
  readonly #page: Page;
  #reading: number | undefined;
  /** The last run that was told, and how it was. */
  #last: { readonly name: string; readonly state: RandomRunModel["state"] } | undefined;

  constructor(page: Page) {
    this.#page = page;
  }

  /** What is asked for from now on, after an answer. */
  answered({ run, problems }: RandomModel, asked: RandomRequest): RandomRequest {
    const isOver = run !== null && run.state !== "running";
    if (isOver && this.#last?.name === run.name && this.#last.state === "running") {
      this.#page.speech.say(spoken(run));
    } else if (run === null && asked.wants === "start" && problems.length > 0)
      this.#page.speech.say(problems.join(" "));
    this.#last = run === null ? undefined : { name: run.name, state: run.state };
    const isAnswered = asked.wants === "start" ? run !== null || problems.length > 0 : run === null || isOver;
    return isAnswered ? { ...asked, wants: "look" } : asked;
  }

  template(model: RandomModel, { asked, set, type, hasOrders, poolChoice }: RandomParts): TemplateResult {
    const { run, problems, warnings } = model;
    const isRunning = asked.wants === "start" || (run?.state === "running" && asked.wants !== "stop");
    const hands: RandomHands = {
      set,
      type,
      run: () => {
        const name = newName();
        this.#last = { name, state: "running" };
        this.#page.speech.say(l10n.t("Walking random paths."));
        set({ run: name, wants: "start" });
      },
      stop: () => set({ wants: "stop" }),
    };
    return html`${randomForm(model, asked, hands, hasOrders)} ${runControls(run, isRunning, hands)}
    ${problems.map(
      (problem) =>
        html`<p class="problem-text" role="alert">${severityIcon("error")}<span>${problem}</span></p>`,
    )}
    ${[...(run?.stale == null ? [] : [run.stale]), ...warnings].map(
      (warning) => html`<p class="note-text">${severityIcon("warning")}<span>${warning}</span></p>`,
    )}
    ${run?.figures == null ? nothing : this.#outcome(run, run.figures, poolChoice(run.figures))}`;
  }

  #outcome(
    run: RandomRunModel,
    figures: RandomFigures,
    controls: TemplateResult | undefined,
  ): TemplateResult {
    const { headline, modes, losses, positions, morePositions, title, drawing, description } = figures;
    const { places } = drawing.reading;
    const at = Math.min(this.#reading ?? places.length - 1, places.length - 1);
    const section = (heading: string, table: RandomFigures["modes"], more: number) =>
      html`<section class="outcomes">
        <h2>${heading}</h2>
        ${figureTable(heading, table)}
        ${more === 0 ? nothing : html`<p class="quiet">${l10n.t("And {0} more positions.", more)}</p>`}
      </section>`;
    return html`<div class=${run.stale === null ? "random" : "random stale"}>
      <p class="headline">${headline}</p>
      <p class="quiet">
        ${l10n.t(
          "Shares and amounts with the interval that holds the true one in 95 of 100 cases; a gain is a loss below 0. The interval tells what the number of paths leaves open, and nothing of what the assumptions do.",
        )}
      </p>
      ${section(l10n.t("How often nothing is liquidated"), modes, 0)} ${section(l10n.t("Losses"), losses, 0)}
      ${figure(this.#page, {
        id: "random-losses",
        title,
        description,
        width: drawing.width,
        height: drawing.height,
        drawing: drawn(drawing, {
          at: this.#reading,
          chosen: null,
          read: (place) => this.#read(place),
          leave: () => this.#read(undefined),
          choose: () => {},
        }),
        notes: run.notes,
        table: figures.table,
        readouts: [
          {
            name: l10n.t("Share of the paths"),
            count: places.length,
            at,
            text: places[at]?.text ?? "",
            move: (place) => this.#read(place),
          },
        ],
        ...(controls === undefined ? {} : { controls }),
      })}
      ${section(l10n.t("How often each position survives"), positions, morePositions)}
      <div class="out">
        <vscode-button
          appearance="secondary"
          @click=${() => {
            this.#page.send({ type: "copy", text: figures.markdown });
            this.#page.speech.say(l10n.t("Copied."));
          }}
          >${l10n.t("Copy as Markdown")}</vscode-button
        >
      </div>
    </div>`;
  }

  #read(place: number | undefined): void {
    if (this.#reading === place) return;
    this.#reading = place;
    this.#page.redraw();
  }
}

/** A name that no other run has, whichever page asks. */
function newName(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
}

/** What became of a run, in one breath. */
function spoken({ status, figures }: RandomRunModel): string {
  if (figures === null) return status;
  const { heads, rows } = figures.modes;
  const modes = rows.map(([mode = "", share = ""]) => l10n.t("{0}: {1} {2}.", mode, heads[1] ?? "", share));
  return [status, ...modes].join(" ");
}
