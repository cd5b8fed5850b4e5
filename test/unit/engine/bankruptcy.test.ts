import assert from "node:assert/strict";
import * as fc from "fast-check";
import { evaluate } from "../../../src/engine/evaluate";
import { account, flatRate, instrument, position, short } from "../../support/account";
import { assertNear } from "../../support/near";
import { randomAccount } from "../../support/randomAccounts";
import { runs } from "../../support/runs";

describe("a bankruptcy price", function () {
  this.timeout(0);

  it("is not nearer to the mark than the liquidation price", () => {
    const holds = fc.property(randomAccount, (given) => {
      const report = evaluate(given);
      for (const one of given.positions) {
        const { isolated, cross } = report.position(one);
        for (const { bankruptcyPrice, liquidationPrice } of [isolated(), cross()]) {
          if (!bankruptcyPrice || !liquidationPrice) continue;
          const isBeyond =
            one.side === "long"
              ? bankruptcyPrice.lte(liquidationPrice)
              : bankruptcyPrice.gte(liquidationPrice);
          assert.ok(isBeyond, `${String(bankruptcyPrice)} of ${String(liquidationPrice)}`);
        }
      }
    });
    fc.assert(holds, runs(100));
  });

  it("is where margin and loss meet: 10 posted on 100 are gone at 90", () => {
    const long = position({ marginMode: "isolated", isolatedMargin: "10" });
    assertNear(
      evaluate(account({ positions: [long] }))
        .position(long)
        .isolated().bankruptcyPrice,
      "90",
    );
  });

  it("counts no fee reserve: of 10 posted 0.5 wait for the closing fee, so nothing is left at 90.5", () => {
    const long = position({ marginMode: "isolated", isolatedMargin: "10", feeReserve: "0.5" });
    const given = account({ rules: { maintenanceBasis: "entry", closingFee: "entry" }, positions: [long] });
    assertNear(evaluate(given).position(long).isolated().bankruptcyPrice, "90.5");
  });

  it("is the liquidation price itself where nothing is asked for", () => {
    const contract = instrument("BTCUSD", { contractType: "inverse", schedule: flatRate("0") });
    const long = position({
      instrument: contract,
      pool: "BTC",
      quantity: "5",
      entryPrice: "1",
      markPrice: "10",
    });
    const assets = [{ balance: "1", price: "1", ratio: "1", priceSymbol: "BTCUSD" }];
    const given = account({ wallet: { BTC: { walletBalance: "1", assets } }, positions: [long] });
    const { liquidationPrice, bankruptcyPrice } = evaluate(given).position(long).cross();
    // B(P) = 1 + P/10 + 5 − 5/P, which is 0 at P = −30 + √950.
    assertNear(liquidationPrice, "0.82207001484488225127");
    assert.deepEqual(bankruptcyPrice, liquidationPrice);
  });

  it("is still there when liquidation is due but something is left", () => {
    // 3 posted, 2 lost at 98, 1 left; asked for: 2 % of 98.
    const contract = instrument("BTCUSDT", { schedule: flatRate("0.02") });
    const long = position({
      instrument: contract,
      marginMode: "isolated",
      isolatedMargin: "3",
      markPrice: "98",
    });
    const mode = evaluate(account({ positions: [long] }))
      .position(long)
      .isolated();
    assert.equal(mode.reason, "already-liquidatable");
    assert.equal(mode.liquidationPrice, undefined);
    assertNear(mode.bankruptcyPrice, "97");
  });

  it("is not there once nothing is left", () => {
    const long = position({ marginMode: "isolated", isolatedMargin: "3", markPrice: "96" });
    const mode = evaluate(account({ positions: [long] }))
      .position(long)
      .isolated();
    assert.equal(mode.reason, "already-liquidatable");
    assert.equal(mode.bankruptcyPrice, undefined);
    assert.equal(mode.ratio.isExhausted, true);
  });

  it("is not there for a coin-settled short with all its coins behind it", () => {
    // 1 coin posted on 10,000 at 10,000: B(P) = 10,000 / P, more than 1 % of it at every price.
    const contract = instrument("BTCUSD", { contractType: "inverse" });
    const given = { instrument: contract, pool: "BTC", quantity: "10000", entryPrice: "10000" };
    const one = short({ ...given, marginMode: "isolated", isolatedMargin: "1" });
    const mode = evaluate(account({ positions: [one] }))
      .position(one)
      .isolated();
    assert.equal(mode.reason, "never");
    assert.equal(mode.bankruptcyPrice, undefined);
  });
});
