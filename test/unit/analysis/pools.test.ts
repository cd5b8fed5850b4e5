import assert from "node:assert/strict";
import { codesOf, resultOf } from "./resultOf";

const instruments = {
  BTCUSDT: { maintenanceMarginRate: "0.01" },
  BTCUSD: { contractType: "inverse", underlying: "BTC", maintenanceMarginRate: "0.01" },
};
const linear = { symbol: "BTCUSDT", side: "long", quantity: "1", entryPrice: "100", leverage: "5" };
const inverse = { symbol: "BTCUSD", side: "long", quantity: "1", entryPrice: "100", leverage: "5" };

/** Wallet 50 behind 1 × 100 at 1 %: (100 − 50) / 0.99. And 0.005 BTC behind 1 / 100: (1 + 1 %) / (0.005 + 1 / 100). */
const linearPrice = "50.50505050505050505050505050505050505051";
const inversePrice = "67.33333333333333333333333333333333333333";

function crossPrices(file: object): (string | null)[] {
  return resultOf(file).positions.map(({ cross }) => cross.liquidationPrice ?? cross.reason);
}

describe("pools", () => {
  it("need no name where everything settles in one asset", () => {
    const file = { account: { walletBalance: "50" }, instruments, positions: [linear] };
    assert.deepEqual(crossPrices(file), [linearPrice]);
    const { account, pools } = resultOf(file);
    assert.deepEqual(pools, [{ asset: null, ...account }]);
  });

  it("need none for an inverse contract either, named or not", () => {
    const unnamed = { BTCUSD: { contractType: "inverse", maintenanceMarginRate: "0.01" } };
    assert.deepEqual(
      crossPrices({ account: { walletBalance: "0.005" }, instruments, positions: [inverse] }),
      [inversePrice],
    );
    assert.deepEqual(
      crossPrices({ account: { walletBalance: "0.005" }, instruments: unnamed, positions: [inverse] }),
      [inversePrice],
    );
  });

  it("are named after the collateral, the underlying, or what an instrument settles in", () => {
    const settled = { ...instruments, ETHUSDC: { settle: "USDC", maintenanceMarginRate: "0.01" } };
    const account = { collateral: "USDT", walletBalance: "50" };
    const positions = [linear, inverse, { ...linear, symbol: "ETHUSDC" }];
    const { pools } = resultOf({ account, instruments: settled, positions });
    assert.deepEqual(
      pools.map(({ asset }) => asset),
      ["USDT", "BTC", "USDC"],
    );
    assert.deepEqual(
      pools.map(({ reason }) => reason),
      [null, "missing-wallet", "missing-wallet"],
    );
  });

  it("have a wallet each, and are not added", () => {
    const account = {
      collateral: "USDT",
      walletBalance: "50",
      wallets: { BTC: { crossWalletBalance: "0.005" } },
    };
    const result = resultOf({ account, instruments, positions: [linear, inverse] });
    assert.deepEqual(
      result.positions.map(({ cross }) => cross.liquidationPrice),
      [linearPrice, inversePrice],
    );
    assert.deepEqual(
      result.pools.map(({ marginBalance }) => marginBalance),
      ["50", "0.005"],
    );
    const { liquidatable, ...money } = result.account;
    assert.equal(liquidatable, false);
    assert.deepEqual([...new Set(Object.values(money))], [null]);
    assert.deepEqual(codesOf(result), []);
  });

  it("may all have theirs in wallets, one of them for the positions that name no asset", () => {
    const account = { wallets: { USDT: { walletBalance: "50" }, BTC: { walletBalance: "0.005" } } };
    assert.deepEqual(crossPrices({ account, instruments, positions: [linear, inverse] }), [
      linearPrice,
      inversePrice,
    ]);
    assert.deepEqual(
      crossPrices({
        account: { wallets: { USDT: { walletBalance: "50" } } },
        instruments,
        positions: [linear],
      }),
      [linearPrice],
    );
  });

  it("without a wallet have no cross results, and isolated ones all the same", () => {
    const { positions, account } = resultOf({ instruments, positions: [linear] });
    assert.equal(positions[0]!.cross.reason, "missing-wallet");
    assert.equal(positions[0]!.isolated.liquidationPrice, "80.80808080808080808080808080808080808081");
    assert.deepEqual(
      [account.reason, account.marginBalance, account.liquidatable],
      ["missing-wallet", null, null],
    );
  });

  it("get no wallet that could be another's", () => {
    const settled = { ...instruments, BTCUSDT: { settle: "USDT", maintenanceMarginRate: "0.01" } };
    const result = resultOf({
      account: { walletBalance: "50" },
      instruments: settled,
      positions: [linear, inverse],
    });
    assert.deepEqual(
      result.positions.map(({ cross }) => cross.reason),
      ["missing-wallet", "missing-wallet"],
    );
    assert.deepEqual(codesOf(result), ["wallet-without-asset"]);
  });

  it("do not choose between two wallets of one asset", () => {
    const account = { collateral: "USDT", walletBalance: "50", wallets: { USDT: { walletBalance: "60" } } };
    const result = resultOf({ account, instruments, positions: [linear] });
    assert.equal(result.positions[0]!.cross.reason, "invalid");
    assert.deepEqual(codesOf(result), ["conflicting-fields"]);
  });

  it("count collateral assets at price and ratio, and debts whole", () => {
    const assets = [
      { asset: "BTC", balance: "0.5", price: "100", collateralRatio: "0.8" },
      { asset: "BNB", balance: "-1", price: "5", collateralRatio: "0.5" },
    ];
    const file = { account: { walletBalance: "10", assets }, instruments, positions: [linear] };
    assert.equal(resultOf(file).account.crossWalletBalance, "45");
    assert.deepEqual(crossPrices(file), ["55.55555555555555555555555555555555555556"]);
  });

  it("let an asset follow the price of a symbol", () => {
    const assets = [{ asset: "BTC", balance: "0.5", price: "100", priceSymbol: "BTCUSDT" }];
    // 0.5·P + P − 100 = 0.01·P
    const price = "67.1140939597315436241610738255033557047";
    assert.deepEqual(crossPrices({ account: { assets }, instruments, positions: [linear] }), [price]);
  });

  it("leave what is posted to isolated positions out of the cross wallet, unless the file did so", () => {
    const isolated = { ...linear, marginMode: "isolated" };
    const balance = (account: object) =>
      resultOf({ account, instruments, positions: [linear, isolated] }).account.crossWalletBalance;
    assert.equal(balance({ walletBalance: "70" }), "50");
    assert.equal(balance({ crossWalletBalance: "50" }), "50");
  });
});
