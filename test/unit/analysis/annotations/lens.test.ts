import assert from "node:assert/strict";
import { type Analysis, analyze } from "../../../../src/analysis/analyze";
import { LastSound } from "../../../../src/analysis/lastSound";
import { lensesOf } from "../../../../src/analysis/lens";

/**
 * The isolated long: 100 of margin behind 0.02 BTC at 50,000, 0.4 %: (1,000 − 100) / (0.02 × 0.996) = 45,180.72; in cross
 * 2,000 behind 1,000 is never liquidated. The short of 1 ETH in cross has 1,900 behind it, at 0.5 %:
 * (1,900 + 2,500) / 1.005 = 4,378.11, and 75 % above the mark.
 */
const BOOK = `{
  "venue": "binance-usdm",
  "account": { "walletBalance": "2000", "collateral": "USDT" },
  "instruments": {
    "BTCUSDT": { "maintenanceMarginRate": "0.004" },
    "ETHUSDT": { "maintenanceMarginRate": "0.005" }
  },
  "positions": [
    { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "markPrice": "50000",
      "leverage": "10", "marginMode": "isolated", "isolatedMargin": "100" },
    { "symbol": "ETHUSDT", "side": "short", "quantity": "1", "entryPrice": "2500", "markPrice": "2500",
      "leverage": "10" }
  ]
}
`;

function lensesAt(analysis: Analysis, versions = new LastSound()): [place: string, text: string][] {
  const { text } = analysis.tree;
  return lensesOf(versions.shown(analysis)).map((lens) => [
    text.slice(lens.offset).split("\n")[0]!.slice(0, 21),
    lens.text(),
  ]);
}

describe("lenses", () => {
  it("say the price in force, the worst case and the other mode", () => {
    const lenses = lensesAt(analyze(BOOK));
    assert.deepEqual(lenses[1], [
      `{ "symbol": "BTCUSDT"`,
      "liq 45,180.72 (9.64 %) · worst case 100 · cross: never",
    ]);
    const [place, text] = lenses[2]!;
    assert.equal(place, `{ "symbol": "ETHUSDT"`);
    assert.match(text, /^liq 4,378\.11 \(75\.1 %\) · worst case [\d,.]+ · isolated: 2,736\.32/);
  });

  it("say how the account stands, above it", () => {
    // 2,500 × 0.5 % = 12.5 of 1,900; a tenth of 2,500 is held as initial margin.
    const [place, text] = lensesAt(analyze(BOOK))[0]!;
    assert.equal(place, `{ "walletBalance": "2`);
    assert.match(text, /^margin ratio 0\.66 % · available 1,650 · worst case 2,000$/);
  });

  it("name the pools where there are several", () => {
    const text = `{
      "account": { "wallets": { "USDT": { "walletBalance": "50" }, "USDC": { "walletBalance": "60" } } },
      "instruments": { "A": { "settle": "USDT", "maintenanceMarginRate": "0.01" }, "B": { "settle": "USDC", "maintenanceMarginRate": "0.01" } },
      "positions": [
        { "symbol": "A", "side": "long", "quantity": "1", "entryPrice": "100", "leverage": "5" },
        { "symbol": "B", "side": "long", "quantity": "1", "entryPrice": "100", "leverage": "5" }
      ] }`;
    const texts = lensesAt(analyze(text)).map(([, lens]) => lens);
    assert.equal(texts[0], "USDT: margin ratio 2 % · available 30 · worst case 50");
    assert.equal(texts[1], "USDC: margin ratio 1.67 % · available 40 · worst case 60");
  });

  it("say what is missing", () => {
    const noWallet = BOOK.replace('"walletBalance": "2000", ', "");
    const texts = lensesAt(analyze(noWallet)).map(([, text]) => text);
    assert.match(texts[0]!, /^Enter a wallet balance/);
    assert.match(texts[2]!, /^no price: needs wallet · isolated: 2,736\.32/);
  });

  it("stay as they were while the text makes no sense, and move with it", () => {
    const versions = new LastSound();
    const good = lensesAt(analyze(BOOK), versions);
    const half = BOOK.replace('"quantity": "0.02"', '"quantity": "0.');
    assert.deepEqual(lensesAt(analyze(half), versions), good);
    const further = `{\n  // A new line.${half.slice(1)}`;
    assert.deepEqual(lensesAt(analyze(further), versions), good);
  });

  it("stay as they were while a row cannot be read, also those of its pool", () => {
    const versions = new LastSound();
    const good = lensesAt(analyze(BOOK), versions);
    const half = BOOK.replace('"quantity": "1"', '"quantity": ""');
    assert.deepEqual(lensesAt(analyze(half), versions).slice(1), good.slice(1));
    assert.match(lensesAt(analyze(half)).at(-1)![1], /cannot be read/);
  });

  it("are new again when the text makes sense again", () => {
    const versions = new LastSound();
    lensesAt(analyze(BOOK), versions);
    lensesAt(analyze(BOOK.replace('"100" }', '"1')), versions);
    const [, btc] = lensesAt(analyze(BOOK.replace('"100" }', '"200" }')), versions);
    // (1,000 − 200) / 0.01992 = 40,160.64.
    assert.match(btc![1], /^liq 40,160\.64 /);
  });
});
