import assert from "node:assert/strict";
import { allProblems, analyze } from "../../../../src/analysis/analyze";
import { assertProblems } from "../../../support/annotated";

describe("hidden-character", () => {
  it("points at names that look like others", () => {
    assertProblems(String.raw`{
      "account": { "walletBalance": "100000", "collateral": "US\u00adDT" },
      //                                                    ^^^^^^^^^^^^ error hidden-character: collateral has a character that cannot be seen, U+00AD; write it without.
      "markPrices": { "BTC\u200bUSDT": "50000" },
      //              ^^^^^^^^^^^^^^^ error hidden-character: A name has a character that cannot be seen, U+200B; write it without.
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
      "positions": [
        { "symbol": "\u202eTDSUCTB", "side": "long", "quantity": "0.02", "entryPrice": "50000" },
        //          ^^^^^^^^^^^^^^^ error hidden-character: symbol has a character that cannot be seen, U+202E; write it without.
        { "symbol": "\u001b[2K", "side": "long", "quantity": "0.02", "entryPrice": "50000" }
        //          ^^^^^^^^^^^^ error hidden-character: symbol has a character that cannot be seen, U+001B; write it without.
      ]
    }`);
  });

  it("leaves labels what only joins their characters", () => {
    const codes = (label: string) =>
      allProblems(
        analyze(
          `{ "positions": [{ "symbol": "X", "side": "long", "quantity": "1", "entryPrice": "1", "label": ${JSON.stringify(label)} }] }`,
        ),
      ).filter(({ code }) => code === "hidden-character").length;
    assert.equal(codes("👩\u200d🚀 moon \u200fשלום"), 0);
    assert.equal(codes("\u202egnol"), 1);
    assert.equal(codes("a\nb"), 1);
  });

  it("takes the cross figures along: nobody knows which position was meant", () => {
    const { report } = analyze(String.raw`{
      "account": { "walletBalance": "1000", "collateral": "USDT" },
      "positions": [
        { "symbol": "BTC\u200bUSDT", "side": "long", "quantity": "1", "entryPrice": "100" },
        { "symbol": "BTCUSDT", "side": "short", "quantity": "1", "entryPrice": "100" }
      ]
    }`);
    assert.equal(report!.pools()[0]!.reason, "invalid");
  });

  it("spells the character out in what it says of a field that is unknown", () => {
    const [problem] = allProblems(analyze('{ "positions": [], "\u202enoitisop": 1 }'));
    assert.ok(problem!.message.includes("U+202E"), problem!.message);
    assert.ok(!problem!.message.includes("\u202e"));
  });
});
