import assert from "node:assert/strict";
import { FLAT } from "../../../src/engine/curve";
import {
  alongShock,
  minus,
  NOTHING,
  plus,
  type Rational,
  valueAt,
  zerosBetween,
} from "../../../src/engine/shock/rational";
import { decimal } from "../../support/account";
import { assertNear } from "../../support/near";

type PoleText = readonly [beta: string, first: string, second: string];

/** constant + linear·x + Σ first/(1 + beta·x) + second/(1 + beta·x)². */
const rational = (constant: string, linear: string, ...poles: PoleText[]): Rational => ({
  constant: decimal(constant),
  linear: decimal(linear),
  poles: new Map(
    poles.map(([beta, first, second]) => [
      beta,
      { beta: decimal(beta), first: decimal(first), second: decimal(second) },
    ]),
  ),
});

const at = (f: Rational, x: string) => valueAt(f, decimal(x)).toString();

function assertZeros(found: readonly { toString(): string }[], expected: readonly string[]): void {
  assert.equal(found.length, expected.length, found.map(String).join(", "));
  found.forEach((zero, index) => {
    assertNear(zero.toString(), expected[index], `zero ${index}`);
  });
}

describe("a curve of the price along a shock", () => {
  const curve = {
    inverseSquare: decimal("8"),
    inverse: decimal("6"),
    constant: decimal("5"),
    linear: decimal("3"),
  };

  it("is worth what it is at the shocked price", () => {
    const f = alongShock(curve, decimal("2"), decimal("0.5"));
    // At x = 2 the price is 4: 8/16 + 6/4 + 5 + 12.
    assert.equal(at(f, "2"), "19");
    // At x = −1 it is 1: 8 + 6 + 5 + 3.
    assert.equal(at(f, "-1"), "22");
  });

  it("stays where it is without a beta", () => {
    const f = alongShock(curve, decimal("2"), decimal("0"));
    // 8/4 + 6/2 + 5 + 6.
    assert.deepEqual([at(f, "0"), at(f, "3"), at(f, "-1")], ["16", "16", "16"]);
  });

  it("has terms of 1/P where the contract has them", () => {
    const mark = decimal("2");
    assert.equal(at(alongShock({ ...FLAT, inverse: decimal("6") }, mark, decimal("1")), "1"), "1.5");
    assert.equal(at(alongShock({ ...FLAT, inverseSquare: decimal("8") }, mark, decimal("1")), "1"), "0.5");
    assert.equal(alongShock({ ...FLAT, linear: decimal("1") }, mark, decimal("1")).poles.size, 0);
  });
});

describe("sums of functions of a shock", () => {
  const f = rational("1", "2", ["1", "4", "8"]);
  const same = rational("10", "20", ["1", "2", "4"]);
  const other = rational("10", "20", ["3", "8", "16"]);

  it("are worth the sums of their values", () => {
    // At x = 1: f = 3 + 2 + 2, same = 30 + 1 + 1, other = 30 + 2 + 1.
    assert.deepEqual([at(f, "1"), at(same, "1"), at(other, "1")], ["7", "32", "33"]);
    assert.equal(at(plus(f, same), "1"), "39");
    assert.equal(at(plus(f, other), "1"), "40");
    assert.equal(at(minus(f, same), "1"), "-25");
    assert.equal(at(minus(f, other), "1"), "-26");
    assert.equal(at(minus(f, f), "1"), "0");
  });

  it("with nothing are what they were", () => {
    assert.equal(at(plus(f, NOTHING), "1"), "7");
    assert.equal(at(plus(NOTHING, f), "1"), "7");
    assert.equal(at(minus(NOTHING, f), "1"), "-7");
  });
});

describe("zeros of a function of a shock", () => {
  const zeros = (f: Rational, from: string, to: string | undefined, direction: "down" | "up") =>
    zerosBetween(f, decimal(from), to === undefined ? undefined : decimal(to), direction);

  it("of a line are in the interval, its end included", () => {
    const f = rational("1", "2");
    assertZeros(zeros(f, "0", "-1", "down"), ["-0.5"]);
    assertZeros(zeros(f, "0", "-0.5", "down"), ["-0.5"]);
    assertZeros(zeros(f, "-0.25", "-0.4", "down"), []);
    assertZeros(zeros(f, "-0.5", "-1", "down"), []);
    assertZeros(zeros(f, "0", undefined, "up"), []);
    assertZeros(zeros(rational("-1", "0.5"), "1", "1.5", "up"), []);
    assertZeros(zeros(rational("-1", "0.5"), "1", undefined, "up"), ["2"]);
    assertZeros(zeros(rational("-1", "0.5"), "1", "2", "up"), ["2"]);
  });

  it("of 1/(1 + βx) and its square", () => {
    assertZeros(zeros(rational("-2", "0", ["1", "1", "0"]), "0", "-1", "down"), ["-0.5"]);
    assertZeros(zeros(rational("-4", "0", ["2", "0", "1"]), "0", "-0.5", "down"), ["-0.25"]);
    // With g = 1 + x: 3/g + 1/g² = 10 at g = 1/2.
    assertZeros(zeros(rational("-10", "0", ["1", "3", "1"]), "0", "-1", "down"), ["-0.5"]);
    assertZeros(zeros(rational("-10", "0", ["1", "3", "1"]), "-0.25", "-1", "down"), ["-0.5"]);
  });

  it("of terms of several betas", () => {
    // At x = 1: 1/4 + 1 − 1.25 and 2/16 + 6/4, less 1.625.
    assertZeros(zeros(rational("-0.25", "-1", ["1", "0", "1"], ["3", "4", "0"]), "0", undefined, "up"), [
      "1",
    ]);
    assertZeros(zeros(rational("-1.625", "0", ["1", "3", "0"], ["3", "0", "2"]), "0", undefined, "up"), [
      "1",
    ]);
  });

  it("come the nearest first", () => {
    // With g = 1 + x: 3.6·g + 0.9/g = 3.69 at g = 0.625 and at g = 0.4.
    const f = rational("-0.09", "3.6", ["1", "0.9", "0"]);
    assertZeros(zeros(f, "0", "-1", "down"), ["-0.375", "-0.6"]);
    assertZeros(zeros(f, "-0.75", undefined, "up"), ["-0.6", "-0.375"]);
  });

  it("are none where a term has cancelled out", () => {
    assertZeros(zeros(rational("1", "0", ["1", "0", "0"]), "0", "-1", "down"), []);
  });
});
