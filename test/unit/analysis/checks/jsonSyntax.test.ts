import { assertProblems } from "../../../support/annotated";

describe("json-syntax", () => {
  it("points at what is missing", () => {
    assertProblems(`{
      "account": { "walletBalance" "100000" },
      //                           ^^^^^^^^ error json-syntax: Expected a colon.
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } }
      "positions": [
   // ^^^^^^^^^^^ error json-syntax: Expected a comma.
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02" "entryPrice": "50000", "label": }
        //                                                        ^^^^^^^^^^^^ error json-syntax: Expected a comma.
        //                                                                                      ^ error json-syntax: Expected a value.
      ]
    }`);
  });

  it("points at what should not be there", () => {
    assertProblems(`{
      account: {},
   // ^^^^^^^ error json-syntax: A property name must stand in double quotes.
      "account": { "walletBalance": "100000", , "collateral": 'USDT' },
   // ^^^^^^^^^ error duplicate-key: "account" stands here again; the last one counts.
      //                                      ^ error json-syntax: Expected a property name in double quotes, found ",".
      //                                                      ^^^^^^ error json-syntax: Text must stand in double quotes.
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000" ] }
        //                                                                               ^ error json-syntax: Expected "}".
        //                                                                                 ^ error json-syntax: There is one "}" too many.
      ]
   // ^ error json-syntax: Expected a comma, found "]".
    }`);
  });

  it("points at a string that does not end", () => {
    assertProblems(`{
      "account": { "walletBalance": "100000" },
      "positions": [
        { "label": "BTC
     // ^ error missing-field: "symbol" is missing.
     // ^ error missing-field: "side" is missing.
     // ^ error missing-field: "entryPrice" is missing.
     // ^ error missing-field: One of "quantity", "contracts", "notional" is missing.
        //         ^^^^ error json-syntax: The string does not end on its line.
        }
      ]
    }`);
  });

  it("says nothing of comments and trailing commas", () => {
    assertProblems(`{
      /* The account, */ "account": { "walletBalance": "100000", },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" }, }, // with a comma,
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", },
      ],
    }`);
  });
});
