/** Long walks keep some of their points; what is said of all of them is still said of all of them. */
import assert from "node:assert/strict";
import { RunningDrawdown } from "../../../src/simulation/drawdown";
import { EquityCurve, MOST_POINTS, stretchOf } from "../../../src/simulation/equityCurve";
import type { EquityPoint } from "../../../src/simulation/result";
import { opened } from "../../../src/simulation/ledger";
import type { Path } from "../../../src/simulation/path";
import { simulate } from "../../../src/simulation/simulate";
import { account, decimal, flatRate, instrument, position } from "../../support/account";
import { assertBalanced, assertIs, only, step, valueOf } from "./paths";

const NOTHING = opened(decimal("0"), decimal("0"), decimal("0"));
const point = (at: number, equity: string): EquityPoint => ({
  step: at,
  time: at,
  equity: decimal(equity),
  ledger: NOTHING,
});

/** A curve in stretches of five, from a row of worths, the first of them of step −1. */
function curveOf(worths: string, events: readonly number[] = []) {
  const drawdown = new RunningDrawdown();
  const curve = new EquityCurve(5, drawdown);
  worths.split(" ").forEach((worth, index) => curve.add(point(index - 1, worth), events.includes(index - 1)));
  return { points: curve.points().map((one) => [one.step, one.equity.toFixed()]), drawdown };
}

describe("a thinned curve", () => {
  it("keeps the beginning, and of each stretch the lowest, the highest and the last", () => {
    const { points, drawdown } = curveOf("100 90 70 80 120 110 105 60 65 130 125 99");
    assert.deepEqual(points, [
      [-1, "100"],
      [1, "70"],
      [3, "120"],
      [4, "110"],
      [6, "60"],
      [8, "130"],
      [9, "125"],
      [10, "99"],
    ]);
    // From 120 to 60, both of them kept.
    const { amount, share, from, to } = drawdown.largest!;
    assert.deepEqual([amount.toFixed(), share?.toFixed(), from, to], ["60", "0.5", 3, 6]);
  });

  it("keeps a point that is several of these once", () => {
    assert.deepEqual(curveOf("100 100 100 100 100 100").points, [
      [-1, "100"],
      [0, "100"],
      [4, "100"],
    ]);
  });

  it("keeps the points of events and those before them", () => {
    const { points } = curveOf("100 90 70 80 120 110 105 104 103 102 101", [2, 5]);
    assert.deepEqual(
      points.map(([at]) => at),
      [-1, 1, 2, 3, 4, 5, 9],
    );
  });

  it("is of short walks all there is", () => {
    assert.equal(stretchOf(MOST_POINTS), 1);
    assert.equal(stretchOf(MOST_POINTS + 1), 4);
    assert.equal(stretchOf(400_000), 400);
  });
});

describe("a long walk", () => {
  const btc = instrument("BTCUSDT", { schedule: flatRate("0.01") });
  const long = position({ instrument: btc });
  const book = account({
    wallet: "50",
    positions: [long, position({ instrument: btc, isolatedMargin: "2", marginMode: "isolated" })],
  });

  /** Up and down between 99 and 101, but for three single steps. */
  const STEPS = 20_000;
  const odd: Readonly<Record<number, string>> = { 7_001: "104", 11_111: "97", 15_000: "103" };
  const path: Path = Array.from({ length: STEPS }, (_, index) =>
    step({ BTCUSDT: odd[index] ?? (index % 2 === 0 ? "101" : "99") }, index),
  );

  it("keeps few points and its exact extremes, drawdown and events", () => {
    const walk = valueOf(simulate(book, path));
    const { curve, maxDrawdown, finalEquity } = walk.pools[0]!;
    assert.ok(curve.length <= MOST_POINTS + 3, String(curve.length));
    assert.deepEqual([curve[0]!.step, curve.at(-1)!.step], [-1, STEPS - 1]);
    const steps = curve.map((one) => one.step);
    assert.deepEqual(
      [...steps].sort((a, b) => a - b),
      steps,
    );
    assert.equal(new Set(steps).size, steps.length);
    // The cross long is worth 46 + P − 100 + 2 posted, the isolated one falls at (100 − 2)/0.99 = 98.99.
    const { step: fell } = only(walk, "liquidation");
    assert.equal(fell, 11_111);
    for (const at of [7_001, fell - 1, fell, 15_000]) assert.ok(steps.includes(at), String(at));
    // 50 + 4 + 4 at the top; 48 − 3 at the bottom, what was isolated being gone.
    assertIs(maxDrawdown?.amount, "13");
    assert.deepEqual([maxDrawdown?.from, maxDrawdown?.to], [7_001, 11_111]);
    assertIs(finalEquity, "47");
    assertBalanced(walk);
  });

  it("comes to what it comes to step by step", () => {
    const some = valueOf(simulate(book, path));
    const every = valueOf(simulate(book, path, { everyStep: true }));
    assert.deepEqual(
      some.pools.map(({ curve, maxDrawdown }) => [curve, maxDrawdown]),
      every.pools.map(({ curve, maxDrawdown }) => [curve, maxDrawdown]),
    );
  });
});
