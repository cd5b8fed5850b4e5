import assert from "node:assert/strict";
import type { Decimal } from "../../../src/engine/decimal";
import { positiveRoots } from "../../../src/engine/polynomial";
import { decimal } from "../../support/account";

/** Roots of the polynomial with these coefficients, lowest power first. */
const roots = (...coefficients: readonly string[]) => positiveRoots(coefficients.map(decimal));

function assertRoots(actual: readonly Decimal[], expected: readonly string[]): void {
  assert.equal(actual.length, expected.length, `roots: ${actual.join(", ")}`);
  actual.forEach((root, index) => {
    const wanted = decimal(expected[index]!);
    const error = root.minus(wanted).abs();
    assert.ok(error.lte(wanted.times("1e-38")), `${root.toString()} is not ${expected[index]}`);
  });
}

describe("positive roots of a polynomial", () => {
  it("of degree 1", () => {
    assertRoots(roots("-6", "4"), ["1.5"]);
    assertRoots(roots("6", "4"), []);
    assertRoots(roots("0", "4"), []);
  });

  it("of degree 2: (x − 2)(x − 3), and where one of them is negative", () => {
    assertRoots(roots("6", "-5", "1"), ["2", "3"]);
    assertRoots(roots("-6", "5", "-1"), ["2", "3"]);
    assertRoots(roots("-6", "-1", "1"), ["3"]);
    assertRoots(roots("6", "5", "1"), []);
    assertRoots(roots("1", "0", "1"), []);
  });

  it("of degree 3: (x − 1)(x − 2)(x − 3)", () => {
    assertRoots(roots("-6", "11", "-6", "1"), ["1", "2", "3"]);
    assertRoots(roots("6", "-11", "6", "-1"), ["1", "2", "3"]);
    // (x − 1)(x − 2)(x + 3)
    assertRoots(roots("6", "-7", "0", "1"), ["1", "2"]);
    // (x − 2)(x² + 1)
    assertRoots(roots("-2", "1", "-2", "1"), ["2"]);
  });

  it("that only touch appear once", () => {
    assertRoots(roots("4", "-4", "1"), ["2"]);
    assertRoots(roots("-8", "12", "-6", "1"), ["2"]);
    // (x − 1)²(x − 5), and (x − 5)²(x − 1)
    assertRoots(roots("-5", "11", "-7", "1"), ["1", "5"]);
    assertRoots(roots("-25", "35", "-11", "1"), ["1", "5"]);
  });

  it("that are no decimals have 40 digits", () => {
    const [root] = roots("-2", "0", "1");
    assertRoots(roots("-2", "0", "1"), ["1.414213562373095048801688724209698078569672"]);
    assert.ok(root!.precision() <= 41, `${root!.precision()} digits`);
    // x³ = 2, and the golden ratio.
    assertRoots(roots("-2", "0", "0", "1"), ["1.259921049894873164767210607278228350570251"]);
    assertRoots(roots("-1", "-1", "1"), ["1.618033988749894848204586834365638117720309"]);
  });

  it("of any magnitude, far apart or close together", () => {
    // (x − 1e-9)(x − 1e9)
    assertRoots(roots("1", "-1000000000.000000001", "1"), ["1e-9", "1e9"]);
    // (x − 1)(x − 1.00000001)
    assertRoots(roots("1.00000001", "-2.00000001", "1"), ["1", "1.00000001"]);
    assertRoots(roots("-3e25", "1e25"), ["3"]);
    // x²/1,000,000 − 1 and 1,000,000·x² − 1
    assertRoots(roots("-1", "0", "1e-6"), ["1000"]);
    assertRoots(roots("-1", "0", "1e6"), ["0.001"]);
  });

  it("are none at 0, and none of a constant", () => {
    assertRoots(roots("0", "0", "-2", "1"), ["2"]);
    assertRoots(roots("0", "2", "-3", "1"), ["1", "2"]);
    assertRoots(roots("-2", "1", "0", "0"), ["2"]);
    assertRoots(roots("7"), []);
    assertRoots(roots("0", "0"), []);
    assertRoots(roots(), []);
  });
});
