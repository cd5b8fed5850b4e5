import { assertProblems } from "../../../support/annotated";

describe("conflicting-fields", () => {
  it("points at the second way of saying a size", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "contracts": "2", "notional": "1000", "entryPrice": "50000" }]
      //                                                                                    ^^^ error conflicting-fields: "contracts" and "quantity" exclude each other; keep one of them.
      //                                                                                                     ^^^^^^ error conflicting-fields: "notional" and "quantity" exclude each other; keep one of them.
    }`);
  });

  it("points at the second way of saying a wallet", () => {
    assertProblems(`{
      "account": {
        "walletBalance": "2000",
        "crossWalletBalance": "1900"
        //                    ^^^^^^ error conflicting-fields: "crossWalletBalance" and "walletBalance" exclude each other; keep one of them.
      },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" }]
    }`);
  });

  it("points at it in a wallet of an asset", () => {
    assertProblems(`{
      "account": { "collateral": "USDT", "wallets": { "USDT": { "walletBalance": "2000", "crossWalletBalance": "1900" } } },
      //                                                                                                       ^^^^^^ error conflicting-fields: "crossWalletBalance" and "walletBalance" exclude each other; keep one of them.
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" }]
    }`);
  });

  it("points at a tier that ends in two ways", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000" },
      "instruments": { "BTCUSDT": { "tiers": [{ "maxNotional": "5", "maxContracts": "5", "maintenanceMarginRate": "0.004" }] } },
      //                                                                            ^^^ error conflicting-fields: "maxContracts" and "maxNotional" exclude each other; keep one of them.
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" }]
    }`);
  });

  it("says nothing of one way each", () => {
    assertProblems(`{
      "account": { "crossWalletBalance": "1900" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "notional": "1000", "entryPrice": "50000" }]
    }`);
  });
});
