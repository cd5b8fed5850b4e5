import { assertProblems } from "../../../support/annotated";

describe("wallet-without-asset", () => {
  it("points at a wallet that could be in either asset", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000" },
      //                            ^^^^^^^^ error wallet-without-asset: The positions settle in USDT, ETH. Say in "collateral" which of them the wallet is in, or give one wallet each in "wallets".
      "instruments": {
        "BTCUSDT": { "settle": "USDT", "maintenanceMarginRate": "0.004" },
        "ETHUSD": { "contractType": "inverse", "underlying": "ETH", "maintenanceMarginRate": "0.005" }
      },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" },
        { "symbol": "ETHUSD", "side": "long", "quantity": "100", "entryPrice": "2500", "marginMode": "isolated", "leverage": "5" }
      ]
    }`);
  });

  it("goes when the file says which", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000", "collateral": "USDT" },
      "instruments": {
        "BTCUSDT": { "settle": "USDT", "maintenanceMarginRate": "0.004" },
        "ETHUSD": { "contractType": "inverse", "underlying": "ETH", "maintenanceMarginRate": "0.005" }
      },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" },
        { "symbol": "ETHUSD", "side": "long", "quantity": "100", "entryPrice": "2500", "marginMode": "isolated", "leverage": "5" }
      ]
    }`);
  });

  it("says nothing where everything settles in one asset", () => {
    assertProblems(`{
      "account": { "walletBalance": "100" },
      "instruments": { "ETHUSD": { "contractType": "inverse", "underlying": "ETH", "maintenanceMarginRate": "0.005" } },
      "positions": [{ "symbol": "ETHUSD", "side": "long", "quantity": "100", "entryPrice": "2500" }]
    }`);
  });
});
