import assert from "node:assert/strict";
import { codes, read, result } from "./dump";

const inverse = {
  side: "short",
  symbol: "PI_XBTUSD",
  price: 27523.75,
  fillTime: "2023-04-05T12:31:21.410Z",
  size: 8000,
  unrealizedFunding: 0.00005,
};
const linear = {
  side: "long",
  symbol: "PF_ETHUSD",
  price: 1750,
  fillTime: "2023-04-06T08:15:30.250Z",
  size: 2,
  unrealizedFunding: -0.1,
};

describe("dumps of Kraken Futures", () => {
  it("of PI_ contracts are inverse, with unsettled funding in the coin", () => {
    const analysis = read("kraken-futures", { result: "success", openPositions: [inverse] });
    const { instrument, quantity, side, pool, unsettledFunding } = analysis.rows[0]!.position!;
    assert.equal(analysis.venue!.id, "kraken-futures");
    assert.deepEqual(
      [instrument.contractType, quantity.toFixed(), side, pool, unsettledFunding.toFixed()],
      ["inverse", "8000", "short", "XBT", "0.00005"],
    );
    assert.deepEqual(codes(analysis).sort(), ["dump-without-tiers", "dump-without-wallet"]);
  });

  it("of PF_ contracts are linear, behind the multi-collateral wallet", () => {
    const flex = {
      type: "multiCollateralMarginAccount",
      collateralValue: 5000,
      marginEquity: 5100,
      pnl: 100,
    };
    const analysis = read("kraken-futures", {
      positions: { openPositions: [linear] },
      wallets: { accounts: { flex } },
    });
    assert.equal(analysis.venue!.id, "kraken-futures-multi");
    // unsettled funding is apart from the wallet
    assert.equal(result(analysis).account.crossWalletBalance, "5000");
  });

  it("of accounts alone have the coin of each margin account", () => {
    const account = {
      type: "marginAccount",
      currency: "xbt",
      balances: { fi_xbtusd: 0, xbt: 1.5 },
      auxiliary: { pv: 1.5 },
      marginRequirements: { im: 0 },
    };
    assert.equal(
      result(read("kraken-futures", { accounts: { fi_xbtusd: account } })).account.crossWalletBalance,
      "1.5",
    );
  });

  it("say that both kinds together have one set of rules", () => {
    assert.ok(
      codes(read("kraken-futures", { openPositions: [inverse, linear] })).includes("dump-mixed-venues"),
    );
  });
});
