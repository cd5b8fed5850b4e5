import assert from "node:assert/strict";
import { languageOf, type TextLanguage } from "../../../src/document/language";

describe("the language of a text", () => {
  const cases: [name: string, text: string, language: TextLanguage][] = [
    ["book.positions.json", "a: 1", "json"],
    ["book.positions.jsonc", "", "json"],
    ["/x.y/book.positions.yaml", "{}", "yaml"],
    ["C:\\books\\BOOK.POSITIONS.YML", "", "yaml"],
    ["strategy.hjson", "", "hjson"],
    ["book.txt", "a: 1", "json"],
    ["-", '{ "a": 1 }', "json"],
    ["-", '// c\n{ "a": 1 }', "json"],
    ["-", "", "json"],
    ["-", "# c\r\n\r\nvenue: okx\n", "yaml"],
    ["-", "---\na: 1", "yaml"],
    ["-", "- a", "yaml"],
    ["-", "positions:", "yaml"],
  ];
  for (const [name, text, language] of cases) {
    it(`of ${name} with ${JSON.stringify(text)} is ${language}`, () =>
      assert.equal(languageOf(name, text), language));
  }
});
