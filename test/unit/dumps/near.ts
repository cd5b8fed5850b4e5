import assert from "node:assert/strict";
import { Decimal } from "../../../src/engine/decimal";

/** Asserts that digits are those expected, up to a distance. */
export function assertNear(digits: string | null | undefined, expected: string, within: string): void {
  assert.ok(typeof digits === "string", `There is no number where ${expected} is expected`);
  const distance = new Decimal(digits).minus(expected).abs();
  assert.ok(distance.lte(within), `${digits} is ${distance.toFixed()} from ${expected}`);
}
