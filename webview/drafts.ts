/** What is typed and not written yet: told to the host for numbers, written when it is done, dropped when it is not wanted. */
import type {
  Draft,
  FieldModel,
  Intent,
  PositionField,
  RowId,
  Target,
  Transfer,
} from "../src/protocol/messages";
import { type CellTarget, EMPTY, fieldOf, keyOf } from "./cells";
import { send } from "./host";
import type { Store } from "./store";

/** The key of the margin that is about to be moved. */
const TRANSFER = "transfer";

export class Drafts {
  readonly #store: Store;
  #sequence = 0;
  /** The draft that the host works with, and the cell it is about. */
  #active: { readonly sequence: number; readonly key: string } | undefined;
  /** The edit that puts the new position into the file. */
  #addition: number | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Numbers messages that are answered. */
  nextSequence(): number {
    return ++this.#sequence;
  }

  typed(target: CellTarget, text: string): void {
    if (target.of === "new") return this.#typedNew(target.field, text);
    const { drafts } = this.#store;
    // The model of a draft has the draft's own text: what the file says is kept beside it.
    const base = this.#store.draftOf(target)?.base ?? this.fieldOf(target).text;
    if (text === base) {
      drafts.delete(keyOf(target));
      return this.release();
    }
    this.#store.setDraft({ target, text, base, refusal: null, edit: null });
    this.#tell(keyOf(target));
  }

  #typedNew(name: PositionField, text: string): void {
    const { adding } = this.#store;
    if (adding === undefined) return;
    this.#store.adding = { ...adding, fields: { ...adding.fields, [name]: text }, refusal: undefined };
    this.#tell("new");
  }

  /** Makes a draft the one whose numbers are shown. */
  #tell(key: string): void {
    const sequence = ++this.#sequence;
    this.#active = { sequence, key };
    const { adding, transferring } = this.#store;
    if (key === "new") {
      if (adding !== undefined) this.#send(sequence, { of: "new", fields: adding.fields });
      return;
    }
    if (key === TRANSFER) {
      if (transferring !== undefined)
        this.#send(sequence, { of: "transfer", transfer: transferring.transfer });
      return;
    }
    const draft = this.#store.drafts.get(key);
    if (draft === undefined) return;
    this.#send(sequence, { of: "value", target: draft.target, text: draft.text });
  }

  #send(sequence: number, draft: Draft | null): void {
    send({ type: "draft", sequence, draft, seen: this.#store.seen });
  }

  /** Back to the numbers of the file. */
  release(): void {
    if (this.#active === undefined) return;
    this.#active = undefined;
    this.#send(++this.#sequence, null);
  }

  /** What was typed before the panel was hidden: shown again; the numbers follow at the next key. */
  restore(drafts: readonly { readonly target: Target; readonly text: string }[]): void {
    for (const { target, text } of drafts)
      this.#store.setDraft({ target, text, base: "", refusal: null, edit: null });
  }

  /** Takes what the file says now for what it says under the drafts. */
  rebase(): void {
    for (const draft of this.#store.drafts.values()) {
      this.#store.setDraft({ ...draft, base: this.fieldOf(draft.target).text });
    }
  }

  /** Writes a draft to the file; nothing where there is none. */
  write(target: CellTarget): void {
    if (target.of === "new") return;
    const draft = this.#store.draftOf(target);
    if (draft === undefined || draft.edit !== null) return;
    if (draft.refusal !== null) return this.release();
    const sequence = ++this.#sequence;
    this.#active = undefined;
    this.#store.setDraft({ ...draft, edit: sequence });
    send({ type: "edit", sequence, intent: { kind: "set", target, text: draft.text } });
  }

  drop(target: CellTarget): boolean {
    if (target.of === "new") {
      this.#store.adding = undefined;
      this.release();
      return true;
    }
    if (!this.#store.drafts.delete(keyOf(target))) return false;
    this.release();
    return true;
  }

  startAdding(): void {
    if (this.#store.adding !== undefined || this.#store.isStale) return;
    this.#store.adding = { fields: {}, refusal: undefined, isTried: false };
  }

  /** Writes the new position if nothing is missing; `isAsked` when someone wants to know what is. */
  add(isAsked: boolean): void {
    const { adding } = this.#store;
    if (adding === undefined || this.#addition !== undefined) return;
    if (isAsked) this.#store.adding = { ...adding, isTried: true };
    if (adding.refusal !== null && !isAsked) return this.release();
    this.#addition = ++this.#sequence;
    this.#active = undefined;
    send({ type: "edit", sequence: this.#addition, intent: { kind: "add", fields: adding.fields } });
  }

  change(kind: "duplicate" | "remove", row: RowId): void {
    this.edit({ kind, row });
  }

  /** What is written at once. */
  edit(intent: Intent): void {
    send({ type: "edit", sequence: ++this.#sequence, intent });
  }

  /** Shows what a transfer would do; an amount that is still empty does nothing. */
  tryTransfer(transfer: Transfer): void {
    this.#store.transferring = { transfer, refusal: undefined, edit: null };
    if (transfer.amount.trim() === "") return this.release();
    this.#tell(TRANSFER);
  }

  writeTransfer(): void {
    const { transferring } = this.#store;
    if (transferring === undefined || transferring.edit !== null) return;
    const edit = ++this.#sequence;
    this.#active = undefined;
    this.#store.transferring = { ...transferring, edit };
    send({ type: "edit", sequence: edit, intent: { kind: "transfer", transfer: transferring.transfer } });
  }

  dropTransfer(): void {
    this.#store.transferring = undefined;
    this.release();
  }

  /** Whether that is news. */
  drafted(sequence: number, refusal: string | null): boolean {
    if (this.#active?.sequence !== sequence) return false;
    const { adding, drafts, transferring } = this.#store;
    if (this.#active.key === TRANSFER) {
      if (transferring === undefined) return false;
      this.#store.transferring = { ...transferring, refusal };
      return transferring.refusal !== refusal;
    }
    if (this.#active.key === "new") {
      if (adding === undefined) return false;
      this.#store.adding = { ...adding, refusal };
      return adding.refusal !== refusal;
    }
    const draft = drafts.get(this.#active.key);
    if (draft === undefined) return false;
    this.#store.setDraft({ ...draft, refusal });
    return draft.refusal !== refusal;
  }

  /** Whether a position was added by the edit. */
  edited(sequence: number, refusal: string | null): boolean {
    const { adding, transferring } = this.#store;
    if (transferring !== undefined && sequence === transferring.edit) {
      this.#store.transferring = refusal === null ? undefined : { ...transferring, refusal, edit: null };
      return false;
    }
    if (sequence === this.#addition) {
      this.#addition = undefined;
      if (refusal !== null && adding !== undefined) this.#store.adding = { ...adding, refusal };
      if (refusal === null) this.#store.adding = undefined;
      return refusal === null;
    }
    for (const [key, draft] of this.#store.drafts) {
      if (draft.edit !== sequence) continue;
      if (refusal === null) this.#store.drafts.delete(key);
      else this.#store.setDraft({ ...draft, edit: null, refusal });
    }
    return false;
  }

  /** What the file says in a cell. */
  fieldOf(target: Target): FieldModel {
    const { model, rows } = this.#store;
    switch (target.of) {
      case "account":
        return model!.account[target.field];
      case "wallet":
        return model?.pools.find(({ key }) => key === target.pool)?.wallet ?? EMPTY;
      case "position":
        return fieldOf(
          [...rows.values()].find(({ id }) => id === target.row),
          target.field,
        );
      case "instrument":
        return (
          this.#store.instruments?.instruments.find(({ symbol }) => symbol === target.symbol)?.fields[
            target.field
          ] ?? EMPTY
        );
    }
  }
}
