import assert from "node:assert/strict";
import * as fc from "fast-check";
import { type Analysis, analyze } from "../../../src/analysis/analyze";
import { fileResult } from "../../../src/analysis/result";
import { runs } from "../../support/runs";

const book = `{
  "venue": "okx",
  "rules": { "tierMethod": "marginal" },
  "account": { "walletBalance": "5000", "marginMode": "cross", "wallets": { "BTC": { "walletBalance": "1" } } },
  "markPrices": { "BTCUSDT": "50100", "ETHUSDT": 2490 },
  "instruments": {
    "BTCUSDT": { "takerFeeRate": "0.0005", "tiers": [
      { "maxNotional": "50000", "maintenanceMarginRate": "0.004", "maxLeverage": "125" },
      { "maintenanceMarginRate": "0.005", "maintenanceAmount": "50" }
    ] },
    "ETHUSDT": { "takerFeeRate": "0.0005", "maxLeverage": "50" },
    "BTCUSD": { "contractType": "inverse", "underlying": "BTC", "contractSize": "100", "maintenanceMarginRate": "0.004" }
  },
  "positions": [
    { "symbol": "BTCUSDT", "side": "long", "quantity": "0.1", "entryPrice": "50000", "leverage": "10" },
    { "symbol": "ETHUSDT", "side": "short", "notional": "2500", "entryPrice": "2500", "marginMode": "isolated", "isolatedMargin": "250" },
    { "symbol": "ETHUSDT", "side": "short", "notional": "2500", "entryPrice": "2500", "marginMode": "isolated", "isolatedMargin": "250" },
    { "symbol": "BTCUSD", "side": "long", "contracts": "10", "entryPrice": "50000", "markPrice": "50100", "leverage": "5" }
  ]
}`;

interface Edit {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

const pieces = [
  "",
  "1",
  "0",
  "-",
  ".",
  '"',
  ",",
  "{",
  "}",
  "[",
  "null",
  "x",
  " ",
  "\n",
  '"leverage": "3", ',
  '"quantity": "2", ',
  "/*",
  "inverse",
  "cross",
];

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(book.length),
  removed: fc.nat(3),
  inserted: fc.constantFrom(...pieces),
});

/** A number or a word of the book changes into another one. */
const fieldEdit: fc.Arbitrary<Edit> = fc
  .tuple(
    fc.constantFrom(...book.matchAll(/(?<=")[\w.-]+(?=")/g)),
    fc.constantFrom(
      "7",
      "0.01",
      "long",
      "isolated",
      "inverse",
      "okx",
      "bybit",
      "dydx",
      "BTCUSDT",
      "SOLUSDT",
      "USDT",
    ),
  )
  .map(([{ 0: word, index }, inserted]) => ({ at: index, removed: word.length, inserted }));

function applied(text: string, { at, removed, inserted }: Edit): string {
  return text.slice(0, at) + inserted + text.slice(at + removed);
}

function result(analysis: Analysis): string {
  return JSON.stringify(fileResult("book.positions.json", analysis), null, 1);
}

describe("an analysis on top of an earlier one", function () {
  this.timeout(30_000);

  it("is the analysis of the text alone, after any change of a field", () => {
    const earlier = analyze(book);
    fc.assert(
      fc.property(fieldEdit, (change) => {
        const text = applied(book, change);
        assert.equal(result(analyze(text, undefined, earlier)), result(analyze(text)));
      }),
      runs(200),
    );
  });

  it("is the analysis of the text alone, however many keystrokes ago that was begun", () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        let text = book;
        let analysis = analyze(text);
        for (const change of edits) {
          text = applied(text, change);
          analysis = analyze(text, undefined, analysis);
          assert.equal(result(analysis), result(analyze(text)));
        }
      }),
      runs(100),
    );
  });

  it("leaves the earlier one as it was", () => {
    const earlier = analyze(book);
    const before = result(analyze(book));
    analyze(book.replace("50100", "40000").replace("okx", "bybit"), undefined, earlier);
    assert.equal(result(earlier), before);
  });

  it("keeps the positions that an edit elsewhere leaves alone", () => {
    const earlier = analyze(book);
    const later = analyze(book.replace('"leverage": "5"', '"leverage": "6"'), undefined, earlier);
    const kept = later.rows.map((row, index) => row.position === earlier.rows[index]!.position);
    assert.deepEqual(kept, [true, true, true, false]);
  });
});
