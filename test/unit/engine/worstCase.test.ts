import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { Account } from "../../../src/engine/account";
import { Decimal } from "../../../src/engine/decimal";
import { evaluate } from "../../../src/engine/evaluate";
import { account, flatRate, instrument, position, short } from "../../support/account";
import { assertNear } from "../../support/near";
import { randomAccount } from "../../support/randomAccounts";
import { runs } from "../../support/runs";

const ether = instrument("ETHUSDT");
const inverse = instrument("BTCUSD", { contractType: "inverse" });

describe("the worst case", function () {
  this.timeout(0);

  // 1,000 of notional with 2,000 in the wallet.
  const thousand = { quantity: "10", entryPrice: "100" };

  it("of a cross long is its whole notional, which is less than the wallet", () => {
    const long = position(thousand);
    const report = evaluate(account({ wallet: "2000", positions: [long] }));
    assert.equal(report.position(long).cross().reason, "never");
    assertNear(report.position(long).cross().worstCaseLoss, "1000");
    assertNear(report.pools()[0]!.worstCaseLoss, "1000");
  });

  it("of the same long isolated with 100 is the 100", () => {
    const long = position({ ...thousand, marginMode: "isolated", isolatedMargin: "100" });
    const report = evaluate(account({ wallet: "2000", positions: [long] }));
    assertNear(report.position(long).isolated().worstCaseLoss, "100");
    assertNear(report.pools()[0]!.worstCaseLoss, "100");
  });

  it("of the same as a cross short is the wallet: there is no end to a price", () => {
    const one = short(thousand);
    const report = evaluate(account({ wallet: "2000", positions: [one] }));
    assertNear(report.position(one).cross().worstCaseLoss, "2000");
    assertNear(report.pools()[0]!.worstCaseLoss, "2000");
  });

  it("of a coin-settled short is its coins, of a coin-settled long the wallet", () => {
    const sized = { instrument: inverse, pool: "BTC", quantity: "10000", entryPrice: "10000" };
    for (const [one, loss] of [
      [short(sized), "1"],
      [position(sized), "3"],
    ] as const) {
      const given = account({ wallet: { BTC: { walletBalance: "3" } }, positions: [one] });
      assertNear(evaluate(given).position(one).cross().worstCaseLoss, loss);
    }
  });

  it("counts what other symbols gained, and can then be more than that of the account", () => {
    const [one, other] = [
      short(thousand),
      position({ instrument: ether, entryPrice: "50", markPrice: "80" }),
    ];
    const report = evaluate(account({ wallet: "200", positions: [one, other] }));
    assertNear(report.position(one).cross().worstCaseLoss, "230");
    assertNear(report.pools()[0]!.worstCaseLoss, "200");
  });

  it("of a hedge that can be liquidated is not netted: one leg may be closed before the other", () => {
    // 11 long and 10 short at 100 can lose no more than 100 together, but do not stay together.
    const dear = instrument("BTCUSDT", { schedule: flatRate("0.04") });
    const book = (wallet: string, contract = dear) => {
      const long = position({ instrument: contract, quantity: "11" });
      const given = account({ wallet, positions: [long, short({ instrument: contract, quantity: "10" })] });
      return evaluate(given).position(long).cross();
    };
    // 95 + P − 100 = 0.84·P, so P = 5 / 0.16.
    assertNear(book("95").liquidationPrice, "31.25");
    assertNear(book("95").worstCaseLoss, "95");
    assertNear(book("300").worstCaseLoss, "100");
    assert.equal(book("300").reason, "never");
  });

  it("of two legs of one size is what they were apart when they were opened", () => {
    // Bought at 100, sold at 97: 3 lost at any price.
    const [long, hedge] = [position(), short({ entryPrice: "97", markPrice: "100" })];
    const mode = evaluate(account({ wallet: "5000", positions: [long, hedge] }))
      .position(long)
      .cross();
    assertNear(mode.worstCaseLoss, "5000");
    assertNear(mode.above, "249850");
    const free = instrument("BTCUSDT", { schedule: flatRate("0") });
    const book = [long, hedge].map((one) => ({ ...one, instrument: free }));
    assertNear(
      evaluate(account({ wallet: "5000", positions: book }))
        .position(book[0]!)
        .cross().worstCaseLoss,
      "3",
    );
  });

  it("counted from the mark has the profit at stake as well", () => {
    const long = position({ marginMode: "isolated", isolatedMargin: "10", markPrice: "107" });
    assertNear(
      evaluate(account({ positions: [long] }))
        .position(long)
        .isolated().equityAtRisk,
      "17",
    );
  });

  it("of an isolated position is never more than what is posted and owed to it", () => {
    const holds = (given: Account) => {
      const report = evaluate(given);
      for (const one of given.positions.filter(({ isolatedMargin }) => isolatedMargin)) {
        const posted = Decimal.max(0, one.isolatedMargin!.plus(one.unsettledFunding));
        assert.ok(report.position(one).isolated().worstCaseLoss!.lte(posted));
      }
    };
    fc.assert(fc.property(randomAccount, holds), runs(100));
  });
});
