import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const read = (file: string) => JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;

const manifest = read("package.json");
const english = read("package.nls.json") as Record<string, string>;
const chinese = read("package.nls.zh-cn.json") as Record<string, string>;

/** Properties of `contributes` that hold texts. */
const TEXTS = [
  "title",
  "category",
  "name",
  "displayName",
  "description",
  "markdownDescription",
  "patternErrorMessage",
  "contents",
  "altText",
];

/** The name of the product is the same in all languages. */
const NAME = "Marginalia";

describe("the manifest", () => {
  const texts = [
    ["description", manifest.description as string],
    ...textsOf(manifest.contributes, ""),
  ] as const;
  const keys = texts.flatMap(([, text]) => /^%(.+)%$/.exec(text)?.[1] ?? []);

  it("has its texts in package.nls.json", () => {
    assert.deepEqual(
      texts.filter(([, text]) => !/^%.+%$/.test(text) && text !== NAME),
      [],
    );
  });

  for (const [language, bundle] of [
    ["English", english],
    ["Chinese", chinese],
  ] as const) {
    it(`has each text in ${language}, and no other`, () => {
      assert.deepEqual(Object.keys(bundle).sort(), [...new Set(keys)].sort());
      assert.deepEqual(
        Object.entries(bundle).filter(([, text]) => text.trim() === ""),
        [],
      );
    });
  }

  it("leads to the same commands and names the same settings in both languages", () => {
    for (const [key, text] of Object.entries(english)) {
      assert.deepEqual(fixedParts(chinese[key] ?? ""), fixedParts(text), key);
    }
  });
});

function textsOf(value: unknown, path: string): [string, string][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]): [string, string][] => {
    const here = `${path}/${name}`;
    if (typeof inner === "string") return TEXTS.includes(name) ? [[here, inner]] : [];
    return textsOf(inner, here);
  });
}

/** What is no word of a language: addresses of links, and code. */
function fixedParts(text: string): string[] {
  return [...text.matchAll(/\]\(([^)]*)\)|`([^`]*)`/g)].map(([, link, code]) => link ?? code ?? "").sort();
}
