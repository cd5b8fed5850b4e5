import { assertProblems } from "../../../support/annotated";

describe("tier-order", () => {
  it("points at a tier that does not end above the one before it", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000" },
      "instruments": {
        "BTCUSDT": {
          "tiers": [
            { "maxNotional": "50000", "maintenanceMarginRate": "0.004" },
            { "maxNotional": "50000", "maintenanceMarginRate": "0.005" }
         // ^ error tier-order: Tier 2 ends at 50,000, not above the 50,000 of the tier before it.
          ]
        }
      },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" }]
    }`);
  });

  it("points at a tier without an end that is not the last", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000" },
      "instruments": {
        "BTCUSDT": {
          "tiers": [
            { "maintenanceMarginRate": "0.004" },
         // ^ error tier-order: Only the last tier has no upper limit.
            { "maxNotional": "50000", "maintenanceMarginRate": "0.005" }
          ]
        }
      },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" }]
    }`);
  });

  it("points at a table that counts in two units", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000" },
      "instruments": {
        "BTCUSDT": {
          "tiers": [{ "maxNotional": "1", "maintenanceMarginRate": "0" }, { "maxContracts": "2", "maintenanceMarginRate": "0" }]
          //       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error tier-order: The tiers mix maxNotional and maxContracts; use one of them.
        }
      },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" }]
    }`);
  });

  it("is said of an instrument without a position too", () => {
    assertProblems(`{
      "instruments": {
        "BTCUSDT": {
          "tiers": [
            { "maxNotional": "2", "maintenanceMarginRate": "0.004" },
            { "maxNotional": "1", "maintenanceMarginRate": "0.005" }
         // ^ error tier-order: Tier 2 ends at 1, not above the 2 of the tier before it.
          ]
        }
      },
      "positions": []
    }`);
  });

  it("says nothing of tiers that rise", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000" },
      "instruments": {
        "BTCUSDT": {
          "tiers": [
            { "maxNotional": "50000", "maintenanceMarginRate": "0.004" },
            { "maxNotional": "50000.01", "maintenanceMarginRate": "0.005" }
          ]
        }
      },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" }]
    }`);
  });
});
