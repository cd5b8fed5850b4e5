import { assertProblems } from "../../../support/annotated";

describe("index-by-mark", () => {
  it("is said once where the venue values at the index price", () => {
    assertProblems(
      `{
      "venue": "deribit",
      "account": { "walletBalance": "100000", "collateral": "USDC" },
      "markPrices": { "BTC_USDC": "50000", "ETH_USDC": "2500" },
      "instruments": {
        "BTC_USDC": { "contractType": "linear", "settle": "USDC", "initialMarginRate": "0.02", "maintenanceMarginRate": "0.01" },
        "ETH_USDC": { "contractType": "linear", "settle": "USDC", "initialMarginRate": "0.02", "maintenanceMarginRate": "0.01" }
      },
      "positions": [
        { "symbol": "BTC_USDC", "side": "long", "quantity": "0.1", "entryPrice": "50000" },
        //                                                                       ^^^^^^^ hint index-by-mark: Deribit values margin at the index price; the mark price stands in for it.
        { "symbol": "ETH_USDC", "side": "long", "quantity": "1", "entryPrice": "2500" }
      ]
    }`,
      { hints: "asserted" },
    );
  });

  it("is not said of other venues", () => {
    assertProblems(
      `{
      "venue": "binance-usdm",
      "account": { "walletBalance": "100000" },
      "markPrices": { "BTCUSDT": "50000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.01" } },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.1", "entryPrice": "50000", "leverage": "10" }]
    }`,
      { hints: "asserted" },
    );
  });
});
