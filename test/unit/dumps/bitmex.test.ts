import assert from "node:assert/strict";
import { read, result } from "./dump";
import { assertNear } from "./near";

/**
 * 0.02 ETH long from 2000 in USDt, millionths of a USDT: 13.4 posted, of which 0.04 for the fee;
 * to keep 1 % of 40 and 1.1 · 0.04 = 0.444. Liquidated at 2000 − (13.4 − 0.444) / 0.02.
 */
const linear = {
  account: 1,
  symbol: "ETHUSDT",
  currency: "USDt",
  underlying: "ETH",
  quoteCurrency: "USDT",
  commission: 0.00075,
  maintMarginReq: 0.01,
  leverage: 3,
  crossMargin: false,
  currentQty: 2000,
  homeNotional: 0.02,
  markPrice: 2010,
  markValue: 40200000,
  posCost: 40000000,
  posInit: 13360000,
  posComm: 40000,
  posMargin: 13400000,
  posMaint: 444000,
  avgEntryPrice: 2000,
  liquidationPrice: 1352.2,
  bankruptPrice: 1332,
};

describe("dumps of BitMEX", () => {
  it("count in millionths of a USDT, and keep the reserve for the fee", () => {
    const [row] = result(read("bitmex", [linear])).positions;
    assertNear(row!.isolated.liquidationPrice, "1352.2", "1e-12");
    // without the reserve: 2000 − 13.36 / 0.02
    assertNear(row!.isolated.bankruptcyPrice, "1332", "1e-12");
    assert.equal(row!.reportedLiquidationPrice, "1352.2");
  });

  it("count in satoshis of an inverse contract, whose size is in dollars, with the wallet beside it", () => {
    const inverse = {
      ...linear,
      symbol: "XBTUSD",
      currency: "XBt",
      underlying: "XBT",
      crossMargin: true,
      currentQty: -1000,
      homeNotional: 0.02,
      markPrice: 50000,
      markValue: 2000000,
      avgEntryPrice: 50000,
      posMargin: 0,
      posComm: 0,
    };
    const dump = {
      positions: [inverse],
      margin: [{ currency: "XBt", walletBalance: 1000000, marginBalance: 1000000 }],
    };
    const analysis = read("bitmex", dump);
    const { quantity, instrument, side, marginMode, leverage } = analysis.rows[0]!.position!;
    assert.deepEqual(
      [quantity.toFixed(), instrument.contractType, side, marginMode, leverage],
      ["1000", "inverse", "short", "cross", undefined],
    );
    assert.equal(result(analysis).account.crossWalletBalance, "0.01");
  });

  it("know a quanto contract by its value", () => {
    const quanto = {
      ...linear,
      symbol: "ETHUSD",
      currency: "XBt",
      currentQty: 10,
      markPrice: 2000,
      markValue: 2000000,
    };
    const { instrument, quantity } = read("bitmex", [quanto]).rows[0]!.position!;
    // 2,000,000 satoshis = 10 · 2000 · 0.000001 XBT
    assert.deepEqual(
      [instrument.contractType, instrument.quantoMultiplier.toFixed(), quantity.toFixed()],
      ["quanto", "0.000001", "10"],
    );
  });

  it("leave out what is flat, and say which unit is not known", () => {
    const analysis = read("bitmex", [
      { ...linear, currentQty: 0 },
      { ...linear, currency: "MAMUSd" },
    ]);
    assert.equal(analysis.rows.length, 0);
    assert.deepEqual(
      analysis.findings.map(({ code }) => code),
      ["dump-row-left-out"],
    );
  });
});
