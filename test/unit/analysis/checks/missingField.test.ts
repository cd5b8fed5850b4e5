import { assertProblems } from "../../../support/annotated";

describe("missing-field", () => {
  it("points at the start of what lacks it", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000", "assets": [{ "asset": "BTC" }] },
      //                                                 ^ error missing-field: "balance" is missing.
      //                                                 ^ error missing-field: "price" is missing.
      "instruments": {
        "BTCUSDT": { "tiers": [{ "maxNotional": "50000" }] },
        //                     ^ error missing-field: "maintenanceMarginRate" is missing.
        "ETHUSDT": { "tiers": [] }
        //                    ^^ error missing-field: A tier table has at least one tier.
      },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long" },
     // ^ error missing-field: "entryPrice" is missing.
     // ^ error missing-field: One of "quantity", "contracts", "notional" is missing.
        { "symbol": "ETHUSDT", "entryPrice": "2500", "quantity": "1" },
     // ^ error missing-field: "side" is missing.
        {}
     // ^ error missing-field: "symbol" is missing.
     // ^ error missing-field: "side" is missing.
     // ^ error missing-field: "entryPrice" is missing.
     // ^ error missing-field: One of "quantity", "contracts", "notional" is missing.
      ]
    }`);
  });

  it("says nothing of one that is there but wrong: that is another problem", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "much", "entryPrice": "50000" }]
      //                                                               ^^^^^^ error number-malformed: quantity: "much" is not a number. Write digits with an optional decimal point, like 0.5 or 12000.
    }`);
  });
});
