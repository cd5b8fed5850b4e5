/** The answer to a question about a book: what is said, and what can be written into the file. */
import type { Refusal } from "../../document/edit";
import type { Position } from "../../engine/account";
import type { Change } from "../../engine/changes/change";
import type { Decimal } from "../../engine/decimal";

/** A position as if it had been entered in another size: nothing is traded. */
export interface Resized {
  readonly kind: "size";
  readonly position: Position;
  readonly quantity: Decimal;
}

export interface Answered {
  readonly sentence: string;
  /** More of it, a line each; empty where the sentence says all. */
  readonly details: readonly string[];
  /** The answer as changes of the account, in turn; none where there is nothing to do. */
  readonly changes?: readonly (Change | Resized)[];
  /** The file with the answer carried out; none where there is nothing to write. */
  readonly written?: () => { readonly text: string } | Refusal;
}

export function said(sentence: string, details: readonly string[] = []): Answered {
  return { sentence, details };
}
