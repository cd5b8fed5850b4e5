import { assertProblems } from "../../../support/annotated";

describe("above-last-tier", () => {
  it("points at a size above the last tier's end", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000" },
      "instruments": {
        "BTCUSDT": {
          "tiers": [
            { "maxNotional": "50000", "maintenanceMarginRate": "0.004" },
            { "maxNotional": "100000", "maintenanceMarginRate": "0.005" }
          ]
        }
      },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "2.01", "entryPrice": "50000" }]
      //                                                               ^^^^^^ warning above-last-tier: A notional of 100,500 is above 100,000, where the tiers of BTCUSDT end; the rate of the last one is taken to go on.
    }`);
  });

  it("lets a notional be as large as the last tier", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000" },
      "instruments": {
        "BTCUSDT": {
          "tiers": [
            { "maxNotional": "50000", "maintenanceMarginRate": "0.004" },
            { "maxNotional": "100000", "maintenanceMarginRate": "0.005" }
          ]
        }
      },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "2", "entryPrice": "50000" }]
    }`);
  });

  it("points at the contracts where tiers count them", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000" },
      "instruments": { "BTCUSDT": { "contractSize": "0.001", "tiers": [{ "maxContracts": "1000", "maintenanceMarginRate": "0.004" }] } },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "contracts": "1001", "entryPrice": "50000" }]
      //                                                                ^^^^^^ warning above-last-tier: 1,001 contracts are above 1,000, where the tiers of BTCUSDT end; the rate of the last one is taken to go on.
    }`);
  });
});
