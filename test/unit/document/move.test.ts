import assert from "node:assert/strict";
import * as fc from "fast-check";
import { applyEdits, isRefusal, moveElement } from "../../../src/document/edit";
import { parseText, type TextLanguage } from "../../../src/document/parseText";
import { childrenOf, nodeAt, sourceOf, type TextTree } from "../../../src/document/tree";

function moved(text: string, from: number, to: number, language: TextLanguage = "json"): string {
  const outcome = moveElement(parseText(text, language).tree, ["p"], from, to);
  return isRefusal(outcome) ? `refused: ${outcome.refusal}` : applyEdits(text, outcome);
}

const elements = (tree: TextTree) =>
  childrenOf(tree, nodeAt(tree, ["p"])!).map((node) => sourceOf(tree, node));

describe("moving an element of a list", () => {
  const list = `{
  "p": [
    // The swing.
    { "s": 1 }, // one
    { "s": 2 }, // two

    // Apart.

    // The hedge,
    // in two lines.
    {
      "s": 3
    } // three
  ]
}
`;

  it("takes the comments above it and behind it along", () => {
    assert.equal(
      moved(list, 0, 1),
      list.replace(
        '    // The swing.\n    { "s": 1 }, // one\n    { "s": 2 }, // two\n',
        '    { "s": 2 }, // two\n    // The swing.\n    { "s": 1 }, // one\n',
      ),
    );
  });

  it("keeps the commas right where the last one has none", () => {
    const toEnd = `{
  "p": [
    { "s": 2 }, // two

    // Apart.

    // The hedge,
    // in two lines.
    {
      "s": 3
    }, // three
    // The swing.
    { "s": 1 } // one
  ]
}
`;
    assert.equal(moved(list, 0, 2), toEnd);
    assert.equal(moved(toEnd, 2, 0), list);
  });

  it("keeps a comma behind the last one", () => {
    assert.equal(moved('{"p": [\n  1,\n  2,\n]}', 1, 0), '{"p": [\n  2,\n  1,\n]}');
  });

  it("writes only the lines of the element that moves", () => {
    const rows = Array.from({ length: 100 }, (_, place) => `  { "s": ${place} }`);
    const text = `{"p": [\n${rows.join(",\n")}\n]}`;
    const outcome = moveElement(parseText(text, "json").tree, ["p"], 0, 50);
    assert.ok(!isRefusal(outcome));
    assert.deepEqual(
      outcome.map(({ length, content }) => [length, content]),
      [
        [14, ""],
        [0, '\n  { "s": 0 },'],
      ],
    );
  });

  it("changes places where elements share a line", () => {
    assert.equal(moved('{"p": [1, /* two */ 2, 3]}', 2, 0), '{"p": [3, /* two */ 1, 2]}');
  });

  it("keeps the line ends of the file", () => {
    assert.equal(moved('{"p": [\r\n\t1,\r\n\t2\r\n]}\r\n', 0, 1), '{"p": [\r\n\t2,\r\n\t1\r\n]}\r\n');
  });

  it("moves lines in YAML", () => {
    const text = `p:
  # The swing.
  - s: 1 # one
    q: 2
  - s: 3

  # The hedge.
  - { s: 4 } # four`;
    assert.equal(
      moved(text, 0, 2, "yaml"),
      `p:
  - s: 3

  # The hedge.
  - { s: 4 } # four
  # The swing.
  - s: 1 # one
    q: 2`,
    );
    assert.equal(
      moved(text, 2, 0, "yaml"),
      `p:
  # The hedge.
  - { s: 4 } # four
  # The swing.
  - s: 1 # one
    q: 2
  - s: 3
`,
    );
    assert.equal(moved("p: [1, 2]\n", 0, 1, "yaml"), "p: [2, 1]\n");
  });

  it("leaves every element and every comment there, once", () => {
    const gap = fc.constantFrom(
      "\n",
      "\n  ",
      "\n\n",
      "\n  // c\n  ",
      " /* d */\n",
      "\n/* e\n e */\n",
      "\n // c\n\n // f\n",
    );
    const behind = fc.constantFrom("", " ", " // b", " /* b */");
    fc.assert(
      fc.property(
        fc.array(fc.tuple(gap, behind), { minLength: 2, maxLength: 6 }),
        fc.boolean(),
        fc.nat(),
        fc.nat(),
        (rows, hasLast, a, b) => {
          const [from, to] = [a % rows.length, b % rows.length];
          const body = rows.map(([before, after], place) => {
            const comma = place < rows.length - 1 || hasLast ? "," : "";
            return `${before}{ "s": ${place} }${comma}${after}`;
          });
          const text = `{ "p": [${body.join("")}\n] }`;
          const after = moved(text, from, to);
          const { tree, problems } = parseText(after, "json");
          assert.deepEqual(
            problems.filter(({ code }) => code !== "trailing-comma"),
            [],
            after,
          );
          const expected = rows.map((_, place) => `{ "s": ${place} }`);
          expected.splice(to, 0, ...expected.splice(from, 1));
          assert.deepEqual(elements(tree), expected, after);
          const count = (one: string) => [...one.matchAll(/[bcdef]/g)].length;
          assert.equal(count(after), count(text), after);
        },
      ),
    );
  });
});
