import assert from "node:assert/strict";
import { parseJson } from "../../../src/document/json";
import { read } from "./values";

describe("a hostile text", function () {
  this.timeout(20_000);

  const deep = 100_000;
  const nested: [name: string, text: string][] = [
    ["lists", "[".repeat(deep) + "]".repeat(deep)],
    ["lists that do not end", "[".repeat(deep)],
    ["objects", '{"a":'.repeat(deep) + "1" + "}".repeat(deep)],
    ["objects that do not end", '{"a":'.repeat(deep)],
    ["braces alone", "{".repeat(deep)],
    ["closing braces", `{${"}".repeat(deep)}`],
    ["pairs that do not match", "[{".repeat(deep)],
  ];
  for (const [name, text] of nested) {
    it(`may nest 100,000 deep: ${name}`, () => {
      const { problems } = parseJson(text);
      assert.ok(problems.length > 0 && problems.length <= 101, String(problems.length));
    });
  }

  it("loses only what nests too deep", () => {
    const text = `{ "before": 1, "deep": ${"[".repeat(deep)}${"]".repeat(deep)}, "behind": 2 }`;
    const { before, behind } = read(text) as Record<string, unknown>;
    assert.deepEqual([before, behind], [1, 2]);
    const [problem, ...others] = parseJson(text).problems;
    assert.equal(problem?.code, "nesting-too-deep");
    assert.equal(text[problem.start], "[");
    assert.deepEqual(others, []);
  });

  it("may nest 500 deep", () => {
    assert.deepEqual(parseJson("[".repeat(500) + "]".repeat(500)).problems, []);
    assert.equal(parseJson("[".repeat(501) + "]".repeat(501)).problems[0]?.code, "nesting-too-deep");
  });

  const size = 5_000_000;
  const garbage: [name: string, text: string][] = [
    ["words", "lorem ipsum ".repeat(size / 12)],
    ["one word", "x".repeat(size)],
    ["digits", `{${"9".repeat(size)}`],
    ["quotes", '"'.repeat(size)],
    ["punctuation", `{${',:}]["'.repeat(size / 6)}`],
    ["commas", `[${",".repeat(size)}`],
    ["closing brackets", `{${"} ".repeat(size / 2)}`],
    ["comment openers", "/*".repeat(size / 2)],
    ["null characters", "\0".repeat(size)],
    ["random bytes", randomBytes(size)],
  ];
  for (const [name, text] of garbage) {
    it(`may be 5 MB of ${name}`, () => {
      const { problems } = parseJson(text);
      assert.ok(problems.length > 0 && problems.length <= 101, String(problems.length));
    });
  }
});

/** The same characters in every run. */
function randomBytes(count: number): string {
  let state = 1;
  const bytes = new Uint8Array(count);
  for (let index = 0; index < count; index++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return Buffer.from(bytes).toString("latin1");
}
