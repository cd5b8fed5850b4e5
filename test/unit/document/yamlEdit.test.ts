import assert from "node:assert/strict";
import * as fc from "fast-check";
import { parse } from "yaml";
import {
  appendObject,
  applyEdits,
  duplicateElement,
  type EditOutcome,
  isRefusal,
  moveElement,
  type Path,
  removeElement,
  removeProperty,
  setStructure,
  setValue,
} from "../../../src/document/edit";
import { parseText } from "../../../src/document/parseText";
import type { TextTree } from "../../../src/document/tree";
import { parseYaml } from "../../../src/document/yaml/parse";
import { valueOf } from "./values";
import { runs } from "../../support/runs";

function edited(text: string, edit: (tree: TextTree) => EditOutcome): string {
  const outcome = edit(parseYaml(text).tree);
  if (isRefusal(outcome)) return `refused: ${outcome.refusal}`;
  return applyEdits(text, outcome);
}

const number = (text: string) => ({ text, isNumber: true });
const word = (text: string) => ({ text, isNumber: false });

describe("setting a value in YAML", () => {
  const cases: readonly [
    what: string,
    text: string,
    path: Path,
    value: ReturnType<typeof number>,
    after: string,
  ][] = [
    ["keeps quotes", 'a: "1" # one\n', ["a"], number("2"), 'a: "2" # one\n'],
    ["keeps single quotes", "a: '1'\n", ["a"], number("2.50"), "a: '2.50'\n"],
    ["keeps a bare number bare", "a: 1   # one\n", ["a"], number("2.50"), "a: 2.50   # one\n"],
    ["quotes a word that is none in YAML", "a: long\n", ["a"], word("no"), 'a: "no"\n'],
    ["quotes digits that are text", "a: x\n", ["a"], word("12"), 'a: "12"\n'],
    ["quotes a colon", "a: x\n", ["a"], word("b: c"), 'a: "b: c"\n'],
    ["leaves a symbol without quotes", "a: x\n", ["a"], word("BTC/USDT:USDT"), "a: BTC/USDT:USDT\n"],
    ["fills what is empty", "a:\nb: 1\n", ["a"], number("2"), "a: 2\nb: 1\n"],
    ["fills what is empty before a comment", "a: # c\nb: 1\n", ["a"], number("2"), "a: 2 # c\nb: 1\n"],
    ["goes over a null", "a: ~\nb: 1\n", ["a"], number("2"), "a: 2\nb: 1\n"],
    ["adds a line", "a: 1 # one\n# end\n", ["b"], number("2"), "a: 1 # one\nb: 2\n# end\n"],
    ["adds a line at the end of the file", "a: 1", ["b"], number("2"), "a: 1\nb: 2"],
    ["keeps CRLF", "a: 1\r\nc: 3\r\n", ["b"], number("2"), "a: 1\r\nb: 2\r\nc: 3\r\n"],
    ["adds before what comes later", "# c\nc: 3\n", ["a"], number("1"), "# c\na: 1\nc: 3\n"],
    [
      "adds to an element, first",
      "p:\n  - b: 2 # two\n    c: 3\n",
      ["p", 0, "a"],
      number("1"),
      "p:\n  - a: 1\n    b: 2 # two\n    c: 3\n",
    ],
    [
      "adds to an element, last",
      "p:\n- a: 1 # one\n- a: 2\n",
      ["p", 0, "b"],
      number("2"),
      "p:\n- a: 1 # one\n  b: 2\n- a: 2\n",
    ],
    [
      "adds to braces",
      'p: [ { "a": "1" } ]\n',
      ["p", 0, "b"],
      number("2"),
      'p: [ { "a": "1", "b": "2" } ]\n',
    ],
    ["adds to braces without quotes", "a: { b: 1 }\n", ["a", "c"], word("x"), "a: { b: 1, c: x }\n"],
    ["fills an empty object", "a: {} # c\nb: 1\n", ["a", "b"], number("2"), "a: # c\n  b: 2\nb: 1\n"],
    ["fills a name with nothing", "a:\nb: 1\n", ["a", "b"], number("2"), "a:\n  b: 2\nb: 1\n"],
    ["makes what is missing", "a: 1\n", ["b", "c"], number("2"), "a: 1\nb:\n  c: 2\n"],
    ["starts a file", "", ["a", "b"], number("2"), "a:\n  b: 2\n"],
    ["starts a file behind its comment", "---\n# c\n", ["a"], number("2"), "---\n# c\na: 2\n"],
    ["follows an alias no longer", "a: &n 1\nb: *n\n", ["b"], number("2"), "a: &n 1\nb: 2\n"],
  ];
  for (const [what, text, path, value, after] of cases) {
    it(what, () =>
      assert.equal(
        edited(text, (tree) => setValue(tree, path, value, ["a", "b", "c"])),
        after,
      ),
    );
  }

  const refusals: readonly [what: string, text: string, path: Path][] = [
    ["duplicate keys", "a: 1\na: 2\n", ["a"]],
    ["an object in the value's place", "a:\n  b: 1\n", ["a"]],
    ["a list on the way", "a: []\n", ["a", "b"]],
    ["a value that others repeat", "a: &n 1\nb: *n\n", ["a"]],
    ["a text that is something else", "hello\n", ["a"]],
    ["an element that is gone", "p: []\n", ["p", 3, "a"]],
  ];
  for (const [what, text, path] of refusals) {
    it(`refuses ${what}`, () =>
      assert.match(
        edited(text, (tree) => setValue(tree, path, number("7"))),
        /^refused: /,
      ));
  }
});

describe("setting a list in YAML", () => {
  const list = [{ a: "1", b: "x" }, { b: "2" }];
  const cases: readonly [what: string, text: string, path: Path, after: string][] = [
    [
      "makes it",
      "x:\n    c: 3\n",
      ["x", "l"],
      "x:\n    c: 3\n    l:\n        - { a: 1, b: x }\n        - { b: 2 }\n",
    ],
    [
      "replaces it",
      "l:\n  - 1\n  # c\n  - 2 # two\nb: 3\n",
      ["l"],
      "l:\n  - { a: 1, b: x }\n  - { b: 2 } # two\nb: 3\n",
    ],
    ["replaces one in brackets", "l: [1, 2] # two\n", ["l"], "l: # two\n  - { a: 1, b: x }\n  - { b: 2 }\n"],
    [
      "goes below its name like the others",
      "p:\n- 1\nx: 1\n",
      ["l"],
      "p:\n- 1\nx: 1\nl:\n- { a: 1, b: x }\n- { b: 2 }\n",
    ],
    ["goes into braces", "x: { c: 3 }\n", ["x", "l"], "x: { c: 3, l: [ { a: 1, b: x }, { b: 2 } ] }\n"],
  ];
  for (const [what, text, path, after] of cases) {
    it(what, () =>
      assert.equal(
        edited(text, (tree) => setStructure(tree, path, list)),
        after,
      ),
    );
  }
});

describe("leaving a property out of YAML", () => {
  const cases: readonly [what: string, text: string, path: Path, after: string][] = [
    ["with its line", "a: 1\nx: 2\nb: 3\n", ["x"], "a: 1\nb: 3\n"],
    ["the first", "x: 2\nb: 3\n", ["x"], "b: 3\n"],
    ["the last, without a line end", "b: 3\r\nx: 2", ["x"], "b: 3"],
    ["but not its comment", "a: 1\nx: 2 # two\n", ["x"], "a: 1\n# two\n"],
    ["the first of an element", "- x: 1\n  b: 2\n", [0, "x"], "- b: 2\n"],
    ["the first of an element, with a comment", "- x: 1 # c\n  b: 2\n", [0, "x"], "- # c\n  b: 2\n"],
    ["the only one", "a:\n  x: 1\nb: 2\n", ["a", "x"], "a: {}\nb: 2\n"],
    [
      "the only one, with a comment",
      "a: # a\n  # b\n  x: 1 # c\nb: 2\n",
      ["a", "x"],
      "a: {} # a\n  # b\n  # c\nb: 2\n",
    ],
    ["with the lines of its value", "x:\n  - 1\n  - 2\nb: 3\n", ["x"], "b: 3\n"],
    ["from braces", "{ a: 1, x: 2 }\n", ["x"], "{ a: 1 }\n"],
  ];
  for (const [what, text, path, after] of cases) {
    it(what, () =>
      assert.equal(
        edited(text, (tree) => removeProperty(tree, path)),
        after,
      ),
    );
  }
});

describe("elements of a YAML list", () => {
  const fields = [
    ["s", word("B")],
    ["q", number("2")],
  ] as const;
  const append = (text: string) => edited(text, (tree) => appendObject(tree, ["p"], fields));

  it("are added in the way of the others", () => {
    assert.equal(
      append("p:\n  - s: A # a\n    q: 1\nb: 2\n"),
      "p:\n  - s: A # a\n    q: 1\n  - s: B\n    q: 2\nb: 2\n",
    );
    assert.equal(
      append('p:\n- "s": "A"\n  "q": "1"\n'),
      'p:\n- "s": "A"\n  "q": "1"\n- "s": "B"\n  "q": "2"\n',
    );
    assert.equal(append("p:\n  - { s: A, q: 1 } # a\n"), "p:\n  - { s: A, q: 1 } # a\n  - { s: B, q: 2 }\n");
    assert.equal(append('p: [\n  { "s": "A" },\n]\n'), 'p: [\n  { "s": "A" },\n  { "s": "B", "q": 2 },\n]\n');
  });
  it("are added to an empty list, and to a file without one", () => {
    const list = "p:\n  - s: B\n    q: 2\n";
    assert.equal(append("p: []\n"), list);
    assert.equal(append("p:\n"), list);
    assert.equal(append("p: # none yet\n"), list.replace("p:", "p: # none yet"));
    assert.equal(append("p: [] # none yet\n"), list.replace("p:", "p: # none yet"));
    assert.equal(append("a: 1\n"), `a: 1\n${list}`);
    assert.equal(append(""), list);
  });
  it("are duplicated, removed and moved", () => {
    const text = "p:\n  # first\n  - s: 1 # one\n    t: x\n  # second\n  - s: 2 # two\nb: 3\n";
    const duplicate = (index: number) => edited(text, (tree) => duplicateElement(tree, ["p"], index));
    assert.equal(
      duplicate(0),
      "p:\n  # first\n  - s: 1 # one\n    t: x\n  - s: 1 # one\n    t: x\n  # second\n  - s: 2 # two\nb: 3\n",
    );
    assert.equal(duplicate(1), text.replace("# two\n", "# two\n  - s: 2\n"));
    const remove = (index: number) => edited(text, (tree) => removeElement(tree, ["p"], index));
    assert.equal(remove(0), "p:\n  # first\n  # second\n  - s: 2 # two\nb: 3\n");
    assert.equal(remove(1), "p:\n  # first\n  - s: 1 # one\n    t: x\n  # second\n  # two\nb: 3\n");
    assert.equal(
      edited(text, (tree) => moveElement(tree, ["p"], 0, 1)),
      "p:\n  # second\n  - s: 2 # two\n  # first\n  - s: 1 # one\n    t: x\nb: 3\n",
    );
    assert.equal(
      edited("p:\n- s: 1\nb: 2\n", (tree) => removeElement(tree, ["p"], 0)),
      "p: []\nb: 2\n",
    );
  });
});

// The same edits of the same values, written in both languages: both must then say the same.

type Plain = string | number | null | Plain[] | { [name: string]: Plain };
type Random = { readonly next: (limit: number) => number };

/** A value as YAML, in one of the many ways to write it. */
function yamlLines(value: Plain, random: Random, column: number): string[] {
  const comment = () => ["", "", "", " # c", "  # x: 1"][random.next(5)]!;
  const between = () =>
    random.next(6) === 0 ? [["# between", "", `${" ".repeat(column)}# - x`][random.next(3)]!] : [];
  const pad = " ".repeat(column);
  const isScalar = typeof value !== "object" || value === null;
  if (isScalar) return [scalarText(value, random) + comment()];
  const isEmpty = Object.keys(value).length === 0;
  if (isEmpty || random.next(5) === 0) return [flowText(value, random) + comment()];
  if (Array.isArray(value)) {
    return value.flatMap((element) => {
      const inner = yamlLines(element, random, column + 2);
      const isBlock = typeof element === "object" && element !== null;
      if (isBlock && Array.isArray(element)) return [`${pad}- ${flowText(element, random)}`];
      return [...between(), `${pad}- ${inner[0]!.trimStart()}`, ...inner.slice(1)];
    });
  }
  return Object.entries(value).flatMap(([name, inner]) => {
    const key = `${pad}${keyText(name, random)}:`;
    const step = Array.isArray(inner) ? random.next(2) * 2 : 2;
    const lines = yamlLines(inner, random, column + step);
    const isBlock = typeof inner === "object" && inner !== null && !/^[[{]/.test(lines[0]!);
    return isBlock
      ? [...between(), key + comment(), ...lines]
      : [...between(), `${key} ${lines[0]}`, ...lines.slice(1)];
  });
}

function keyText(name: string, random: Random): string {
  return /\W/.test(name) || random.next(4) === 0 ? JSON.stringify(name) : name;
}

function scalarText(value: string | number | null, random: Random): string {
  if (value === null) return ["~", "null"][random.next(2)]!;
  if (typeof value === "number") return String(value);
  const isPlain = /^[a-zé]\w*$/.test(value);
  if (isPlain && random.next(2) === 0) return value;
  return random.next(2) === 0 ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`;
}

function flowText(value: Plain, random: Random): string {
  if (typeof value !== "object" || value === null) return scalarText(value, random);
  const space = random.next(2) === 0 ? " " : "";
  const items = Array.isArray(value)
    ? value.map((item) => flowText(item, random))
    : Object.entries(value).map(([name, item]) => `${keyText(name, random)}: ${flowText(item, random)}`);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return items.length === 0 ? `${open}${close}` : `${open}${space}${items.join(", ")}${space}${close}`;
}

const name = fc.constantFrom("a", "b", "c", "d", "x: y", 'q"');
const scalar = fc.oneof(
  fc.integer(),
  fc.constantFrom("1.5", "", "# no", "no", "é", "it's", "a: b"),
  fc.constant(null),
);
const element = fc.dictionary(name, scalar, { maxKeys: 4, noNullPrototype: true });
const file = fc.record({ a: element, p: fc.array(element, { minLength: 1, maxLength: 4 }), z: scalar });
const source = fc
  .tuple(file, fc.infiniteStream(fc.nat(1000)), fc.boolean(), fc.boolean())
  .map(([value, stream, isWindows, endsLine]) => {
    const random = { next: (limit: number) => stream.next().value! % limit };
    const end = isWindows ? "\r\n" : "\n";
    const yaml = yamlLines(value, random, 0).join(end) + (endsLine ? end : "");
    return { value, yaml, json: JSON.stringify(value, null, 2) };
  });

const operation: fc.Arbitrary<(tree: TextTree, length: number) => EditOutcome> = fc.oneof(
  fc.tuple(fc.nat(), name, fc.constantFrom("7", "1e3", "0.10")).map(
    ([at, key, to]) =>
      (tree: TextTree, length: number) =>
        setValue(tree, ["p", at % length, key], number(to), ["b", "a", "d"]),
  ),
  fc.tuple(name, fc.constantFrom("x", "yes", "a: b", "é\n", "- x", "")).map(
    ([key, to]) =>
      (tree: TextTree) =>
        setValue(tree, ["a", key], word(to)),
  ),
  fc.tuple(fc.nat(), name).map(
    ([at, key]) =>
      (tree: TextTree, length: number) =>
        removeProperty(tree, ["p", at % length, key]),
  ),
  fc.constant((tree: TextTree) => setValue(tree, ["new", "inner"], number("3"))),
  fc.constant((tree: TextTree) => setStructure(tree, ["a", "l"], [{ x: "1" }, { y: "2" }])),
  fc.constant((tree: TextTree) => appendObject(tree, ["p"], [["s", word("B")]])),
  fc.nat().map((at) => (tree: TextTree, length: number) => duplicateElement(tree, ["p"], at % length)),
  fc.nat().map((at) => (tree: TextTree, length: number) => removeElement(tree, ["p"], at % length)),
  fc.tuple(fc.nat(), fc.nat()).map(
    ([from, to]) =>
      (tree: TextTree, length: number) =>
        moveElement(tree, ["p"], from % length, to % length),
  ),
);

/** What a text says; numbers by their digits, however they are quoted. */
function said(tree: TextTree): unknown {
  return JSON.parse(
    JSON.stringify(tree.root === undefined ? null : valueOf(tree, tree.root), (_key, value: unknown) =>
      typeof value === "number" || (typeof value === "string" && /^-?[\d.]+(?:e\d+)?$/.test(value))
        ? `number ${Number(value)}`
        : value,
    ),
  );
}

describe("the same edits of JSON and of YAML", () => {
  it("give texts that say the same, and comments stay", () => {
    fc.assert(
      fc.property(source, fc.array(operation, { minLength: 1, maxLength: 4 }), (texts, operations) => {
        let { yaml, json } = texts;
        for (const edit of operations) {
          const [inYaml, inJson] = [parseText(yaml, "yaml"), parseText(json, "json")];
          assert.deepEqual(inYaml.problems, [], yaml);
          assert.deepEqual(said(inYaml.tree), said(inJson.tree), yaml);
          const length = (valueOf(inJson.tree, inJson.tree.root!) as { p: unknown[] }).p.length;
          if (length === 0) return;
          const [change, same] = [edit(inYaml.tree, length), edit(inJson.tree, length)];
          if (isRefusal(change)) {
            if (!isRefusal(same)) assert.fail(`${change.refusal}\n${yaml}`);
            return;
          }
          assert.ok(!isRefusal(same), yaml);
          const after = applyEdits(yaml, change);
          assert.deepEqual(inverse(yaml, after, change), yaml);
          yaml = after;
          json = applyEdits(json, same);
          const anew = parseYaml(yaml);
          assert.deepEqual(anew.problems, [], yaml);
          assert.deepEqual(said(anew.tree), said(parseText(json, "json").tree), yaml);
          assert.doesNotThrow(() => void parse(yaml));
        }
      }),
      runs(600),
    );
  });

  it("never throw, and never make a broken text worse", () => {
    fc.assert(
      fc.property(source, fc.nat(), fc.nat(6), operation, ({ yaml, value }, from, length, edit) => {
        const start = from % yaml.length;
        const broken = yaml.slice(0, start) + yaml.slice(start + length);
        const { tree, problems } = parseYaml(broken);
        const outcome = edit(tree, value.p.length);
        if (isRefusal(outcome)) return;
        const after = applyEdits(broken, outcome);
        assert.ok(parseYaml(after).problems.length <= problems.length, `${broken}\n---\n${after}`);
      }),
      runs(600),
    );
  });
});

/** The text before, from the text after: what undo does. */
function inverse(
  before: string,
  after: string,
  edits: readonly { offset: number; length: number; content: string }[],
) {
  let shift = 0;
  const back = edits.map(({ offset, length, content }) => {
    const edit = {
      offset: offset + shift,
      length: content.length,
      content: before.slice(offset, offset + length),
    };
    shift += content.length - length;
    return edit;
  });
  return applyEdits(after, back);
}
