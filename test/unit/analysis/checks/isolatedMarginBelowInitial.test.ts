import { assertProblems } from "../../../support/annotated";

describe("isolated-margin-below-initial", () => {
  it("points at a margin below notional / leverage", () => {
    assertProblems(`{
      "account": { "walletBalance": "1000", "collateral": "USDT" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [
        {
          "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000",
          "marginMode": "isolated", "leverage": "10", "isolatedMargin": "99.99"
          //                                                            ^^^^^^^ warning isolated-margin-below-initial: isolatedMargin 99.99 is below 100 USDT, the initial margin at leverage 10.
        }
      ]
    }`);
  });

  it("accepts exactly the initial margin", () => {
    assertProblems(`{
      "account": { "walletBalance": "1000", "collateral": "USDT" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [
        {
          "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000",
          "marginMode": "isolated", "leverage": "10", "isolatedMargin": "100"
        }
      ]
    }`);
  });

  it("says nothing of a cross position: there the margin is what isolating it would post", () => {
    assertProblems(`{
      "account": { "walletBalance": "1000", "collateral": "USDT" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [
        {
          "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000",
          "marginMode": "cross", "leverage": "10", "isolatedMargin": "99.99"
        }
      ]
    }`);
  });
});
