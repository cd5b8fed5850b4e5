import { assertProblems } from "../../support/annotated";

describe("a text in the middle of an edit", () => {
  it("keeps the next position when one lacks its closing brace", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" }, "ETHUSDT": { "maxLeverage": "50" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000",
        { "symbol": "ETHUSDT", "side": "long", "quantity": "1", "entryPrice": "2500" }
     // ^ error json-syntax: Expected "}" before the next "{".
      ]
    }`);
  });

  it("keeps everything when there is a brace too many", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000" } },
      //                                       ^ error json-syntax: There is one "}" too many.
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" }, "ETHUSDT": { "maxLeverage": "50" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" } },
        //                                                                                 ^ error json-syntax: There is one "}" too many.
        { "symbol": "ETHUSDT", "side": "short", "quantity": "0.02", "entryPrice": "50000" }
      ]
    }`);
  });

  it("reads names without quotes, and with single ones", () => {
    assertProblems(`{
      account: { walletBalance: "100000" },
   // ^^^^^^^ error json-syntax: A property name must stand in double quotes.
      //         ^^^^^^^^^^^^^ error json-syntax: A property name must stand in double quotes.
      'instruments': { "BTCUSDT": { 'maintenanceMarginRate': "0.004" }, "ETHUSDT": { "maxLeverage": "50" } },
   // ^^^^^^^^^^^^^ error json-syntax: A property name must stand in double quotes.
      //                            ^^^^^^^^^^^^^^^^^^^^^^^ error json-syntax: A property name must stand in double quotes.
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" },
        { "symbol": "ETHUSDT", "side": "short", "quantity": "0.02", "entryPrice": "50000" }
      ]
    }`);
  });

  it("leaves out what cannot be a property, with all that it holds", () => {
    assertProblems(`{
      { "venue": "okx" },
   // ^ error json-syntax: Expected a property name in double quotes, found "{".
      "account": { "walletBalance": "100000", oops },
      //                                      ^^^^ error json-syntax: Expected a property name in double quotes, found "oops".
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" }]
    }`);
  });

  it("reads on after a stray word at the start", () => {
    assertProblems(`
      oops {
   // ^^^^ error json-syntax: Expected a value, found "oops".
      "account": { "walletBalance": "100000" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" }]
    }`);
  });

  it("reports what stands behind the end once", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000" }
    }
 // ^ error json-syntax: There is one "}" too many.
      } more, and "more"
     // ^^^^ error json-syntax: Expected the end of the file, found "more".`);
  });

  it("points at a comment that does not end", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000" }
      //                                     ^ error json-syntax: The file ends before it is complete.
      /* and the rest
   // ^^ error json-syntax: The comment does not end.
`);
  });
});
