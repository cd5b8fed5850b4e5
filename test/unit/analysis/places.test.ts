import assert from "node:assert/strict";
import { parseJson } from "../../../src/document/json";
import { lineIndex } from "../../../src/analysis/lines";
import { pointerAt } from "../../../src/analysis/pointer";

describe("places in a text", () => {
  it("are lines and characters from 0, whatever ends the lines", () => {
    const at = lineIndex("a\nbc\r\nd\re\n");
    const places = [0, 1, 2, 4, 6, 8, 10].map((offset) => [at(offset).line, at(offset).character]);
    assert.deepEqual(places, [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 2],
      [2, 0],
      [3, 0],
      [4, 0],
    ]);
  });

  it("are pointers to the innermost value", () => {
    const text = `{ "a/b": [1, { "m~n": "x" }], "c": {} }`;
    const { tree } = parseJson(text);
    const pointer = (piece: string) => pointerAt(tree, text.indexOf(piece));
    assert.equal(pointer("1"), "/a~1b/0");
    assert.equal(pointer(`"x"`), "/a~1b/1/m~0n");
    assert.equal(pointer(`"m~n"`), "/a~1b/1/m~0n");
    assert.equal(pointer("{}"), "/c");
    assert.equal(pointer(`{ "a/b"`), "");
  });
});
