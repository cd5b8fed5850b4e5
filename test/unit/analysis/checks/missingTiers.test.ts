import { assertProblems } from "../../../support/annotated";

describe("missing-tiers", () => {
  it("points at the first position of a symbol without a maintenance rate", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000", "positionMode": "hedge" },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" },
        //          ^^^^^^^^^ warning missing-tiers: The maintenance margin of BTCUSDT is not known, so there is no liquidation price. Add "tiers", a "maintenanceMarginRate" or a "maxLeverage" to "instruments": { "BTCUSDT": { … } }, or import the venue's table (marginalia tiers import).
        { "symbol": "BTCUSDT", "side": "short", "quantity": "0.02", "entryPrice": "50000" }
      ]
    }`);
  });

  it("is satisfied by the highest leverage alone", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000" },
      "instruments": { "BTCUSDT": { "maxLeverage": "50" } },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" }]
    }`);
  });

  it("asks for a rate that grows with the size where the venue's does", () => {
    assertProblems(`{
      "venue": "deribit",
      "account": { "walletBalance": "100000" },
      "instruments": { "BTC-PERPETUAL": { "tiers": [{ "maintenanceMarginRate": "0.01" }] } },
      "positions": [{ "symbol": "BTC-PERPETUAL", "side": "long", "quantity": "1000", "entryPrice": "50000" }]
      //                        ^^^^^^^^^^^^^^^ warning missing-tiers: The maintenance margin of BTC-PERPETUAL is not known, so there is no liquidation price. Add "instruments": { "BTC-PERPETUAL": { "maintenanceMarginRate": …, "maintenanceMarginSlope": … } }.
    }`);
  });

  it("says of which day the oldest table is where the file asks for an older one", () => {
    assertProblems(`{
      "venue": "binance-usdm",
      "rulesAsOf": "2020-03-12",
      "account": { "walletBalance": "100000" },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "8000", "markPrice": "8000" }]
      //                        ^^^^^^^^^ warning missing-tiers: The maintenance margin of BTCUSDT is not known, so there is no liquidation price. Its oldest known table is of 2021-09-18, after "rulesAsOf". Add "tiers", a "maintenanceMarginRate" or a "maxLeverage" to "instruments": { "BTCUSDT": { … } }, or import the venue's table (marginalia tiers import).
    }`);
  });

  it("is satisfied by a table of the venue, and not for a contract that none of them has", () => {
    assertProblems(`{
      "venue": "hyperliquid",
      "account": { "walletBalance": "100000" },
      "positions": [
        { "symbol": "BTC", "side": "long", "quantity": "0.02", "entryPrice": "50000", "markPrice": "50000" },
        { "symbol": "NOCOIN", "side": "long", "quantity": "0.02", "entryPrice": "50000", "markPrice": "50000" }
        //          ^^^^^^^^ warning missing-tiers: The maintenance margin of NOCOIN is not known, so there is no liquidation price. Add "tiers", a "maintenanceMarginRate" or a "maxLeverage" to "instruments": { "NOCOIN": { … } }, or import the venue's table (marginalia tiers import).
      ]
    }`);
  });
});
