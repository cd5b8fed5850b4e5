import { assertProblems } from "../../../support/annotated";

describe("field-without-effect", () => {
  it("points at a slope where rates do not grow with the size", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004", "maintenanceMarginSlope": "0.01" } },
      //                                                                                        ^^^^^^ warning field-without-effect: This has no effect: at this venue the rate does not grow with the size. Say "tierMethod": "size-linear" in "rules" if it does.
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" }]
    }`);
  });

  it("points at tiers where they do", () => {
    assertProblems(`{
      "rules": { "tierMethod": "size-linear" },
      "account": { "walletBalance": "100000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004", "tiers": [{ "maintenanceMarginRate": "0.005" }] } },
      //                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning field-without-effect: Tiers have no effect: at this venue the rate grows with the size.
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" }]
    }`);
  });

  it("says nothing of a slope where it counts", () => {
    assertProblems(`{
      "rules": { "tierMethod": "size-linear" },
      "account": { "walletBalance": "100000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004", "maintenanceMarginSlope": "0.01" } },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" }]
    }`);
  });
});
