import assert from "node:assert/strict";
import { codes, read, result } from "./dump";
import { assertNear } from "./near";

/** 2 BTC long from 50,000; kept: 1 % + 2·0.005 % of 2·51,000 = 1,030.2. Made up. */
const linear = {
  instrument_name: "BTC_USDC-PERPETUAL",
  kind: "future",
  direction: "buy",
  size: 2,
  average_price: 50000,
  mark_price: 51000,
  index_price: 51000,
  maintenance_margin: 1030.2,
  initial_margin: 2050,
  leverage: 50,
  estimated_liquidation_price: 45459.25,
  total_profit_loss: 2000,
  floating_profit_loss: 100,
};

const summary = { currency: "USDC", equity: 12000, balance: 11900, available_withdrawal_funds: 9000 };

describe("dumps of Deribit", () => {
  it("of a linear contract keep the rate of its size, and the equity less the profit as the wallet", () => {
    const dump = { positions: { result: [linear] }, account: { result: { summaries: [summary] } } };
    const { positions, account } = result(read("deribit", dump));
    assert.equal(account.crossWalletBalance, "10000");
    // 10000 + 2·(P − 50000) = 2·P·0.0101
    assertNear(positions[0]!.cross.liquidationPrice, "45459.13728659460552", "1e-8");
    assert.equal(positions[0]!.reportedLiquidationPrice, "45459.25");
  });

  it("of an inverse contract are sized in dollars; its rate is not in the dump", () => {
    const inverse = { ...linear, instrument_name: "BTC-PERPETUAL", direction: "sell", size: -1000 };
    const analysis = read("deribit", { jsonrpc: "2.0", result: [inverse] });
    const { instrument, quantity, side, pool } = analysis.rows[0]!.position!;
    assert.deepEqual(
      [instrument.contractType, quantity.toFixed(), side, pool],
      ["inverse", "1000", "short", "BTC"],
    );
    assert.ok(codes(analysis).includes("dump-without-tiers"));
  });

  it("leave options out and say so", () => {
    const analysis = read("deribit", {
      result: [{ ...linear, kind: "option", instrument_name: "BTC-27DEC24-60000-C" }],
    });
    assert.deepEqual([analysis.rows.length, codes(analysis)], [0, ["dump-row-left-out"]]);
  });

  it("of summaries alone have the balances, and say what other margin models they are of", () => {
    const portfolio = { ...summary, portfolio_margining_enabled: true, cross_collateral_enabled: true };
    const analysis = read("deribit", { result: { summaries: [portfolio] } });
    assert.equal(result(analysis).account.crossWalletBalance, "11900");
    assert.deepEqual(codes(analysis).sort(), ["dump-collateral-at-value", "dump-other-margin-model"]);
  });
});
