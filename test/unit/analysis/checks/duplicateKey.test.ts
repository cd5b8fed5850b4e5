import { assertProblems } from "../../../support/annotated";

describe("duplicate-key", () => {
  it("points at the later of two equal names", () => {
    assertProblems(`{
      "venue": "okx",
      "venue": "generic",
   // ^^^^^^^ error duplicate-key: "venue" stands here again; the last one counts.
      "account": { "walletBalance": "1", "walletBalance": "100000" },
      //                                 ^^^^^^^^^^^^^^^ error duplicate-key: "walletBalance" stands here again; the last one counts.
      "markPrices": { "BTCUSDT": "49000", "BTCUSDT": "50000" },
      //                                  ^^^^^^^^^ error duplicate-key: "BTCUSDT" stands here again; the last one counts.
      "instruments": { "BTCUSDT": {}, "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      //                              ^^^^^^^^^ error duplicate-key: "BTCUSDT" stands here again; the last one counts.
      "positions": [
        {
          "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000",
          "side": "long"
       // ^^^^^^ error duplicate-key: "side" stands here again; the last one counts.
        }
      ]
    }`);
  });

  it("says nothing of equal names in different objects", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" }, "ETHUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" },
        { "symbol": "ETHUSDT", "side": "long", "quantity": "1", "entryPrice": "2500" }
      ]
    }`);
  });
});
