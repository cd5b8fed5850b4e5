import * as l10n from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit-html";
import type { Choice, RowId } from "../../../src/protocol/messages";
import { ref } from "lit-html/directives/ref.js";
import type {
  Drawn,
  FrontierModel,
  PictureId,
  PicturesModel,
  PicturesRequest,
  Seen,
} from "../../../src/protocol/views/pictures";
import { noFigure } from "../../charts/figure";
import type { Page, View } from "../view";
import { arrangements } from "./arrangements";
import { equity } from "./equity";
import { frontier } from "./frontier";
import { ladder } from "./ladder";
import { nearest } from "./nearest";
import { Reading } from "./reading";
import { Sight } from "./sight";

/** What someone has chosen to see; the rest is the host's choice. */
interface Chosen {
  readonly row: RowId | null;
  readonly pool: string | null;
  readonly first: string | null;
  readonly second: string | null;
}

const NOTHING_CHOSEN: Chosen = { row: null, pool: null, first: null, second: null };

/** Widths of pictures: from a narrow panel to what is still read at a glance. */
const [NARROWEST, WIDEST] = [260, 700];
/** From this width on there are two columns; pictures.css says the same. */
const TWO_COLUMNS = 1240;
const PADDING = 48;
const GAP = 32;

export class PicturesView implements View<PicturesRequest, PicturesModel> {
  readonly id = "pictures";
  readonly #page: Page;
  readonly #reading: Reading;
  readonly #sight: Sight;
  /** What was last seen of each picture: it keeps its place while it is out of sight. */
  readonly #last = new Map<PictureId, Drawn<unknown>>();
  #chosen: Chosen;
  /** The row that the table was at when one was chosen here: once it moves on, the table decides again. */
  #rowOfTable: RowId | null = null;
  #width = 0;

  constructor(page: Page, saved: unknown) {
    this.#page = page;
    this.#reading = new Reading(page);
    this.#sight = new Sight(() => page.ask());
    this.#chosen = chosenFrom(saved);
    new ResizeObserver(() => {
      if (this.#width !== widthOfPictures()) page.redraw();
    }).observe(document.documentElement);
  }

  get title(): string {
    return l10n.t("Pictures");
  }

  request(): PicturesRequest {
    const { currentRow } = this.#page;
    const isChosen = this.#chosen.row !== null && (currentRow === null || currentRow === this.#rowOfTable);
    const row = isChosen ? this.#chosen.row : currentRow;
    return { of: "pictures", ...this.#chosen, row, seen: this.#sight.seen };
  }

  template(model: PicturesModel | undefined): TemplateResult {
    if (model === undefined) return html`<p class="missing">${l10n.t("Drawing…")}</p>`;
    if (model.empty !== null) return html`<p class="missing">${model.empty}</p>`;
    const width = (this.#width = widthOfPictures());
    return html`<div class="gallery">
      ${this.#seat(
        "ladder",
        model.ladder,
        { id: "price-ladder", title: l10n.t("Price ladder"), controls: this.#rowChoice(model) },
        (picture, controls) => ladder(this.#page, picture, { width, controls }, this.#reading),
      )}
      ${this.#seat(
        "nearest",
        model.nearest,
        { id: "nearest-positions", title: l10n.t("Nearest to liquidation"), controls: html`` },
        (picture) =>
          nearest(this.#page, picture, { width, choose: (row) => this.#chooseRow(row) }, this.#reading),
      )}
      ${this.#seat(
        "equity",
        model.equity,
        {
          id: "equity-over-a-shock",
          title: l10n.t("Equity over a move of all marks"),
          controls: this.#poolChoice(model),
        },
        (picture, controls) => equity(this.#page, picture, { width, controls }, this.#reading),
      )}
      ${this.#seat(
        "frontier",
        model.frontier,
        { id: "frontier", title: l10n.t("Joint moves of two symbols"), controls: html`` },
        (picture) =>
          frontier(this.#page, picture, { width, controls: this.#pairChoice(model, picture) }, this.#reading),
      )}
      ${this.#seat(
        "arrangements",
        model.arrangements,
        {
          id: "three-arrangements",
          title: l10n.t("Cross, isolated, as written"),
          controls: this.#poolChoice(model),
        },
        (picture, controls) => arrangements(this.#page, picture, { width, controls }, this.#reading),
      )}
    </div>`;
  }

  saved(): unknown {
    return this.#chosen;
  }

  /** The place of a picture. What was in it is not to be read while it is out of sight: it may have changed. */
  #seat<Picture>(
    id: PictureId,
    seen: Seen<Picture>,
    frame: Frame,
    draw: (picture: Picture, controls: TemplateResult) => TemplateResult,
  ): TemplateResult {
    if (seen.is !== "unseen") this.#last.set(id, seen);
    const last = this.#last.get(id) as Drawn<Picture> | undefined;
    const state = last === undefined ? "blank" : seen.is === "unseen" ? "unseen" : "";
    return html`<div class="seat ${state}" ${ref(this.#sight.watcherOf(id))}>
      ${drawn(last, frame, draw)}
    </div>`;
  }

  #rowChoice({ rows, moreRows, row: chosen }: PicturesModel): TemplateResult {
    const shown = String(chosen);
    const choices = rows.map(({ row, name }) => ({ value: String(row), label: name }));
    return html`<div class="choices">
      ${choice(l10n.t("Position"), choices, shown, (value) => this.#chooseRow(Number(value)))}
      ${
        moreRows === 0
          ? nothing
          : html`<span class="quiet">${l10n.t("{0} more are further from liquidation.", moreRows)}</span>`
      }
    </div>`;
  }

  #poolChoice({ pools, pool: shown }: PicturesModel): TemplateResult {
    if (pools.length < 2) return html``;
    return html`<div class="choices">
      ${choice(l10n.t("Pool"), pools, shown ?? "", (pool) => this.#choose({ pool, first: null, second: null }))}
    </div>`;
  }

  #pairChoice({ symbols }: PicturesModel, { first, second }: FrontierModel): TemplateResult {
    if (symbols.length < 2) return html``;
    // The other one's symbol is taken over by it.
    return html`<div class="choices">
      ${choice(l10n.t("Along the top"), symbols, first, (symbol) =>
        this.#choose({ first: symbol, second: symbol === second ? first : second }),
      )}
      ${choice(l10n.t("Down the side"), symbols, second, (symbol) =>
        this.#choose({ first: symbol === first ? second : first, second: symbol }),
      )}
    </div>`;
  }

  #chooseRow(row: RowId): void {
    this.#rowOfTable = this.#page.currentRow;
    this.#choose({ row });
  }

  #choose(chosen: Partial<Chosen>): void {
    this.#chosen = { ...this.#chosen, ...chosen };
    this.#page.save();
    this.#page.ask();
  }
}

/** What stands around a picture, whether it can be drawn or not. */
interface Frame {
  readonly id: string;
  readonly title: string;
  readonly controls: TemplateResult;
}

function drawn<Picture>(
  picture: Drawn<Picture> | undefined,
  { id, title, controls }: Frame,
  draw: (picture: Picture, controls: TemplateResult) => TemplateResult,
): TemplateResult {
  if (picture === undefined) return noFigure(id, title, l10n.t("Drawing…"));
  return picture.is === "missing"
    ? noFigure(id, title, picture.reason, controls)
    : draw(picture.picture, controls);
}

function choice(
  name: string,
  choices: readonly Choice[],
  shown: string,
  choose: (value: string) => void,
): TemplateResult {
  return html`<label class="setting"
    ><span>${name}</span
    ><select class="field" @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      ${choices.map(
        ({ value, label }) => html`<option value=${value} ?selected=${value === shown}>${label}</option>`,
      )}
    </select></label
  >`;
}

function widthOfPictures(): number {
  const whole = document.documentElement.clientWidth;
  const column = whole >= TWO_COLUMNS ? (whole - PADDING - GAP) / 2 : whole - PADDING;
  return Math.round(Math.min(WIDEST, Math.max(NARROWEST, column)));
}

function chosenFrom(saved: unknown): Chosen {
  if (typeof saved !== "object" || saved === null) return NOTHING_CHOSEN;
  const { row, pool, first, second } = saved as Record<string, unknown>;
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  return {
    row: typeof row === "number" && Number.isSafeInteger(row) && row >= 0 ? row : null,
    pool: text(pool),
    first: text(first),
    second: text(second),
  };
}
