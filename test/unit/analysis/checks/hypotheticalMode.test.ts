import { assertProblems } from "../../../support/annotated";

describe("hypothetical-mode", () => {
  it("points at a mode that the venue does not have", () => {
    assertProblems(`{
      "venue": "kraken-futures",
      "account": { "walletBalance": "1" },
      "instruments": { "PI_XBTUSD": { "maintenanceMarginRate": "0.01" } },
      "positions": [
        {
          "symbol": "PI_XBTUSD", "side": "long", "quantity": "1000", "entryPrice": "50000", "leverage": "5",
          "marginMode": "isolated"
          //            ^^^^^^^^^^ warning hypothetical-mode: Kraken Futures, single-collateral (inverse) has no isolated margin, only cross;
        }
      ]
    }`);
  });

  it("accepts the mode that it has", () => {
    assertProblems(`{
      "venue": "kraken-futures",
      "account": { "walletBalance": "1" },
      "instruments": { "PI_XBTUSD": { "maintenanceMarginRate": "0.01" } },
      "positions": [{ "symbol": "PI_XBTUSD", "side": "long", "quantity": "1000", "entryPrice": "50000" }]
    }`);
  });
});
