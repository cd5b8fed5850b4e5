import assert from "node:assert/strict";
import { codes, read, result, without } from "./dump";
import { assertNear } from "./near";

/** 0.5 BTC long, made up in today's layout of /v5/position/list. */
const today = {
  positionIdx: 0,
  symbol: "BTCUSDT",
  side: "Buy",
  size: "0.5",
  avgPrice: "50000",
  positionValue: "25000",
  tradeMode: 0,
  leverage: "10",
  positionBalance: "",
  markPrice: "50500",
  liqPrice: "",
  positionIM: "2525",
  positionMM: "126.25",
  positionIMByMp: "2525",
  positionMMByMp: "126.25",
  takeProfit: "55000",
  stopLoss: "",
  updatedTime: "1764000000000",
};

const page = (...list: object[]) => ({ retCode: 0, result: { list, category: "linear" }, time: 1 });

/** Before 2025: 1 ETH short from 2000 with 205 posted and 15 to keep, both frozen: (205 − 15) / 1 above entry. */
const classic = {
  positionIdx: 0,
  symbol: "ETHUSDT",
  side: "Sell",
  size: "1",
  entryPrice: "2000",
  positionValue: "2000",
  tradeMode: 1,
  leverage: "10",
  positionBalance: "205",
  positionMM: "15",
  markPrice: "1990",
  liqPrice: "2190",
  bustPrice: "2205",
  updatedTime: "1700000000000",
};

const wallet = {
  topic: "wallet",
  data: [
    {
      totalEquity: "3250",
      totalMarginBalance: "3250",
      totalPerpUPL: "250",
      accountMMRate: "0.04",
      coin: [
        { coin: "USDT", walletBalance: "3000", equity: "3250", totalPositionIM: "2525", totalOrderIM: "0" },
      ],
    },
  ],
};

describe("dumps of Bybit", () => {
  it("of today are read by today's rules, with stops, and cross where no row says isolated", () => {
    const analysis = read("bybit", page(today));
    assert.equal(analysis.venue!.id, "bybit");
    assert.deepEqual(codes(analysis).sort(), [
      "dump-mode-assumed",
      "dump-without-tiers",
      "dump-without-wallet",
    ]);
    assert.equal(analysis.rows[0]!.fields.values.takeProfitPrice!.toFixed(), "55000");
    assert.equal(analysis.rows[0]!.fields.values.stopLossPrice, undefined);
  });

  it("of before 2025 keep the maintenance margin of the entry", () => {
    const analysis = read("bybit", page(classic));
    assert.equal(analysis.venue!.id, "bybit-classic");
    const [row] = result(analysis).positions;
    assertNear(row!.isolated.liquidationPrice, "2190", "1e-20");
    assert.equal(row!.reportedLiquidationPrice, "2190");
  });

  it("leave flat rows out and read the side from the bankruptcy price where it is missing", () => {
    const sideless = without(classic, "side");
    const analysis = read("bybit", page({ ...today, side: "", size: "0" }, sideless));
    assert.deepEqual(
      analysis.rows.map(({ position }) => position!.side),
      ["short"],
    );
  });

  it("of inverse positions are sized in dollars and settle in the coin", () => {
    const inverse = { ...today, symbol: "BTCUSD", size: "200", positionValue: "0.004" };
    const dump = { retCode: 0, result: { list: [inverse], category: "inverse" } };
    const { quantity, pool, instrument } = read("bybit", dump).rows[0]!.position!;
    assert.deepEqual([quantity.toFixed(), pool, instrument.contractType], ["200", "BTC", "inverse"]);
  });

  it("of a unified wallet, REST or websocket, back everything with its margin balance less profit", () => {
    const alone = result(read("bybit", wallet));
    assert.deepEqual([alone.account.crossWalletBalance, alone.pools[0]!.asset], ["3000", "USD"]);
    const both = result(read("bybit", { wallet: { result: { list: wallet.data } }, positions: page(today) }));
    assert.deepEqual([both.account.crossWalletBalance, both.account.marginBalance], ["3000", "3250"]);
  });
});
