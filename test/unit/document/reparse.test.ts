import assert from "node:assert/strict";
import fc from "fast-check";
import { type ParsedText, parseJson } from "../../../src/document/json";
import { reparseJson } from "../../../src/document/reparse";
import type { TextTree } from "../../../src/document/tree";
import { parseYaml } from "../../../src/document/yaml/parse";
import { reparseYaml } from "../../../src/document/yaml/reparse";
import { runs } from "../../support/runs";

interface Language {
  readonly name: string;
  readonly text: string;
  readonly parse: (text: string) => ParsedText;
  readonly reparse: (text: string, earlier: ParsedText) => ParsedText;
  readonly snippets: readonly string[];
  readonly runs: number;
}

const JSON_ROW = `    { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", /* swing */ "tags": ["a", "b"], "entryPrice": 50000 },\n`;
const YAML_ROW = `  - symbol: BTCUSDT # swing\n    side: long\n    tags: [a, "b", { c: 1, d: [2] }]\n    more: { entryPrice: 50000, quantity: '0.02' }\n    over: [1,\n      2]\n`;

const languages: readonly Language[] = [
  {
    name: "JSON",
    text: `{\n  "account": { "walletBalance": "2000" }, // all of it\n  "positions": [\n${JSON_ROW.repeat(120)}  ],\n}\n`,
    parse: parseJson,
    reparse: reparseJson,
    snippets: ["//", "/*", "*/", '"x": 1,', "{ }", '"a": [1, {"b": 2}],'],
    runs: 300,
  },
  {
    name: "YAML",
    text: `account:\n  walletBalance: 2000 # all of it\ninstruments:\n  A: { maxLeverage: 5, tiers: [{ a: 1 }, { a: 2 }] }\npositions:\n${YAML_ROW.repeat(16)}`,
    parse: parseYaml,
    reparse: reparseYaml,
    snippets: ["#", " #", ": ", "- ", "  ", "'", "&a ", "*a", "|", "? ", "---\n", "x: 1\n", "{ a: 1 }"],
    runs: 60,
  },
];

/** Every node with its kind, place and subtree. */
function nodesOf(tree: TextTree): unknown[] {
  const nodes = [];
  const count = tree.root === undefined ? 0 : tree.after(tree.root);
  for (let node = 0; node < count; node++) {
    nodes.push([tree.kindOf(node), tree.startOf(node), tree.endOf(node), tree.after(node)]);
  }
  return nodes;
}

function assertSame(found: ParsedText, anew: ParsedText, text: string): void {
  assert.equal(found.tree.text, text);
  assert.equal(found.tree.root, anew.tree.root);
  assert.deepEqual(nodesOf(found.tree), nodesOf(anew.tree));
  assert.deepEqual(found.problems, anew.problems);
}

describe("reading a text again after an edit", () => {
  for (const language of languages) {
    it(`gives what reading it anew gives, whatever is typed wherever: ${language.name}`, function () {
      this.timeout(120_000);
      const common = ["", '"', "{", "}", "[", "]", ",", "\n", "1"];
      const snippet = fc.oneof(fc.constantFrom(...common, ...language.snippets), fc.string({ maxLength: 6 }));
      const length = fc.oneof(fc.constant(0), fc.nat(3), fc.nat(40));
      const edit = fc.record({ at: fc.nat(language.text.length), length, content: snippet });
      fc.assert(
        fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
          let { text } = language;
          let parsed = language.parse(text);
          for (const { at, length: removed, content } of edits) {
            text = text.slice(0, at) + content + text.slice(at + removed);
            parsed = language.reparse(text, parsed);
            assertSame(parsed, language.parse(text), text);
          }
        }),
        runs(language.runs),
      );
    });
  }
});
