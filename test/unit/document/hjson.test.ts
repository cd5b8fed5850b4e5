import assert from "node:assert/strict";
import * as fc from "fast-check";
import { analyze, DEFAULT_OPTIONS } from "../../../src/analysis/analyze";
import { isRefusal, setValue } from "../../../src/document/edit";
import { parseHjson } from "../../../src/document/hjson";
import { nodeAt, sourceOf, type TextTree } from "../../../src/document/tree";
import { valueOf } from "./values";
import { runs } from "../../support/runs";

function held(text: string): unknown {
  const { tree } = parseHjson(text);
  return tree.root === undefined ? undefined : valueOf(tree, tree.root);
}

describe("an Hjson text", () => {
  const sound: [text: string, held: unknown][] = [
    ["", undefined],
    ["# c\n// d\n/* e\n f */\n", undefined],
    ["{}", {}],
    ["a: 1\nb: two words # not a comment\n", { a: 1, b: "two words # not a comment" }],
    ["{\n  a: 1 # one\n  b: 2 // two\n  c: 3 /* three */, d: 4\n}", { a: 1, b: 2, c: 3, d: 4 }],
    ["{ a: true, b: null\n c: false\n d: truely\n}", { a: true, b: null, c: false, d: "truely" }],
    ["{ a: [1 2\n 3, 4\n x\n] }", { a: ["1 2", 3, 4, "x"] }],
    ['{ "a": "x, \\"y\\" \\u00e9", \'b\': \'it\\\'s "q"\' }', { a: 'x, "y" é', b: 'it\'s "q"' }],
    ["a:\n  '''\n  first\n    second\n  '''\nb: 1", { a: "first\n  second", b: 1 }],
    [
      "a: https://x.y/z\nb: 5 apples\nc: 1e3\nd: 007\n",
      { a: "https://x.y/z", b: "5 apples", c: 1000, d: "007" },
    ],
    ["\uFEFFa: 1\r\nb: x \r\n", { a: 1, b: "x" }],
    ['{"a": [1, {"b": null,},], "c": true}', { a: [1, { b: null }], c: true }],
    ["{a: {b: 1}\nc: {}}", { a: { b: 1 }, c: {} }],
    ["[\n  { a: 1 }\n  { a: 2 }\n]", [{ a: 1 }, { a: 2 }]],
    ["only text", "only text"],
    ["12.50", 12.5],
  ];
  for (const [text, value] of sound) {
    it(`holds ${JSON.stringify(value)}: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(held(text), value);
      assert.deepEqual(parseHjson(text).problems, []);
    });
  }

  const half: [text: string, held: unknown][] = [
    ["{", {}],
    ["{a", { a: undefined }],
    ["{a:", { a: undefined }],
    ["{a: [", { a: [] }],
    ["{a: }\n", { a: undefined }],
    ["{a\nb: 2}", { a: undefined, b: 2 }],
    ['a: "x\nb: 2', { a: undefined, b: 2 }],
    ["{a: {b: 1 ] }, c: 2}", { a: { b: 1 }, c: 2 }],
    ["{a: 1}}", { a: 1 }],
    ["a: '''\n x", { a: undefined }],
    ["{a: 1 /* open", { a: 1 }],
  ];
  for (const [text, value] of half) {
    it(`that is not quite right keeps what it holds: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(held(text), value);
      assert.notEqual(parseHjson(text).problems.length, 0);
    });
  }

  it("keeps the digits of a number as they are written", () => {
    const { tree } = parseHjson("a: 60000.10 # c\nb: 0.10, c: 1e3\n");
    const source = (name: string) => sourceOf(tree, nodeAt(tree, [name])!);
    assert.deepEqual(["a", "b", "c"].map(source), ["60000.10", "0.10", "1e3"]);
  });

  it("is read as a position file and not written to", () => {
    const text =
      "account: { walletBalance: 1000 }\npositions: [\n  {\n    symbol: BTCUSDT\n    side: long\n    quantity: 1.50\n    entryPrice: 100\n  }\n]\n";
    const { rows, tree } = analyze(text, { ...DEFAULT_OPTIONS, language: "hjson" });
    assert.equal(rows[0]?.fields.values.symbol, "BTCUSDT");
    assert.equal(rows[0]?.fields.values.quantity?.toFixed(), "1.5");
    assert.ok(isRefusal(setValue(tree, ["positions", 0, "quantity"], { text: "2", isNumber: true })));
  });
});

describe("a hostile Hjson text", function () {
  this.timeout(20_000);

  const size = 2_000_000;
  for (const part of [
    "[",
    "{",
    "{a:",
    "[{",
    "]",
    "} ",
    "'''",
    "'",
    '"',
    "/*",
    "#",
    "a",
    "9",
    ":",
    ",",
    "a:\n",
    "{} ",
    "\0",
    "a: [\n",
    "\\",
  ]) {
    it(`may be 2 MB of ${JSON.stringify(part)}`, () => {
      assert.ok(parseHjson(part.repeat(size / part.length)).problems.length <= 101);
    });
  }

  it("that nests too deep loses only that", () => {
    const deep = 100_000;
    const text = `{ before: 1, deep: ${"[".repeat(deep)}${"]".repeat(deep)}, behind: 2 }`;
    const { before, behind } = held(text) as Record<string, unknown>;
    assert.deepEqual([before, behind], [1, 2]);
    assert.equal(parseHjson(text).problems[0]?.code, "nesting-too-deep");
  });

  it("never throws, and every node and problem lies in the text, in order", () => {
    const pieces = fc.constantFrom(
      "a",
      "b:",
      " ",
      "\n",
      '"',
      "'",
      "'''",
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      "#",
      "//",
      "/*",
      "*/",
      "1",
      "true",
      "\\",
      "\r\n",
      "é",
      "-",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (words) => {
        const text = words.join("");
        const { tree, problems } = parseHjson(text);
        for (const { start, end } of problems)
          assert.ok(0 <= start && start <= end && end <= text.length, `${start}-${end}`);
        if (tree.root !== undefined) assertNested(tree, tree.root, 0, text.length);
      }),
      runs(3000),
    );
  });

  it("reads every JSON text as what it says", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, "\t"), (value, space) => {
        const text = JSON.stringify(value, null, space);
        const { tree, problems } = parseHjson(text);
        assert.deepEqual(problems, [], text);
        assert.deepEqual(JSON.parse(JSON.stringify(valueOf(tree, tree.root!))), JSON.parse(text));
      }),
      runs(500),
    );
  });
});

function assertNested(tree: TextTree, node: number, from: number, to: number): void {
  const [start, end] = [tree.startOf(node), tree.endOf(node)];
  assert.ok(
    from <= start && start <= end && end <= to,
    `${JSON.stringify(tree.text)} ${node}: ${start}-${end} in ${from}-${to}`,
  );
  let last = start;
  for (let child = node + 1; child < tree.after(node); child = tree.after(child)) {
    assertNested(tree, child, last, end);
    last = tree.endOf(child);
  }
}
