import assert from "node:assert/strict";
import { analyze } from "../../../src/analysis/analyze";
import { exportRows } from "../../../src/analysis/exportRows";

const analysis = analyze(`{
  "instruments": { "A|B": { "maintenanceMarginRate": "0.004" } },
  "positions": [
    { "symbol": "A|B", "side": "long", "quantity": "1", "entryPrice": "100", "leverage": "10", "marginMode": "isolated" },
    { "symbol": "C", "side": "short", "quantity": "1", "entryPrice": "7" }
  ]
}`);

describe("exported rows", () => {
  it("are those that were chosen, in their order", () => {
    const rows = JSON.parse(exportRows(analysis, [1, 0, 7], "json")) as { symbol: string }[];
    assert.deepEqual(
      rows.map(({ symbol }) => symbol),
      ["C", "A|B"],
    );
  });

  it("say the reason in the place of a price that is not there", () => {
    const [names, row] = exportRows(analysis, [1], "csv")
      .split("\r\n")
      .map((line) => line.split(","));
    assert.equal(row![names!.indexOf("liquidationPrice")], "");
    assert.equal(row![names!.indexOf("reason")], "missing-wallet");
  });

  it("keep names from breaking a Markdown table", () => {
    // 10 + P − 100 = 0.004·P
    assert.match(
      exportRows(analysis, [0], "markdown"),
      /\| A\\\|B \| long \| isolated \| 100 \| 0 \| 90\.361446 \|/,
    );
  });
});
