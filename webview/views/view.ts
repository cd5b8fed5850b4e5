/** What the page asks of a view: everything of its own is in its folder. */
import type { TemplateResult } from "lit-html";
import type { PanelModel, PanelToHost, RowId } from "../../src/protocol/messages";
import type { ViewModel, ViewRequest } from "../../src/protocol/views";
import type { Speech } from "../speech";

/** What a view may use of the page. */
export interface Page {
  /** What the table shows; none before the host has spoken. */
  readonly model: PanelModel | undefined;
  /** The position that the table has chosen; none before one had the focus. */
  readonly currentRow: RowId | null;
  /** Draws the page again, once for all changes of one moment. */
  redraw(): void;
  /** Asks the host again, because the view wants to see something else. */
  ask(): void;
  /** A number for a message that is answered. */
  nextSequence(): number;
  send(message: PanelToHost): void;
  readonly speech: Speech;
  /** To be called when something changed that should outlive the page. */
  save(): void;
}

export interface View<
  Request extends ViewRequest = ViewRequest,
  Model extends ViewModel = Extract<ViewModel, { readonly of: Request["of"] }>,
> {
  readonly id: Request["of"];
  /** In the language of the page. */
  readonly title: string;
  request(): Request;
  /** `model` is what the host answered last; none before the first answer. */
  template(model: Model | undefined): TemplateResult;
  /** Told what the host has answered to its last request. */
  answered?(model: Model): void;
  /** Told what became of an edit, with why it was refused or null; true where the view had sent it. */
  edited?(sequence: number, refusal: string | null): boolean;
  /** What outlives the page: given to the view when it is made again. */
  saved(): unknown;
}
