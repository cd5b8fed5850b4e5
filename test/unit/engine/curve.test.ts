import assert from "node:assert/strict";
import {
  add,
  type Curve,
  type Direction,
  FLAT,
  nextZero,
  signAt,
  signBeyondZero,
  subtract,
  turningPoints,
  valueAt,
} from "../../../src/engine/curve";
import { type Ratio, ratioOf } from "../../../src/engine/ratio";
import { decimal } from "../../support/account";

/** a/P² + b/P + c + m·P. */
const curve = (a: string, b: string, c: string, m: string): Curve => ({
  inverseSquare: decimal(a),
  inverse: decimal(b),
  constant: decimal(c),
  linear: decimal(m),
});
const ratio = (over: string, under: string): Ratio => ({ over: decimal(over), under: decimal(under) });
const texts = (f: Curve) => [f.inverseSquare, f.inverse, f.constant, f.linear].map(String);

describe("a curve", () => {
  const [f, g] = [curve("1", "2", "3", "4"), curve("10", "-20", "0", "40")];

  it("is added to and taken from another, term by term", () => {
    assert.deepEqual(texts(add(f, g)), ["11", "-18", "3", "44"]);
    assert.deepEqual(texts(subtract(f, g)), ["-9", "22", "3", "-36"]);
    assert.deepEqual(texts(add(g, f)), texts(add(f, g)));
    assert.deepEqual(texts(subtract(g, f)), ["9", "-22", "-3", "36"]);
  });

  it("has a value at a price: 4/4 + 6/2 + 1 + 3·2", () => {
    assert.equal(valueAt(curve("4", "6", "1", "3"), decimal("2")).toString(), "11");
    assert.equal(valueAt(curve("0", "6", "1", "0"), decimal("2")).toString(), "4");
    assert.equal(valueAt(curve("4", "0", "0", "0"), decimal("2")).toString(), "1");
    assert.equal(valueAt(curve("0", "0", "1", "3"), decimal("2")).toString(), "7");
    assert.equal(valueAt(curve("0", "0", "1", "0"), decimal("2")).toString(), "1");
  });

  it("turns where its slope m − b/P² − 2a/P³ is 0", () => {
    const turns = (given: Curve) =>
      turningPoints(given).map((price) => price.toFixed(30).replace(/\.?0+$/, ""));
    assert.deepEqual(turns(curve("0", "4", "0", "1")), ["2"]);
    assert.deepEqual(turns(curve("1", "0", "0", "2")), ["1"]);
    assert.deepEqual(turns(curve("1", "-2", "5", "0")), ["1"]);
    // P³ − 7·P + 6 = (P − 1)(P − 2)(P + 3)
    assert.deepEqual(turns(curve("-3", "7", "9", "1")), ["1", "2"]);
    for (const monotone of [curve("0", "4", "1", "0"), curve("0", "0", "1", "2"), FLAT])
      assert.deepEqual(turns(monotone), []);
  });
});

describe("the sign of a curve at 3/2", () => {
  const at = ratio("3", "2");

  for (const [name, zero] of [
    ["2·P − 3", curve("0", "0", "-3", "2")],
    ["2 − 3/P", curve("0", "-3", "2", "0")],
    ["9/P² − 4", curve("9", "0", "-4", "0")],
    ["9/P − 4·P", curve("0", "9", "0", "-4")],
    ["9/P² + 3/P − 9 + 2·P", curve("9", "3", "-9", "2")],
  ] as const) {
    it(`is 0 for ${name}, and that of what is added to it`, () => {
      assert.equal(signAt(zero, at), 0);
      assert.equal(signAt(add(zero, curve("0", "0", "1e-9", "0")), at), 1);
      assert.equal(signAt(add(zero, curve("0", "0", "-1e-9", "0")), at), -1);
    });
  }

  it("is that of the constant where there is nothing else", () => {
    assert.equal(signAt(curve("0", "0", "-1", "0"), at), -1);
    assert.equal(signAt(curve("0", "0", "1", "0"), at), 1);
    assert.equal(signAt(FLAT, at), 0);
  });
});

describe("the sign of a curve right beyond its zero", () => {
  const beyond = (f: Curve, price: Ratio) =>
    (["down", "up"] as const).map((direction) => signBeyondZero(f, price, direction));
  const three_halves = ratio("3", "2");

  it("changes at a simple zero", () => {
    assert.deepEqual(beyond(curve("0", "0", "-1", "1"), ratioOf(decimal("1"))), [-1, 1]);
    assert.deepEqual(beyond(curve("0", "-3", "2", "0"), three_halves), [-1, 1]);
    // (2·P − 3)(P − 1)/P at its upper and its lower zero
    assert.deepEqual(beyond(curve("0", "3", "-5", "2"), three_halves), [-1, 1]);
    assert.deepEqual(beyond(curve("0", "3", "-5", "2"), ratioOf(decimal("1"))), [1, -1]);
    // (2·P − 3)(P − 1)(P + 2)/P²
    assert.deepEqual(beyond(curve("6", "-7", "-1", "2"), three_halves), [-1, 1]);
    assert.deepEqual(beyond(curve("6", "-7", "-1", "2"), ratioOf(decimal("1"))), [1, -1]);
  });

  it("does not change at a double zero, (2·P − 3)²/P", () => {
    assert.deepEqual(beyond(curve("0", "9", "-12", "4"), three_halves), [1, 1]);
    assert.deepEqual(beyond(curve("0", "-9", "12", "-4"), three_halves), [-1, -1]);
    // (2·P − 3)²(P − 1)/P² and (2·P − 3)²(P − 2)/P²
    assert.deepEqual(beyond(curve("-9", "21", "-16", "4"), three_halves), [1, 1]);
    assert.deepEqual(beyond(curve("-18", "33", "-20", "4"), three_halves), [-1, -1]);
  });

  it("changes at a triple zero, (2·P − 3)³/P²", () => {
    assert.deepEqual(beyond(curve("-27", "54", "-36", "8"), three_halves), [-1, 1]);
  });

  it("is 0 where the curve is 0 everywhere", () => {
    assert.deepEqual(beyond(FLAT, three_halves), [0, 0]);
  });
});

describe("the next zero of a curve", () => {
  const zero = (f: Curve, from: string, direction: Direction, stop?: string, touching = false) =>
    nextZero(
      f,
      ratioOf(decimal(from)),
      stop === undefined ? undefined : ratioOf(decimal(stop)),
      direction,
      touching,
    )
      ?.toSignificantDigits(30)
      .toString();

  it("of a line, P − 2", () => {
    const f = curve("0", "0", "-2", "1");
    assert.equal(zero(f, "8", "down"), "2");
    assert.equal(zero(f, "8", "down", "2"), "2");
    assert.equal(zero(f, "8", "down", "3"), undefined);
    assert.equal(zero(f, "8", "up"), undefined);
    assert.equal(zero(curve("0", "0", "2", "-1"), "1", "up"), "2");
    assert.equal(zero(curve("0", "0", "2", "-1"), "1", "down"), undefined);
  });

  it("of a hyperbola, 1 − 2/P", () => {
    const f = curve("0", "-2", "1", "0");
    assert.equal(zero(f, "8", "down"), "2");
    assert.equal(zero(f, "8", "down", "3"), undefined);
    assert.equal(zero(f, "8", "up"), undefined);
    assert.equal(zero(curve("0", "2", "-1", "0"), "1", "up"), "2");
  });

  it("is not the one it starts from", () => {
    assert.equal(zero(curve("0", "0", "-2", "1"), "2", "up"), undefined);
    assert.equal(zero(curve("0", "0", "-2", "1"), "2", "down"), undefined);
    // (P − 1)(P − 4)/P, positive below 1 and above 4
    assert.equal(zero(curve("0", "4", "-5", "1"), "4", "up"), undefined);
    assert.equal(zero(curve("0", "4", "-5", "1"), "1", "down", undefined, true), undefined);
  });

  it("is above price 0, and there is none of a constant", () => {
    assert.equal(zero(curve("0", "0", "0", "1"), "8", "down"), undefined);
    assert.equal(zero(curve("0", "2", "0", "0"), "8", "up"), undefined);
    assert.equal(zero(curve("0", "0", "3", "0"), "8", "down"), undefined);
    assert.equal(zero(curve("0", "0", "3", "1"), "8", "down"), undefined);
  });

  it("of (P − 1)(P − 4)/P is the nearer one on either side", () => {
    const f = curve("0", "4", "-5", "1");
    assert.equal(zero(f, "8", "down"), "4");
    assert.equal(zero(f, "8", "down", "4"), "4");
    assert.equal(zero(f, "8", "down", "5"), undefined);
    assert.equal(zero(f, "8", "up"), undefined);
    assert.equal(zero(f, "0.5", "up"), "1");
    assert.equal(zero(f, "0.5", "up", "1"), "1");
    assert.equal(zero(f, "0.5", "up", "0.75"), undefined);
    assert.equal(zero(f, "0.5", "down"), undefined);
  });

  it("of 1 − 4/P² is found though it has no other side", () => {
    assert.equal(zero(curve("-4", "0", "1", "0"), "8", "down"), "2");
    assert.equal(zero(curve("4", "0", "-1", "0"), "1", "up"), "2");
  });

  it("counts a touch only where touching matters: (P − 4)²(P − 2)/P²", () => {
    const f = curve("-32", "32", "-10", "1");
    assert.equal(zero(f, "8", "down", undefined, true), "4");
    assert.equal(zero(f, "8", "down"), "2");
    assert.equal(zero(f, "8", "down", "3"), undefined);
    // (P − 4)²(8 − P)/P²
    const upward = curve("128", "-80", "16", "-1");
    assert.equal(zero(upward, "2", "up", undefined, true), "4");
    assert.equal(zero(upward, "2", "up"), "8");
  });
});
