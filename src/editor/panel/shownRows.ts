/** In which order a panel shows the rows, kept through edits: nothing jumps while someone types. */
import {
  followed,
  type NumberedOrder,
  type ShownOrder,
  shownOrder,
  withRowHeld,
} from "../../analysis/panelArrangement";
import type { Book } from "../../analysis/views";
import { type Arrangement, IN_FILE_ORDER } from "../../protocol/arrangement";
import type { RowId } from "../../protocol/messages";

export class ShownRows {
  #arrangement: Arrangement = IN_FILE_ORDER;
  #ids: ShownOrder;
  #number = 0;
  /** What the order was made of, and which number was to be given out next. */
  #arranged: { readonly analysis: Book["analysis"]; readonly held: RowId | null } | undefined;
  #next = 0;

  /** Takes another arrangement; the order is made anew of it. */
  arrange(arrangement: Arrangement): void {
    this.#arrangement = arrangement;
    this.#ids = undefined;
    this.#arranged = undefined;
  }

  /** The order with the rows that came and went since; made now only where there is none yet. */
  order(book: Book): NumberedOrder {
    if (this.#arranged === undefined) this.#make(book, null);
    else if (this.#next !== book.numbers.next || this.#arranged.analysis !== book.analysis) {
      this.#ids = followed(this.#ids, book.numbers, this.#next);
      this.#next = book.numbers.next;
    }
    return { ids: this.#ids, number: this.#number };
  }

  /** Makes the order anew where the text or the row that someone is in changed since; whether it is another one now. */
  renew(book: Book, held: RowId | null): boolean {
    const { ids: earlier, number } = this.order(book);
    if (earlier === undefined) return false;
    if (this.#arranged?.analysis === book.analysis && this.#arranged.held === held) return false;
    this.#make(book, held, earlier);
    const now = this.#ids;
    const isSame = now?.length === earlier.length && earlier.every((id, place) => id === now[place]);
    if (isSame) this.#number = number;
    return !isSame;
  }

  #make(book: Book, held: RowId | null, earlier?: ShownOrder): void {
    const { analysis, numbers } = book;
    this.#ids = withRowHeld(shownOrder(analysis, numbers, this.#arrangement), earlier, held);
    this.#arranged = { analysis, held };
    this.#next = numbers.next;
    this.#number++;
  }
}
