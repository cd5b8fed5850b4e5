import { assertProblems } from "../../../support/annotated";

describe("number-…", () => {
  it("malformed: not a number as people write it", () => {
    assertProblems(`{
      "account": { "walletBalance": "1,000" },
      //                            ^^^^^^^ error number-malformed: walletBalance: "1,000" is not a number. Write digits with an optional decimal point, like 0.5 or 12000.
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.4%" } },
      //                                                     ^^^^^^ error number-malformed: maintenanceMarginRate: "0.4%" is not a number. Write digits with an optional decimal point, like 0.5 or 12000.
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0x1f", "entryPrice": "NaN", "leverage": "" }
        //                                                 ^^^^^^ error number-malformed: quantity: "0x1f" is not a number. Write digits with an optional decimal point, like 0.5 or 12000.
        //                                                                       ^^^^^ error number-malformed: entryPrice: "NaN" is not a number. Write digits with an optional decimal point, like 0.5 or 12000.
        //                                                                                          ^^ error number-malformed: leverage: "" is not a number. Write digits with an optional decimal point, like 0.5 or 12000.
      ]
    }`);
  });

  it("malformed: the same without quotes", () => {
    assertProblems(`{
      "account": { "walletBalance": 1_000 },
      //                            ^^^^^ error number-malformed: "1_000" is not a number. Write digits with an optional decimal point, like 0.5 or 12000.
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": .004 } },
      //                                                     ^^^^ error number-malformed: ".004" is not a number. Write digits with an optional decimal point, like 0.5 or 12000.
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": 0x1f, "entryPrice": NaN, "leverage": +10 }
        //                                                 ^^^^ error number-malformed: "0x1f" is not a number. Write digits with an optional decimal point, like 0.5 or 12000.
        //                                                                     ^^^ error number-malformed: "NaN" is not a number. Write digits with an optional decimal point, like 0.5 or 12000.
        //                                                                                      ^^^ error number-malformed: "+10" is not a number. Write digits with an optional decimal point, like 0.5 or 12000.
      ]
    }`);
  });

  it("out of range: larger or smaller than any market", () => {
    assertProblems(`{
      "account": { "walletBalance": 1e999 },
      //                            ^^^^^ error number-out-of-range: walletBalance: 1e999 is out of range; a number must be 0, or between 1e-30 and 1e30 in size.
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "1e-31" } },
      //                                                     ^^^^^^^ error number-out-of-range: maintenanceMarginRate: 1e-31 is out of range; a number must be 0, or between 1e-30 and 1e30 in size.
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "1e31", "entryPrice": "50000" }]
      //                                                               ^^^^^^ error number-out-of-range: quantity: 1e31 is out of range; a number must be 0, or between 1e-30 and 1e30 in size.
    }`);
  });

  it("too long: more than 60 digits", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.1111111111111111111111111111111111111111111111111111111111111", "entryPrice": "50000" }]
      //                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error number-too-long: quantity: The number has 61 digits; at most 60 are taken.
    }`);
  });

  it("not positive: a size or a price that is 0 or below", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000" },
      "markPrices": { "BTCUSDT": 0 },
      //                         ^ error number-not-positive: markPrices.BTCUSDT must be above 0; it is 0.
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "-0.02", "entryPrice": "0", "leverage": -10 }
        //                                                 ^^^^^^^ error number-not-positive: quantity must be above 0; it is -0.02. The side carries the sign: write "side": "short" and a positive size.
        //                                                                        ^^^ error number-not-positive: entryPrice must be above 0; it is 0.
        //                                                                                         ^^^ error number-not-positive: leverage must be above 0; it is -10.
      ]
    }`);
  });

  it("negative: a rate or an amount below 0", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "-0.004" } },
      //                                                     ^^^^^^^^ error number-negative: maintenanceMarginRate must not be below 0; it is -0.004.
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "isolatedMargin": -1 }],
      //                                                                                                                ^^ error number-negative: isolatedMargin must not be below 0; it is -1.
      "policy": { "minDistanceToLiquidation": "-5%" }
      //                                      ^^^^^ error number-negative: minDistanceToLiquidation must not be below 0; it is -5%.
    }`);
  });

  it("accepts a negative wallet and funding, a rate of 0, and every way to write a number", () => {
    assertProblems(`{
      "account": { "walletBalance": "-5e0" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": -0, "takerFeeRate": "0" } },
      "positions": [
        {
          "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": 5.0E+4, "markPrice": "1e5",
          "unsettledFunding": "-1", "isolatedMargin": "0"
        }
      ]
    }`);
  });
});
