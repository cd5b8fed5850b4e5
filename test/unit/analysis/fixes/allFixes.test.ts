import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { allProblems, analyze } from "../../../../src/analysis/analyze";
import { fixesFor } from "../../../../src/analysis/fixes/index";
import { applyEdits } from "../../../../src/document/edit";

/** Codes of which the example of docs/diagnostics.md has no fix: only its owner knows what is meant. */
const WITHOUT = new Set([
  "json-syntax",
  "empty-file",
  "wrong-type",
  "empty-text",
  "number-out-of-range",
  "tier-order",
  "policy-max-loss-per-account",
  "scenario-parameter",
  "scenario-symbol",
  "index-by-mark",
  "debt-possible",
]);

describe("fixes of the examples in docs/diagnostics.md", () => {
  for (const [code, text] of examples()) {
    // Texts that are read as positions without being written to have problems of their own, and no fixes.
    if (analyze(text).kind !== "positions" || !isFixable(code, text)) continue;

    it(`${code}: each takes the problem away and brings no other error`, () => {
      const before = analyze(text);
      const problem = allProblems(before).find((one) => one.code === code)!;
      const fixes = fixesFor(before, problem);
      assert.equal(fixes.length === 0, WITHOUT.has(code), fixes.map(({ title }) => title).join());
      assert.ok(fixes.filter(({ isPreferred }) => isPreferred).length <= 1, "More than one is preferred");
      for (const { title, edits } of fixes) {
        const after = allProblems(analyze(applyEdits(text, edits)));
        const left = after.filter((one) => one.code === code).length;
        assert.ok(left < allProblems(before).filter((one) => one.code === code).length, title);
        const errors = (problems: typeof after) =>
          problems.filter(({ severity }) => severity === "error").length;
        assert.ok(errors(after) <= errors(allProblems(before)), title);
      }
    });

    it(`${code}: comments and everything around the place stay`, () => {
      const commented = withComments(text);
      const analysis = analyze(commented);
      const problem = allProblems(analysis).find((one) => one.code === code)!;
      for (const { title, edits } of fixesFor(analysis, problem)) {
        const after = applyEdits(commented, edits);
        const comments = (source: string) => source.match(/\/\/.*/g)?.length ?? 0;
        assert.equal(comments(after), comments(commented), title);
        const [first, last] = [edits[0]!, edits.at(-1)!];
        assert.ok(after.startsWith(commented.slice(0, first.offset)), title);
        assert.ok(after.endsWith(commented.slice(last.offset + last.length)), title);
      }
    });
  }
});

function examples(): [code: string, text: string][] {
  const page = readFileSync("docs/diagnostics.md", "utf8");
  return page.split(/^(?=### )/m).flatMap((section) => {
    const text = /^```jsonc\n([\s\S]*?)^```/m.exec(section)?.[1];
    return section.startsWith("### ") && text !== undefined
      ? [[section.slice(4, section.indexOf("\n")), text] as [string, string]]
      : [];
  });
}

/** Whether a problem of that code is found in the example as it stands. */
function isFixable(code: string, text: string): boolean {
  return allProblems(analyze(text)).some((one) => one.code === code);
}

/** A comment above, below and behind each line of an object that ends with a comma. */
function withComments(text: string): string {
  return `// above\r\n${text.replace(/,\n/g, ", // behind\n")}// below\n`;
}
