import { assertProblems } from "../../../support/annotated";

describe("wrong-type", () => {
  it("says what stands where, and what should", () => {
    assertProblems(`{
      "venue": 7,
      //       ^ error wrong-type: venue must be text in double quotes; it is 7.
      "account": { "walletBalance": true, "collateral": ["USDT"], "assets": {}, "wallets": [] },
      //                            ^^^^ error wrong-type: walletBalance must be a number; it is true.
      //                                                ^^^^^^^^ error wrong-type: collateral must be text in double quotes; it is a list.
      //                                                                    ^^ error wrong-type: assets must be a list [ … ]; it is an object.
      //                                                                                   ^^ error wrong-type: wallets must be an object { … }; it is a list.
      "markPrices": "50000",
      //            ^^^^^^^ error wrong-type: markPrices must be an object { … }; it is "50000".
      "instruments": [],
      //             ^^ error wrong-type: instruments must be an object { … }; it is a list.
      "positions": {},
      //           ^^ error wrong-type: positions must be a list [ … ]; it is an object.
      "policy": 5
      //        ^ error wrong-type: policy must be an object { … }; it is 5.
    }`);
  });

  it("holds for the elements of lists", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000", "assets": [5] },
      //                                                 ^ error wrong-type: assets[0] must be an object { … }; it is 5.
      "instruments": { "BTCUSDT": 1, "ETHUSDT": { "tiers": ["0.004"] } },
      //                          ^ error wrong-type: An instrument must be an object { … }; it is 1.
      //                                                    ^^^^^^^ error wrong-type: tiers[0] must be an object { … }; it is "0.004".
      "positions": ["BTCUSDT", { "symbol": 1, "side": "long", "quantity": [], "entryPrice": "50000" }]
      //            ^^^^^^^^^ error wrong-type: A position must be an object { … }; it is "BTCUSDT".
      //                                   ^ error wrong-type: symbol must be text in double quotes; it is 1.
      //                                                                  ^^ error wrong-type: quantity must be a number; it is a list.
    }`);
  });

  it("takes null as a field left out", () => {
    assertProblems(`{
      "venue": null,
      "account": { "walletBalance": "100000", "collateral": null, "assets": null },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004", "tiers": null } },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "contracts": null, "entryPrice": "50000" }]
    }`);
  });

  it("takes numbers with and without quotes", () => {
    assertProblems(`{
      "account": { "walletBalance": 100000 },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": 0.004 } },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": 0.02, "entryPrice": "50000" }]
    }`);
  });
});
