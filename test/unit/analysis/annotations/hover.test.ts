import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { analyze } from "../../../../src/analysis/analyze";
import { meaningOf } from "../../../../src/analysis/fieldMeaning";
import { hoverAt } from "../../../../src/analysis/hover";

const schema: unknown = JSON.parse(readFileSync("schemas/positions.schema.json", "utf8"));

const BOOK = `{
  "account": { "walletBalance": "2000", "collateral": "USDT" },
  "markPrices": { "BTCUSDT": "51000" },
  "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" } },
  "positions": [
    { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "leverage": "10",
      "marginMode": "isolated", "isolatedMargin": "100", "stopLossPrice": "46000" }
  ]
}`;

function hover(word: string, meaning?: (pointer: string) => string | undefined): string | undefined {
  return hoverAt(analyze(BOOK), BOOK.indexOf(word) + 1, meaning)?.markdown;
}

describe("hovers", () => {
  it("over the account show its figures", () => {
    const text = hover('"walletBalance"')!;
    assert.match(text, /\| Account \| USDT \|/);
    assert.match(text, /\| Cross wallet \| 1,900 \|/);
    assert.match(text, /\| Posted to isolated \| 100 \|/);
    assert.equal(hover('"account"'), text);
  });

  it("over a field begin with what it comes to", () => {
    assert.match(hover('"stopLossPrice"')!, /^Closed at the stop, the position loses 80 USDT from entry/);
    assert.match(hover('"leverage"')!, /^Effective leverage 8\.5x: /);
    assert.match(hover('"stopLossPrice"')!, /\n\n\*\*BTCUSDT\*\* long, isolated: liquidation at/);
    // 0.02 × 1,000.
    assert.equal(hover('"BTCUSDT": "51000"'), "At this mark the position has an unrealised PnL of 20 USDT.");
  });

  it("begin with the meaning of the field where nobody else says it", () => {
    const text = hover('"isolatedMargin"', (pointer) => meaningOf(schema, pointer))!;
    assert.match(text, /^Margin posted to the position, with what was added later/);
  });

  it("say nothing elsewhere", () => {
    assert.equal(hover('"instruments"'), undefined);
  });
});

describe("the meaning of a field", () => {
  it("is found for fields of lists and of maps", () => {
    assert.match(meaningOf(schema, "/account/wallets/USDT/walletBalance")!, /^Cash in the wallet/);
    assert.match(meaningOf(schema, "/instruments/BTC~1USDT/tiers/2/maxLeverage")!, /^Highest leverage/);
    assert.match(meaningOf(schema, "/positions/7/side")!, /gains/);
  });

  it("is none of what the schema does not know", () => {
    assert.equal(meaningOf(schema, ""), undefined);
    assert.equal(meaningOf(schema, "/positions/0/nonsense"), undefined);
    assert.equal(meaningOf(schema, "/positions/0/side/x"), undefined);
  });
});
