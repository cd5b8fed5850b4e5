import assert from "node:assert/strict";
import type { Decimal } from "../../../src/engine/decimal";
import {
  larger,
  notNegative,
  ONE,
  quotient,
  rounded,
  signOf,
  smaller,
  sum,
  ZERO,
} from "../../../src/engine/decimal";
import { decimal } from "../../support/account";

const text = (value: Decimal) => value.toString();

describe("decimals", () => {
  it("are multiplied and added without rounding", () => {
    const product = decimal("1.000000000000000000000000000001").times("1.000000000000000000000000000001");
    assert.equal(text(product), "1.000000000000000000000000000002000000000000000000000000000001");
    assert.equal(text(sum([decimal("1e30"), decimal("1e-30")])), `1${"0".repeat(30)}.${"0".repeat(29)}1`);
  });

  it("are divided to 40 digits", () => {
    assert.equal(text(quotient(decimal("2"), decimal("3"))), `0.${"6".repeat(39)}7`);
    assert.equal(text(quotient(decimal("10"), decimal("4"))), "2.5");
    assert.equal(text(rounded(decimal(`${"1".repeat(40)}4`))), `${"1".repeat(40)}0`);
    assert.equal(text(rounded(decimal(`${"1".repeat(40)}6`))), `${"1".repeat(39)}20`);
  });

  it("are not divided by zero", () => {
    assert.throws(() => quotient(ONE, ZERO), /Invariant/);
    assert.throws(() => quotient(ZERO, ZERO), /Invariant/);
    assert.equal(text(quotient(ZERO, decimal("7"))), "0");
  });

  it("are compared by value", () => {
    const [nine, ten] = [decimal("9"), decimal("10")];
    assert.deepEqual([smaller(nine, ten), smaller(ten, nine)].map(text), ["9", "9"]);
    assert.deepEqual([larger(nine, ten), larger(ten, nine)].map(text), ["10", "10"]);
    assert.deepEqual(["-2", "0", "3"].map(decimal).map(signOf), [-1, 0, 1]);
    assert.deepEqual(["-2", "0", "3"].map(decimal).map(notNegative).map(text), ["0", "0", "3"]);
  });

  it("are the sum of their terms", () => {
    assert.equal(text(sum([])), "0");
    assert.equal(text(sum(["1", "-3", "0.5"].map(decimal))), "-1.5");
  });
});
