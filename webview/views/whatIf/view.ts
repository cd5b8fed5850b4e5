/** What would be if: changes apart from the file, seen before and after, until they are written or dropped. */
import * as l10n from "@vscode/l10n";
import { html, type TemplateResult } from "lit-html";
import type { RowId } from "../../../src/protocol/messages";
import {
  isWhatIfRequest,
  type MarginSource,
  type SizeWay,
  type WhatIfAnswer,
  type WhatIfModel,
  type WhatIfQuestion,
  type WhatIfRequest,
} from "../../../src/protocol/views/whatIf";
import type { Page, View } from "../view";
import { askBox, FIRST_QUESTION } from "./ask";
import { Asking } from "./asking";
import { controls, type Desk } from "./controls";
import { outcome } from "./outcome";
import { type NewChange, type Source, Thoughts } from "./thoughts";

export class WhatIfView implements View<WhatIfRequest, WhatIfModel>, Desk {
  readonly id = "whatIf";
  readonly #page: Page;
  readonly #asking: Asking;
  readonly thoughts: Thoughts;
  find = "";
  betas: Readonly<Record<string, string>>;
  way: SizeWay = "trade";
  from: MarginSource = "wallet";
  pool = "";
  #question: WhatIfQuestion;
  /** The position that was chosen here, and the one that the table had then: another choice there goes before it. */
  #chosen: { readonly row: RowId; readonly tableRow: RowId | null } | undefined;
  /** The edit that is on its way. */
  #applying: number | undefined;
  #refused: string | null = null;
  #model: WhatIfModel | undefined;

  constructor(page: Page, saved: unknown) {
    this.#page = page;
    this.#asking = new Asking(() => page.ask());
    const kept = isWhatIfRequest(saved) ? saved : undefined;
    this.thoughts = new Thoughts(kept?.changes ?? []);
    this.betas = kept?.betas ?? {};
    this.#question = kept?.question ?? FIRST_QUESTION;
    if (kept?.chosen != null) this.#chosen = { row: kept.chosen, tableRow: page.currentRow };
  }

  get title(): string {
    return l10n.t("What if");
  }

  request(): WhatIfRequest {
    this.#asking.sent();
    return this.#asked();
  }

  saved(): unknown {
    return this.#asked();
  }

  #asked(): WhatIfRequest {
    const { currentRow } = this.#page;
    const isOwn = this.#chosen !== undefined && (currentRow === null || currentRow === this.#chosen.tableRow);
    return {
      of: "whatIf",
      changes: this.thoughts.changes,
      chosen: isOwn ? this.#chosen!.row : currentRow,
      find: this.find,
      betas: this.betas,
      question: this.#question,
    };
  }

  answered(model: WhatIfModel): void {
    // What is being written is in the file already, and would count twice.
    if (this.#applying === undefined) {
      const before = this.#model;
      this.#model = model;
      this.#speak(before, model);
    }
    this.#asking.answered();
  }

  /** Whether the edit was that of this view. */
  edited(sequence: number, refusal: string | null): boolean {
    if (sequence !== this.#applying) return false;
    this.#applying = undefined;
    this.#refused = refusal;
    this.#page.speech.say(refusal ?? l10n.t("The changes are written to the file."));
    if (refusal === null) this.#clear();
    else this.#asking.want();
    return true;
  }

  template(): TemplateResult {
    const model = this.#model;
    if (model === undefined) return html`<p class="hint waiting">${l10n.t("Working it out…")}</p>`;
    if (model.chosen === null) return html`<p class="hint waiting">${model.refusal ?? ""}</p>`;
    const isLocked = this.#applying !== undefined || this.#page.model?.stale != null;
    return html`<div class="what-if-page" @keydown=${(event: KeyboardEvent) => this.#keyDown(event)}>
      ${controls(this, model)}
      ${outcome(
        {
          hasChanges: this.thoughts.size > 0,
          isLocked,
          refused: this.#refused,
          remove: (id) => this.#remove(id),
          discard: () => {
            this.#clear();
            this.#page.speech.say(l10n.t("All changes are discarded."));
          },
          apply: () => this.#apply(),
        },
        model,
      )}
      ${askBox(
        {
          question: this.#question,
          isLocked,
          ask: (question) => {
            this.#question = question;
            this.#changed();
          },
          use: (answer) => this.#use(answer),
        },
        model,
      )}
    </div>`;
  }

  set(change: NewChange, source: Source): void {
    this.thoughts.set(change, source);
    this.#changed();
  }

  drop(change: NewChange): void {
    const known = this.thoughts.of(change);
    if (known !== undefined) this.thoughts.dropId(known.change.id);
    this.#changed();
  }

  choose(row: RowId): void {
    this.find = "";
    this.#chosen = { row, tableRow: this.#page.currentRow };
    this.#changed();
  }

  search(text: string): void {
    this.find = text;
    this.#changed();
  }

  setBeta(symbol: string, text: string | undefined): void {
    const others = Object.entries(this.betas).filter(([name]) => name !== symbol);
    this.betas = Object.fromEntries(text === undefined ? others : [...others, [symbol, text]]);
    this.#changed();
  }

  setWay(way: SizeWay): void {
    this.way = way;
    this.#rewrite("size", (change) => (change.kind === "size" ? { ...change, way } : change));
  }

  setFrom(from: MarginSource): void {
    this.from = from;
    this.#rewrite("margin", (change) => (change.kind === "margin" ? { ...change, from } : change));
  }

  setPool(pool: string): void {
    this.pool = pool;
    this.#page.redraw();
  }

  /** The change of the position at hand said in another way. */
  #rewrite(kind: "size" | "margin", again: (change: NewChange) => NewChange): void {
    const row = this.#model?.chosen?.row;
    const change = this.thoughts.changes.find((one) => one.kind === kind && one.of.row === row);
    const known = change && this.thoughts.of(change);
    if (known !== undefined) this.thoughts.set(again(known.change), known.source);
    this.#changed();
  }

  #use({ changes }: WhatIfAnswer): void {
    for (const change of changes) this.thoughts.add(change);
    this.#changed();
  }

  #remove(id: number): void {
    this.thoughts.dropId(id);
    this.#changed();
    // The button is gone with its line.
    this.#focusOnChooser();
  }

  #apply(): void {
    if (this.#applying !== undefined || this.thoughts.size === 0) return;
    const sequence = this.#page.nextSequence();
    this.#applying = sequence;
    this.#refused = null;
    this.#page.send({ type: "edit", sequence, intent: { kind: "apply", request: this.#asked() } });
    this.#page.redraw();
  }

  #clear(): void {
    this.thoughts.clear();
    this.#refused = null;
    this.#changed();
    this.#focusOnChooser();
  }

  #focusOnChooser(): void {
    document.querySelector<HTMLElement>("#what-if-position")?.focus();
  }

  #changed(): void {
    this.#refused = null;
    this.#asking.want();
    this.#page.save();
    this.#page.redraw();
  }

  #keyDown(event: KeyboardEvent): void {
    const key = event.target instanceof HTMLElement ? event.target.dataset.change : undefined;
    if (key === undefined || !this.thoughts.has(key)) return;
    const letter = event.key.toLowerCase();
    // The field undoes what is typed in it; once that is nothing, the text undoes.
    if ((event.ctrlKey || event.metaKey) && (letter === "z" || letter === "y"))
      return event.stopPropagation();
    if (event.key !== "Escape") return;
    event.preventDefault();
    this.thoughts.drop(key);
    this.#changed();
  }

  /** An answer that is news is said, else what came of a change. */
  #speak(before: WhatIfModel | undefined, model: WhatIfModel): void {
    const isAsked = document.activeElement?.closest(".ask") != null;
    if (isAsked && model.answer !== null && model.answer.sentence !== before?.answer?.sentence)
      this.#page.speech.sayLater(() => this.#model?.answer?.sentence ?? "");
    else if (this.thoughts.size > 0 && model.spoken !== before?.spoken)
      this.#page.speech.sayLater(() => this.#model?.spoken ?? "");
  }
}
