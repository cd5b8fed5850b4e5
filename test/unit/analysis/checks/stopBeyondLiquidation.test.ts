import { assertProblems } from "../../../support/annotated";

describe("stop-beyond-liquidation", () => {
  it("points at a stop below the liquidation price of a long", () => {
    assertProblems(`{
      "instruments": { "SOLUSDT": { "maintenanceMarginRate": "0.01" } },
      "positions": [
        {
          "symbol": "SOLUSDT", "side": "long", "quantity": "1", "entryPrice": "100", "stopLossPrice": "89.99",
          //                                                                                          ^^^^^^^ warning stop-beyond-liquidation: The stop at 89.99 never fills: the position is liquidated at 90 before the price gets there.
          "marginMode": "isolated", "isolatedMargin": "10.9"
        }
      ]
    }`);
  });

  it("accepts a stop before it", () => {
    assertProblems(`{
      "instruments": { "SOLUSDT": { "maintenanceMarginRate": "0.01" } },
      "positions": [
        {
          "symbol": "SOLUSDT", "side": "long", "quantity": "1", "entryPrice": "100", "stopLossPrice": "90.01",
          "marginMode": "isolated", "isolatedMargin": "10.9"
        }
      ]
    }`);
  });

  it("points at a stop above the liquidation price of a short", () => {
    assertProblems(`{
      "instruments": { "SOLUSDT": { "maintenanceMarginRate": "0.01" } },
      "positions": [
        {
          "symbol": "SOLUSDT", "side": "short", "quantity": "1", "entryPrice": "100", "stopLossPrice": "109.9",
          //                                                                                           ^^^^^^^ warning stop-beyond-liquidation: The stop at 109.9 never fills: the position is liquidated at 109.80198 before the price gets there.
          "marginMode": "isolated", "isolatedMargin": "10.9"
        }
      ]
    }`);
  });
});
