import assert from "node:assert/strict";
import type { Candle } from "../../../src/simulation/candle";
import { type Arranged, compareArrangements } from "../../../src/simulation/compare";
import { bestChoice } from "../../../src/simulation/hybrid";
import { randomFrom } from "../../../src/simulation/random";
import { account, flatRate, instrument, position, short } from "../../support/account";
import { decimal } from "../../support/account";
import { assertIs, path } from "./paths";

const btc = instrument("BTCUSDT", { schedule: flatRate("0.0625") });
const eth = instrument("ETHUSDT", { schedule: flatRate("0.0625") });
const sol = instrument("SOLUSDT", { schedule: flatRate("0.0625") });

const fates = (one: Arranged) => {
  assert.ok("simulation" in one, "reason" in one ? one.reason : "");
  return one.simulation.positions.map(({ fate }) => fate).join(" ");
};

describe("the arrangements of one book", () => {
  // SOL crashes and ETH falls by 40, which only a pool of 45 bears. BTC stays.
  const core = position({ instrument: btc, leverage: "10" });
  const hit = position({ instrument: eth, leverage: "10" });
  const gamble = position({ instrument: sol, leverage: "10" });
  const book = account({ wallet: "70", positions: [core, hit, gamble] });
  const crash = path({ ETHUSDT: "60", SOLUSDT: "20" });

  it("differ in what survives, and the best hybrid keeps the most", () => {
    const { asWritten, allCross, allIsolated, hybrid, search } = compareArrangements(book, { path: crash });
    assert.equal(fates(asWritten), "liquidated liquidated liquidated");
    assert.equal(fates(allCross), "liquidated liquidated liquidated");
    assert.equal(fates(allIsolated), "open liquidated liquidated");
    assert.equal(fates(hybrid), "open open liquidated");
    assert.deepEqual(hybrid.isolated, [gamble]);
    assert.deepEqual(search, { seed: 0, tried: 8, isExhaustive: true });
    assert.ok("tally" in hybrid && "simulation" in hybrid);
    assert.deepEqual([hybrid.tally.survivors, hybrid.tally.liquidated, hybrid.tally.winners], [2, 1, 0]);
    assertIs(hybrid.tally.winRate, "0");
    // 70 less the 10 posted to SOL less 40.
    assertIs(hybrid.simulation.pools[0]!.finalEquity, "20");
    // Positions and events are named as they were given.
    assert.deepEqual(
      hybrid.simulation.positions.map((one) => one.position),
      [core, hit, gamble],
    );
    assert.deepEqual(hybrid.simulation.fall?.positions, [gamble]);
    assert.deepEqual(hybrid.simulation.fall?.took, []);
  });

  it("are told with a reason where they cannot be", () => {
    const bare = position({ instrument: btc });
    const { allIsolated, hybrid } = compareArrangements(account({ wallet: "50", positions: [bare] }), {
      path: path({ BTCUSDT: "90" }),
    });
    assert.ok("reason" in allIsolated && allIsolated.reason === "missing-leverage");
    assert.equal(fates(hybrid), "open");
    const poor = compareArrangements(account({ wallet: "25", positions: [core, hit, gamble] }), {
      path: path({ BTCUSDT: "100" }),
    });
    assert.ok("reason" in poor.allIsolated && poor.allIsolated.reason === "not-enough-cash");
    const none = compareArrangements(account({ positions: [core] }), { path: path({ BTCUSDT: "100" }) });
    assert.ok("reason" in none.asWritten && none.asWritten.reason === "missing-wallet");
    assert.equal(none.asWritten.gap?.asset, "USDT");
    assert.ok("simulation" in none.allIsolated);
  });

  it("keep the orders of their positions, whatever mode they are put in", () => {
    const stop = { position: gamble, price: decimal("97") };
    const { allCross, allIsolated } = compareArrangements(book, { path: crash }, { stopLosses: [stop] });
    assert.equal(fates(allCross), "open open closed");
    assert.equal(fates(allIsolated), "open liquidated closed");
  });

  it("are compared by the worse order of candles", () => {
    const one = short({ instrument: btc, leverage: "10", marginMode: "isolated" });
    const prices: Candle = {
      time: 0,
      open: decimal("100"),
      high: decimal("120"),
      low: decimal("80"),
      close: decimal("100"),
    };
    const { asWritten, hybrid } = compareArrangements(
      account({ wallet: "40", positions: [one] }),
      { candles: [{ symbol: "BTCUSDT", candles: [prices] }] },
      { takeProfits: [{ position: one, price: decimal("85") }] },
    );
    assert.ok("candles" in asWritten && asWritten.candles?.worse === "high-first");
    assert.equal(fates(asWritten), "liquidated");
    // In cross 40 bear the 20, and low comes after high.
    assert.equal(fates(hybrid), "closed");
  });
});

describe("the search for a hybrid", () => {
  const problem = (seed: number, trials: number) => ({
    legs: 12,
    // Each leg has a mode that is right for it, and two of them only together.
    resultOf: (choice: readonly boolean[]) =>
      choice.filter((one, leg) => one === (leg % 3 === 0)).length + (choice[1] && choice[2] ? 5 : 0),
    compare: (a: number, b: number) => a - b,
    known: [],
    seed,
    trials,
  });

  it("tries everything where that is little enough", () => {
    const { best, tried, isExhaustive } = bestChoice(problem(1, 4096));
    assert.deepEqual([best?.result, tried, isExhaustive], [15, 4096, true]);
  });

  it("is the same for the same seed, and keeps to its trials", () => {
    const first = bestChoice(problem(7, 300));
    assert.deepEqual(first, bestChoice(problem(7, 300)));
    assert.ok(first.tried <= 300 && !first.isExhaustive);
    assert.equal(first.best?.result, 15);
  });

  it("draws numbers that are the same everywhere", () => {
    const random = randomFrom(1);
    const drawn = Array.from({ length: 20_000 }, random);
    assert.deepEqual(drawn.slice(0, 3), Array.from({ length: 3 }, randomFrom(1)));
    assert.ok(drawn.every((one) => Number.isInteger(one) && one >= 0 && one < 2 ** 32));
    const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length / 2 ** 32;
    assert.ok(Math.abs(mean - 0.5) < 0.01);
  });
});
