/** The time inside of each surface's own code after an edit, with the same objects that the extension registers. */
import { rowRisks } from "../../src/analysis/rowRisks";
import { statusOf } from "../../src/analysis/status";
import { Analyses } from "../../src/editor/analyses";
import { codeLensProvider } from "../../src/editor/codeLens";
import { marksOf } from "../../src/editor/decorations";
import { inlayHintsProvider } from "../../src/editor/inlayHints";
import { ShownAnalyses } from "../../src/editor/shownAnalyses";
import { Typing } from "../../src/editor/typing";
import type { Book } from "./book";

/** Milliseconds of every edit. */
export interface SurfaceTimes {
  readonly analysis: readonly number[];
  readonly lenses: readonly number[];
  /** What the lenses in sight say. */
  readonly lensTexts: readonly number[];
  readonly hints: readonly number[];
  readonly marks: readonly number[];
  readonly status: readonly number[];
  /** The longest time for which nothing else had its turn in the extension host, in the second after an edit. */
  readonly blocked: readonly number[];
}

const EDITS = 20;
const LEAST_EDITS = 5;
/** Milliseconds after which the least have to do. */
const MOST_TIME = 10_000;
const LENSES_IN_SIGHT = 50;
const EDITS_WATCHED = 5;

export async function timeSurfaces(book: Book): Promise<SurfaceTimes> {
  const { document } = book.editor;
  const analyses = new Analyses();
  const shown = new ShownAnalyses(analyses);
  const typing = new Typing();
  const lensProvider = codeLensProvider(shown);
  const hintProvider = inlayHintsProvider(shown, typing);
  const names = ["analysis", "lenses", "lensTexts", "hints", "marks", "status"] as const;
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    (typeof names)[number],
    number[]
  >;
  const end = performance.now() + MOST_TIME;
  for (let edit = -2; edit < EDITS && (edit < LEAST_EDITS || performance.now() < end); edit++) {
    await book.elsewhere.flip();
    const timed = <T>(name: (typeof names)[number], work: () => T): T => {
      const start = performance.now();
      const value = work();
      if (edit >= 0) times[name].push(performance.now() - start);
      return value;
    };
    const analysis = timed("analysis", () => analyses.of(document));
    const lenses = timed("lenses", () => lensProvider.provideCodeLenses(document));
    // The first is the account's.
    const inSight = lenses.slice(lenses.length >> 1, (lenses.length >> 1) + LENSES_IN_SIGHT);
    timed("lensTexts", () => inSight.forEach((lens) => lensProvider.resolveCodeLens(lens)));
    timed("hints", () => hintProvider.provideInlayHints(document, book.inSight));
    timed("marks", () => [rowRisks(analysis), marksOf(document, shown)]);
    timed("status", () => statusOf(analysis));
  }
  typing.dispose();
  analyses.dispose();
  const blocked: number[] = [];
  for (let edit = 0; edit < EDITS_WATCHED; edit++) blocked.push(await longestTurn(book.elsewhere.flip));
  return { ...times, blocked };
}

/** The longest wait for a turn in the second after an edit, beyond the millisecond that was asked for. */
async function longestTurn(edit: () => Promise<void>): Promise<number> {
  let longest = 0;
  let isOver = false;
  const end = edit().then(() => setTimeout(() => (isOver = true), 1000));
  while (!isOver) {
    const start = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 1));
    longest = Math.max(longest, performance.now() - start - 1);
  }
  await end;
  return longest;
}
