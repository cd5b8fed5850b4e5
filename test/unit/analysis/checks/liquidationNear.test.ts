import { assertProblems } from "../../../support/annotated";

describe("liquidation-near", () => {
  it("points at a mark that is less than 5 % away from liquidation", () => {
    assertProblems(`{
      "instruments": { "SOLUSDT": { "maintenanceMarginRate": "0.01" } },
      "positions": [
        {
          "symbol": "SOLUSDT", "side": "long", "quantity": "1", "entryPrice": "100", "markPrice": "100",
          //                                                                                      ^^^^^ warning liquidation-near: Liquidation at 95.010101 is 4.99 % from the mark of 100; the minimum is 5 %.
          "marginMode": "isolated", "isolatedMargin": "5.94"
        }
      ]
    }`);
  });

  it("accepts 5 %", () => {
    assertProblems(`{
      "instruments": { "SOLUSDT": { "maintenanceMarginRate": "0.01" } },
      "positions": [
        {
          "symbol": "SOLUSDT", "side": "long", "quantity": "1", "entryPrice": "100", "markPrice": "100",
          "marginMode": "isolated", "isolatedMargin": "5.95"
        }
      ]
    }`);
  });

  it("looks up for a short", () => {
    assertProblems(`{
      "instruments": { "SOLUSDT": { "maintenanceMarginRate": "0.01" } },
      "positions": [
        {
          "symbol": "SOLUSDT", "side": "short", "quantity": "1", "entryPrice": "100", "markPrice": "100",
          //                                                                                       ^^^^^ warning liquidation-near: Liquidation at 104.9901 is 4.99 % from the mark of 100; the minimum is 5 %.
          "marginMode": "isolated", "isolatedMargin": "6.04"
        }
      ]
    }`);
  });

  it("takes the minimum of the file's policy", () => {
    assertProblems(`{
      "policy": { "minDistanceToLiquidation": "10%" },
      "instruments": { "SOLUSDT": { "maintenanceMarginRate": "0.01" } },
      "positions": [
        {
          "symbol": "SOLUSDT", "side": "long", "quantity": "1", "entryPrice": "100", "markPrice": "100",
          //                                                                                      ^^^^^ warning liquidation-near: Liquidation at 90.909091 is 9.091 % from the mark of 100; the minimum is 10 %.
          "marginMode": "isolated", "isolatedMargin": "10"
        }
      ]
    }`);
  });

  it("reads a policy without a percent sign as a fraction", () => {
    assertProblems(`{
      "policy": { "minDistanceToLiquidation": "0.04" },
      "instruments": { "SOLUSDT": { "maintenanceMarginRate": "0.01" } },
      "positions": [
        {
          "symbol": "SOLUSDT", "side": "long", "quantity": "1", "entryPrice": "100", "markPrice": "100",
          "marginMode": "isolated", "isolatedMargin": "5.94"
        }
      ]
    }`);
  });

  it("looks at the nearer root of a hedged pair, whichever side it is on", () => {
    assertProblems(`{
      "account": { "walletBalance": "2.3", "positionMode": "hedge" },
      "instruments": { "SOLUSDT": { "maintenanceMarginRate": "0.01" } },
      "positions": [
        { "symbol": "SOLUSDT", "side": "long", "quantity": "1", "entryPrice": "100" },
        //                                                                    ^^^^^ warning liquidation-near: Liquidation at 101.65289 is 1.653 % from the mark of 100; the minimum is 5 %.
        { "symbol": "SOLUSDT", "side": "short", "quantity": "1.1", "entryPrice": "100" }
        //                                                                       ^^^^^ warning liquidation-near: Liquidation at 101.65289 is 1.653 % from the mark of 100; the minimum is 5 %.
      ]
    }`);
  });
});
