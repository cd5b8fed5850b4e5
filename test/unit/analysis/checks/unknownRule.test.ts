import { assertProblems } from "../../../support/annotated";

describe("unknown-rule", () => {
  it("offers the rule that was meant", () => {
    assertProblems(`{
      "rules": { "closngFee": "none" },
      //         ^^^^^^^^^^^ error unknown-rule: There is no rule "closngFee". Did you mean "closingFee"?
      "account": { "walletBalance": "100000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" }]
    }`);
  });

  it("says nothing of a known one", () => {
    assertProblems(`{
      "rules": { "closingFee": "none" },
      "account": { "walletBalance": "100000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" }]
    }`);
  });
});
