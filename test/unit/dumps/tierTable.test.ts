import assert from "node:assert/strict";
import { codes, read } from "./dump";

const tables: Readonly<Record<string, object>> = {
  "OKX's": {
    code: "0",
    data: [{ instFamily: "BTC-USDT", tier: "1", minSz: "0", maxSz: "500", mmr: "0.004", maxLever: "100" }],
  },
  "Binance's": [
    {
      symbol: "BTCUSDT",
      brackets: [{ bracket: 1, initialLeverage: 125, notionalCap: 50000, maintMarginRatio: 0.004 }],
    },
  ],
  "Bybit's": {
    result: { list: [{ symbol: "BTCUSDT", riskLimitValue: "2000000", maintenanceMargin: "0.005" }] },
  },
  "ccxt's": {
    "BTC/USDT:USDT": [{ tier: 1, minNotional: 0, maxNotional: 50000, maintenanceMarginRate: 0.004 }],
  },
};

describe("a download of tiers where positions are expected", () => {
  for (const [whose, table] of Object.entries(tables)) {
    it(`is said to be one: ${whose}`, () => {
      const analysis = read("tier-table", table);
      assert.deepEqual([analysis.rows.length, codes(analysis)], [0, ["tier-table"]]);
    });
  }
});
