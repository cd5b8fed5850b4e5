import assert from "node:assert/strict";
import { answersIn, commentOf, notationIn } from "../../../src/analysis/comments";
import { answerLine, answerMarkdown } from "../../../src/analysis/lineAnswer";

const LINE = "long 0.5 BTCUSDT @ 60000 10x isolated, rate 0.4%";
const ANSWER = "liquidation at 54,216.867, 9.639 % away, worst-case loss 3,000";

/** Line numbers and texts of the answers in a text. */
function shownIn(text: string, range = { first: 0, last: Infinity }): [number, string][] {
  const lines = text.split("\n");
  const source = { lineCount: lines.length, lineAt: (line: number) => lines[line]! };
  return answersIn(source, range, (notation) => answerLine(notation)).map((one) => [one.line, one.text]);
}

describe("a comment with a line of the notation", () => {
  const comments = [
    `# marginalia: ${LINE}`,
    `x = 1  # sized by hand. marginalia: ${LINE}.`,
    `// marginalia: ${LINE}`,
    `   * marginalia: ${LINE}`,
    `/* marginalia: ${LINE} */`,
    `-- marginalia:\t${LINE}`,
    `; marginalia: ${LINE}`,
    `% marginalia: ${LINE}  `,
    `<!-- marginalia: ${LINE} -->`,
    `"""marginalia: ${LINE}"""`,
    `'marginalia: ${LINE}'`,
    `{# marginalia: ${LINE} #}`,
    `> - marginalia: ${LINE}\r`,
  ];
  for (const comment of comments) {
    it(`is answered: ${comment.trim()}`, () => {
      assert.deepEqual(shownIn(comment), [[0, ANSWER]]);
      const { notation, range } = notationIn(comment)!;
      assert.ok(comment.slice(range.start, range.end).startsWith("marginalia:"));
      assert.ok(comment.slice(range.start, range.end).endsWith(notation));
    });
  }

  for (const text of [
    "# marginalia:",
    "# marginalia: -->",
    "# marginalia is a tool",
    "https://example.org/marginalia: x",
    "my-marginalia: x",
    "import marginalia:x",
    `# marginalia: ${"x".repeat(10_000)}`,
  ]) {
    it(`is not seen in: ${text.slice(0, 50)}`, () => assert.deepEqual(shownIn(text), []));
  }

  it("is worked out on its own, whatever stands in the lines before it", () => {
    const text = `# marginalia: ${LINE}, wallet 5000\n\nprint(1)\n# marginalia: short 1 ETHUSDT @ 2500 rate 1%`;
    assert.deepEqual(shownIn(text), [
      [0, ANSWER],
      [3, "no liquidation price without a wallet balance"],
    ]);
  });

  it("names each of several positions", () => {
    assert.deepEqual(shownIn(`# marginalia: ${LINE}; short 1 ETHUSDT @ 2500 5x isolated rate 1%`), [
      [
        0,
        `BTCUSDT long: ${ANSWER}; ETHUSDT short: liquidation at 2,970.297, 18.81 % away, worst-case loss 500`,
      ],
    ]);
  });

  it("shows what is wrong with it, after the answer where there is one", () => {
    assert.deepEqual(shownIn(`# marginalia: lnog 1 A @ 1\n# marginalia: ${LINE} stop 50000`), [
      [0, 'Expected long, short, buy or sell; found "lnog". Did you mean "long"?'],
      [
        1,
        `${ANSWER}. The stop at 50,000 never fills: the position is liquidated at 54,216.867 before the price gets there.`,
      ],
    ]);
  });

  it("is looked for only in the lines that are asked for", () => {
    const asked: number[] = [];
    const source = {
      lineCount: 1_000_000,
      lineAt: (line: number) => {
        asked.push(line);
        return `# marginalia: ${LINE}`;
      },
    };
    const answers = answersIn(source, { first: 999_990, last: 1_000_040 }, (notation) =>
      answerLine(notation),
    );
    assert.deepEqual([asked.length, answers.length, answers[0]!.line], [10, 10, 999_990]);
  });

  it("has the whole hover of each position, and names from the text as text", () => {
    const markdown = answerMarkdown(answerLine(`${LINE}; short 1 a_b_c @ 2500 5x isolated rate 1%`));
    assert.ok(markdown.includes("3,000 + 0.5·(P − 60,000) = 0.5·P·0.004"), markdown);
    assert.ok(markdown.includes("a\\_b\\_c"), markdown);
    assert.match(answerMarkdown(answerLine("long 1 <img> @ 1")), /Error: "\\<img\\>" is no symbol/);
  });

  it("can be written for a language and is read again", () => {
    for (const language of [
      "python",
      "typescript",
      "sql",
      "markdown",
      "latex",
      "css",
      "lisp",
      "something new",
    ]) {
      const comment = commentOf(LINE, language);
      assert.equal(notationIn(comment)?.notation, LINE, comment);
    }
    assert.equal(commentOf(LINE, "python"), `# marginalia: ${LINE}`);
    assert.equal(commentOf(LINE, "html"), `<!-- marginalia: ${LINE} -->`);
  });
});

describe("the advice of a diagnostic about a line", () => {
  it("is in words of the notation, not in fields of a file", () => {
    const lines = [
      "long 1 A @ 5",
      "long 1 A @ 5 isolated rate 1%",
      "long 1 A @ 5 10x isolated rate 1% on okx",
      "long 1 A @ 5 rate 1%; long 1 B @ 5 isolated rate 1% wallet 100",
      "long 1 A @ 5 rate 1%; short 1 A @ 5; wallet 10",
      "long 1 A @ 5 rate 1% settle USDT; short 1 B @ 5 rate 1% settle USDC; wallet 10",
      "long 1 A @ 5 on dydx",
    ];
    for (const line of lines) {
      const { problems } = answerLine(line);
      assert.notEqual(problems.length, 0, line);
      for (const { code, message } of problems)
        assert.doesNotMatch(message, /"\w+[A-Z]\w*"|"account"/, `${line}: ${code}`);
    }
  });
});
