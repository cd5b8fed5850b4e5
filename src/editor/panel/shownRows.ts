/** In which order a panel shows the rows, kept through edits: nothing jumps while someone types. */
import {
  followed,
  isAsInFile,
  type NumberedOrder,
  orderSteps,
  type OrderSteps,
  type ShownOrder,
  withRowHeld,
} from "../../analysis/panelArrangement";
import type { Book } from "../../analysis/views";
import { type Arrangement, IN_FILE_ORDER } from "../../protocol/arrangement";
import type { RowId } from "../../protocol/messages";

export class ShownRows {
  #arrangement: Arrangement = IN_FILE_ORDER;
  #ids: ShownOrder;
  #number = 0;
  /** The text that the order was last followed to, and which number was to be given out next. */
  #followed: Book["analysis"] | undefined;
  #next = 0;
  /** What the order was made of; none while it is another one than was asked for. */
  #made: { readonly analysis: Book["analysis"]; readonly held: RowId | null } | undefined;

  /** Takes another arrangement; the rows stay where they are until an order was made of it. */
  arrange(arrangement: Arrangement): void {
    this.#arrangement = arrangement;
    this.#made = undefined;
  }

  /** The last order that was made, with the rows that came and went since. */
  order(book: Book): NumberedOrder {
    const { analysis, numbers } = book;
    if (this.#followed !== analysis || this.#next !== numbers.next) {
      this.#ids = followed(this.#ids, numbers, this.#next);
      this.#followed = analysis;
      this.#next = numbers.next;
    }
    return { ids: this.#ids, number: this.#number };
  }

  /** Whether the text, the arrangement or the row that someone is in changed since the order was made. */
  isOld({ analysis }: Book, held: RowId | null): boolean {
    if (this.#made === undefined) return !(this.#ids === undefined && isAsInFile(this.#arrangement));
    // As in the file it follows by itself.
    if (this.#ids === undefined) return false;
    return this.#made.analysis !== analysis || this.#made.held !== held;
  }

  /** The way to the order of what is asked for. */
  steps({ analysis, numbers }: Book): OrderSteps {
    return orderSteps(analysis, numbers, this.#arrangement);
  }

  /** Whether an arrangement was asked for whose order is not there yet. */
  get isAwaited(): boolean {
    return this.#made === undefined;
  }

  /**
   * Takes an order that was made of a book; whether there is something to show. Where the text has changed since, what
   * came and went is followed as always.
   */
  take({ analysis, numbers }: Book, made: ShownOrder, held: RowId | null): boolean {
    const earlier = this.#ids;
    const now = withRowHeld(made, earlier ?? numbers.ids, held);
    const isAnswer = this.isAwaited;
    this.#made = { analysis, held };
    this.#followed = analysis;
    this.#next = numbers.next;
    if (!isAnswer && areSame(earlier, now)) return false;
    this.#ids = now;
    this.#number++;
    return true;
  }
}

function areSame(one: ShownOrder, other: ShownOrder): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.length === other.length && one.every((id, place) => id === other[place]);
}
