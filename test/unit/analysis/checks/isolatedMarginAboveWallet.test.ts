import { assertProblems } from "../../../support/annotated";

describe("isolated-margin-above-wallet", () => {
  it("points at the position that goes over the wallet", () => {
    assertProblems(`{
      "account": { "walletBalance": "100", "collateral": "USDT", "marginMode": "isolated" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" }, "ETHUSDT": { "maintenanceMarginRate": "0.005" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.005", "entryPrice": "50000", "isolatedMargin": "60" },
        { "symbol": "ETHUSDT", "side": "long", "quantity": "0.1", "entryPrice": "2500", "isolatedMargin": "40.01" }
        //                                                                                                ^^^^^^^ error isolated-margin-above-wallet: Isolated margin of 100.01 USDT in all exceeds the wallet balance of 100 USDT.
      ]
    }`);
  });

  it("lets the whole wallet be posted", () => {
    assertProblems(`{
      "account": { "walletBalance": "100", "collateral": "USDT", "marginMode": "isolated" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" }, "ETHUSDT": { "maintenanceMarginRate": "0.005" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.005", "entryPrice": "50000", "isolatedMargin": "60" },
        { "symbol": "ETHUSDT", "side": "long", "quantity": "0.1", "entryPrice": "2500", "isolatedMargin": "40" }
      ]
    }`);
  });

  it("counts notional / leverage where no margin is stated, and points at the leverage", () => {
    assertProblems(`{
      "account": { "walletBalance": "100", "marginMode": "isolated" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50001", "leverage": "10" }
        //                                                                                            ^^^^ error isolated-margin-above-wallet: Isolated margin of 100.002 in all exceeds the wallet balance of 100.
      ]
    }`);
  });
});
