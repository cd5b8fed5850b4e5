import { assertProblems } from "../../../support/annotated";

describe("conflicting-mark-prices", () => {
  it("points at the second of two marks of a symbol", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000", "positionMode": "hedge" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "markPrice": "50000" },
        { "symbol": "BTCUSDT", "side": "short", "quantity": "0.02", "entryPrice": "50000", "markPrice": "50001" }
        //                                                                                              ^^^^^^^ error conflicting-mark-prices: BTCUSDT has two mark prices, 50000 and 50001; a symbol has one.
      ]
    }`);
  });

  it("points at a row's mark where another row follows a different one of the file", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000", "positionMode": "hedge" },
      "markPrices": { "BTCUSDT": "50001" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "markPrice": "50000" },
        //                                                                                             ^^^^^^^ error conflicting-mark-prices: BTCUSDT has two mark prices, 50001 and 50000; a symbol has one.
        { "symbol": "BTCUSDT", "side": "short", "quantity": "0.02", "entryPrice": "50000" }
      ]
    }`);
  });

  it("says nothing of equal marks, however they are written", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000", "positionMode": "hedge" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "markPrice": "50000" },
        { "symbol": "BTCUSDT", "side": "short", "quantity": "0.02", "entryPrice": "50000", "markPrice": 5e4 }
      ]
    }`);
  });

  it("lets one row speak for the others", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000", "positionMode": "hedge" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "markPrice": "50000" },
        { "symbol": "BTCUSDT", "side": "short", "quantity": "0.02", "entryPrice": "50000" }
      ]
    }`);
  });
});
