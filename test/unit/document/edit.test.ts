import assert from "node:assert/strict";
import * as fc from "fast-check";
import { type ParseError, parse, visit } from "jsonc-parser";
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
import { parseJson } from "../../../src/document/json";
import type { TextTree } from "../../../src/document/tree";
import { runs } from "../../support/runs";

function edited(text: string, edit: (tree: TextTree) => EditOutcome): string {
  const outcome = edit(parseJson(text).tree);
  if (isRefusal(outcome)) return `refused: ${outcome.refusal}`;
  return applyEdits(text, outcome);
}

const number = (text: string) => ({ text, isNumber: true });
const word = (text: string) => ({ text, isNumber: false });

describe("setting a value", () => {
  const cases: readonly [
    what: string,
    text: string,
    path: Path,
    value: ReturnType<typeof number>,
    after: string,
  ][] = [
    ["keeps quotes", '{"a": "1"}', ["a"], number("2"), '{"a": "2"}'],
    ["keeps a bare number bare", '{"a": 1 /* one */}', ["a"], number("2.50"), '{"a": 2.50 /* one */}'],
    ["quotes what is no number", '{"a": 1}', ["a"], number("x"), '{"a": "x"}'],
    ["escapes", '{"a": "1"}', ["a"], word('q"\\\u0001'), '{"a": "q\\"\\\\\\u0001"}'],
    ["does nothing for the same value", '{"a": "1" }', ["a"], number("1"), '{"a": "1" }'],
    ["adds to one line", '{ "a": "1" }', ["b"], number("2"), '{ "a": "1", "b": "2" }'],
    ["adds behind a trailing comma", '{ "a": "1", }', ["b"], number("2"), '{ "a": "1", "b": "2", }'],
    ["writes numbers like the others", '{ "a": 1 }', ["b"], number("2"), '{ "a": 1, "b": 2 }'],
    ["adds on a line of its own", '{\n\t"a": "1"\n}', ["b"], number("2"), '{\n\t"a": "1",\n\t"b": "2"\n}'],
    ["keeps CRLF", '{\r\n  "a": "1",\r\n}', ["b"], number("2"), '{\r\n  "a": "1",\r\n  "b": "2",\r\n}'],
    [
      "leaves a comment with its value",
      '{\n  "a": "1" // one\n}',
      ["b"],
      number("2"),
      '{\n  "a": "1", // one\n  "b": "2"\n}',
    ],
    [
      "leaves a comment with its value, behind a comma",
      '{\n  "a": "1", // one, "//"\n  /* c */ "c": "3"\n}',
      ["b"],
      number("2"),
      '{\n  "a": "1", // one, "//"\n  "b": "2",\n  /* c */ "c": "3"\n}',
    ],
    ["fills an empty object", '{ "a": {} }', ["a", "b"], number("2"), '{ "a": { "b": "2" } }'],
    [
      "fills an object with a comment",
      '{ "a": {\n    // c\n  } }',
      ["a", "b"],
      number("2"),
      '{ "a": {\n    // c\n    "b": "2"\n  } }',
    ],
    [
      "makes what is missing on the way",
      '{\n  "a": 1\n}',
      ["b", "c"],
      number("2"),
      '{\n  "a": 1,\n  "b": { "c": "2" }\n}',
    ],
    ["starts a file", "", ["a", "b"], number("2"), '{\n  "a": { "b": "2" }\n}\n'],
    ["starts a file behind its comment", "// c", ["a"], number("2"), '// c\n{\n  "a": "2"\n}\n'],
    ["goes over a null", '{"a": null, "b": "1"}', ["a"], number("2"), '{"a": "2", "b": "1"}'],
  ];
  for (const [what, text, path, value, after] of cases) {
    it(what, () =>
      assert.equal(
        edited(text, (tree) => setValue(tree, path, value, ["a", "b", "c"])),
        after,
      ),
    );
  }

  it("adds before those that come later in the order of the fields", () => {
    const before = (text: string) => edited(text, (tree) => setValue(tree, ["a"], number("1"), ["a", "b"]));
    assert.equal(before('{ "b": "2" }'), '{ "a": "1", "b": "2" }');
    assert.equal(before('{ // c\n  // two\n  "b": "2"\n}'), '{ // c\n  "a": "1",\n  // two\n  "b": "2"\n}');
  });

  it("adds where the order of the fields has its place", () => {
    const after = edited('{\n  "a": "1",\n  "c": "3"\n}', (tree) =>
      setValue(tree, ["b"], number("2"), ["a", "b", "c"]),
    );
    assert.equal(after, '{\n  "a": "1",\n  "b": "2",\n  "c": "3"\n}');
  });

  const refusals: readonly [what: string, text: string, path: Path][] = [
    ["duplicate keys", '{"a": 1, "a": 2}', ["a"]],
    ["duplicate keys on the way", '{"a": {"b": 1}, "a": {"b": 2}}', ["a", "b"]],
    ["an object in the value's place", '{"a": {}}', ["a"]],
    ["a list on the way", '{"a": []}', ["a", "b"]],
    ["a missing comma", '{"a": 1 "b": 2}', ["c"]],
    ["a missing colon", '{"a" 1}', ["c"]],
    ["a file that ends early", '{"a": {"b": 1', ["a", "c"]],
    ["a string that does not end", '{"a": "1\n}', ["a"]],
    ["a word that is no value", '{"a": 0x1f}', ["a"]],
    ["a comment that does not end", "/* {", ["a"]],
    ["text that is something else", "hello", ["a"]],
    ["an element that is gone", '{"p": []}', ["p", 3, "a"]],
  ];
  for (const [what, text, path] of refusals) {
    it(`refuses ${what}`, () =>
      assert.match(
        edited(text, (tree) => setValue(tree, path, number("2"))),
        /^refused: /,
      ));
  }
});

describe("setting a list or an object", () => {
  const list = [{ a: "1" }, { b: "2" }];
  const cases: readonly [what: string, text: string, path: Path, after: string][] = [
    [
      "adds to one line",
      '{\n  "x": { "a": "1" } // one\n}',
      ["x", "l"],
      '{\n  "x": { "a": "1", "l": [\n    { "a": "1" },\n    { "b": "2" }\n  ] } // one\n}',
    ],
    [
      "adds a line, with CRLF and tabs",
      '{\r\n\t"x": {\r\n\t\t"a": "1",\r\n\t},\r\n}',
      ["x", "l"],
      '{\r\n\t"x": {\r\n\t\t"a": "1",\r\n\t\t"l": [\r\n\t\t\t{ "a": "1" },\r\n\t\t\t{ "b": "2" }\r\n\t\t],\r\n\t},\r\n}',
    ],
    [
      "replaces a list and leaves what is around it",
      '{\n  "l": [1, 2], // two\n  "b": 3\n}',
      ["l"],
      '{\n  "l": [\n    { "a": "1" },\n    { "b": "2" }\n  ], // two\n  "b": 3\n}',
    ],
    ["replaces a word", '{ "l": null }', ["l"], '{ "l": [\n  { "a": "1" },\n  { "b": "2" }\n] }'],
    [
      "makes what is missing on the way",
      '{\n  "b": 3\n}',
      ["x", "l"],
      '{\n  "b": 3,\n  "x": {\n    "l": [\n      { "a": "1" },\n      { "b": "2" }\n    ]\n  }\n}',
    ],
  ];
  for (const [what, text, path, after] of cases) {
    it(what, () =>
      assert.equal(
        edited(text, (tree) => setStructure(tree, path, list)),
        after,
      ),
    );
  }

  it("refuses to replace what cannot be read", () => {
    for (const text of [
      '{ "l": [1 2] }',
      '{ "l": [{"a" 1}] }',
      '{ "l": 0x1 }',
      '{ "l": 1, "l": 2 }',
      '{ "l": [',
    ]) {
      assert.match(
        edited(text, (tree) => setStructure(tree, ["l"], list)),
        /^refused: /,
      );
    }
  });
});

describe("leaving a property out", () => {
  const cases: readonly [what: string, text: string, after: string][] = [
    ["from one line, first", '{ "x": 1, "b": 2 }', '{ "b": 2 }'],
    ["from one line, last", '{ "b": 2, "x": 1 }', '{ "b": 2 }'],
    ["the only one", '{ "x": 1 }', "{}"],
    ["with its line", '{\n  "x": 1,\n  "b": 2\n}', '{\n  "b": 2\n}'],
    ["with its line and the comma before", '{\r\n  "b": 2,\r\n  "x": 1\r\n}', '{\r\n  "b": 2\r\n}'],
    ["but no comment", '{\n  "b": 2, // two\n  "x": 1 // one\n}', '{\n  "b": 2 // two\n   // one\n}'],
    ["with a trailing comma", '{\n  "b": 2,\n  "x": 1,\n}', '{\n  "b": 2,\n}'],
    ["that is not there", '{ "b": 2 }', '{ "b": 2 }'],
    ["behind a line comment", '{ // c\n  "x": 1}', "{ // c\n  }"],
  ];
  for (const [what, text, after] of cases) {
    it(what, () =>
      assert.equal(
        edited(text, (tree) => removeProperty(tree, ["x"])),
        after,
      ),
    );
  }
});

describe("elements of a list", () => {
  const fields = [
    ["s", word("B")],
    ["q", number("2")],
  ] as const;
  const append = (text: string) => edited(text, (tree) => appendObject(tree, ["p"], fields));

  it("are added in the way of the others, on one line", () => {
    assert.equal(
      append('{"p": [\n  { "s": "A", "q": 1 }\n]}'),
      '{"p": [\n  { "s": "A", "q": 1 },\n  { "s": "B", "q": 2 }\n]}',
    );
  });
  it("are added in the way of the others, on several lines", () => {
    assert.equal(
      append('{\n  "p": [\n    {\n      "s": "A"\n    }, // a\n  ]\n}'),
      '{\n  "p": [\n    {\n      "s": "A"\n    }, // a\n    {\n      "s": "B",\n      "q": "2"\n    },\n  ]\n}',
    );
  });
  it("are added to an empty list", () => {
    assert.equal(
      append('{\n  "p": []\n}'),
      '{\n  "p": [\n    {\n      "s": "B",\n      "q": "2"\n    }\n  ]\n}',
    );
  });
  it("are added to a file without a list, and to an empty file", () => {
    const list = '"p": [\n    {\n      "s": "B",\n      "q": "2"\n    }\n  ]';
    assert.equal(append('{\n  "a": 1\n}'), `{\n  "a": 1,\n  ${list}\n}`);
    assert.equal(append(""), `{\n  ${list}\n}\n`);
    assert.equal(append('{\n  "p": null\n}'), `{\n  ${list}\n}`);
  });
  it("are duplicated, removed and moved", () => {
    const text = '{"p": [\n  {"s": 1}, // one\n  {"s": 2} // two\n]}';
    const duplicate = (index: number) => edited(text, (tree) => duplicateElement(tree, ["p"], index));
    assert.equal(duplicate(0), '{"p": [\n  {"s": 1}, // one\n  {"s": 1},\n  {"s": 2} // two\n]}');
    assert.equal(duplicate(1), '{"p": [\n  {"s": 1}, // one\n  {"s": 2}, // two\n  {"s": 2}\n]}');
    const remove = (index: number) => edited(text, (tree) => removeElement(tree, ["p"], index));
    assert.equal(remove(0), '{"p": [\n   // one\n  {"s": 2} // two\n]}');
    assert.equal(remove(1), '{"p": [\n  {"s": 1} // one\n   // two\n]}');
    assert.equal(
      edited(text, (tree) => moveElement(tree, ["p"], 0, 1)),
      '{"p": [\n  {"s": 2}, // two\n  {"s": 1} // one\n]}',
    );
  });
  it("are not touched where the list cannot be read", () => {
    for (const text of ['{"p": [{} {}]}', '{"p": [{}, ,{}]}', '{"p": [{}', '{"p": {}}', '{"p": [{]}']) {
      assert.match(
        edited(text, (tree) => duplicateElement(tree, ["p"], 0)),
        /^refused: /,
        text,
      );
    }
  });
});

// Any text of the kind: comments, line ends and white space wherever JSON lets them be.

type Value = string | number | null | boolean | Value[] | { [name: string]: Value };
type Random = { readonly next: (limit: number) => number };

const blanks = [
  "",
  " ",
  "  ",
  "\t",
  "\n",
  "\r\n",
  "\n  ",
  "\r\n\t\t",
  "/* , */",
  " /* a\n b */ ",
  '// "x": 1,\n',
  " // c\r\n    ",
  "",
];

function written(value: Value, random: Random): string {
  const blank = () => blanks[random.next(blanks.length)]!;
  const inside = (items: string[]) => {
    const trailing = items.length > 0 && random.next(3) === 0 ? `,${blank()}` : "";
    return `${blank()}${items.map((item) => `${item}${blank()}`).join(`,${blank()}`)}${trailing}`;
  };
  if (Array.isArray(value)) return `[${inside(value.map((element) => written(element, random)))}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const properties = Object.entries(value).map(
    ([name, inner]) => `${JSON.stringify(name)}${blank()}:${blank()}${written(inner, random)}`,
  );
  return `{${inside(properties)}}`;
}

const name = fc.constantFrom("a", "b", "c", "d", "x//y", 'q"');
const scalar = fc.oneof(
  fc.integer(),
  fc.constantFrom("1.5", "", "/* no */", "// no", "é"),
  fc.constantFrom(null, true),
);
const element: fc.Arbitrary<Value> = fc.dictionary(name, scalar, { maxKeys: 4, noNullPrototype: true });
const file = fc.record({ a: element, p: fc.array(element, { minLength: 1, maxLength: 4 }), z: scalar });
const source = fc.tuple(file, fc.infiniteStream(fc.nat(1000))).map(([value, stream]) => {
  const random = { next: (limit: number) => stream.next().value! % limit };
  return {
    value: value as { a: Record<string, Value>; p: Record<string, Value>[]; z: Value },
    text: written(value, random),
  };
});

function read(text: string): unknown {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  assert.deepEqual(errors, [], text);
  assert.deepEqual(parseJson(text).problems, [], text);
  return value;
}

function commentsOf(text: string): string[] {
  const comments: string[] = [];
  visit(text, { onComment: (offset, length) => void comments.push(text.slice(offset, offset + length)) });
  return comments;
}

/** The text after an edit: it says what it should, and only what lies in the edits changed. */
function checked(text: string, edit: (tree: TextTree) => EditOutcome, expected: unknown): string {
  const outcome = edit(parseJson(text).tree);
  assert.ok(!isRefusal(outcome), JSON.stringify(outcome));
  for (const [index, { offset, length }] of outcome.entries()) {
    const next = outcome[index + 1];
    assert.ok(
      length >= 0 && offset + length <= (next?.offset ?? text.length),
      "edits are in order and apart",
    );
  }
  const after = applyEdits(text, outcome);
  assert.deepEqual(read(after), expected, after);
  return after;
}

describe("edits of any text", () => {
  const tried = runs(400);

  it("set a value and nothing else", () => {
    fc.assert(
      fc.property(
        source,
        fc.nat(),
        name,
        fc.constantFrom("7", "1e3", "0x", "é\n"),
        ({ value, text }, at, key, to) => {
          const index = at % value.p.length;
          const before = value.p[index]![key];
          const tree = parseJson(text).tree;
          const outcome = setValue(tree, ["p", index, key], number(to), ["b", "a", "d"]);
          assert.ok(!isRefusal(outcome));
          const after = applyEdits(text, outcome);
          const written = (read(after) as typeof value).p[index]![key];
          assert.deepEqual(written, typeof written === "number" ? Number(to) : to);
          const expected = structuredClone(value);
          expected.p[index]![key] = written!;
          assert.deepEqual(read(after), expected);
          assert.deepEqual(commentsOf(after), commentsOf(text));
          if (before !== undefined)
            assert.ok(
              outcome.length <= 1 && outcome.every(({ length }) => length === JSON.stringify(before).length),
            );
          else
            assert.ok(
              outcome.every(({ length, content }) => length === 0 || content.includes(JSON.stringify(key))),
            );
        },
      ),
      tried,
    );
  });

  it("leave a property out and nothing else", () => {
    fc.assert(
      fc.property(source, fc.nat(), name, ({ value, text }, at, key) => {
        const index = at % value.p.length;
        const expected = structuredClone(value);
        delete expected.p[index]![key];
        const after = checked(text, (tree) => removeProperty(tree, ["p", index, key]), expected);
        assertCommentsKept(text, after);
      }),
      tried,
    );
  });

  it("add, duplicate, remove and move elements and touch no other", () => {
    fc.assert(
      fc.property(source, fc.nat(), fc.nat(), ({ value, text }, at, place) => {
        const index = at % value.p.length;
        const to = place % value.p.length;
        const list = (change: (p: Record<string, Value>[]) => unknown) => {
          const expected = structuredClone(value);
          change(expected.p);
          return expected;
        };
        const fields = [["s", word("B")]] as const;
        const appended = checked(
          text,
          (tree) => appendObject(tree, ["p"], fields),
          list((p) => p.push({ s: "B" })),
        );
        assert.deepEqual(commentsOf(appended), commentsOf(text));
        checked(
          text,
          (tree) => duplicateElement(tree, ["p"], index),
          list((p) => p.splice(index, 0, p[index]!)),
        );
        checked(
          text,
          (tree) => removeElement(tree, ["p"], index),
          list((p) => p.splice(index, 1)),
        );
        checked(
          text,
          (tree) => moveElement(tree, ["p"], index, to),
          list((p) => p.splice(to, 0, ...p.splice(index, 1))),
        );
      }),
      tried,
    );
  });

  it("never throw, and never make a broken text worse", () => {
    fc.assert(
      fc.property(source, fc.nat(), fc.nat(6), fc.nat(), ({ value, text }, from, length, at) => {
        const start = from % text.length;
        const broken = text.slice(0, start) + text.slice(start + length);
        const { tree, problems } = parseJson(broken);
        const index = at % value.p.length;
        const outcomes = [
          setValue(tree, ["p", index, "a"], number("7")),
          removeProperty(tree, ["p", index, "a"]),
          appendObject(tree, ["p"], [["s", word("B")]]),
          duplicateElement(tree, ["p"], index),
          removeElement(tree, ["p"], index),
        ];
        for (const outcome of outcomes) {
          if (isRefusal(outcome)) continue;
          const after = parseJson(applyEdits(broken, outcome));
          assert.ok(after.problems.length <= problems.length, applyEdits(broken, outcome));
        }
      }),
      runs(800),
    );
  });
});

/** What is left out takes the comments inside it along; all others stay, in their order. */
function assertCommentsKept(before: string, after: string): void {
  const kept = commentsOf(after);
  const had = commentsOf(before);
  assert.ok(had.length - kept.length <= blanks.length, "comments stay");
  let at = 0;
  for (const comment of kept) {
    at = had.indexOf(comment, at) + 1;
    assert.ok(at > 0, `a comment is new: ${comment}`);
  }
}
