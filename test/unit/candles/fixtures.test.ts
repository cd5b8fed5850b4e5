import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { readCandles } from "../../../src/candles";

describe("test/fixtures/candles", () => {
  const files = readdirSync("test/fixtures/candles").filter((name) => name.endsWith(".csv"));

  for (const name of files) {
    it(`${name} is whole, but for the hours that its source lacks`, () => {
      const { candles, interval, problems } = readCandles(
        readFileSync(`test/fixtures/candles/${name}`, "utf8"),
      );
      assert.equal(interval, 3_600_000);
      assert.ok(candles.length > 48);
      const gaps = name === "btcusdt-2025-10.csv" ? 1 : 0;
      assert.equal(problems.length, gaps);
    });
  }

  it("has seven of them", () => assert.equal(files.length, 7));
});
