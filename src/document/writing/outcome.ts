/** What an edit is, and what it writes. */
import * as l10n from "@vscode/l10n";
import type { TextTree, Node, PathSegment } from "../tree";
import type { Structure } from "../structure";

export interface TextEdit {
  readonly offset: number;
  readonly length: number;
  readonly content: string;
}

export interface Refusal {
  readonly refusal: string;
}

/** Edits in the order of the text that do not overlap, or why there can be none. */
export type EditOutcome = readonly TextEdit[] | Refusal;

export type Path = readonly PathSegment[];

/** A text, or a number by its digits: which of the two ways of writing it the file uses is seen from the file. */
export interface Scalar {
  readonly text: string;
  readonly isNumber: boolean;
}

export type NewObject = readonly (readonly [name: string, value: Scalar])[];

/** What is put into a text. */
export type Content =
  | { readonly kind: "scalar"; readonly scalar: Scalar }
  | { readonly kind: "structure"; readonly structure: Structure }
  /** A list with one object in it. */
  | { readonly kind: "list"; readonly first: NewObject };

export function isRefusal(outcome: EditOutcome): outcome is Refusal {
  return "refusal" in outcome;
}

export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let end = 0;
  for (const { offset, length, content } of edits) {
    result += text.slice(end, offset) + content;
    end = offset + length;
  }
  return result + text.slice(end);
}

export function unreadable(tree: TextTree, node: Node): Refusal {
  const line = tree.text.slice(0, tree.startOf(node)).split(/\r\n|\r|\n/).length;
  return { refusal: l10n.t("The text cannot be read here (line {0}); complete it first.", line) };
}
