import assert from "node:assert/strict";
import { codes, read, result, without } from "./dump";
import { assertNear } from "./near";

/** 0.02 BTC long from 50,000 at 51,000; made up in the layout of /fapi/v2/positionRisk. */
const v2 = {
  symbol: "BTCUSDT",
  positionAmt: "0.020",
  entryPrice: "50000.0",
  markPrice: "51000.00000000",
  unRealizedProfit: "20.00000000",
  liquidationPrice: "45180.72289157",
  leverage: "10",
  maxNotionalValue: "250000",
  marginType: "isolated",
  isolatedMargin: "120.00000000",
  isAutoAddMargin: "false",
  positionSide: "BOTH",
  notional: "1020.00000000",
  isolatedWallet: "100",
};

/** The same without what v3 leaves out. */
const v3 = {
  symbol: "BTCUSDT",
  positionSide: "BOTH",
  positionAmt: "0.020",
  entryPrice: "50000.0",
  markPrice: "51000.00000000",
  unRealizedProfit: "20.00000000",
  liquidationPrice: "0",
  isolatedMargin: "0",
  notional: "1020.00000000",
  marginAsset: "USDT",
  isolatedWallet: "0",
  initialMargin: "102",
  maintMargin: "4.08",
  positionInitialMargin: "102",
};

const account = {
  multiAssetsMargin: false,
  totalCrossWalletBalance: "900",
  assets: [
    {
      asset: "USDT",
      walletBalance: "1000",
      crossWalletBalance: "900",
      marginBalance: "1020",
      openOrderInitialMargin: "0",
    },
    {
      asset: "BNB",
      walletBalance: "0",
      crossWalletBalance: "0",
      marginBalance: "0",
      openOrderInitialMargin: "0",
    },
  ],
  positions: [
    {
      symbol: "BTCUSDT",
      positionAmt: "0.02",
      entryPrice: "50000",
      unrealizedProfit: "20",
      notional: "1020",
      leverage: "10",
      isolated: true,
      isolatedWallet: "100",
      positionSide: "BOTH",
    },
    {
      symbol: "ETHUSDT",
      positionAmt: "-1",
      entryPrice: "2500",
      unrealizedProfit: "0",
      notional: "-2500",
      leverage: "5",
      isolated: false,
      isolatedWallet: "0",
      positionSide: "BOTH",
    },
    {
      symbol: "XRPUSDT",
      positionAmt: "0",
      entryPrice: "0.0",
      leverage: "20",
      isolated: false,
      positionSide: "BOTH",
    },
  ],
};

describe("dumps of Binance", () => {
  it("positionRisk v2: an isolated position has its wallet, and the price of the venue", () => {
    const { positions } = result(read("binance-position-risk", [v2]));
    // 100 + 0.02·(P − 50000) = 0.02·P·0.004
    assertNear(positions[0]!.isolated.liquidationPrice, "45180.72289157", "1e-8");
    assert.equal(positions[0]!.reportedLiquidationPrice, "45180.72289157");
  });

  it("positionRisk v2: without isolatedWallet the profit is taken off isolatedMargin", () => {
    const older = without(v2, "isolatedWallet");
    const { positions } = result(read("binance-position-risk", [older]));
    assertNear(positions[0]!.isolated.liquidationPrice, "45180.72289157", "1e-8");
  });

  it("positionRisk v3: mode and leverage are told from the amounts", () => {
    const [cross] = read("binance-position-risk", [v3]).rows;
    assert.equal(cross!.position!.marginMode, "cross");
    assert.equal(cross!.position!.leverage!.toFixed(), "10");
    const [isolated] = read("binance-position-risk", [
      { ...v3, isolatedWallet: "100", isolatedMargin: "120" },
    ]).rows;
    assert.equal(isolated!.position!.marginMode, "isolated");
  });

  it("positionRisk in hedge mode: each leg has its side, and the account holds both", () => {
    const legs = [
      { ...v2, positionSide: "LONG" },
      { ...v2, positionSide: "SHORT", positionAmt: "-0.010", notional: "-510", isolatedWallet: "60" },
    ];
    const analysis = read("binance-position-risk", legs);
    assert.deepEqual(
      analysis.rows.map(({ position }) => [position!.side, position!.quantity.toFixed()]),
      [
        ["long", "0.02"],
        ["short", "0.01"],
      ],
    );
    assert.deepEqual(
      codes(analysis).filter((code) => code === "opposite-legs"),
      [],
    );
  });

  it("positionRisk of COIN-M: contracts of 100 USD of BTC and of 10 USD of other coins", () => {
    const row = { ...v2, positionAmt: "2", marginType: "cross", notionalValue: "0.004", maxQty: "50" };
    const rest = without(row, "symbol", "notional");
    const analysis = read("binance-position-risk", [
      { symbol: "BTCUSD_PERP", ...rest },
      { symbol: "ETHUSD_250328", ...rest },
    ]);
    assert.equal(analysis.venue!.id, "binance-coinm");
    assert.deepEqual(
      analysis.rows.map(({ position }) => [position!.quantity.toFixed(), position!.pool]),
      [
        ["200", "BTC"],
        ["20", "ETH"],
      ],
    );
  });

  it("positionRisk alone has no wallet, and says so", () => {
    const analysis = read("binance-position-risk", [v3]);
    assert.deepEqual(codes(analysis), ["dump-without-wallet"]);
    assert.equal(result(analysis).positions[0]!.cross.reason, "missing-wallet");
  });

  it("account v2: wallets by asset, marks from the notional, flat rows left out", () => {
    const { positions, account: of } = result(read("binance-account", account));
    assert.deepEqual(
      positions.map(({ symbol, markPrice }) => [symbol, markPrice]),
      [
        ["BTCUSDT", "51000"],
        ["ETHUSDT", "2500"],
      ],
    );
    assert.equal(of.crossWalletBalance, "900");
    // 900 − (P − 2500) = 0.004·P, the first tier of ETHUSDT
    assertNear(positions[1]!.cross.liquidationPrice, "3386.454183266932", "1e-10");
  });

  it("account v3: the entry price comes from the profit", () => {
    const rows = [
      {
        symbol: "BTCUSDT",
        positionSide: "BOTH",
        positionAmt: "0.02",
        unrealizedProfit: "20",
        isolatedMargin: "0",
        notional: "1020",
        isolatedWallet: "0",
        initialMargin: "102",
      },
    ];
    const rest = without(account, "multiAssetsMargin");
    const { positions } = result(read("binance-account", { ...rest, positions: rows }));
    assert.deepEqual([positions[0]!.entryPrice, positions[0]!.markPrice], ["50000", "51000"]);
  });

  it("account in multi-assets mode: one pool in USD for all of it", () => {
    const pooled = { ...account, multiAssetsMargin: true, totalCrossWalletBalance: "1500" };
    const analysis = read("binance-account", pooled);
    const pools = result(analysis).pools;
    assert.deepEqual(
      pools.map(({ asset, crossWalletBalance }) => [asset, crossWalletBalance]),
      [["USD", "1500"]],
    );
    assert.ok(codes(analysis).includes("dump-collateral-at-value"));
  });

  it("a number that cannot be read is an error of its row, not a 0", () => {
    const analysis = read("binance-position-risk", [{ ...v2, entryPrice: "fifty" }]);
    assert.deepEqual(codes(analysis), ["number-malformed"]);
    assert.equal(result(analysis).positions[0]!.isolated.reason, "invalid");
  });
});
