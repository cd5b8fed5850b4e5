import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { venuesDocument } from "../../../scripts/docs/documents";
import { contractsIn, tierTables } from "../../../scripts/docs/tierTables";
import { wordsOf } from "../../../scripts/docs/ruleWords";
import { venues } from "../../../src/venues";
import { evidence } from "../../../src/venues/evidence";
import { ruleValues } from "../../../src/venues/rules";
import { tierTableOf } from "../../../src/venues/tables/tierTables";

describe("docs/venues.md", () => {
  const page = readFileSync("docs/venues.md", "utf8");

  it("is what `npm run docs` writes", async () => {
    assert.equal(page, await venuesDocument(), "Run `npm run docs`");
  });

  it("shows every axis with the value of every venue", () => {
    for (const axis of Object.keys(ruleValues)) {
      const tables = page.split("\n\n").filter((part) => part.startsWith("| venue"));
      const shown = tables.filter((part) => part.includes(`\`${axis}\``));
      assert.equal(shown.length, 1, `${axis} is in ${shown.length} tables`);
      for (const { id } of venues) assert.ok(shown[0]!.includes(`[${id}]`), `${axis} of ${id}`);
    }
  });

  it("has words for every value of a rule", () => {
    for (const [axis, values] of Object.entries(ruleValues)) {
      const silent = (values.length === 0 ? ["2"] : values).filter((value) => wordsOf(axis, value) === "");
      assert.deepEqual(silent, [], axis);
    }
  });

  it("counts the contracts of every tier table that is built in", () => {
    const files = readdirSync("src/venues/tables").filter((name) => /\d{4}\.ts$/.test(name));
    const versions = Object.entries(tierTables).flatMap(([id, tables]) =>
      tables.map((table) => ({ id, table })),
    );
    assert.equal(versions.length, files.length, "A table is not named in scripts/docs/tierTables.ts");
    const bitcoin: Readonly<Record<string, string>> = { "binance-usdm": "BTCUSDT", hyperliquid: "BTC" };
    for (const { id, table } of versions) {
      assert.ok(page.includes(`${contractsIn(table)} contracts as of ${table.asOf}`));
      assert.equal(tierTableOf(id, bitcoin[id]!, table.asOf)?.asOf, table.asOf);
    }
  });

  for (const { id } of venues) {
    it(`has the section of ${id}, with its evidence`, () => {
      const section = page.split(/^## /m).find((part) => part.startsWith(`${id}\n`))!;
      const words = section.replaceAll(/\s+/g, " ");
      const { notes, sources, unconfirmed } = evidence.get(id)!;
      assert.notEqual(notes.length, 0);
      for (const { url } of sources) assert.ok(words.includes(`](${url})`), url);
      for (const note of [...notes, ...Object.values(unconfirmed)]) {
        assert.ok(comparable(words).includes(comparable(note)), note);
      }
    });
  }
});

/** Markdown may be laid out in several ways; the letters stay. */
function comparable(text: string): string {
  return text.replaceAll(/[\s*_\\]/g, "");
}
