import { assertProblems } from "../../../support/annotated";

describe("missing-tiers", () => {
  it("points at the first position of a symbol without a maintenance rate", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000", "positionMode": "hedge" },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" },
        //          ^^^^^^^^^ warning missing-tiers: The maintenance margin of BTCUSDT is not known, so there is no liquidation price. Add "instruments": { "BTCUSDT": { "maintenanceMarginRate": … } } or its "tiers".
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
      //                        ^^^^^^^^^^^^^^^ warning missing-tiers: The maintenance margin of BTC-PERPETUAL is not known, so there is no liquidation price. Add "instruments": { "BTC-PERPETUAL": { "maintenanceMarginRate": … } } or its "tiers".
    }`);
  });
});
