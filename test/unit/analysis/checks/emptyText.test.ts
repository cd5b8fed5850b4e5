import { assertProblems } from "../../../support/annotated";

describe("empty-text", () => {
  it("points at a name that has no characters", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000", "collateral": "" },
      //                                                    ^^ error empty-text: collateral is empty.
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [{ "symbol": "", "side": "long", "quantity": "0.02", "entryPrice": "50000" }]
      //                        ^^ error empty-text: symbol is empty.
    }`);
  });
});
