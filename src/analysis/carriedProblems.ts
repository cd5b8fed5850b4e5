/** Problems of a text while it is being typed in: what the checks said before, where it stands now. */
import { commonEnd, commonStart } from "../document/difference";
import type { Problem } from "../document/problem";
import type { Analysis } from "./analyze";

/**
 * What reading `now` has found, and what the checks have found in `before`, moved to where it is in `now`. Checks of
 * thousands of positions take longer than their numbers, and somebody waits for those at every key.
 */
export function carriedProblems(before: Analysis, now: Analysis): Problem[] {
  const [from, to] = [before.tree.text, now.tree.text];
  const start = commonStart(from, to);
  const end = from.length - commonEnd(from, to, start);
  const growth = to.length - from.length;
  const moved = (offset: number) => (offset >= end && offset > start ? offset + growth : offset);
  const read = new Set(before.readingProblems);
  const found = before.findings
    .filter((problem) => !read.has(problem))
    .map((problem) => ({ ...problem, start: moved(problem.start), end: moved(problem.end) }));
  return [...now.syntax, ...now.readingProblems, ...found].sort(
    (one, other) => one.start - other.start || one.end - other.end,
  );
}
