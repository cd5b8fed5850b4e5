/** The lines of a fixture that say what its result must be; test/fixtures/README.md describes them. */
import assert from "node:assert/strict";
import { Decimal } from "decimal.js";

export interface Expectation {
  /** Where in the result of the file: "positions[0].cross.liquidationPrice". */
  readonly path: string;
  readonly value: string;
  readonly tolerance: string | undefined;
  readonly isRelative: boolean;
}

const LINE =
  /^\/\/ expect (?<path>\S+) = (?<value>\S+)(?: within (?<tolerance>\S+)(?<relative> relative)?)?$/;

export function expectationsOf(fixture: string): Expectation[] {
  const lines = fixture.split("\n").filter((line) => /^\s*\/\/\s*expect\b/.test(line));
  return lines.map((line) => {
    const groups = LINE.exec(line)?.groups;
    assert.ok(groups, `Cannot be read: ${line}`);
    const { path, value, tolerance, relative } = groups;
    return { path: path!, value: value!, tolerance, isRelative: relative !== undefined };
  });
}

export function assertExpected(result: unknown, { path, value, tolerance, isRelative }: Expectation): void {
  const actual = valueAt(result, path);
  if (tolerance === undefined) return assert.equal(String(actual), value, path);
  assert.ok(typeof actual === "string", `${path} is ${String(actual)}, not ${value}`);
  const expected = new Decimal(value);
  const limit = isRelative ? expected.abs().times(tolerance) : new Decimal(tolerance);
  const difference = expected.minus(actual).abs();
  assert.ok(difference.lte(limit), `${path} is ${actual}, ${difference.toString()} away from ${value}`);
}

function valueAt(result: unknown, path: string): unknown {
  return path.split(/[.[\]]+/).reduce((value, name) => {
    assert.ok(typeof value === "object" && value !== null && name in value, `The result has no ${path}`);
    return (value as Record<string, unknown>)[name];
  }, result);
}
