import { assertProblems } from "../../../support/annotated";

describe("unknown-value", () => {
  it("offers the value that was meant", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000", "positionMode": "hedged" },
      //                                                      ^^^^^^^^ error unknown-value: positionMode must be "one-way" or "hedge"; it is "hedged". Did you mean "hedge"?
      "instruments": { "BTCUSDT": { "contractType": "inverted", "maintenanceMarginRate": "0.004" } },
      //                                            ^^^^^^^^^^ error unknown-value: contractType must be "linear", "inverse" or "quanto"; it is "inverted". Did you mean "inverse"?
      "positions": [
        { "symbol": "BTCUSDT", "side": "logn", "quantity": "0.02", "entryPrice": "50000" },
        //                             ^^^^^^ error unknown-value: side must be "long" or "short"; it is "logn". Did you mean "long"?
        { "symbol": "BTCUSDT", "side": "Short", "quantity": "0.02", "entryPrice": "50000", "marginMode": true }
        //                             ^^^^^^^ error unknown-value: side must be "long" or "short"; it is "Short". Did you mean "short"?
        //                                                                                               ^^^^ error unknown-value: marginMode must be "cross" or "isolated"; it is true.
      ]
    }`);
  });

  it("holds for rules, and for each mode of a rule", () => {
    assertProblems(`{
      "rules": { "closingFee": "pric", "trigger": { "cross": "above" } },
      //                       ^^^^^^ error unknown-value: rules.closingFee must be "none", "price" or "entry"; it is "pric". Did you mean "price"?
      //                                                     ^^^^^^^ error unknown-value: rules.trigger must be "at-or-below" or "below"; it is "above".
      "account": { "walletBalance": "100000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" }]
    }`);
  });

  it("says nothing of the values that are known", () => {
    assertProblems(`{
      "rules": { "closingFee": "entry", "trigger": { "cross": "below" } },
      "account": { "walletBalance": "100000" },
      "instruments": { "BTCUSDT": { "contractType": "linear", "maintenanceMarginRate": "0.004", "takerFeeRate": "0.0005" } },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" }]
    }`);
  });
});
