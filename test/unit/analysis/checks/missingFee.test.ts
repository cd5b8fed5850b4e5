import { assertProblems } from "../../../support/annotated";

describe("missing-fee", () => {
  it("says that there is no price where the fee is part of the trigger", () => {
    assertProblems(`{
      "venue": "okx",
      "account": { "walletBalance": "100000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" },
        //          ^^^^^^^^^ warning missing-fee: OKX counts the closing fee, and none is known for BTCUSDT, so there is no liquidation price. Add "instruments": { "BTCUSDT": { "takerFeeRate": … } }.
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.01", "entryPrice": "50000", "marginMode": "isolated", "leverage": "5" }
      ]
    }`);
  });

  it("says that a reserve is taken as 0 where it is frozen at entry", () => {
    assertProblems(`{
      "venue": "bitmex",
      "account": { "walletBalance": "100000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" },
        //          ^^^^^^^^^ warning missing-fee: BitMEX holds a reserve for the closing fee, and none is known for BTCUSDT; it is taken as 0. Add "instruments": { "BTCUSDT": { "takerFeeRate": … } }.
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.01", "entryPrice": "50000", "marginMode": "isolated", "leverage": "5" }
      ]
    }`);
  });

  it("is satisfied by the taker's fee", () => {
    assertProblems(`{
      "venue": "okx",
      "account": { "walletBalance": "100000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004", "takerFeeRate": "0.0005" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" },
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.01", "entryPrice": "50000", "marginMode": "isolated", "leverage": "5" }
      ]
    }`);
  });

  it("says nothing where no fee is counted", () => {
    assertProblems(`{
      "venue": "binance-usdm",
      "account": { "walletBalance": "100000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" },
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.01", "entryPrice": "50000", "marginMode": "isolated", "leverage": "5" }
      ]
    }`);
  });
});
