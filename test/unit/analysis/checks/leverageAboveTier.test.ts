import { assertProblems } from "../../../support/annotated";

describe("leverage-above-tier", () => {
  it("points at a leverage above what the notional's tier allows", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000", "collateral": "USDT" },
      "instruments": {
        "BTCUSDT": {
          "tiers": [
            { "maxNotional": "50000", "maintenanceMarginRate": "0.004", "maxLeverage": "125" },
            { "maintenanceMarginRate": "0.005", "maxLeverage": "100" }
          ]
        }
      },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "1.0001", "entryPrice": "50000", "leverage": "125" }
        //                                                                                              ^^^^^ error leverage-above-tier: Leverage 125 exceeds 100, the maximum for a notional of 50,005 USDT.
      ]
    }`);
  });

  it("lets a notional on the tier's edge have the lower tier's maximum", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000", "collateral": "USDT" },
      "instruments": {
        "BTCUSDT": {
          "tiers": [
            { "maxNotional": "50000", "maintenanceMarginRate": "0.004", "maxLeverage": "125" },
            { "maintenanceMarginRate": "0.005", "maxLeverage": "100" }
          ]
        }
      },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "1", "entryPrice": "50000", "leverage": "125" }
      ]
    }`);
  });

  it("counts contracts where the tiers do", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000" },
      "instruments": {
        "BTCUSDT": {
          "contractSize": "0.01",
          "tiers": [
            { "maxContracts": "100", "maintenanceMarginRate": "0.004", "maxLeverage": "125" },
            { "maintenanceMarginRate": "0.005", "maxLeverage": "100" }
          ]
        }
      },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "contracts": "101", "entryPrice": "50000", "leverage": "125" }
        //                                                                                            ^^^^^ error leverage-above-tier: Leverage 125 exceeds 100, the maximum for 101 contracts.
      ]
    }`);
  });

  it("takes the notional at the mark where the venue does", () => {
    assertProblems(`{
      "venue": "bybit",
      "account": { "walletBalance": "100000", "collateral": "USDT" },
      "markPrices": { "BTCUSDT": "50001" },
      "instruments": {
        "BTCUSDT": {
          "takerFeeRate": "0.00055",
          "tiers": [
            { "maxNotional": "50000", "maintenanceMarginRate": "0.004", "maxLeverage": "125" },
            { "maintenanceMarginRate": "0.005", "maxLeverage": "100" }
          ]
        }
      },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "1", "entryPrice": "40000", "leverage": "125" }
        //                                                                                         ^^^^^ error leverage-above-tier: Leverage 125 exceeds 100, the maximum for a notional of 50,001 USDT.
      ]
    }`);
  });
});
