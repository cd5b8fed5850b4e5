/** The language of the page: the host sends the words before anything is drawn. */
import * as l10n from "@vscode/l10n";
import type { Words } from "../src/protocol/messages";

/** Takes the translations of the display language; without any the texts stay as they are in the source. */
export function setWords(words: Words | null): void {
  if (words !== null) l10n.config({ contents: words });
}

/** What is there, one after the other, as one text. */
export function listed(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== "")
    .reduce((all, part) => (all === "" ? part : l10n.t("{0}, {1}", all, part)), "");
}

/** A number of things, as people read it. */
export function count(many: number): string {
  return many.toLocaleString(navigator.language);
}
