/** What can be done about a problem, as edits of the text. */
import { applyEdits, type EditOutcome, isRefusal, type Refusal, type TextEdit } from "../../document/edit";
import { commonEnd, commonStart } from "../../document/difference";
import { parseText } from "../../document/parseText";
import type { Problem } from "../../document/problem";
import type { TextTree } from "../../document/tree";
import { allProblems, type Analysis, type AnalysisOptions, analyze } from "../analyze";
import type { Place } from "../place";
import type { Row } from "../resolve";

export interface Fix {
  /** What it does, with the value: "Lower leverage to 100". */
  readonly title: string;
  /** In the order of the text; they do not overlap. */
  readonly edits: readonly TextEdit[];
  /** Whether it is the one obvious thing to do. */
  readonly isPreferred: boolean;
  /** A number in the last edit that stands for one only the reader knows, to be typed over; none where all is known. */
  readonly placeholder?: string;
}

export interface FixContext {
  readonly analysis: Analysis;
  readonly options: AnalysisOptions;
  readonly problem: Problem;
  /** The innermost value where the problem begins. */
  readonly place: Place;
  /** The position that the problem is in. */
  readonly row: Row | undefined;
}

/** An edit of the text as the step before left it. */
export type Step = (tree: TextTree) => EditOutcome;

export interface Proposal {
  readonly title: string;
  readonly change: readonly Step[] | { readonly text: string } | Refusal;
  readonly isPreferred?: boolean;
  readonly placeholder?: string;
}

/** Proposals; of a list inside the list only the first that helps is offered. */
export type Proposals = Iterable<Proposal | readonly Proposal[]>;

export type Fixer = (context: FixContext) => Proposals;

/** The proposals that help, as fixes: the problem is gone afterwards and no other error has come for it. */
export function fixesOf(context: FixContext, proposals: Proposals): Fix[] {
  const fixes: Fix[] = [];
  for (const proposal of proposals) {
    const alternatives = "title" in proposal ? [proposal] : proposal;
    for (const one of alternatives) {
      const edits = editsOf(context, one);
      if (edits === undefined || edits.length === 0 || !helps(context, edits)) continue;
      const { title, isPreferred = false, placeholder } = one;
      fixes.push({ title, edits, isPreferred, ...(placeholder === undefined ? {} : { placeholder }) });
      break;
    }
  }
  return fixes;
}

function editsOf({ analysis }: FixContext, { change }: Proposal): readonly TextEdit[] | undefined {
  const { tree } = analysis;
  if ("refusal" in change) return undefined;
  if ("text" in change) return [difference(tree.text, change.text)];
  const [first, ...others] = change;
  const outcome = first?.(tree);
  if (outcome === undefined || isRefusal(outcome)) return undefined;
  if (others.length === 0) return outcome;
  let text = applyEdits(tree.text, outcome);
  for (const step of others) {
    const edits = step(parseText(text, tree.language).tree);
    if (isRefusal(edits)) return undefined;
    text = applyEdits(text, edits);
  }
  return [difference(tree.text, text)];
}

/** One edit that makes a text of another. */
function difference(before: string, after: string): TextEdit {
  const offset = commonStart(before, after);
  const same = commonEnd(before, after, offset);
  return {
    offset,
    length: before.length - same - offset,
    content: after.slice(offset, after.length - same),
  };
}

function helps({ analysis, options, problem }: FixContext, edits: readonly TextEdit[]): boolean {
  const before = countsOf(analysis);
  const after = countsOf(
    analyze(
      applyEdits(analysis.tree.text, edits),
      { ...options, language: analysis.tree.language },
      analysis,
    ),
  );
  if ((after.all.get(problem.code) ?? 0) >= (before.all.get(problem.code) ?? 0)) return false;
  // A row that could not be read may have errors that nobody could see yet.
  const isWhole =
    analysis.report !== undefined && analysis.rows.every(({ position }) => position !== undefined);
  return !isWhole || [...after.errors].every(([code, count]) => count <= (before.errors.get(code) ?? 0));
}

function countsOf(analysis: Analysis) {
  const all = new Map<string, number>();
  const errors = new Map<string, number>();
  for (const { code, severity } of allProblems(analysis)) {
    all.set(code, (all.get(code) ?? 0) + 1);
    if (severity === "error") errors.set(code, (errors.get(code) ?? 0) + 1);
  }
  return { all, errors };
}
