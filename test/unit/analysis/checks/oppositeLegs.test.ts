import { assertProblems } from "../../../support/annotated";

describe("opposite-legs", () => {
  it("points at the second side of a symbol in one-way mode", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" }, "ETHUSDT": { "maintenanceMarginRate": "0.005" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" },
        { "symbol": "BTCUSDT", "side": "short", "quantity": "0.01", "entryPrice": "50000" }
        //                             ^^^^^^^ error opposite-legs: BTCUSDT is held long and short, which one-way mode does not allow. Set "positionMode": "hedge" in "account" if the venue holds both.
      ]
    }`);
  });

  it("says nothing in hedge mode", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000", "positionMode": "hedge" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" }, "ETHUSDT": { "maintenanceMarginRate": "0.005" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" },
        { "symbol": "BTCUSDT", "side": "short", "quantity": "0.01", "entryPrice": "50000" }
      ]
    }`);
  });

  it("says nothing of two symbols", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" }, "ETHUSDT": { "maintenanceMarginRate": "0.005" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" },
        { "symbol": "ETHUSDT", "side": "short", "quantity": "0.01", "entryPrice": "50000" }
      ]
    }`);
  });
});
