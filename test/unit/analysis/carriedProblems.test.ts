import assert from "node:assert/strict";
import { allProblems, analyze } from "../../../src/analysis/analyze";
import { carriedProblems } from "../../../src/analysis/carriedProblems";

/** The first row is sound, the second has its stop behind its liquidation, the third cannot be read. */
const text = `{
  "account": { "walletBalance": "1000", "collateral": "USDT", "marginMode": "isolated" },
  "instruments": { "BUSDT": { "maintenanceMarginRate": "0.01" } },
  "positions": [
    { "symbol": "AUSDT", "side": "long", "quantity": "1", "entryPrice": "100", "leverage": "2", "label": "one" },
    { "symbol": "BUSDT", "side": "long", "quantity": "1", "entryPrice": "100", "leverage": "50", "stopLossPrice": "90" },
    { "symbol": "CUSDT", "side": "long", "quantity": "-1", "entryPrice": "100", "leverage": "2" }
  ]
}`;

describe("problems carried from one text to the next", () => {
  const before = analyze(text);

  for (const label of ["", "one and a half", "o", 'of \\"two\\"']) {
    it(`stand where they are when a label becomes "${label}"`, () => {
      const now = analyze(text.replace('"one"', `"${label}"`), undefined, before);
      assert.ok(allProblems(now).length >= 2);
      assert.deepEqual(carriedProblems(before, now), allProblems(now));
    });
  }

  it("take what reading finds from the text as it is now", () => {
    const now = analyze(text.replace('"-1"', '"1"'), undefined, before);
    const codes = (problems: readonly { readonly code: string }[]) => problems.map(({ code }) => code);
    assert.ok(codes(carriedProblems(before, before)).includes("number-not-positive"));
    assert.ok(!codes(carriedProblems(before, now)).includes("number-not-positive"));
    assert.ok(codes(carriedProblems(before, now)).includes("stop-beyond-liquidation"));
  });
});
