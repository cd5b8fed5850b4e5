import assert from "node:assert/strict";
import { parseJson } from "../../../src/document/json";
import { read } from "./values";

describe("a text that is not quite JSON", () => {
  const missing = undefined;
  const half: [text: string, held: unknown][] = [
    [``, missing],
    [`{`, {}],
    [`{ "a`, { a: missing }],
    [`{ "a"`, { a: missing }],
    [`{ "a":`, { a: missing }],
    [`{ "a": 1`, { a: 1 }],
    [`{ "a": 1,`, { a: 1 }],
    [`{ "a": 1, "b`, { a: 1, b: missing }],
    [`{ "a": "x`, { a: missing }],
    [`{ "a": "x\n, "b": 1 }`, { a: missing, b: 1 }],
    [`{ "a": [1, 2`, { a: [1, 2] }],
    [`{ "a": [{ "b": 1 }, { "c"`, { a: [{ b: 1 }, { c: missing }] }],
    [`{ "a": , "b": 1 }`, { a: missing, b: 1 }],
    [`{ "a": 1 "b": 2 }`, { a: 1, b: 2 }],
    [`{ "a" 1, "b": 2 }`, { a: 1, b: 2 }],
    [`{ "a", "b": 2 }`, { a: missing, b: 2 }],
    [`{ "a": 1,, "b": 2 }`, { a: 1, b: 2 }],
    [`{ "a": tru, "b": 2 }`, { a: missing, b: 2 }],
    [`{ "a": 0x1f, "b": 2 }`, { a: missing, b: 2 }],
    [`{ "a": 1e, "b": 2 }`, { a: missing, b: 2 }],
    [`{ "a": - 5, "b": 2 }`, { a: missing, b: 2 }],
    [`{ "a": [1, , 2] }`, { a: [1, 2] }],
    [`{ "a": [1 2] }`, { a: [1, 2] }],
    [`{ "a": [1, 2 }`, { a: [1, 2] }],
    [`{ "a": { "b": 1 ] }`, { a: { b: 1 } }],
    [`{ "a": [{ "b": 1, { "c": 2 }] }`, { a: [{ b: 1 }, { c: 2 }] }],
    [`{ "a": [{ "b": 1 { "c": 2 }] }`, { a: [{ b: 1 }, { c: 2 }] }],
    [`{ "a": [{ "b": 1 } }, { "c": 2 }] }`, { a: [{ b: 1 }, { c: 2 }] }],
    [`{ "a": 1 }, "b": 2 }`, { a: 1, b: 2 }],
    [`{ "a": 1 }}`, { a: 1 }],
    [`{ "a": 1 } ]`, { a: 1 }],
    [`{ a: 1, 'b': 2 }`, { a: 1, b: 2 }],
    [`{ { "a": 1 }, "b": 2 }`, { b: 2 }],
    [`{ a b, "b": 2 }`, { b: 2 }],
    [`x { "a": 1 }`, { a: 1 }],
    [`{ "a": 1 } /* open`, { a: 1 }],
  ];
  for (const [text, held] of half) {
    it(`keeps what it holds: ${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"')}`, () => {
      assert.deepEqual(read(text), held);
      if (text !== "") assert.notEqual(parseJson(text).problems.length, 0, "no problem reported");
    });
  }

  const sound: [text: string, held: unknown][] = [
    [`\uFEFF{ "a": 1 }`, { a: 1 }],
    [`{\r\n"a": 1,\r"b": 2,\n"c": 3\r\n}`, { a: 1, b: 2, c: 3 }],
    [`// head\n{ /* in */ "a": 1 /* between */ , // end\n "b": [2 /* , */] } // foot`, { a: 1, b: [2] }],
    [`{ "a": [1, 2,], "b": { "c": 3, }, }`, { a: [1, 2], b: { c: 3 } }],
    [
      `{ "url": "https://a.b/*c*/", "q": "say \\"x\\" \\u00e9\\n" }`,
      { url: "https://a.b/*c*/", q: 'say "x" é\n' },
    ],
    [`"only text"`, "only text"],
    [`{ "": 1, "__proto__x": 2 }`, { "": 1, __proto__x: 2 }],
  ];
  for (const [text, held] of sound) {
    it(`takes without a problem: ${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"')}`, () => {
      assert.deepEqual(read(text), held);
      assert.deepEqual(parseJson(text).problems, []);
    });
  }

  it("keeps every position above the place where a file is cut", () => {
    const rows = Array.from({ length: 20 }, (_, index) => ({ symbol: `S${index}`, quantity: String(index) }));
    const text = JSON.stringify({ positions: rows }, null, 2);
    for (let length = 20; length < text.length; length++) {
      const held = (read(text.slice(0, length)) as { positions: object[] }).positions;
      const whole = text.slice(0, length).split("}").length - 1;
      assert.deepEqual(held.slice(0, whole), rows.slice(0, whole));
    }
  });
});
