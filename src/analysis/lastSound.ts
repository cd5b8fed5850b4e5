/**
 * What to annotate while a text is typed in. A text with a syntax error is nearly always on its way to another one, and
 * numbers that come and go with each key are of no use: what was known before the error stays, moved along with the text.
 */
import { sourceOf } from "../document/tree";
import type { ModeReport } from "../engine/report";
import type { Analysis } from "./analyze";
import { Moves } from "./moves";
import type { Row } from "./resolve";

/** An analysis to annotate a text with: its own, or that of an earlier version. */
export interface ShownAnalysis {
  readonly analysis: Analysis;
  /** Whether the text has changed since, and makes no sense at the moment. */
  readonly isStale: boolean;
  /** Where in the text at hand an offset of the analysis is; none where the text was changed there. */
  readonly placeOf: (offset: number) => number | undefined;
  /** The latest analysis in which a row has numbers that can be trusted, and the row in it. */
  readonly lastGood: (row: Row) => { readonly analysis: Analysis; readonly row: Row };
}

interface Kept {
  readonly analysis: Analysis;
  /** From its text to the one at hand. */
  readonly moves: Moves;
}

/** Follows one text from version to version. */
export class LastSound {
  /** The last without a syntax error. */
  #sound: Kept | undefined;
  /** The last in which every row could be read as well. */
  #good: Kept | undefined;

  shown(analysis: Analysis): ShownAnalysis {
    const { text } = analysis.tree;
    this.#sound?.moves.to(text);
    this.#good?.moves.to(text);
    const now = { analysis, moves: new Moves(text) };
    if (analysis.syntax.length === 0) {
      this.#sound = now;
      const isGood = analysis.report !== undefined && analysis.rows.every(({ position }) => position);
      if (isGood) this.#good = { analysis, moves: new Moves(text) };
    }
    const [shown, good] = [this.#sound ?? now, this.#good];
    return {
      analysis: shown.analysis,
      isStale: shown !== now,
      placeOf: (offset) => shown.moves.placeOf(offset),
      lastGood: (row) => {
        const earlier = good && good.analysis !== shown.analysis ? earlierRow(good, shown, row) : undefined;
        return { analysis: earlier ? good!.analysis : shown.analysis, row: earlier ?? row };
      },
    };
  }
}

/** The row of an earlier analysis to be shown instead; none where its own numbers can be trusted. */
function earlierRow(good: Kept, { analysis, moves }: Kept, row: Row): Row | undefined {
  const { report, tree } = analysis;
  const of = row.position && report?.position(row.position);
  const isInForce = of !== undefined && !isSpoilt(of.inForce());
  if (isInForce && !isSpoilt(of.isolated()) && !isSpoilt(of.cross())) return undefined;
  const place = moves.placeOf(tree.startOf(row.node));
  const earlier = good.analysis.rows.find(
    ({ node }) => good.moves.placeOf(good.analysis.tree.startOf(node)) === place,
  );
  if (earlier === undefined || !isInForce) return earlier;
  // With only the other mode spoilt, a row that has changed is better new than whole.
  return sourceOf(good.analysis.tree, earlier.node) === sourceOf(tree, row.node) ? earlier : undefined;
}

/** Whether another row, which cannot be read, takes the numbers away. */
function isSpoilt({ reason }: ModeReport): boolean {
  return reason === "invalid";
}
