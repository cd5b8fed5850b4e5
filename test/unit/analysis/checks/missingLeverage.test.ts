import { assertProblems } from "../../../support/annotated";

describe("missing-leverage", () => {
  it("points at an isolated position with neither a margin nor a leverage", () => {
    assertProblems(`{
      "account": { "crossWalletBalance": "1000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "marginMode": "isolated" }
        //                                                                                              ^^^^^^^^^^ warning missing-leverage: What is posted to this isolated position is not known. Add "leverage" or "isolatedMargin".
      ]
    }`);
  });

  it("is satisfied by the margin", () => {
    assertProblems(`{
      "account": { "crossWalletBalance": "1000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "marginMode": "isolated", "isolatedMargin": "100" }
      ]
    }`);
  });

  it("says nothing of a cross position", () => {
    assertProblems(`{
      "account": { "crossWalletBalance": "1000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "marginMode": "cross" }
      ]
    }`);
  });
});
