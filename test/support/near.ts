/** Comparing decimals of the engine with expected ones. */
import assert from "node:assert/strict";
import { Decimal } from "../../src/engine/decimal";

/** What the engine promises: 15 significant digits. */
const TOLERANCE = "1e-15";

export type Amount = Decimal | string | undefined;

/** Whether two amounts agree to 15 digits, `scale` being what counts as large where both are next to nothing. */
export function isNear(actual: Amount, expected: Amount, scale: Amount = "0"): boolean {
  if (actual === undefined || expected === undefined) return !actual && !expected;
  const size = Decimal.max(new Decimal(expected).abs(), new Decimal(scale ?? 0).abs());
  return new Decimal(actual).minus(expected).abs().lte(size.times(TOLERANCE));
}

export function assertNear(actual: Amount, expected: Amount, message = "", scale: Amount = "0"): void {
  assert.ok(
    isNear(actual, expected, scale),
    `${message} is ${String(actual)}, expected ${String(expected)}`.trim(),
  );
}
