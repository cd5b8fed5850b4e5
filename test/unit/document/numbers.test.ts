import assert from "node:assert/strict";
import * as fc from "fast-check";
import { isNumberProblem, readNumber } from "../../../src/document/number";

describe("numbers", () => {
  const accepted: [source: string, value: string][] = [
    ["0", "0"],
    ["-0", "0"],
    ["0.0", "0"],
    ["0e5", "0"],
    ["12000", "12000"],
    ["-0.5", "-0.5"],
    ["0.10", "0.1"],
    ["1e3", "1000"],
    ["1E+3", "1000"],
    ["25e-1", "2.5"],
    ["1e0000003", "1000"],
    ["9007199254740993", "9007199254740993"],
    ["0.1000000000000000055511151231257827", "0.1000000000000000055511151231257827"],
    ["1e30", `1${"0".repeat(30)}`],
    [`1${"0".repeat(30)}`, `1${"0".repeat(30)}`],
    ["-1e30", `-1${"0".repeat(30)}`],
    ["1e-30", `0.${"0".repeat(29)}1`],
    [`1.${"1".repeat(59)}`, `1.${"1".repeat(59)}`],
    ["0e99999999999999999999", "0"],
  ];
  for (const [source, value] of accepted) {
    it(`takes ${source} as ${value}`, () => {
      const number = readNumber(source);
      assert.ok(!isNumberProblem(number), JSON.stringify(number));
      assert.equal(number.isZero() ? "0" : number.toFixed(), value);
    });
  }

  const malformed = [
    "",
    " ",
    " 1",
    "1 ",
    "+5",
    ".5",
    "5.",
    "01",
    "-01",
    "00",
    "-",
    "1e",
    "1e+",
    "1.e5",
    "1.5.2",
    "--1",
  ];
  const foreign = [
    "0x1f",
    "0b1",
    "0o7",
    "NaN",
    "Infinity",
    "-Infinity",
    "1_000",
    "1,000",
    "1n",
    "1f",
    "½",
    "１",
    "1e5.5",
  ];
  for (const source of [...malformed, ...foreign]) {
    it(`refuses ${JSON.stringify(source)}`, () => assert.equal(problemOf(source), "number-malformed"));
  }

  const outOfRange = [
    "1e999",
    "-1e999",
    "1e31",
    `1${"0".repeat(31)}`,
    "1.0000001e30",
    "1e-31",
    "9.99e-31",
    "1e99999999999999999999",
  ];
  for (const source of outOfRange) {
    it(`finds ${source} out of range`, () => assert.equal(problemOf(source), "number-out-of-range"));
  }

  it("takes 60 digits and no more", () => {
    assert.equal(problemOf(`1.${"1".repeat(59)}`), undefined);
    assert.equal(problemOf(`1.${"1".repeat(60)}`), "number-too-long");
  });

  it("refuses a number of 100,000 digits at once", () => {
    const start = performance.now();
    assert.equal(problemOf("9".repeat(100_000)), "number-too-long");
    assert.equal(problemOf(`1e${"9".repeat(100_000)}`), "number-out-of-range");
    assert.ok(performance.now() - start < 500);
  });

  it("keeps every digit that is written", () => {
    const digits = fc.tuple(
      fc.bigInt({ min: 0n, max: 10n ** 30n - 1n }),
      fc.stringMatching(/^\d{0,28}[1-9]$/),
    );
    fc.assert(
      fc.property(digits, fc.boolean(), ([whole, fraction], isNegative) => {
        const source = `${isNegative ? "-" : ""}${whole}.${fraction}`;
        const number = readNumber(source);
        assert.ok(!isNumberProblem(number));
        assert.equal(number.toFixed(), source);
      }),
    );
  });
});

function problemOf(source: string): string | undefined {
  const number = readNumber(source);
  return isNumberProblem(number) ? number.code : undefined;
}
