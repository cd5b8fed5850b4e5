import assert from "node:assert/strict";
import { comparisonModel } from "../../../../src/analysis/views/comparison";
import { type ComparisonModel, isComparisonModel } from "../../../../src/protocol/views/comparison";
import { bookOf, LONG, SHORT, text } from "./bookOf";

function modelOf(file: string, opened: readonly number[] = []): ComparisonModel {
  const model = comparisonModel(bookOf(file), { of: "comparison", opened });
  assert.ok(isComparisonModel(structuredClone(model)), "a model passes its own validation");
  return model;
}

describe("the comparison of modes", () => {
  it("has the figures of the pool three ways", () => {
    const { columns, pools } = modelOf(text({ positions: [LONG, SHORT] }));
    assert.deepEqual(columns, ["As written", "All in cross", "All isolated"]);
    const texts = Object.fromEntries(
      pools[0]!.figures.map(({ name, cells }) => [name, cells.map((cell) => cell.text)]),
    );
    assert.deepEqual(texts["Fall until the first liquidation"], [
      "49.49 %: the cross positions",
      "72.88 %: the cross positions",
      "24.24 %: A long",
    ]);
    assert.deepEqual(texts["Rise until the first liquidation"], [
      "18.81 %: B short",
      "never",
      "18.81 %: B short",
    ]);
    assert.deepEqual(texts["Worst-case loss"], ["1,100", "1,100", "600"]);
    assert.deepEqual(texts["Tied up"], ["600", "600", "600"]);
    assert.deepEqual(texts["Left idle"], ["500", "500", "500"]);
  });

  it("has each position three ways, the nearest to liquidation first", () => {
    const { rows, more } = modelOf(text({ positions: [LONG, SHORT] }));
    assert.deepEqual(
      rows.map(({ name, prices }) => [name, ...prices.map((cell) => cell.text)]),
      [
        // In cross beside the long: 1,100 − 5·(P − 100) = 20 + 0.05·P at P = 1,580/5.05.
        ["B short", "118.8119", "312.8713", "118.8119"],
        // The long beside the short: 1,100 + 20·(P − 100) = 5 + 0.2·P at P = 905/19.8; alone 1,500/19.8.
        ["A long", "50.5051", "45.7071", "75.7576"],
      ],
    );
    assert.equal(more, 0);
  });

  it("says what a liquidation leaves behind, what a switch does, and reasons", () => {
    const { rows } = modelOf(text({ positions: [LONG, SHORT] }));
    const { aftermath, modeSwitch, reasons } = rows[0]!.consequences!;
    assert.match(aftermath[0]!, /^A liquidation of B short at 118\.81188 costs 100 USDT/);
    assert.match(modeSwitch[0]!, /^B short in cross margin: /);
    assert.ok(reasons.includes("For isolated: at most 100 USDT is lost instead of 1,100 USDT."));
  });

  it("works out the consequences of a large book only when a row is opened", () => {
    const instruments: Record<string, object> = {};
    const many = Array.from({ length: 150 }, (_, place) => {
      instruments[`S${place}`] = { maintenanceMarginRate: "0.01" };
      return { ...SHORT, symbol: `S${place}` };
    });
    const file = text({ account: { walletBalance: "99000" }, positions: many, instruments });
    const { rows, more } = modelOf(file, [3]);
    assert.equal(rows.length + more, 150);
    assert.deepEqual(
      rows.filter(({ consequences }) => consequences !== null).map(({ row }) => row),
      [3],
    );
  });

  it("says so where there are too many positions to put into other modes", () => {
    const many = Array.from({ length: 400 }, (_, place) => ({ ...SHORT, symbol: `S${place}` }));
    const { columns, notes } = modelOf(text({ account: { walletBalance: "99000" }, positions: many }));
    assert.deepEqual(columns, ["As written"]);
    assert.match(notes[0]!, /^400 positions/);
  });

  it("says what to do with an empty book", () => {
    assert.match(modelOf("").empty!, /There are no positions yet/);
  });
});
