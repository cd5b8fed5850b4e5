import { assertProblems } from "../../../support/annotated";

describe("missing-wallet", () => {
  it("points at the first cross position without a wallet behind it", () => {
    assertProblems(`{
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "marginMode": "cross" }
        //                                                                                              ^^^^^^^ warning missing-wallet: There is no wallet balance in the file, so cross positions have no liquidation price. Add "walletBalance" to "account".
      ]
    }`);
  });

  it("names the asset, and where its wallet goes, when there are several", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000", "collateral": "USDT" },
      "instruments": {
        "BTCUSDT": { "maintenanceMarginRate": "0.004" },
        "BTCUSD": { "contractType": "inverse", "underlying": "BTC", "maintenanceMarginRate": "0.004" }
      },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" },
        { "symbol": "BTCUSD", "side": "long", "quantity": "1000", "entryPrice": "50000" }
        //          ^^^^^^^^ warning missing-wallet: There is no wallet balance of BTC in the file, so cross positions that settle in BTC have no liquidation price. Add "wallets": { "BTC": { "walletBalance": … } } to "account".
      ]
    }`);
  });

  it("says so where what is left for cross depends on an unknown isolated margin", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" }, "ETHUSDT": { "maintenanceMarginRate": "0.005" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" },
        //          ^^^^^^^^^ warning missing-wallet: What is posted to the isolated positions is not known, so neither is what is left for cross. Give each a "leverage" or an "isolatedMargin", or "crossWalletBalance" in "account".
        { "symbol": "ETHUSDT", "side": "long", "quantity": "1", "entryPrice": "2500", "marginMode": "isolated" }
        //                                                                                          ^^^^^^^^^^ warning missing-leverage: What is posted to this isolated position is not known. Add "leverage" or "isolatedMargin".
      ]
    }`);
  });

  it("says nothing of isolated positions, which need none", () => {
    assertProblems(`{
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "marginMode": "isolated", "leverage": "10" }
      ]
    }`);
  });

  it("is satisfied by collateral assets", () => {
    assertProblems(`{
      "account": { "assets": [{ "asset": "BTC", "balance": "1", "price": "50000", "collateralRatio": "0.95" }] },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" }]
    }`);
  });
});
