import assert from "node:assert/strict";
import type { Account } from "../../../src/engine/account";
import { evaluate } from "../../../src/engine/evaluate";
import type { PoolReport } from "../../../src/engine/report";
import { account, instrument, position, rules, short } from "../../support/account";
import { assertNear } from "../../support/near";

const poolOf = (given: Account): PoolReport => evaluate(given).pools()[0]!;

const ether = instrument("ETHUSDT");

// A wallet of 200 of which 20 are posted; a long from 100 to 110 and a short from 50 to 52, both cross.
const book = [
  position({ markPrice: "110", leverage: "10" }),
  short({ instrument: ether, entryPrice: "50", markPrice: "52", leverage: "5" }),
  position({
    instrument: ether,
    marginMode: "isolated",
    isolatedMargin: "20",
    entryPrice: "50",
    markPrice: "52",
  }),
];

describe("a pool", () => {
  const pool = poolOf(
    account({ wallet: { USDT: { walletBalance: "200", openOrderMargin: "3" } }, positions: book }),
  );

  it("has behind its cross positions what is not posted", () => {
    assertNear(pool.crossWalletBalance, "180");
    assertNear(pool.isolatedMargin, "20");
  });

  it("sums its cross positions only", () => {
    assertNear(pool.unrealizedPnl, "8");
    assertNear(pool.marginBalance, "188");
    // 1 % of 110 and of 52
    assertNear(pool.maintenanceMargin, "1.62");
    // 100 / 10 + 50 / 5
    assertNear(pool.initialMargin, "20");
  });

  it("has available what neither positions nor orders hold", () => {
    assertNear(pool.availableBalance, "165");
  });

  it("has none available rather than less than none", () => {
    assertNear(poolOf(account({ wallet: "20", positions: book })).availableBalance, "0");
  });

  it("takes initial margin at the mark where the venue does", () => {
    const given = account({ wallet: "200", rules: { initialBasis: "mark" }, positions: book });
    // 110 / 10 + 52 / 5
    assertNear(poolOf(given).initialMargin, "21.4");
  });

  it("takes initial margin by a rate that grows with size where no leverage is stated", () => {
    // (2 % + 0.1 % · 4) of 400
    const contract = instrument("BTCUSDT", { initialMarginRate: "0.02", initialMarginSlope: "0.001" });
    assertNear(
      poolOf(account({ wallet: "200", positions: [position({ instrument: contract, quantity: "4" })] }))
        .initialMargin,
      "9.6",
    );
  });

  it("has a ratio that rises to 1, shown as one that falls to 1 where the venue does so", () => {
    const { ratio } = pool;
    assertNear(ratio.marginRatio, "0.0086170212765957446809");
    assertNear(ratio.venueMarginRatio, "0.0086170212765957446809");
    const falls = poolOf(account({ wallet: "200", rules: { ratioDirection: "falls" }, positions: book }));
    assertNear(falls.ratio.marginRatio, "0.0086170212765957446809");
    assertNear(falls.ratio.venueMarginRatio, "116.04938271604938272");
  });

  it("without a wallet has no balance, and says so", () => {
    const without = poolOf(account({ positions: book }));
    assert.deepEqual(
      [without.reason, without.marginBalance, without.liquidatable],
      ["missing-wallet", undefined, undefined],
    );
  });

  it("without a requirement still has its balance", () => {
    const unknown = instrument("NEWUSDT", { schedule: undefined });
    const without = poolOf(
      account({ wallet: "200", positions: [...book, position({ instrument: unknown })] }),
    );
    assert.deepEqual([without.reason, without.maintenanceMargin], ["missing-tiers", undefined]);
    assertNear(without.marginBalance, "188");
  });

  it("has the collateral in its wallet: counted by its ratio, owed in full", () => {
    const assets = [
      { balance: "2", price: "50", ratio: "0.9" },
      { balance: "-1", price: "10", ratio: "0.9" },
    ];
    assertNear(
      poolOf(account({ wallet: { USDT: { walletBalance: "200", assets } }, positions: book }))
        .crossWalletBalance,
      "260",
    );
  });

  it("marks what the venue does not have as hypothetical", () => {
    const given = account({ wallet: "200", rules: { ...rules(), modes: ["cross"] }, positions: book });
    const { isolated, cross } = evaluate(given).position(book[0]!);
    assert.deepEqual([isolated().hypothetical, cross().hypothetical], [true, false]);
  });

  it("says the price in ticks, rounded towards the market", () => {
    const contract = instrument("BTCUSDT", { tickSize: "0.5" });
    const sized = { instrument: contract, marginMode: "isolated", isolatedMargin: "10" } as const;
    for (const [one, tick] of [
      [position(sized), "91"],
      [short(sized), "108.5"],
    ] as const) {
      assertNear(
        evaluate(account({ positions: [one] }))
          .position(one)
          .isolated().liquidationPriceTick,
        tick,
      );
    }
  });
});
