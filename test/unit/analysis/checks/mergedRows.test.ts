import { assertProblems } from "../../../support/annotated";

describe("merged-rows", () => {
  it("points at the second row of a symbol, side and mode", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000", "positionMode": "hedge" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "leverage": "10" },
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.01", "entryPrice": "50000", "leverage": "10" }
        //          ^^^^^^^^^ warning merged-rows: Position 1 is BTCUSDT long in cross margin too; venues hold the two as one position, and so they are calculated.
      ]
    }`);
  });

  it("says nothing of two sides", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000", "positionMode": "hedge" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "leverage": "10" },
        { "symbol": "BTCUSDT", "side": "short", "quantity": "0.01", "entryPrice": "50000", "leverage": "10" }
      ]
    }`);
  });

  it("says nothing of two modes", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000", "positionMode": "hedge" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "leverage": "10" },
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.01", "entryPrice": "50000", "leverage": "10", "marginMode": "isolated" }
      ]
    }`);
  });
});
