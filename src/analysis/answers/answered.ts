/** The answer to a question about a book: what is said, and what can be written into the file. */
import type { Refusal } from "../../document/edit";

export interface Answered {
  readonly sentence: string;
  /** More of it, a line each; empty where the sentence says all. */
  readonly details: readonly string[];
  /** The file with the answer carried out; none where there is nothing to write. */
  readonly written?: () => { readonly text: string } | Refusal;
}

export function said(sentence: string, details: readonly string[] = []): Answered {
  return { sentence, details };
}
