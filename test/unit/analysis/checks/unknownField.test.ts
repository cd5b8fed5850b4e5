import { assertProblems } from "../../../support/annotated";

describe("unknown-field", () => {
  it("offers the field that was meant", () => {
    assertProblems(`{
      "acount": {},
   // ^^^^^^^^ warning unknown-field: "acount" is not a field here and has no effect. Did you mean "account"?
      "account": { "walletBalance": "100000", "balance": "5" },
      //                                      ^^^^^^^^^ warning unknown-field: "balance" is not a field here and has no effect.
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004", "tickSise": "0.1" } },
      //                                                              ^^^^^^^^^^ warning unknown-field: "tickSise" is not a field here and has no effect. Did you mean "tickSize"?
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "leverege": "10" }
        //                                                                                ^^^^^^^^^^ warning unknown-field: "leverege" is not a field here and has no effect. Did you mean "leverage"?
      ]
    }`);
  });

  it("points at a mode that a rule cannot be given for", () => {
    assertProblems(`{
      "rules": { "trigger": { "hedged": "below" } },
      //                      ^^^^^^^^ error unknown-field: rules.trigger is given for both modes, or for "isolated" and "cross".
      "account": { "walletBalance": "100000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" }]
    }`);
  });

  it("says nothing of symbols, assets and other names of one's own", () => {
    assertProblems(`{
      "$schema": "positions.schema.json",
      "account": { "wallets": { "MYCOIN": { "walletBalance": "100000" } } },
      "markPrices": { "MYPERP": "50000" },
      "instruments": { "MYPERP": { "maintenanceMarginRate": "0.004" } },
      "positions": [{ "symbol": "MYPERP", "side": "long", "quantity": "0.02", "entryPrice": "50000", "label": "my own" }],
      "scenarios": []
    }`);
  });
});
