import assert from "node:assert/strict";
import { codesOf, resultOf } from "./resultOf";

const row = { symbol: "BTCUSDT", side: "long", quantity: "1", entryPrice: "100", leverage: "5" };
const short = { ...row, side: "short", quantity: "3", entryPrice: "104" };

function book(positions: object[], markPrices?: object) {
  const instruments = {
    BTCUSDT: { maintenanceMarginRate: "0.01" },
    ETHUSDT: { maintenanceMarginRate: "0.01" },
  };
  return resultOf({
    account: { walletBalance: "500", positionMode: "hedge" },
    markPrices,
    instruments,
    positions,
  });
}

function marks(...given: Parameters<typeof book>): (string | null)[] {
  return book(...given).positions.map(({ markPrice }) => markPrice);
}

describe("the mark of a symbol", () => {
  it("is a position's own before the file's, and the file's before the entry price", () => {
    assert.deepEqual(marks([{ ...row, markPrice: "101" }], { BTCUSDT: "102" }), ["101"]);
    assert.deepEqual(marks([row], { BTCUSDT: "102" }), ["102"]);
    assert.deepEqual(marks([row], { ETHUSDT: "102" }), ["100"]);
    assert.deepEqual(marks([row]), ["100"]);
  });

  it("is one for all its positions", () => {
    assert.deepEqual(marks([row, { ...short, markPrice: "101" }]), ["101", "101"]);
  });

  it("is the average of the entry prices by size where nothing else stands", () => {
    assert.deepEqual(marks([row, short]), ["103", "103"]);
  });

  it("is none where positions state different ones, and no position of the symbol has results then", () => {
    const { positions, diagnostics } = book([
      { ...row, markPrice: "100" },
      { ...short, markPrice: "101" },
      { ...row, symbol: "ETHUSDT" },
    ]);
    assert.deepEqual(
      positions.map(({ isolated }) => isolated.reason),
      ["invalid", "invalid", null],
    );
    assert.deepEqual(
      positions.map(({ cross }) => cross.reason),
      ["invalid", "invalid", "invalid"],
    );
    assert.equal(diagnostics[0]!.path, "/positions/1/markPrice");
  });

  it("is none where a position follows a mark of the file that another one contradicts", () => {
    assert.deepEqual(codesOf(book([row, { ...short, markPrice: "101" }], { BTCUSDT: "102" })), [
      "conflicting-mark-prices",
    ]);
  });

  it("is none where the stated one cannot be read: the entry price does not stand in for it", () => {
    for (const broken of [book([{ ...row, markPrice: "x" }]), book([row], { BTCUSDT: "0" })]) {
      assert.equal(broken.positions[0]!.isolated.reason, "invalid");
      assert.equal(broken.diagnostics.length, 1);
    }
  });

  it("may be left out as null", () => {
    assert.deepEqual(marks([{ ...row, markPrice: null }], { BTCUSDT: null }), ["100"]);
  });
});
