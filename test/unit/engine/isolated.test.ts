import assert from "node:assert/strict";
import { evaluate } from "../../../src/engine/evaluate";
import type { ModeReport } from "../../../src/engine/report";
import type { ModeRules } from "../../../src/engine/rules";
import { account, decimal, instrument, position, short } from "../../support/account";
import { assertNear } from "../../support/near";

// 10 posted on 1 at 100, maintenance 1 %.
const posted = { marginMode: "isolated", isolatedMargin: "10" } as const;

// 0.1 BTC posted on 10,000 USD at 10,000, which is 1 BTC.
const inverse = instrument("BTCUSD", { contractType: "inverse" });
const coins = { instrument: inverse, pool: "BTC", marginMode: "isolated", isolatedMargin: "0.1" } as const;
const inCoins = { ...coins, quantity: "10000", entryPrice: "10000" } as const;

const isolated = (one: ReturnType<typeof position>, rules: Partial<ModeRules> = {}): ModeReport =>
  evaluate(account({ rules, positions: [one] }))
    .position(one)
    .isolated();

describe("an isolated position", () => {
  it("linear long: 10 + P − 100 = 0.01·P, so P = 90 / 0.99", () => {
    assertNear(isolated(position(posted)).liquidationPrice, "90.909090909090909091");
  });

  it("linear short: 10 + 100 − P = 0.01·P, so P = 110 / 1.01", () => {
    assertNear(isolated(short(posted)).liquidationPrice, "108.91089108910891089");
  });

  it("inverse long: 0.1 + 1 − 10,000/P = 100/P, so P = 10,100 / 1.1", () => {
    assertNear(isolated(position(inCoins)).liquidationPrice, "9181.8181818181818182");
  });

  it("inverse short: 0.1 + 10,000/P − 1 = 100/P, so P = 9,900 / 0.9", () => {
    assertNear(isolated(short(inCoins)).liquidationPrice, "11000");
  });

  it("quanto: 1,000 contracts of 0.001 per unit of price are one linear contract", () => {
    const contract = instrument("BTCQUANTO", { contractType: "quanto", quantoMultiplier: "0.001" });
    const mode = isolated(position({ ...posted, instrument: contract, quantity: "1000" }));
    assertNear(mode.liquidationPrice, "90.909090909090909091");
  });

  it("posts notional / leverage where no margin is stated", () => {
    const mode = isolated(position({ marginMode: "isolated", leverage: "10" }));
    assertNear(mode.liquidationPrice, "90.909090909090909091");
    assertNear(mode.initialMargin, "10");
  });

  it("without a leverage has no price, and says so", () => {
    const mode = isolated(position({ marginMode: "isolated" }));
    assert.deepEqual([mode.reason, mode.liquidationPrice], ["missing-leverage", undefined]);
  });

  it("counts cash that is still to be settled: 10 + 1 + P − 100 = 0.01·P, so P = 89 / 0.99", () => {
    assertNear(
      isolated(position({ ...posted, unsettledFunding: "1" })).liquidationPrice,
      "89.898989898989898990",
    );
  });

  it("with maintenance frozen at entry: 10 + P − 100 = 1, so P = 91", () => {
    assertNear(isolated(position(posted), { maintenanceBasis: "entry" }).liquidationPrice, "91");
  });

  it("with the closing fee in the trigger: 10 + P − 100 = 0.01·P + 0.001·P, so P = 90 / 0.989", () => {
    const contract = instrument("BTCUSDT", { takerFeeRate: "0.001" });
    const mode = isolated(position({ ...posted, instrument: contract }), { closingFee: "price" });
    assertNear(mode.liquidationPrice, "91.001011122345803842");
    // At 91.0010…, 0.1 % of it.
    assertNear(mode.feeAtLiquidation, "0.091001011122345803842");
  });

  it("with an unknown closing fee in the trigger has no price, and says so", () => {
    assert.equal(isolated(position(posted), { closingFee: "price" }).reason, "missing-fee");
  });

  it("with 1.1 times the stated fee reserve: 10 + P − 100 = 1 + 0.55, so P = 91.55", () => {
    const rules = {
      maintenanceBasis: "entry",
      closingFee: "entry",
      closingFeeReserve: decimal("1.1"),
    } as const;
    assertNear(isolated(position({ ...posted, feeReserve: "0.5" }), rules).liquidationPrice, "91.55");
  });

  it("with the fee at bankruptcy value as reserve: 10 + P − 100 = 1 + 90 · 0.001, so P = 91.09", () => {
    const contract = instrument("BTCUSDT", { takerFeeRate: "0.001" });
    const rules = { maintenanceBasis: "entry", closingFee: "entry" } as const;
    assertNear(isolated(position({ ...posted, instrument: contract }), rules).liquidationPrice, "91.09");
  });

  it("two rows of a leg are one position: 2 · 10 + 2·P − 190 = 0.01 · 2·P, so P = 170 / 1.98", () => {
    const [first, second] = [
      position({ ...posted, markPrice: "95" }),
      position({ ...posted, entryPrice: "90", markPrice: "95" }),
    ];
    const report = evaluate(account({ positions: [first, second] }));
    for (const row of [first, second]) {
      assertNear(report.position(row).isolated().liquidationPrice, "85.858585858585858586");
    }
  });

  it("two rows of which one states a reserve for closing are bankrupt without that: 20 − 0.5 + 2·P − 200 = 0", () => {
    const rows = [position({ ...posted, feeReserve: "0.5" }), position(posted)];
    const report = evaluate(account({ positions: rows }));
    for (const row of rows) assertNear(report.position(row).isolated().bankruptcyPrice, "90.25");
  });

  it("never is, where all of its value is posted: 100 + P − 100 covers 0.01·P at any price", () => {
    const mode = isolated(position({ marginMode: "isolated", leverage: "1" }));
    assert.deepEqual(
      [mode.reason, mode.below, mode.above, mode.distance],
      ["never", undefined, undefined, undefined],
    );
  });

  it("loses at liquidation what the price moved", () => {
    assertNear(isolated(position(posted)).lossAtLiquidation, "9.0909090909090909091");
  });
});
