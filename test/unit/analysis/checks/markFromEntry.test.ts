import { assertProblems } from "../../../support/annotated";

describe("mark-from-entry", () => {
  it("points at an entry price that stands in for the mark", () => {
    assertProblems(
      `{
      "account": { "walletBalance": "100000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "leverage": "10" }
        //                                                                       ^^^^^^^ hint mark-from-entry: No mark price for BTCUSDT is given; its entry price of 50,000 stands in.
      ]
    }`,
      { hints: "asserted" },
    );
  });

  it("says nothing where the file has a mark", () => {
    assertProblems(
      `{
      "account": { "walletBalance": "100000" },
      "markPrices": { "BTCUSDT": "50000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "leverage": "10" }
      ]
    }`,
      { hints: "asserted" },
    );
  });

  it("says nothing where the position has one", () => {
    assertProblems(
      `{
      "account": { "walletBalance": "100000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "leverage": "10", "markPrice": "50000" }
      ]
    }`,
      { hints: "asserted" },
    );
  });
});
