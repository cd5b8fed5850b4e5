import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { answerLine, pointedAt, shortAnswer } from "../../../src/analysis/lineAnswer";
import { parseLine } from "../../../src/notation/parse";
import { fileOfLine } from "../../../src/notation/toFile";
import { SIDES, SIZE_UNITS, WORDS } from "../../../src/notation/words";

const page = readFileSync("docs/notation.md", "utf8");

/** Every block of examples, each a line and what is printed of it. */
const examples = [...page.matchAll(/^```text\n([\s\S]*?)^```$/gm)]
  .flatMap(([, block = ""]) => block.trimEnd().split("\n\n"))
  .map((example) => example.split("\n"))
  .filter(([, printed]) => printed !== undefined);

/** Rows of the tables of words: examples, and the field that they set. */
const rows = [...page.matchAll(/^\| (`.+?`) +\| `(\w+)` +\|/gm)].map(([, cell = "", field = ""]) => ({
  examples: [...cell.matchAll(/`([^`]+)`/g)].map(([, example]) => example!),
  field,
}));

describe("docs/notation.md", () => {
  it("has examples", () => assert.ok(examples.length > 15 && rows.length > 25));

  for (const [line = "", ...printed] of examples) {
    it(`prints what is so: ${line}`, () => {
      const answer = answerLine(line);
      const isPointed = /^ *\^+$/.test(printed[0]!);
      const expected = isPointed ? [line, ...printed].join("\n") : printed.join("\n");
      const found = isPointed ? pointedAt(line, answer.problems[0]!) : `→ ${shortAnswer(answer)}`;
      assert.equal(found, expected);
    });
  }

  for (const { examples: spoken, field } of rows) {
    for (const example of spoken) {
      it(`says what sets ${field}: ${example}`, () => {
        const file = fileOfLine(parseLine(whole(example)).line!);
        assert.match(file.text, new RegExp(`"${field}": `));
      });
    }
  }

  it("has an example of every word, in every spelling", () => {
    const shown = rows.flatMap(({ examples: spoken }) => spoken.map((one) => one.toLowerCase()));
    const spellings = WORDS.flatMap(({ spellings: all }) => all);
    const missing = spellings.filter(
      (spelling) => !shown.some((one) => one === spelling || one.startsWith(`${spelling} `)),
    );
    const others = [...Object.keys(SIDES), ...Object.keys(SIZE_UNITS)];
    const missingOthers = others.filter((word) => !shown.some((one) => one.split(" ").includes(word)));
    assert.deepEqual([...missing, ...missingOthers], []);
  });
});

/** A line around the example of a word. */
function whole(example: string): string {
  if (Object.keys(SIDES).includes(example.split(" ")[0]!)) return `${example} BTCUSDT @ 60000`;
  const isPrice = /^(?:@|at|entry) /.test(example);
  return `long 0.5 BTCUSDT ${isPrice ? "" : "@ 60000"} ${example}`;
}
