import { assertProblems } from "../../../support/annotated";

describe("already-liquidatable", () => {
  it("points at the mark of a position whose balance equals its requirement", () => {
    assertProblems(`{
      "instruments": { "SOLUSDT": { "maintenanceMarginRate": "0.01" } },
      "positions": [
        {
          "symbol": "SOLUSDT", "side": "long", "quantity": "1", "entryPrice": "100", "markPrice": "90",
          //                                                                                      ^^^^ error already-liquidatable: Liquidatable now: at the mark of 90 its margin balance of 0.9 is not above the 0.9 it must keep.
          "marginMode": "isolated", "isolatedMargin": "10.9"
        }
      ]
    }`);
  });

  it("goes when a cent more is posted", () => {
    assertProblems(`{
      "policy": { "minDistanceToLiquidation": "0.001%" },
      "instruments": { "SOLUSDT": { "maintenanceMarginRate": "0.01" } },
      "positions": [
        {
          "symbol": "SOLUSDT", "side": "long", "quantity": "1", "entryPrice": "100", "markPrice": "90",
          "marginMode": "isolated", "isolatedMargin": "10.91"
        }
      ]
    }`);
  });

  it("lets equality pass at a venue that liquidates below the requirement only", () => {
    assertProblems(`{
      "venue": "dydx",
      "instruments": { "SOLUSDT": { "maintenanceMarginRate": "0.01" } },
      "positions": [
        {
          "symbol": "SOLUSDT", "side": "long", "quantity": "1", "entryPrice": "100", "markPrice": "90",
          //                                                                                      ^^^^ warning liquidation-near: Liquidation at 90 is 0 % from the mark of 90; the minimum is 5 %.
          "marginMode": "isolated", "isolatedMargin": "10.9"
        }
      ]
    }`);
  });

  it("is said of every cross position of a pool that cannot cover them", () => {
    assertProblems(`{
      "account": { "walletBalance": "20" },
      "markPrices": { "SOLUSDT": "90", "ETHUSDT": "2400" },
      "instruments": { "SOLUSDT": { "maintenanceMarginRate": "0.01" }, "ETHUSDT": { "maintenanceMarginRate": "0.01" } },
      "positions": [
        { "symbol": "SOLUSDT", "side": "long", "quantity": "1", "entryPrice": "100" },
        //          ^^^^^^^^^ error already-liquidatable: Liquidatable now: at mark prices the cross margin balance of 0 is below the 3.3 that the cross positions must keep.
        { "symbol": "ETHUSDT", "side": "long", "quantity": "0.1", "entryPrice": "2500", "markPrice": "2400" }
        //                                                                                           ^^^^^^ error already-liquidatable: Liquidatable now: at mark prices the cross margin balance of 0 is below the 3.3 that the cross positions must keep.
      ]
    }`);
  });
});
