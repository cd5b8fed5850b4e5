/** A few words behind the fields of the positions in sight. */
import { childrenOf, nodeAt, stringOf } from "../document/tree";
import { markNote, type Note, NOTES, noteOf } from "./fieldNotes";
import type { ShownAnalysis } from "./lastSound";
import { fieldOf, rowsBetween } from "./rowsOf";

export interface Hint {
  /** Where in the text at hand it stands: behind the value. */
  readonly offset: number;
  readonly text: string;
  readonly tooltip: string;
}

/** The hints between two offsets of the text at hand. */
export function hintsOf(shown: ShownAnalysis, start: number, end: number): Hint[] {
  const { analysis, placeOf } = shown;
  const { tree } = analysis;
  const hints: Hint[] = [];
  const add = (node: number, note: Note | undefined) => {
    const offset = note && placeOf(tree.endOf(node));
    if (offset === undefined || offset < start || offset > end) return;
    hints.push({ offset, text: note!.words, tooltip: note!.sentence });
  };
  // A stale tree is off by what was typed since; a little more than is in sight does no harm.
  const slack = shown.isStale ? STALE_SLACK : 0;
  for (const row of rowsBetween(analysis, start - slack, end + slack)) {
    for (const field of Object.keys(NOTES)) {
      const node = fieldOf(analysis, row, field);
      if (node !== undefined && isWithin(tree.endOf(node))) add(node, noteOf(analysis, row, field));
    }
  }
  const marks = nodeAt(tree, ["markPrices"]);
  if (marks !== undefined && tree.kindOf(marks) === "object") {
    const children = childrenOf(tree, marks);
    for (let index = 0; index + 1 < children.length; index += 2) {
      const value = children[index + 1]!;
      if (isWithin(tree.endOf(value))) add(value, markNote(analysis, stringOf(tree, children[index]!)));
    }
  }
  return hints;

  /** Whether it may be in sight, so that its note is worth making. */
  function isWithin(offset: number): boolean {
    return offset >= start - slack && offset <= end + slack;
  }
}

const STALE_SLACK = 1000;
