import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { allProblems, analyze, DEFAULT_OPTIONS } from "../../../src/analysis/analyze";

/** How a code stands in the source: as the first argument of a reporting function, or as the `code` of a problem. */
const REPORTED = /(?:\breport|\bnote|\breportAtStart|#report|\badd)\(\s*"(?<code>[a-z][a-z-]*)"/g;
const STATED = /\bcode: (?<codes>"[a-z][a-z-]*"(?: \| "[a-z][a-z-]*")*)/g;

describe("docs/diagnostics.md", () => {
  const sections = sectionsOf(readFileSync("docs/diagnostics.md", "utf8"));
  const codes = codesInSource();

  it("has a section for each code, and none without a code", () => {
    assert.ok(codes.size > 30, `Only ${codes.size} codes were found in the source`);
    assert.deepEqual([...sections.keys()].sort(), [...codes].sort());
  });

  for (const [code, section] of sections) {
    it(`shows ${code}`, () => {
      const severity = /^Severity: (\w+)$/m.exec(section)?.[1];
      assert.ok(severity, "The section names no severity");
      assert.match(section, /^What to do: /m);
      const example = /^```(jsonc|yaml|hjson)\n([\s\S]*?)^```\n\n((?:^> .*\n)+)/m.exec(section);
      if (example === null) return;
      const [, fence, text = "", quote = ""] = example;
      const language = fence === "yaml" || fence === "hjson" ? fence : "json";
      const problems = allProblems(analyze(text, { ...DEFAULT_OPTIONS, language })).filter(
        (problem) => problem.code === code,
      );
      assert.notEqual(problems.length, 0, "The example does not report it");
      assert.equal(problems[0]!.severity, severity);
      assert.equal(quote.replace(/^> /gm, "").trim().replaceAll("\n", " "), problems[0]!.message);
    });
  }
});

/** The text of each section, by the code in its heading. */
function sectionsOf(page: string): Map<string, string> {
  const sections = page.split(/^(?=#{2,3} )/m).filter((section) => section.startsWith("### "));
  return new Map(sections.map((section) => [section.slice(4, section.indexOf("\n")), section]));
}

function codesInSource(): Set<string> {
  const codes = new Set<string>();
  for (const folder of ["src/document", "src/dumps", "src/analysis"]) {
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      // What stands in the way of a change that is only thought of has codes, too, and is no diagnostic.
      if (!name.endsWith(".ts") || name.startsWith("views")) continue;
      const source = readFileSync(path.join(folder, name), "utf8");
      for (const { groups } of source.matchAll(REPORTED)) codes.add(groups!["code"]!);
      for (const { groups } of source.matchAll(STATED)) {
        for (const [, code] of groups!["codes"]!.matchAll(/"([^"]+)"/g)) codes.add(code!);
      }
    }
  }
  return codes;
}
