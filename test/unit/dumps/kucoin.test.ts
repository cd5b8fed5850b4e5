import assert from "node:assert/strict";
import { read, result } from "./dump";
import { assertNear } from "./near";

/** 0.02 ETH long from 4000: 8 posted, 0.5 to keep: 4000 − (8 − 0.5) / 0.02 = 3625. Made up. */
const linear = {
  symbol: "ETHUSDTM",
  crossMode: false,
  marginMode: "ISOLATED",
  positionSide: "BOTH",
  currentQty: 2,
  avgEntryPrice: 4000,
  markPrice: 4100,
  markValue: 82,
  posCost: 80,
  posMargin: 8,
  posMaint: 0.5,
  maintMarginReq: 0.005,
  isInverse: false,
  isOpen: true,
  settleCurrency: "USDT",
  liquidationPrice: 3625,
};

describe("dumps of KuCoin", () => {
  it("keep the maintenance margin of the entry, and reproduce the venue's price", () => {
    const [row] = result(read("kucoin", { code: "200000", data: [linear] })).positions;
    assert.equal(row!.quantity, "0.02");
    assertNear(row!.isolated.liquidationPrice, "3625", "1e-20");
    assert.equal(row!.reportedLiquidationPrice, "3625");
  });

  it("tell shorts, cross positions and inverse contracts", () => {
    const short = { ...linear, currentQty: -2, markValue: -82, posCost: -80, marginMode: "CROSS" };
    const inverse = {
      ...linear,
      symbol: "XBTUSDM",
      isInverse: true,
      currentQty: 100,
      settleCurrency: "XBT",
      markValue: 0.0244,
    };
    const rows = read("kucoin", { data: [short, inverse] }).rows.map(({ position }) => position!);
    assert.deepEqual(
      rows.map(({ side, marginMode }) => [side, marginMode]),
      [
        ["short", "cross"],
        ["long", "isolated"],
      ],
    );
    assert.deepEqual(
      [rows[1]!.instrument.contractType, rows[1]!.quantity.toFixed(), rows[1]!.pool],
      ["inverse", "100", "XBT"],
    );
  });

  it("take the wallet from the account overview beside them", () => {
    const overview = { currency: "USDT", accountEquity: 102, unrealisedPNL: 2, marginBalance: 94 };
    const both = { positions: [linear], account: overview };
    // 100 in all, 8 of it posted
    assert.equal(result(read("kucoin", both)).account.crossWalletBalance, "92");
  });
});
