import assert from "node:assert/strict";
import { analyze } from "../../../../src/analysis/analyze";
import { hintsOf } from "../../../../src/analysis/inlayHints";
import { LastSound } from "../../../../src/analysis/lastSound";

/** One position of 0.02 BTC; liquidated at (1,000 − 100) / 0.01992 = 45,180.72. */
function book(position: string, marks = ""): string {
  return `{
  "account": { "walletBalance": "2000", "collateral": "USDT" },${marks}
  "instruments": { "BTCUSDT": { "tiers": [
    { "maxNotional": "50000", "maintenanceMarginRate": "0.004", "maxLeverage": "125" },
    { "maintenanceMarginRate": "0.01", "maxLeverage": "50" }
  ] } },
  "positions": [
    { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", ${position} }
  ]
}`;
}

/** Hints by what stands before them. */
function hints(
  text: string,
  [start, end]: readonly [number, number] = [0, text.length],
  versions = new LastSound(),
): Record<string, string> {
  const found = hintsOf(versions.shown(analyze(text)), start, end);
  return Object.fromEntries(
    found.map((hint) => [/"?(\w+)"?: "?[^"]*"?$/.exec(text.slice(0, hint.offset))![1]!, hint.text] as const),
  );
}

const ISOLATED = `"entryPrice": "50000", "leverage": "10", "marginMode": "isolated", "isolatedMargin": "100"`;

describe("inlay hints", () => {
  it("say what price, leverage and margin come to", () => {
    const text = book(`${ISOLATED}, "markPrice": "51000"`);
    assert.deepEqual(hints(text), {
      // (51,000 − 45,180.72) / 51,000.
      entryPrice: "11.4 % to liquidation",
      // 0.02 × 1,000.
      markPrice: "PnL +20 USDT",
      // 1,020 / 120.
      leverage: "effective 8.5x, at most 125x",
      // 5 % below 51,000 is 48,450: 31 lost there and 3.8760 to be kept, so that 34.876 are needed.
      isolatedMargin: "to spare 65.124 for 5 %",
    });
  });

  it("measure the margin against the stop where there is one", () => {
    // At 46,000: 80 lost, 3.68 to be kept.
    assert.deepEqual(hints(book(`${ISOLATED}, "stopLossPrice": "46000", "takeProfitPrice": "60000"`)), {
      entryPrice: "9.64 % to liquidation",
      leverage: "effective 10x, at most 125x",
      isolatedMargin: "to spare 16.32 for the stop",
      stopLossPrice: "loses 80 USDT",
      takeProfitPrice: "gains 200 USDT",
    });
    // At 44,000: 120 lost, 3.52 to be kept.
    const beyond = hints(book(`${ISOLATED}, "stopLossPrice": "44000"`));
    assert.equal(beyond["isolatedMargin"], "missing 23.52 for the stop");
    assert.equal(beyond["stopLossPrice"], "never fills");
  });

  it("take the minimum distance of the file's policy", () => {
    // A tenth below 50,000: 100 lost and 3.6 to be kept.
    const text = book(ISOLATED, `\n  "policy": { "minDistanceToLiquidation": "10%" },`);
    assert.equal(hints(text)["isolatedMargin"], "missing 3.6 for 10 %");
  });

  it("say at a common mark what all positions of the symbol gain or lose", () => {
    const text = book(ISOLATED, `\n  "markPrices": { "BTCUSDT": "49500", "ETHUSDT": "2500" },`);
    assert.equal(hints(text)["BTCUSDT"], "PnL −10 USDT");
    assert.equal(hints(text)["ETHUSDT"], undefined);
  });

  it("are made for what is in sight", () => {
    const text = book(`\n      "entryPrice": "50000",\n      "leverage": "10"`);
    const line = text.indexOf('"leverage"');
    assert.deepEqual(Object.keys(hints(text, [line, line + 20])), ["leverage"]);
    assert.deepEqual(hints(text, [0, 20]), {});
  });

  it("stay as they were while the text makes no sense", () => {
    const versions = new LastSound();
    const text = book(`\n      ${ISOLATED},\n      "label": "x"`);
    const good = hints(text, [0, text.length], versions);
    const typed = text.replace('"label": "x"', '"label": "');
    assert.deepEqual(hints(typed, [0, typed.length], versions), good);
  });
});
