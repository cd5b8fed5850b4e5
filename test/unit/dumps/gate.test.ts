import assert from "node:assert/strict";
import { codes, read, result } from "./dump";

/** 100 contracts of 0.0001 BTC, short from 50,000. Made up in the layout of /futures/usdt/positions. */
const linear = {
  contract: "BTC_USDT",
  size: -100,
  leverage: "10",
  cross_leverage_limit: "0",
  entry_price: "50000",
  mark_price: "51000",
  liq_price: "54000.5",
  value: "510",
  margin: "50",
  maintenance_rate: "0.004",
  mode: "single",
};

describe("dumps of Gate", () => {
  it("tell size, side and mode", () => {
    const cross = { ...linear, contract: "ETH_USDT", size: 10, leverage: "0", cross_leverage_limit: "20" };
    const rows = read("gate", [linear, cross]).rows.map(({ position }) => position!);
    assert.deepEqual(
      rows.map(({ side, quantity, marginMode, leverage }) => [
        side,
        quantity.toFixed(),
        marginMode,
        leverage?.toFixed(),
      ]),
      [
        ["short", "0.01", "isolated", "10"],
        ["long", "0.01", "cross", "20"],
      ],
    );
  });

  it("lack the fee that the venue counts, and say so", () => {
    assert.deepEqual(codes(read("gate", [linear])), ["dump-without-fee"]);
  });

  it("have no price where the venue writes its sentinel", () => {
    const prices = [linear, { ...linear, liq_price: "99999999" }, { ...linear, liq_price: "0" }].map(
      (row) => result(read("gate", [row])).positions[0]!.reportedLiquidationPrice,
    );
    assert.deepEqual(prices, ["54000.5", null, null]);
  });

  it("of inverse contracts are sized in dollars", () => {
    const inverse = { ...linear, contract: "BTC_USD", value: "0.00196" };
    const { instrument, quantity, pool } = read("gate", [inverse]).rows[0]!.position!;
    assert.deepEqual([instrument.contractType, quantity.toFixed(), pool], ["inverse", "100", "BTC"]);
  });

  it("take the wallet from the account beside them", () => {
    const account = { currency: "USDT", total: "1000", available: "900", unrealised_pnl: "-10" };
    assert.equal(result(read("gate", { positions: [linear], account })).account.crossWalletBalance, "950");
  });
});
