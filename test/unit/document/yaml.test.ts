import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import * as fc from "fast-check";
import { analyze, allProblems, DEFAULT_OPTIONS } from "../../../src/analysis/analyze";
import { fileResult } from "../../../src/analysis/result";
import { parseText } from "../../../src/document/parseText";
import { nodeAt, sourceOf, stringOf, type TextTree } from "../../../src/document/tree";
import { parseYaml } from "../../../src/document/yaml/parse";
import { valueOf } from "./values";
import { runs } from "../../support/runs";

function held(text: string): unknown {
  const { tree } = parseYaml(text);
  return tree.root === undefined ? undefined : valueOf(tree, tree.root);
}

const messages = (text: string) => parseYaml(text).problems.map(({ message }) => message);

describe("a YAML text", () => {
  const sound: [text: string, held: unknown][] = [
    ["", undefined],
    ["# only a comment\n", undefined],
    ["---\n", undefined],
    ["a: 1\nb:\n  - c\n  - d: e\n    f: g\n", { a: 1, b: ["c", { d: "e", f: "g" }] }],
    ["a:\n- 1\n- 2\n", { a: [1, 2] }],
    ["\uFEFFa: 1\r\nb: 'x'\r\n", { a: 1, b: "x" }],
    ["---\na: 1 # one\n# two\n...\n", { a: 1 }],
    ["a: 'it''s'\nb: \"say \\\"x\\\" \\u00e9\"\n", { a: "it's", b: 'say "x" é' }],
    ["a: |\n  x\n  y\nb: >-\n  p\n  q\n", { a: "x\ny\n", b: "p q" }],
    ["a: two\n  lines\nb: 1\n", { a: "two lines", b: 1 }],
    ["a: { b: 1, 'c': [x, y,], }\n", { a: { b: 1, c: ["x", "y"] } }],
    ["a: [\n  1,\n]\nb: 2\n", { a: [1], b: 2 }],
    ['{"a": [1, {"b": null}], "c": true}', { a: [1, { b: null }], c: true }],
    ["a:\nb: ~\nc: null\nd: False\n", { a: null, b: null, c: null, d: false }],
    ["a: yes\nb: 2024-10-24\nc: 12:30\n", { a: "yes", b: "2024-10-24", c: "12:30" }],
    [
      "a: 0x10\nb: 1_000\nc: .5\nd: +1\ne: .inf\nf: 007\n",
      { a: "0x10", b: "1_000", c: ".5", d: "+1", e: ".inf", f: "007" },
    ],
    ["a: &n BTC\nb: *n\nc: !!str 5\n", { a: "BTC", b: "BTC", c: "5" }],
    ["? a\n: b\n", { a: "b" }],
    ["BTC/USDT:USDT: 1\n", { "BTC/USDT:USDT": 1 }],
    ["[a: 1]\n", [{ a: 1 }]],
  ];
  for (const [text, value] of sound) {
    it(`holds ${JSON.stringify(value)}: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(held(text), value);
      assert.deepEqual(parseYaml(text).problems, []);
    });
  }

  it("keeps the digits of a number as they are written", () => {
    const { tree } = parseYaml("a: 60000.10\nb: '0.10'\nc: 1e3\nd: 123456789012345678901234567890.5\n");
    const source = (name: string) => sourceOf(tree, nodeAt(tree, [name])!);
    assert.deepEqual(["a", "b", "c", "d"].map(source), [
      "60000.10",
      "'0.10'",
      "1e3",
      "123456789012345678901234567890.5",
    ]);
  });

  it("says each thing at its place", () => {
    const text = "# é\np:\n  - symbol: BTC # x\n    tiers: [ { a: 1 } ]\n";
    const { tree } = parseYaml(text);
    const source = (...path: (string | number)[]) => sourceOf(tree, nodeAt(tree, path)!);
    assert.equal(source("p", 0), "symbol: BTC # x\n    tiers: [ { a: 1 } ]");
    assert.equal(source("p", 0, "symbol"), "BTC");
    assert.equal(source("p", 0, "tiers", 0), "{ a: 1 }");
  });

  const half: [text: string, held: unknown, message: RegExp][] = [
    ["p:\n  - a: 1\n    le\n  - a: 2\n", { p: [{ a: 1, le: undefined }, { a: 2 }] }, /Expected a colon/],
    ["a:\n  b: 1\n  le", { a: { b: 1, le: undefined } }, /Expected a colon/],
    ['p:\n  - a: "20\n    b: "x"\n  - a: 3\n', { p: [{ a: undefined, b: "x" }, { a: 3 }] }, /does not end/],
    ["a: 'x\nb: 1\n", { a: undefined, b: 1 }, /does not end/],
    ['a: "x', { a: undefined }, /does not end/],
    ["a: [1, 2\nb: 1\n", { a: [1, 2], b: 1 }, /Expected "\]"/],
    ["a: {b: 1\nc: 2\n", { a: { b: 1 }, c: 2 }, /Expected "\}"/],
    ["a: {b, c: 2}\n", { a: { b: undefined, c: 2 } }, /Expected a colon/],
    ["- a: 1\n   b: 2\n- c: 3\n", [{ a: undefined }, { c: 3 }], /second colon|indented/],
    ["a: b: c\nd: 1\n", { a: undefined, d: 1 }, /second colon/],
    ["a: 1\n\tb: 2\n", undefined, /tabs|indented|cannot be read/],
    ["a: @x\nb: 1\n", { a: undefined, b: 1 }, /must stand in quotes/],
    ["a: *n\nb: 1\n", { a: undefined, b: 1 }, /Nothing above is called "n"/],
    ["a: &n\n  x: 1\nb: *n\n", { a: { x: 1 }, b: undefined }, /single value only/],
    ["d: &d\n  x: 1\np:\n  - <<: *d\n    y: 2\n", { d: { x: 1 }, p: [undefined] }, /Merge keys/],
    ["a: 1\n---\nb: 2\n", { a: 1 }, /one document/],
    ["a: !money 5\nb: 1\n", { a: 5, b: 1 }, /tag is not known/],
    ['a: "x" y\nb: 1\n', { a: "x", b: 1 }, /does not belong here/],
    ["[a, b]: 1\nc: 2\n", { c: 2 }, /Expected a name/],
  ];
  for (const [text, value, message] of half) {
    it(`that is not quite right keeps what it holds: ${JSON.stringify(text)}`, () => {
      if (value !== undefined) assert.deepEqual(held(text), value);
      assert.ok(
        messages(text).some((said) => message.test(said)),
        messages(text).join("\n"),
      );
    });
  }

  it("with a name that stands twice has the problem that JSON has", () => {
    const text = "account:\n  walletBalance: 1\n  walletBalance: 2\n";
    const analysis = analyze(text, { ...DEFAULT_OPTIONS, language: "yaml" });
    assert.deepEqual(analysis.syntax, []);
    assert.ok(
      analysis.findings.some(
        ({ code, start }) => code === "duplicate-key" && start === text.lastIndexOf("wallet"),
      ),
    );
  });

  it("with what is no number has the problem that JSON has", () => {
    const text = "positions:\n  - symbol: A\n    side: long\n    entryPrice: 1_000\n    quantity: 0x10\n";
    const { findings } = analyze(text, { ...DEFAULT_OPTIONS, language: "yaml" });
    assert.equal(findings.filter(({ code }) => code === "number-malformed").length, 2);
  });

  it("takes the value of an alias anew when its anchor changes", () => {
    const text = (leverage: string) =>
      `account: { walletBalance: 1000 }\nx: &l ${leverage}\npositions:\n  - symbol: A\n    side: long\n    quantity: 1\n    entryPrice: 100\n    leverage: *l\n`;
    const options = { ...DEFAULT_OPTIONS, language: "yaml" as const };
    const before = analyze(text("5"), options);
    const after = analyze(text("8"), options, before);
    assert.equal(before.rows[0]!.fields.values.leverage?.toFixed(), "5");
    assert.equal(after.rows[0]!.fields.values.leverage?.toFixed(), "8");
  });
});

describe("a hostile YAML text", function () {
  this.timeout(30_000);

  const size = 30_000;
  const parts = [
    "[",
    "{",
    "- ",
    "? ",
    "{a:",
    "x",
    "9",
    '"',
    "'",
    "{} ",
    "} ",
    "[,",
    "a: b\n",
    "a:\n",
    ": ",
    "&a ",
    "*a ",
    "---\n",
    "\0",
    'a: "\n',
    "|\n",
    "%\n",
  ];
  for (const part of parts) {
    it(`may be 30 kB of ${JSON.stringify(part)}`, () => {
      const { problems } = parseYaml(part.repeat(size / part.length));
      assert.ok(problems.length <= 101);
    });
  }

  it("does not grow by its aliases", () => {
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"];
    for (let level = 1; level < 30; level++)
      lines.push(`a${level}: &a${level} [${Array.from({ length: 9 }, () => `*a${level - 1}`).join(", ")}]`);
    const { problems } = parseYaml(lines.join("\n"));
    assert.ok(problems.length > 0 && problems.length <= 101);
  });

  it("that nests too deep keeps what stands before", () => {
    const text = `before: 1\ndeep: ${"[".repeat(1000)}`;
    assert.equal((held(text) as { before: number }).before, 1);
    assert.equal(parseYaml(text).problems[0]?.code, "nesting-too-deep");
  });

  it("is left alone above five million characters", () => {
    assert.match(messages("x".repeat(5_000_001))[0]!, /too long/);
  });

  it("never throws, and every node and problem lies in the text, in order", () => {
    const pieces = fc.constantFrom(
      "a",
      "b: ",
      "- ",
      "\n",
      "\n  ",
      "\n    ",
      " ",
      '"',
      "'",
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      "#",
      "&x ",
      "*x ",
      "!t ",
      "|",
      ">",
      "? ",
      "---\n",
      "<<: ",
      "\t",
      "\r\n",
      "1",
      "é",
      "\\",
      "%",
      "@",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (words) => {
        const text = words.join("");
        const { tree, problems } = parseYaml(text);
        for (const { start, end } of problems) assert.ok(0 <= start && start <= end && end <= text.length);
        if (tree.root !== undefined) assertNested(tree);
        analyze(text, { ...DEFAULT_OPTIONS, language: "yaml" });
      }),
      runs(1500),
    );
  });
});

function assertNested(tree: TextTree): void {
  const walk = (node: number, from: number, to: number) => {
    const [start, end] = [tree.startOf(node), tree.endOf(node)];
    assert.ok(
      from <= start && start <= end && end <= to,
      `${JSON.stringify(tree.text)} ${node}: ${start}-${end} in ${from}-${to}`,
    );
    if (tree.kindOf(node) === "string") stringOf(tree, node);
    let last = start;
    for (let child = node + 1; child < tree.after(node); child = tree.after(child)) {
      walk(child, last, end);
      last = tree.endOf(child);
    }
  };
  walk(tree.root!, 0, tree.text.length);
}

describe("a YAML text that is edited", () => {
  const row = (index: number, quantity: string) =>
    `  - symbol: S${index}USDT # ${index}\n    side: long\n    quantity: ${quantity}\n    entryPrice: 100.50\n    tiers: { a: 1 }\n`;
  const whole = `account:\n  walletBalance: 1000\npositions:\n${Array.from({ length: 22 }, (_, index) => row(index, "1.5")).join("")}policy:\n  maxLeverage: 5\n`;

  it("is read as if it were new", () => {
    const inserted = fc.constantFrom(
      "1",
      "x",
      " ",
      ":",
      ": ",
      "\n",
      "\n    ",
      "\n  - ",
      "#",
      " #",
      '"',
      "'",
      "{",
      "}",
      ",",
      "- ",
      "|",
      "",
      "a: b\n    ",
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), fc.nat(4), inserted), { minLength: 1, maxLength: 4 }),
        (edits) => {
          let text = whole;
          let parsed = parseText(text, "yaml");
          for (const [from, length, insert] of edits) {
            const at = from % text.length;
            text = text.slice(0, at) + insert + text.slice(at + length);
            parsed = parseText(text, "yaml", parsed);
            const anew = parseYaml(text);
            assert.deepEqual(nodesOf(parsed.tree), nodesOf(anew.tree));
            assert.deepEqual(parsed.problems, anew.problems);
          }
        },
      ),
      runs(60),
    );
  }).timeout(60_000);
});

function nodesOf(tree: TextTree): unknown[] {
  const nodes: unknown[] = [];
  for (let node = 0; tree.root !== undefined && node < tree.after(tree.root); node++) {
    nodes.push([
      tree.kindOf(node),
      tree.startOf(node),
      tree.endOf(node),
      tree.after(node),
      tree.spellingOf(node),
    ]);
  }
  return nodes;
}

// Files that are there in JSON, written in YAML: everything that is worked out of them is the same.

const folders = ["examples", "test/fixtures/published"];
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.positions\.jsonc?$/.test(name))
    .map((name) => `${folder}/${name}`),
);

describe("a position file in YAML gives the numbers that it gives in JSON", () => {
  for (const path of files) {
    it(path, () => {
      const text = readFileSync(path, "utf8");
      const inJson = analyze(text);
      const yaml = asYaml(inJson.tree, inJson.tree.root!, "").trimStart();
      const inYaml = analyze(`# ${path}\n${yaml}\n`, { ...DEFAULT_OPTIONS, language: "yaml" });
      assert.deepEqual(inYaml.syntax, []);
      assert.deepEqual(numbers(inYaml), numbers(inJson));
      const said = (analysis: typeof inJson) =>
        allProblems(analysis).map(({ code, message }) => [code, message]);
      assert.deepEqual(said(inYaml), said(inJson));
    });
  }
});

function numbers(analysis: ReturnType<typeof analyze>): unknown {
  return { ...fileResult("", analysis), diagnostics: [] };
}

/** The digits and words of a JSON text without quotes wherever YAML needs none. */
function asYaml(tree: TextTree, node: number, indentation: string): string {
  const kind = tree.kindOf(node);
  const children: number[] = [];
  for (let child = node + 1; child < tree.after(node); child = tree.after(child)) children.push(child);
  if (kind === "array") {
    if (children.length === 0) return " []";
    return children
      .map((child) => `\n${indentation}-${inline(asYaml(tree, child, `${indentation}  `))}`)
      .join("");
  }
  if (kind === "object") {
    if (children.length === 0) return " {}";
    const pairs = children.flatMap((key, at) => (at % 2 === 0 ? [[key, children[at + 1]!] as const] : []));
    return pairs
      .map(
        ([key, value]) =>
          `\n${indentation}${spelled(stringOf(tree, key))}:${asYaml(tree, value, `${indentation}  `)}`,
      )
      .join("");
  }
  const source = kind === "string" ? stringOf(tree, node) : sourceOf(tree, node);
  const isQuotedNumber = kind === "string" && /^-?[\d.]+$/.test(source);
  return ` ${kind === "string" && !isQuotedNumber ? spelled(source) : source}`;
}

/** An element begins on the line of its dash. */
function inline(text: string): string {
  return ` ${text.trimStart()}`;
}

function spelled(text: string): string {
  return /^[A-Za-z][\w./-]*(?::[\w]+)?$/.test(text) ? text : JSON.stringify(text);
}
