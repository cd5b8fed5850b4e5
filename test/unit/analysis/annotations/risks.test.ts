import assert from "node:assert/strict";
import { analyze } from "../../../../src/analysis/analyze";
import { byNearness, distanceOf, nearestRow } from "../../../../src/analysis/nearness";
import { rowRisks } from "../../../../src/analysis/rowRisks";
import { statusOf } from "../../../../src/analysis/status";

/** 100 of margin behind 0.02 BTC from 50,000: liquidated at 45,180.72. */
function long(more: object) {
  return {
    symbol: "BTCUSDT",
    side: "long",
    quantity: "0.02",
    entryPrice: "50000",
    leverage: "10",
    marginMode: "isolated",
    isolatedMargin: "100",
    ...more,
  };
}

function book(...positions: object[]) {
  const symbols = positions.map((one) => (one as { symbol: string }).symbol);
  return analyze(
    JSON.stringify({
      account: { walletBalance: "2000", collateral: "USDT" },
      instruments: Object.fromEntries(symbols.map((symbol) => [symbol, { maintenanceMarginRate: "0.004" }])),
      positions,
    }),
  );
}

const MIXED = book(
  long({ symbol: "FINE", markPrice: "50000" }),
  long({ symbol: "NEAR", markPrice: "46000" }),
  long({ symbol: "STOP", markPrice: "50000", stopLossPrice: "45000" }),
  long({ symbol: "GONE", markPrice: "45000" }),
  long({ symbol: "BOTH", markPrice: "46000", stopLossPrice: "45000" }),
  { symbol: "LOST", side: "long", quantity: "", entryPrice: "1" },
);

describe("positions at risk", () => {
  it("are marked by the most urgent thing that is wrong with them", () => {
    const risks = rowRisks(MIXED).map(({ row, level }) => [row.fields.values.symbol, level]);
    assert.deepEqual(risks, [
      ["NEAR", "near"],
      ["STOP", "stop"],
      ["GONE", "liquidatable"],
      ["BOTH", "stop"],
    ]);
  });

  it("say the same as the diagnostics", () => {
    const both = rowRisks(MIXED).at(-1)!;
    assert.match(both.messages[0]!, /^The stop at 45,000 never fills/);
    assert.match(both.messages[1]!, /^Liquidation at 45,180\.723 is 1\.781 % from the mark/);
  });

  it("come first in a list", () => {
    const names = byNearness(MIXED.rows.map((row) => ({ row, distance: distanceOf(MIXED, row) }))).map(
      ({ row }) => row.fields.values.symbol,
    );
    assert.deepEqual(names, ["GONE", "NEAR", "BOTH", "FINE", "STOP", "LOST"]);
  });
});

describe("the nearest position", () => {
  it("is found wherever it stands", () => {
    const marks = ["50000", "48000", "47000", "49000"];
    for (let turn = 0; turn < marks.length; turn++) {
      const turned = [...marks.slice(turn), ...marks.slice(0, turn)];
      const analysis = book(...turned.map((markPrice, index) => long({ symbol: `S${index}`, markPrice })));
      const nearest = nearestRow(analysis)!;
      assert.equal(nearest.row.index, turned.indexOf("47000"));
      // (47,000 − 45,180.7229) / 47,000.
      assert.equal(nearest.distance!.toFixed(6), "0.038708");
    }
  });

  it("is the one that is liquidatable now", () => {
    assert.equal(nearestRow(MIXED)!.row.fields.values.symbol, "GONE");
  });
});

describe("the status of an account", () => {
  it("is its margin ratio and its nearest position", () => {
    // The cross short of 1 at 2,500 asks 10 of 1,900.
    const short = { symbol: "ETHUSDT", side: "short", quantity: "1", entryPrice: "2500", leverage: "10" };
    const status = statusOf(book(long({}), short))!;
    assert.equal(status.text, "margin ratio 0.53 %, nearest liquidation 9.64 %");
    assert.equal(status.risk, "near");
    assert.match(status.tooltip, /\| Account \| USDT \|\n\| --- \| ---: \|\n\| Margin ratio \| 0\.53 % \|/);
    assert.match(status.tooltip, /\| Available \| 1,650 \|/);
    assert.match(status.tooltip, /Nearest to liquidation: \*\*BTCUSDT\*\* long, isolated: 9\.64 %\./);
  });

  it("says that a position is liquidatable", () => {
    const status = statusOf(MIXED)!;
    assert.match(status.text, /liquidatable now$/);
    assert.equal(status.risk, "liquidatable");
  });

  it("is none without positions", () => {
    assert.equal(statusOf(book()), undefined);
  });

  it("shows names from the file as text", () => {
    assert.match(statusOf(book(long({ symbol: "**[x](y)" })))!.tooltip, /\*\*\\\*\\\*\\\[x\\\]\\\(y\\\)\*\*/);
  });
});
