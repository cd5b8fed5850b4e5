/** Walks of the kernel that can be checked by hand, and those that it leaves to the exact simulator. */
import assert from "node:assert/strict";
import type { Account } from "../../../../src/engine/account";
import { compile } from "../../../../src/simulation/kernel/compile";
import { Walker } from "../../../../src/simulation/kernel/walker";
import type { SimulationOptions } from "../../../../src/simulation/options";
import { account, decimal, flatRate, instrument, position, short, tiers } from "../../../support/account";

const BTC = instrument("BTCUSDT", { schedule: flatRate("0.004") });
const ETH = instrument("ETHUSDT", { schedule: flatRate("0.005") });

/** The worked example of docs/simulation.md. */
const book = (btc: "cross" | "isolated", eth: "cross" | "isolated") =>
  account({
    wallet: "1000",
    positions: [
      position({ instrument: BTC, quantity: "0.1", entryPrice: "60000", marginMode: btc, leverage: "10" }),
      position({ instrument: ETH, quantity: "1", entryPrice: "3000", marginMode: eth, leverage: "20" }),
    ],
  });

function walked(one: Account, symbols: readonly string[], marks: number[], options: SimulationOptions = {}) {
  const compiled = compile(one, symbols, options);
  assert.ok("value" in compiled, JSON.stringify(compiled));
  const walker = new Walker(compiled.value);
  const end = walker.walk(Float64Array.from(marks));
  return { end, equity: walker.equityOf(0), fallen: walker.fallen, legOfRow: compiled.value.legOfRow };
}

const SYMBOLS = ["BTCUSDT", "ETHUSDT"];
const CRASH = [60_000, 3_000, 57_000, 2_800, 52_000, 2_800];

const near = (actual: number, expected: number, tolerance = 1e-6) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);

describe("a walk in numbers", () => {
  it("is the worked example of the exact one", () => {
    // ETH at 2,850 / 0.995 on the way to 2,800; the pool of BTC comes through with 850 − 800.
    const asWritten = walked(book("cross", "isolated"), SYMBOLS, CRASH);
    assert.deepEqual(
      asWritten.fallen.map(({ step, leg }) => [step, leg]),
      [[0, asWritten.legOfRow[1]]],
    );
    near(asWritten.fallen[0]!.at, (3_000 - 2_850 / 0.995) / 200);
    near(asWritten.fallen[0]!.price, 2_850 / 0.995);
    near(asWritten.equity, 50);

    // 1,000 − 200 + 0.1·(P − 60,000) = 0.0004·P + 0.005·2,800, and nothing is left.
    const allCross = walked(book("cross", "cross"), SYMBOLS, CRASH);
    assert.deepEqual(
      allCross.fallen.map(({ step }) => step),
      [1, 1],
    );
    near(allCross.fallen.find(({ leg }) => leg === allCross.legOfRow[0])!.price, 5_214 / 0.0996);
    near(allCross.equity, 0);

    near(walked(book("isolated", "isolated"), SYMBOLS, CRASH).equity, 250);
    near(walked(book("isolated", "cross"), SYMBOLS, CRASH).equity, 200);
  });

  it("stops where the exact one jumps to", () => {
    // At 2,800 and 57,000 the margin of ETH is 150 − 200: 50 beyond, which the venue's fund bears.
    const jumped = walked(
      {
        ...book("cross", "isolated"),
        rules: account({ rules: { negativeBalance: "owed" }, positions: [] }).rules,
      },
      SYMBOLS,
      CRASH.slice(0, 4),
      { gaps: "jump" },
    );
    assert.equal(jumped.fallen[0]!.price, 2_800);
    // 850 − 300, less the 50 that are owed.
    near(jumped.equity, 500);
  });

  it("follows an inverse short between two ends at which it is safe", () => {
    // 1 BTC·USD short at 1: PnL = q·(1/P − 1/E); a straight way is least in between, never below its ends here.
    const inverse = instrument("BTCUSD", { contractType: "inverse", schedule: flatRate("0.01") });
    const one = account({
      wallet: { BTC: { walletBalance: "1" } },
      positions: [short({ instrument: inverse, pool: "BTC", quantity: "60000", entryPrice: "60000" })],
    });
    // B − R = 1 + 60,000/P − 1 − 600/P = 59,400/P: above 0 at every price.
    const { end, equity, fallen } = walked(one, ["BTCUSD"], [60_000, 240_000, 30_000]);
    assert.deepEqual([end, fallen.length], ["done", 0]);
    near(equity, 2);
  });

  it("finds a tier that is passed in the middle of a step", () => {
    // Whole tiers: 1 % up to 1,000, 50 % above. A long of 10 at 90 with 150: at 100 R jumps from 10 to 500.
    const stepped = instrument("AUSDT", {
      schedule: tiers([
        ["1000", "0.01"],
        [undefined, "0.5"],
      ]),
    });
    const one = account({
      rules: { tierMethod: "whole" },
      wallet: "150",
      positions: [position({ instrument: stepped, quantity: "10", entryPrice: "90" })],
    });
    const { end, fallen } = walked(one, ["AUSDT"], [90, 110]);
    assert.equal(end, "done");
    near(fallen[0]!.at, 0.5);
    near(fallen[0]!.price, 100);
  });

  it("says so where a mark is at the limit itself", () => {
    // 20 + (P − 100) = 0: at 80 exactly.
    const free = instrument("AUSDT", { schedule: flatRate("0") });
    const alone = (marginMode: "cross" | "isolated") =>
      account({
        wallet: "20",
        positions: [position({ instrument: free, marginMode, isolatedMargin: "20" })],
      });
    assert.equal(walked(alone("isolated"), ["AUSDT"], [100, 80]).end, "tie");
    assert.equal(walked(alone("cross"), ["AUSDT"], [100, 80]).end, "tie");
    assert.equal(walked(alone("isolated"), ["AUSDT"], [100, 80.0001]).end, "done");
    assert.equal(walked(alone("cross"), ["AUSDT"], [100, 80.0001]).fallen.length, 0);
    assert.equal(walked(alone("cross"), ["AUSDT"], [100, 79.9999]).fallen.length, 1);
  });

  it("leaves parts that go first to the exact simulator", () => {
    const one = account({
      rules: { partialLiquidation: "fraction", partialLiquidationStep: decimal("0.2") },
      wallet: "20",
      positions: [position()],
    });
    assert.equal(walked(one, ["BTCUSDT"], [100, 50]).end, "part");
    assert.equal(walked(one, ["BTCUSDT"], [100, 99]).end, "done");
  });
});

describe("a book that is no arrays", () => {
  const reasonOf = (one: Account, options: SimulationOptions = {}, symbols = ["BTCUSDT"]) => {
    const compiled = compile(one, symbols, options);
    return "unmodelled" in compiled
      ? compiled.unmodelled
      : "gap" in compiled
        ? compiled.gap.reason
        : undefined;
  };

  it("says why", () => {
    const one = account({ wallet: "20", positions: [position()] });
    assert.equal(reasonOf(one), undefined);
    assert.equal(reasonOf(one, {}, []), "unknown-symbol");
    assert.equal(
      reasonOf(one, { stopLosses: [{ position: one.positions[0]!, price: decimal("90") }] }),
      "orders",
    );
    assert.equal(
      reasonOf(one, {
        topUps: [{ position: one.positions[0]!, distance: decimal("0.1"), from: "outside" }],
      }),
      "top-ups",
    );
    assert.equal(
      reasonOf(account({ wallet: "20", rules: { unrealizedProfit: "excluded" }, positions: [position()] })),
      "profits-excluded",
    );
    assert.equal(reasonOf(account({ positions: [position()] })), "missing-wallet");
  });
});
