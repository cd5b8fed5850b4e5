import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { placeholdersOf } from "./placeholders";
import { translatedCalls } from "./translatedCalls";

const read = (file: string) => JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;

describe("the texts of the source", () => {
  const calls = translatedCalls();

  it("are written out where they are translated", () => {
    assert.deepEqual(
      calls.filter(({ key }) => key === undefined).map(({ place }) => place),
      [],
    );
  });

  it("stand in l10n/bundle.l10n.json, each and no other (npm run l10n)", () => {
    const written = new Set(Object.keys(read("l10n/bundle.l10n.json")));
    const missing = calls.filter(({ key }) => !written.has(key!)).map(({ key, place }) => `${place}: ${key}`);
    assert.deepEqual(missing, []);
    const asked = new Set(calls.map(({ key }) => key));
    assert.deepEqual(
      [...written].filter((key) => !asked.has(key)),
      [],
    );
  });

  it("are asked for when they are shown: before activation the language is not known", () => {
    // VS Code's own `vscode.l10n` knows it already when a module is loaded.
    const early = calls.filter(({ isAtLoading, isOfVscode }) => isAtLoading && !isOfVscode);
    assert.deepEqual(
      early.map(({ key, place }) => `${place}: ${key}`),
      [],
    );
  });

  it("have as many arguments as they have placeholders", () => {
    const wrong = calls.filter(({ key, argumentCount }) => {
      const numbers = placeholdersOf(key ?? "").map(Number);
      return argumentCount !== undefined && numbers.some((number) => !(number < argumentCount));
    });
    assert.deepEqual(
      wrong.map(({ key, place }) => `${place}: ${key}`),
      [],
    );
  });
});

describe("the Chinese texts", () => {
  const source = read("l10n/bundle.l10n.json");
  const chinese = read("l10n/bundle.l10n.zh-cn.json");

  it("are there for every text, and for no other", () => {
    assert.deepEqual(
      Object.keys(source).filter((key) => !(key in chinese)),
      [],
      "not translated",
    );
    assert.deepEqual(
      Object.keys(chinese).filter((key) => !(key in source)),
      [],
      "left over",
    );
  });

  it("have the same placeholders", () => {
    const others = Object.entries(chinese).filter(
      ([key, text]) => placeholdersOf(key).join() !== placeholdersOf(text).join(),
    );
    assert.deepEqual(others, []);
  });

  it("end as sentences do where the source does", () => {
    const isSentence = (text: string) => text.includes(" ") && text.endsWith(".");
    const others = Object.entries(chinese).filter(([key, text]) => isSentence(key) && !/[.。）]$/.test(text));
    assert.deepEqual(others, []);
  });
});
