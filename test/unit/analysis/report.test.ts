import assert from "node:assert/strict";
import { analyze } from "../../../src/analysis/analyze";
import { markdownReport } from "../../../src/analysis/report";

const BOOK = `{
  "venue": "binance-usdm",
  "account": { "walletBalance": "2000", "collateral": "USDT" },
  "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004" }, "ETHUSDT": { "maintenanceMarginRate": "0.01" } },
  "positions": [
    {
      "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "markPrice": "50000",
      "leverage": "10", "marginMode": "isolated", "label": "swing | core"
    },
    { "symbol": "ETHUSDT", "side": "short", "quantity": "1", "entryPrice": "2000", "markPrice": "2000", "leverage": "5" }
  ]
}
`;

describe("the report", () => {
  const report = markdownReport("book.positions.json", analyze(BOOK));

  it("has the account, the positions, reasons, shocks, what is left and the problems", () => {
    assert.deepEqual(report.match(/^#+ .*/gm), [
      "# book.positions.json",
      "## Account",
      "### USDT",
      "## Positions",
      "## Isolated or cross",
      "## All prices at once",
      "## What each liquidation leaves behind",
      "## Problems",
    ]);
  });

  it("has the numbers of both modes", () => {
    // 1900 behind the ETH short alone: 1900 − (P − 2000) = 0.01·P
    assert.match(
      report,
      /\| ETHUSDT short \| 1 \| 2,000 \| 2,000 \| 0 USDT \| cross \| 2,376\.2376, 18\.81 % away \| 3,861\.3861, 93\.07 % away \|/,
    );
    assert.match(report, /\| margin balance \| 1,900 USDT \|/);
    assert.match(report, /\| USDT \| never \| \+93\.07 % \|/);
    assert.match(report, /- For isolated: a leverage of 10 leaves little room/);
    assert.match(
      report,
      /- A liquidation of BTCUSDT long at 45,180\.723 costs 100 USDT and leaves all other positions standing\./,
    );
  });

  it("keeps strings of the file from being markup", () => {
    assert.match(report, /BTCUSDT long \(swing \\\| core\)/);
  });

  it("is a report without numbers where no rules can be told", () => {
    const none = markdownReport("x", analyze('{ "venue": "nowhere", "positions": [] }'));
    assert.match(none, /Nothing can be worked out/);
    assert.match(none, /- Line 1, error unknown-venue: No venue "nowhere" is known\./);
  });
});
