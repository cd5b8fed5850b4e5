import assert from "node:assert/strict";
import fc from "fast-check";
import { type ParsedText, parseJson } from "../../../src/document/json";
import { reparseJson } from "../../../src/document/reparse";
import type { TextTree } from "../../../src/document/tree";
import { runs } from "../../support/runs";

const ROW = `    { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", /* swing */ "tags": ["a", "b"], "entryPrice": 50000 },\n`;
const TEXT = `{\n  "account": { "walletBalance": "2000" }, // all of it\n  "positions": [\n${ROW.repeat(120)}  ],\n}\n`;

/** Every node with its kind, place and subtree. */
function nodesOf(tree: TextTree): unknown[] {
  const nodes = [];
  const count = tree.root === undefined ? 0 : tree.after(tree.root);
  for (let node = 0; node < count; node++) {
    nodes.push([tree.kindOf(node), tree.startOf(node), tree.endOf(node), tree.after(node)]);
  }
  return nodes;
}

function assertSame(found: ParsedText, text: string): void {
  const anew = parseJson(text);
  assert.equal(found.tree.text, text);
  assert.equal(found.tree.root, anew.tree.root);
  assert.deepEqual(nodesOf(found.tree), nodesOf(anew.tree));
  assert.deepEqual(found.problems, anew.problems);
}

describe("reading a text again after an edit", () => {
  it("gives what reading it anew gives, whatever is typed wherever", function () {
    this.timeout(60_000);
    const snippet = fc.oneof(
      fc.constantFrom(
        "",
        '"',
        "{",
        "}",
        "[",
        "]",
        ",",
        "//",
        "/*",
        "*/",
        "\n",
        "1",
        '"x": 1,',
        "{ }",
        '"a": [1, {"b": 2}],',
      ),
      fc.string({ maxLength: 6 }),
    );
    const edit = fc.record({ at: fc.nat(TEXT.length), length: fc.nat(40), content: snippet });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        let text = TEXT;
        let parsed = parseJson(text);
        for (const { at, length, content } of edits) {
          text = text.slice(0, at) + content + text.slice(at + length);
          parsed = reparseJson(text, parsed);
          assertSame(parsed, text);
        }
      }),
      runs(300),
    );
  });
});
