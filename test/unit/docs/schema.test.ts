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
  WALLET_FIELDS,
} from "../../../src/document/positionFile";
import { SCENARIO_NAMES } from "../../../src/analysis/simulation/fileScenarios";
import { venues } from "../../../src/venues";
import { ruleValues } from "../../../src/venues/rules";

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly markdownDescription?: string;
}

const schema = JSON.parse(readFileSync("schemas/positions.schema.json", "utf8")) as Schema;

describe("schemas/positions.schema.json", () => {
  const { account, instruments, policy, positions, rules, scenarios, venue } = schema.properties!;
  const instrument = instruments!.additionalProperties!;

  const objects: readonly [string, Schema, object][] = [
    ["the file", schema, FILE_FIELDS],
    ["the account", account!, ACCOUNT_FIELDS],
    ["a collateral asset", account!.properties!["assets"]!.items!, ASSET_FIELDS],
    ["a wallet", account!.properties!["wallets"]!.additionalProperties!, WALLET_FIELDS],
    ["an instrument", instrument, INSTRUMENT_FIELDS],
    ["a tier", instrument.properties!["tiers"]!.items!, TIER_FIELDS],
    ["a position", positions!.items!, POSITION_FIELDS],
    ["the policy", policy!, POLICY_FIELDS],
    ["a scenario", scenarios!.items!, SCENARIO_FIELDS],
    ["the rules", rules!, ruleValues],
  ];

  for (const [name, { properties }, fields] of objects) {
    it(`has the fields of ${name}`, () => {
      assert.deepEqual(Object.keys(properties!).sort(), Object.keys(fields).sort());
    });

    it(`says of each field of ${name} what it is`, () => {
      const silent = Object.entries(properties!).filter(([, field]) => !field.markdownDescription);
      assert.deepEqual(silent, []);
    });
  }

  it("has the venues", () => {
    assert.deepEqual([...choicesOf(venue!)!].sort(), venues.map(({ id }) => id).sort());
  });

  it("says of each venue how it is called", () => {
    const names = new Map(venues.map(({ id, name }) => [id, name]));
    const { enum: ids, enumDescriptions } = venue!.anyOf![0]!;
    assert.deepEqual(
      enumDescriptions,
      ids!.map((id) => names.get(id)),
    );
  });

  for (const [axis, values] of Object.entries(ruleValues)) {
    it(`has the values of rules.${axis}, for both modes and for each`, () => {
      const rule = rules!.properties![axis]!;
      if (values.length === 0) return assert.equal(choicesOf(rule), undefined);
      assert.deepEqual(choicesOf(rule), values);
      const byMode = rule.anyOf!.find(({ properties }) => properties !== undefined)!.properties!;
      assert.deepEqual(Object.keys(byMode), ["isolated", "cross"]);
      for (const mode of Object.values(byMode)) assert.deepEqual(mode.enum, values);
    });
  }

  it("has the scenarios, by name alone and as shapes", () => {
    const { anyOf, properties } = scenarios!.items!;
    assert.deepEqual(anyOf![0]!.enum, SCENARIO_NAMES);
    assert.deepEqual(choicesOf(properties!["shape"]!), SCENARIO_NAMES);
  });

  it("leaves every problem to our own diagnostics", () => {
    assert.deepEqual(
      pathsThat(schema, ({ key }) => JUDGING.has(key)),
      [],
    );
  });

  it("offers choices without insisting on them", () => {
    const insisting = pathsThat(schema, ({ key, path }) => key === "enum" && !path.includes("/anyOf/"));
    assert.deepEqual(insisting, []);
    for (const anyOf of valuesOf(schema, "anyOf")) assert.deepEqual((anyOf as unknown[]).at(-1), {});
  });
});

/** Words of JSON Schema by which VS Code would report problems of its own. */
const JUDGING = new Set([
  "required",
  "type",
  "pattern",
  "const",
  "format",
  "minimum",
  "maximum",
  "minItems",
  "maxItems",
  "minLength",
  "maxLength",
  "oneOf",
  "allOf",
  "not",
]);

/** The values of a choice, wherever it stands among its alternatives. */
function choicesOf({ enum: own, anyOf }: Schema): readonly string[] | undefined {
  return own ?? anyOf?.find((alternative) => alternative.enum)?.enum;
}

interface Place {
  readonly key: string;
  readonly path: string;
  readonly value: unknown;
}

/** Every keyword of a schema; names of properties, and what snippets and defaults hold, are none. */
function* keywordsOf(value: unknown, path = "", areNames = false): Iterable<Place> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (!areNames && (key === "defaultSnippets" || key === "default")) continue;
    const place = { key, path: `${path}/${key}`, value: inner as unknown };
    if (!areNames && !Array.isArray(value)) yield place;
    yield* keywordsOf(inner, place.path, !areNames && key === "properties");
  }
}

function pathsThat(value: unknown, holds: (place: Place) => boolean): string[] {
  return [...keywordsOf(value)].filter(holds).map(({ path }) => path);
}

function valuesOf(value: unknown, keyword: string): unknown[] {
  return [...keywordsOf(value)].filter(({ key }) => key === keyword).map((place) => place.value);
}
