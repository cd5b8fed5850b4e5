import { assertProblems } from "../../../support/annotated";

describe("tier-amount", () => {
  it("points at an amount that makes the requirement jump", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000" },
      "instruments": {
        "BTCUSDT": {
          "tiers": [
            { "maxNotional": "50000", "maintenanceMarginRate": "0.004", "maintenanceAmount": "0" },
            { "maintenanceMarginRate": "0.005", "maintenanceAmount": "51" }
            //                                                       ^^^^ warning tier-amount: maintenanceAmount 51 makes the requirement jump at the tier's edge; 50 would not.
          ]
        }
      },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" }]
    }`);
  });

  it("says nothing of the amount that keeps it continuous", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000" },
      "instruments": {
        "BTCUSDT": {
          "tiers": [
            { "maxNotional": "50000", "maintenanceMarginRate": "0.004", "maintenanceAmount": "0" },
            { "maintenanceMarginRate": "0.005", "maintenanceAmount": "50" }
          ]
        }
      },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" }]
    }`);
  });

  it("lets a table round its amounts", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000" },
      "instruments": {
        "BTCUSDT": {
          "tiers": [
            { "maxNotional": "50000", "maintenanceMarginRate": "0.004" },
            { "maintenanceMarginRate": "0.005", "maintenanceAmount": "50.00000001" }
          ]
        }
      },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" }]
    }`);
  });
});
