import assert from "node:assert/strict";
import { crossing, type Measure, zeroFrom } from "../../../src/engine/questions/crossing";
import { decimal } from "../../support/account";
import { assertNear } from "../../support/near";

/** A measure that counts how often it is asked. */
function counted(f: Measure) {
  const tried = { times: 0 };
  const measure: Measure = (x) => {
    tried.times++;
    return f(x);
  };
  return { measure, tried };
}

function crossingOf(f: Measure, from: string, to: string) {
  const { measure, tried } = counted(f);
  return { x: crossing(measure, decimal(from), decimal(to)), times: tried.times };
}

describe("where a measure passes 0", () => {
  it("is found on a line at the first trial", () => {
    const { x, times } = crossingOf((at) => at.times(2).minus(3), "0", "4");
    assert.equal(x.toString(), "1.5");
    assert.equal(times, 3);
  });

  it("is found on a line with endless digits as well", () => {
    for (const sign of [1, -1]) {
      const { x, times } = crossingOf((at) => at.times(3).minus(1).times(sign), "0", "1");
      assertNear(x, decimal("1").div("3"));
      assert.equal(times, 3);
    }
  });

  it("is an end that is 0 itself", () => {
    assert.equal(crossingOf((at) => at.minus(1), "1", "4").x.toString(), "1");
    assert.equal(crossingOf((at) => at.minus(4), "1", "4").x.toString(), "4");
    assert.equal(crossingOf(() => decimal("0"), "1", "4").x.toString(), "1");
  });

  it("is found beyond a bend", () => {
    const rising: Measure = (at) => (at.lt(9) ? at.minus(10) : at.times(100).minus(901));
    for (const sign of [1, -1]) {
      const { x, times } = crossingOf((at) => rising(at).times(sign), "0", "10");
      assertNear(x, "9.01");
      assert.ok(times < 40, `${times} trials`);
    }
    const early: Measure = (at) => (at.lt(1) ? at.times(100).minus(99) : at);
    assertNear(crossingOf(early, "0", "10").x, "0.99");
  });

  it("is the side that is not negative where it jumps", () => {
    for (const [before, beyond] of [
      ["1", "-1000"],
      ["-1000", "1"],
      ["1000", "-1"],
      ["-1", "1000"],
    ] as const) {
      const f: Measure = (at) => decimal(at.lt("3.3") ? before : beyond);
      const { x, times } = crossingOf(f, "0", "10");
      assertNear(x, "3.3");
      assert.ok(f(x).gt(0), `${String(x)} is on the side of ${String(f(x))}`);
      assert.ok(times < 400, `${times} trials`);
    }
  });
});

describe("the zero of a room", () => {
  const zeroOf = (f: Measure) => {
    const { measure, tried } = counted(f);
    return { x: zeroFrom(measure), times: tried.times };
  };

  it("is found on a line wherever it is", () => {
    assert.equal(zeroOf((x) => x.times(2).minus(30)).x?.toString(), "15");
    const [third, below] = [zeroOf((x) => x.times(3).minus(1)), zeroOf((x) => x.times(3).plus(1))];
    assertNear(third.x, decimal("1").div("3"));
    assertNear(below.x, decimal("-1").div("3"));
    assert.deepEqual([third.times, below.times], [4, 4]);
  });

  it("is found beyond a bend, on either side", () => {
    const bent: Measure = (x) => (x.lt(10) ? x.times(2).minus(30) : x.minus(20));
    assertNear(zeroOf(bent).x, "20");
    assertNear(zeroOf((x) => bent(x.negated())).x, "-20");
    const shallow: Measure = (x) => (x.lt(2) ? x.minus(3) : x.times(3).minus(7));
    assertNear(zeroOf(shallow).x, decimal("7").div("3"));
  });

  it("is none where nothing changes", () => {
    assert.equal(zeroOf(() => decimal("-1")).x, undefined);
  });
});
