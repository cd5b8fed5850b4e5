import assert from "node:assert/strict";
import { codes, read, result } from "./dump";
import { assertNear } from "./near";

/** 2 contracts of 0.01 BTC, made up: 1000 · … as ccxt writes it, without what the venue said. */
const unified = {
  symbol: "BTC/USDT:USDT",
  side: "long",
  contracts: 2,
  contractSize: 0.01,
  entryPrice: 50000,
  markPrice: 51000,
  notional: 1020,
  leverage: 10,
  marginMode: "isolated",
  collateral: 120,
  unrealizedPnl: 20,
  liquidationPrice: 45180.72,
  maintenanceMarginPercentage: 0.004,
  stopLossPrice: 0,
};

const binance = {
  symbol: "BTCUSDT",
  positionAmt: "0.020",
  entryPrice: "50000.00000001",
  markPrice: "51000",
  leverage: "10",
  marginType: "isolated",
  isolatedWallet: "100",
  positionSide: "BOTH",
  liquidationPrice: "45180.72289157",
};

describe("dumps of ccxt", () => {
  it("without a known venue are read by the unified fields and generic rules", () => {
    const analysis = read("ccxt-positions", [unified]);
    assert.deepEqual([analysis.venue!.id, codes(analysis)], ["generic", ["dump-unknown-venue"]]);
    const [row] = result(analysis).positions;
    // the collateral moves with the profit, 100 of it was posted: 100 + 0.02·(P − 50000) = 0.02·P·0.004
    assertNear(row!.isolated.liquidationPrice, "45180.72289156626506", "1e-12");
    assert.equal(row!.reportedLiquidationPrice, "45180.72");
  });

  it("may be a single position", () => {
    assert.equal(read("ccxt-positions", unified).rows.length, 1);
  });

  it("take the venue and every digit from info where it is known, under the unified symbol", () => {
    const analysis = read("ccxt-positions", [{ ...unified, info: binance }]);
    const { instrument, entryPrice, isolatedMargin } = analysis.rows[0]!.position!;
    assert.equal(analysis.venue!.id, "binance-usdm");
    assert.deepEqual(
      [instrument.symbol, entryPrice.toFixed(), isolatedMargin!.toFixed()],
      ["BTC/USDT:USDT", "50000.00000001", "100"],
    );
    assertNear(result(analysis).positions[0]!.isolated.liquidationPrice, "45180.72289157", "2e-8");
  });

  it("of several venues keep their contracts apart and say that the rules are generic", () => {
    const okx = {
      instId: "BTC-USDT-SWAP",
      mgnMode: "cross",
      posSide: "short",
      pos: "2",
      avgPx: "50000",
      markPx: "50900",
      lever: "10",
    };
    const analysis = read("ccxt-positions", [
      { ...unified, info: binance },
      { ...unified, info: okx },
    ]);
    assert.ok(codes(analysis).includes("dump-mixed-venues"));
    assert.deepEqual(
      analysis.rows.map(({ position }) => [
        position!.instrument.symbol,
        position!.quantity.toFixed(),
        position!.side,
      ]),
      [
        ["BTC/USDT:USDT at binance", "0.02", "long"],
        ["BTC/USDT:USDT at okx", "0.02", "short"],
      ],
    );
  });

  it("know an inverse contract by its settle asset, and leave flat rows out", () => {
    const inverse = { ...unified, symbol: "BTC/USD:BTC", contractSize: 100 };
    const rows = read("ccxt-positions", [inverse, { ...unified, contracts: 0 }]).rows;
    assert.deepEqual(
      rows.map(({ position }) => [
        position!.instrument.contractType,
        position!.quantity.toFixed(),
        position!.pool,
      ]),
      [["inverse", "200", "BTC"]],
    );
  });
});
