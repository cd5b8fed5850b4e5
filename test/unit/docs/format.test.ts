import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import {
  ACCOUNT_FIELDS,
  ASSET_FIELDS,
  FILE_FIELDS,
  INSTRUMENT_FIELDS,
  POLICY_FIELDS,
  POSITION_FIELDS,
  SCENARIO_FIELDS,
  TIER_FIELDS,
} from "../../../src/document/positionFile";
import { SCHEMA_VERSION } from "../../../src/analysis/result";
import { ruleValues } from "../../../src/venues/rules";
import { resultOf } from "../analysis/resultOf";

const page = readFileSync("docs/format.md", "utf8");
const isNamed = (name: string, text: string) => text.includes(`\`${name}\``);

describe("docs/format.md", () => {
  it("names every field of the position file", () => {
    const tables = [
      FILE_FIELDS,
      ACCOUNT_FIELDS,
      ASSET_FIELDS,
      INSTRUMENT_FIELDS,
      TIER_FIELDS,
      POSITION_FIELDS,
      POLICY_FIELDS,
      SCENARIO_FIELDS,
    ];
    const names = tables.flatMap((table) => Object.keys(table));
    assert.deepEqual(
      names.filter((name) => !isNamed(name, page)),
      [],
    );
  });

  it("names every field of the result", () => {
    const book = readFileSync("examples/about-to-be-liquidated.positions.json", "utf8");
    const names = new Set(namesIn(resultOf(book)));
    assert.ok(names.has("maintenanceAmount") && names.has("character"), "The book does not show all fields");
    assert.deepEqual(
      [...names].filter((name) => !isNamed(name, page)),
      [],
    );
  });

  it("states the version of the result", () => {
    assert.ok(page.includes(`"schemaVersion": ${SCHEMA_VERSION},`));
  });
});

describe("docs/formulas.md", () => {
  it("names every rule with its values", () => {
    const formulas = readFileSync("docs/formulas.md", "utf8");
    const rows = formulas.split("\n").filter((line) => line.startsWith("| `"));
    for (const [axis, values] of Object.entries(ruleValues)) {
      const row = rows.find((line) => line.startsWith(`| \`${axis}\``));
      assert.ok(row, `${axis} has no row`);
      assert.deepEqual(
        values.filter((value) => !isNamed(value, row)),
        [],
      );
    }
  });
});

/** The names of all properties, at any depth. */
function namesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(namesIn);
  return Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)]);
}
