/**
 * Problems as they stand under the text that they are about:
 *
 *   "leverage": "200",
 *   //          ^^^^^ error leverage-above-tier: Leverage 200 exceeds 100
 *
 * A line of carets points at the last line before it that has none; it names the severity, the code, and how the
 * message starts. Being comments, these lines stay in the text. A range of several lines is marked on its first.
 */
import assert from "node:assert/strict";
import { allProblems, analyze } from "../../src/analysis/analyze";
import { lineIndex } from "../../src/analysis/lines";
import type { Problem } from "../../src/document/problem";

interface Annotation {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly severity: string;
  readonly code: string;
  readonly message: string;
}

const MARKER =
  /^\s*\/\/ *(?<carets>\^+) (?<severity>error|warning|information|hint) (?<code>[a-z-]+)(?:: (?<message>.*))?$/;

/** Asserts that a text has the problems that it is annotated with, and no others. Hints count only where asked for. */
export function assertProblems(
  text: string,
  { hints = "ignored" }: { hints?: "ignored" | "asserted" } = {},
): void {
  const expected = annotationsOf(text);
  const problems = allProblems(analyze(text)).filter(
    ({ severity }) => hints === "asserted" || severity !== "hint",
  );
  const actual = problems.map((problem) => {
    const found = annotationOf(problem, text);
    const meant = expected.find((one) => isSamePlace(one, found) && found.message.startsWith(one.message));
    return meant ?? found;
  });
  assert.deepEqual(actual.map(shown).sort(), expected.map(shown).sort());
}

function annotationsOf(text: string): Annotation[] {
  const annotations: Annotation[] = [];
  let line = 0;
  text.split(/\r\n|\r|\n/).forEach((source, index) => {
    const groups = MARKER.exec(source)?.groups;
    if (groups === undefined) {
      line = index;
      return;
    }
    const start = source.indexOf("^");
    const { carets, severity, code, message = "" } = groups;
    annotations.push({ line, start, end: start + carets!.length, severity: severity!, code: code!, message });
  });
  return annotations;
}

function annotationOf({ start, end, severity, code, message }: Problem, text: string): Annotation {
  assert.ok(start < end && end <= text.length, `${code} has no place in the text: ${start} to ${end}`);
  const at = lineIndex(text);
  const [from, to] = [at(start), at(end)];
  const rest = text.slice(start, end).split(/\r|\n/)[0]!.length;
  const last = from.line === to.line ? to.character : from.character + rest;
  return { line: from.line, start: from.character, end: last, severity, code, message };
}

function isSamePlace(one: Annotation, other: Annotation): boolean {
  return one.line === other.line && one.start === other.start && one.code === other.code;
}

function shown({ line, start, end, severity, code, message }: Annotation): string {
  return `${line + 1}:${start + 1}-${end + 1} ${severity} ${code}: ${message}`;
}
