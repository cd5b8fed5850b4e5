import assert from "node:assert/strict";
import { analyze } from "../../../../src/analysis/analyze";
import { marksOfFile, readMarks, withMarks } from "../../../../src/analysis/statedMarks";

function marks(text: string): unknown {
  const read = readMarks(text);
  return "refusal" in read ? read.refusal : Object.fromEntries(read);
}

function written(text: string, stated: string): { text: string; unknown: readonly string[] } {
  const read = readMarks(stated);
  assert.ok(!("refusal" in read));
  const marked = withMarks(analyze(text), read, (trial) => analyze(trial));
  assert.ok(!("refusal" in marked), "refusal" in marked ? marked.refusal : "");
  return marked;
}

describe("mark prices that are pasted", () => {
  it("are read one a line, or between commas", () => {
    assert.deepEqual(marks("BTCUSDT 61000\nETHUSDT\t2500.50\r\n\n"), {
      BTCUSDT: "61000",
      ETHUSDT: "2500.50",
    });
    assert.deepEqual(marks("BTCUSDT 61000, ETHUSDT 2500"), { BTCUSDT: "61000", ETHUSDT: "2500" });
    assert.deepEqual(marks('{ "BTC/USDT:USDT": "61000",\n  "ETHUSDT": 2500 }'.replace(/[{}]/g, "")), {
      "BTC/USDT:USDT": "61000",
      ETHUSDT: "2500",
    });
    assert.deepEqual(marks("BTCUSDT = 61000; ETHUSDT: 2500"), { BTCUSDT: "61000", ETHUSDT: "2500" });
  });

  it("are refused in words that name the line", () => {
    assert.equal(marks("BTCUSDT"), '"BTCUSDT" is no symbol with a price. Write it like BTCUSDT 61000.');
    assert.match(marks("BTCUSDT 61,000") as string, /^BTCUSDT: "61,000" is not a number\./);
    assert.equal(marks("BTCUSDT 0"), "BTCUSDT: a mark price must be above 0, not 0.");
  });

  const BOOK = `{
  "markPrices": { "BTCUSDT": "50000" }, // noted today
  "positions": [
    { "symbol": "BTCUSDT", "side": "long", "quantity": "1", "entryPrice": "50000" },
    { "symbol": "ETHUSDT", "side": "long", "quantity": "1", "entryPrice": "2500", "markPrice": 2500 },
    { "symbol": "SOLUSDT", "side": "long", "quantity": "1", "entryPrice": "150" }
  ]
}
`;

  it("go where the file states them, else to its markPrices", () => {
    const { text, unknown } = written(BOOK, "BTCUSDT 61000\nETHUSDT 2600\nSOLUSDT 160\nXRPUSDT 1");
    assert.match(text, /"markPrices": { "BTCUSDT": "61000", "SOLUSDT": "160" }, \/\/ noted today/);
    assert.match(text, /"markPrice": 2600 }/);
    assert.deepEqual(unknown, ["XRPUSDT"]);
  });

  it("are written to no text with a syntax error", () => {
    const marked = withMarks(analyze('{ "positions": [ '), new Map([["A", "1"]]), (trial) => analyze(trial));
    assert.ok("refusal" in marked);
    assert.match(marked.refusal, /syntax error/);
  });

  it("stand beside the symbols that ask for them", () => {
    assert.deepEqual(
      [...marksOfFile(analyze(BOOK))],
      [
        ["BTCUSDT", "50000"],
        ["ETHUSDT", "2500"],
        ["SOLUSDT", "150"],
      ],
    );
  });
});
