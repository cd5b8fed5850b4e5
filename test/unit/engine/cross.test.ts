import assert from "node:assert/strict";
import { evaluate } from "../../../src/engine/evaluate";
import { account, flatRate, instrument, position, short } from "../../support/account";
import { assertNear } from "../../support/near";

const ether = instrument("ETHUSDT");
const inverse = instrument("BTCUSD", { contractType: "inverse" });

describe("a cross position", () => {
  it("linear: 50 + P − 100 = 0.01·P, so P = 50 / 0.99", () => {
    const long = position();
    assertNear(
      evaluate(account({ wallet: "50", positions: [long] }))
        .position(long)
        .cross().liquidationPrice,
      "50.505050505050505051",
    );
  });

  it("inverse: 0.5 + 1 − 10,000/P = 100/P, so P = 10,100 / 1.5", () => {
    const long = position({ instrument: inverse, pool: "BTC", quantity: "10000", entryPrice: "10000" });
    const given = account({ wallet: { BTC: { walletBalance: "0.5" } }, positions: [long] });
    assertNear(evaluate(given).position(long).cross().liquidationPrice, "6733.3333333333333333");
  });

  it("holds the others at their marks: 50 − 4 + P − 100 = 0.01·P + 0.16, so P = 54.16 / 0.99", () => {
    // 2 ether from 10 to 8 lost 4 and ask for 1 % of 16.
    const [long, other] = [
      position(),
      position({ instrument: ether, quantity: "2", entryPrice: "10", markPrice: "8" }),
    ];
    const given = account({ wallet: "50", positions: [long, other] });
    assertNear(evaluate(given).position(long).cross().liquidationPrice, "54.707070707070707071");
  });

  it("counts what the others gained, unless the venue does not", () => {
    // 2 ether from 8 to 10 gained 4 and ask for 1 % of 20.
    const [long, other] = [
      position(),
      position({ instrument: ether, quantity: "2", entryPrice: "8", markPrice: "10" }),
    ];
    const priceUnder = (unrealizedProfit: "counts" | "excluded") => {
      const given = account({ wallet: "50", rules: { unrealizedProfit }, positions: [long, other] });
      return evaluate(given).position(long).cross().liquidationPrice;
    };
    // 50 + 4 + P − 100 = 0.01·P + 0.2, so P = 46.2 / 0.99; without the 4 P = 50.2 / 0.99.
    assertNear(priceUnder("counts"), "46.666666666666666667");
    assertNear(priceUnder("excluded"), "50.707070707070707071");
  });

  it("does not count isolated positions of its symbol: (60 − 10) + P − 100 = 0.01·P", () => {
    const [long, fenced] = [position(), short({ marginMode: "isolated", isolatedMargin: "10" })];
    const given = account({ wallet: "60", positions: [long, fenced] });
    assertNear(evaluate(given).position(long).cross().liquidationPrice, "50.505050505050505051");
  });

  it("as what an isolated one would be gets its margin back: 60 + P − 100 = 0.01·P, so P = 40 / 0.99", () => {
    const long = position({ marginMode: "isolated", isolatedMargin: "10" });
    const given = account({ wallet: "60", positions: [long] });
    assertNear(evaluate(given).position(long).cross().liquidationPrice, "40.404040404040404040");
  });

  it("as what an isolated one would be says nothing of money where its margin is not known", () => {
    const long = position({ marginMode: "isolated" });
    const mode = evaluate(account({ wallet: { USDT: { crossWalletBalance: "60" } }, positions: [long] }))
      .position(long)
      .cross();
    assert.equal(mode.reason, "missing-leverage");
    assert.deepEqual(
      [mode.marginBalance, mode.worstCaseLoss, mode.ratio.marginRatio],
      [undefined, undefined, undefined],
    );
  });

  it("moves with collateral that follows its price: 10 + 0.4·P + P − 100 = 0.01·P, so P = 90 / 1.39", () => {
    // Half a coin, counted at 80 %.
    const assets = [{ balance: "0.5", price: "100", ratio: "0.8", priceSymbol: "BTCUSDT" }];
    const long = position();
    const given = account({ wallet: { USDT: { walletBalance: "10", assets } }, positions: [long] });
    const mode = evaluate(given).position(long).cross();
    assertNear(mode.liquidationPrice, "64.748201438848920863");
    assertNear(mode.marginBalance, "50");
  });

  it("owes a borrowed asset in full: 100 − 0.5·P + P − 100 = 0.01·P is covered at every price", () => {
    const assets = [{ balance: "-0.5", price: "100", ratio: "0.8", priceSymbol: "BTCUSDT" }];
    const long = position();
    const given = account({ wallet: { USDT: { walletBalance: "100", assets } }, positions: [long] });
    const mode = evaluate(given).position(long).cross();
    assert.equal(mode.reason, "never");
    assertNear(mode.marginBalance, "50");
  });

  it("of another asset is another pool", () => {
    const [long, other] = [position(), position({ instrument: inverse, pool: "BTC", quantity: "100" })];
    const given = account({ wallet: "50", positions: [long, other] });
    const report = evaluate(given);
    assertNear(report.position(long).cross().liquidationPrice, "50.505050505050505051");
    assert.equal(report.position(other).cross().reason, "missing-wallet");
  });

  it("by its share of the equity: 30 of 40 and 10 of 40, each solved alone", () => {
    // Notionals 300 and 100 at mark share the wallet of 40: 30 + 3·(P − 100) = 0.01 · 3·P, so P = 270 / 2.97.
    const [long, other] = [
      position({ quantity: "3" }),
      position({ instrument: ether, quantity: "10", entryPrice: "10" }),
    ];
    const given = account({ wallet: "40", rules: { crossConvention: "pro-rata" }, positions: [long, other] });
    assertNear(evaluate(given).position(long).cross().liquidationPrice, "90.909090909090909091");
    // 10 + 10·(P − 10) = 0.01 · 10·P, so P = 90 / 9.9.
    assertNear(evaluate(given).position(other).cross().liquidationPrice, "9.0909090909090909091");
  });

  it("by its share of the equity is still liquidated by the pool", () => {
    // 8 for 400 of notional: 2 % each. The first asks for 1 % of 100, the second for 10 % of 300.
    const dear = instrument("ETHUSDT", { schedule: flatRate("0.1") });
    const [cheap, other] = [position(), position({ instrument: dear, quantity: "30", entryPrice: "10" })];
    const given = account({ wallet: "8", rules: { crossConvention: "pro-rata" }, positions: [cheap, other] });
    const report = evaluate(given);
    assert.equal(report.pools()[0]!.liquidatable, true);
    assert.equal(report.position(cheap).cross().reason, "already-liquidatable");
    assert.equal(report.isLiquidatedBefore(cheap, cheap.markPrice), true);
  });
});
