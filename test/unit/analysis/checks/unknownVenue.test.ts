import { assertProblems } from "../../../support/annotated";

describe("unknown-venue", () => {
  it("offers the venue that was meant", () => {
    assertProblems(`{
      "venue": "binance-usdn",
      //       ^^^^^^^^^^^^^^ error unknown-venue: No venue "binance-usdn" is known. Did you mean "binance-usdm"? Known are generic
      "account": { "walletBalance": "100000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" }]
    }`);
  });

  it("lists the venues that are known", () => {
    assertProblems(`{
      "venue": "mtgox",
      //       ^^^^^^^ error unknown-venue: No venue "mtgox" is known. Known are generic
      "account": { "walletBalance": "100000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" }]
    }`);
  });

  it("says nothing of a known one, nor of none", () => {
    assertProblems(`{
      "venue": "binance-usdm",
      "account": { "walletBalance": "100000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" }]
    }`);
  });
});
