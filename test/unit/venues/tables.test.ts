import assert from "node:assert/strict";
import { continuousAmounts } from "../../../src/engine/tiers";
import { binanceUsdm2021 } from "../../../src/venues/tables/binanceUsdm2021";
import { binanceUsdm2024 } from "../../../src/venues/tables/binanceUsdm2024";
import { hyperliquid2026 } from "../../../src/venues/tables/hyperliquid2026";
import { binanceName } from "../../../src/venues/tables/symbols";
import { entriesOf } from "../../../src/venues/tables/tableText";
import {
  contractOf,
  type KnownTable,
  oldestTierTableOf,
  tierTableOf,
} from "../../../src/venues/tables/tierTables";

/** Limit, rate in per cent, highest leverage and deduction of each tier, as plain digits. */
function rowsOf(table: KnownTable | undefined): string[] {
  const amounts = continuousAmounts(table!.tiers);
  return table!.tiers.map(({ limit, maintenanceMarginRate, maxLeverage }, index) =>
    [
      limit?.toFixed() ?? "none",
      maintenanceMarginRate.times(100).toFixed(),
      maxLeverage?.toFixed() ?? "none",
      amounts[index]!.toFixed(),
    ].join(" "),
  );
}

function isAscending(table: KnownTable): boolean {
  return table.tiers.every((tier, index) => {
    const below = table.tiers[index - 1];
    const isLast = index === table.tiers.length - 1;
    const isRate = tier.maintenanceMarginRate.gt(0) && tier.maintenanceMarginRate.lte(1);
    if (!isRate || (tier.limit === undefined && !isLast)) return false;
    if (below === undefined) return true;
    const isHigher = tier.limit === undefined || tier.limit.gt(below.limit!);
    const isDearer = tier.maintenanceMarginRate.gt(below.maintenanceMarginRate);
    const isLower =
      tier.maxLeverage === undefined ||
      below.maxLeverage === undefined ||
      tier.maxLeverage.lt(below.maxLeverage);
    return isHigher && isDearer && isLower;
  });
}

describe("tables of tiers", () => {
  const versions = [
    { venue: "binance-usdm", version: binanceUsdm2024, contracts: 349 },
    { venue: "binance-usdm", version: binanceUsdm2021, contracts: 24 },
    { venue: "hyperliquid", version: hyperliquid2026, contracts: 39 },
  ];
  for (const { venue, version, contracts } of versions) {
    it(`of ${venue} on ${version.asOf} ascend for all of its ${contracts} contracts`, () => {
      const join = venue === "hyperliquid" ? (coin: string) => coin : binanceName;
      const names = [...entriesOf(version.text, version.quote, join).keys()];
      assert.equal(names.length, contracts);
      for (const name of names) {
        const table = tierTableOf(venue, name, version.asOf)!;
        assert.equal(table.asOf, version.asOf, name);
        assert.ok(isAscending(table), name);
      }
    });
  }

  it("have the figures of BTCUSDT as Binance published them", () => {
    assert.deepEqual(rowsOf(tierTableOf("binance-usdm", "BTCUSDT")), [
      "50000 0.4 125 0",
      "600000 0.5 100 50",
      "3000000 0.65 75 950",
      "12000000 1 50 11450",
      "70000000 2 25 131450",
      "100000000 2.5 20 481450",
      "230000000 5 10 2981450",
      "480000000 10 5 14481450",
      "600000000 12.5 4 26481450",
      "800000000 15 3 41481450",
      "1200000000 25 2 121481450",
      "1800000000 50 1 421481450",
    ]);
  });

  it("have other contracts' figures, and no end where the venue states none", () => {
    assert.deepEqual(rowsOf(tierTableOf("binance-usdm", "1000BONKUSDC")).slice(0, 3), [
      "5000 1 50 0",
      "50000 2 25 50",
      "600000 2.5 20 300",
    ]);
    assert.equal(rowsOf(tierTableOf("binance-usdm", "BTCSTUSDT")).at(-1), "none 50 1 386950");
  });

  it("take half of the initial margin at the highest leverage for a rate of Hyperliquid", () => {
    assert.deepEqual(rowsOf(tierTableOf("hyperliquid", "BTC")), [
      "150000000 1.25 40 0",
      "none 2.5 20 1875000",
    ]);
    const [, second] = tierTableOf("hyperliquid", "ETH")!.tiers;
    assert.equal(second!.maintenanceMarginRate.toFixed(), "0.03333333333333333333333333333333333333333");
  });

  it("are found by the venue's own symbol and by ccxt's", () => {
    const pairs = [
      ["binance-usdm", "BTCUSDT", "BTC/USDT:USDT"],
      ["binance-usdm", "ETHUSDC", "ETH/USDC:USDC"],
      ["binance-usdm", "ETHBTC", "ETH/BTC:BTC"],
      ["binance-usdm", "BTCUSDT_241227", "BTC/USDT:USDT-241227"],
      ["hyperliquid", "kPEPE", "kPEPE-PERP"],
      ["hyperliquid", "BTC", "BTC-USD"],
      ["hyperliquid", "BTC", "BTC/USDC:USDC"],
    ] as const;
    for (const [venue, own, other] of pairs) {
      assert.ok(tierTableOf(venue, own), own);
      assert.deepEqual(tierTableOf(venue, other), tierTableOf(venue, own));
    }
  });

  it("are never guessed", () => {
    const unknown = [
      ["binance-usdm", "NOSUCHUSDT"],
      ["binance-usdm", "BTC/USD:BTC"],
      ["binance-usdm", "BTC/USDT:USDC"],
      ["binance-usdm", "btcusdt"],
      ["hyperliquid", "NOCOIN"],
      ["hyperliquid", "xyz:TSLA"],
      ["hyperliquid", "BTC/USDT:USDT"],
      ["bybit", "BTCUSDT"],
      ["generic", "BTCUSDT"],
    ] as const;
    for (const [venue, symbol] of unknown) {
      assert.equal(tierTableOf(venue, symbol), undefined, symbol);
      assert.equal(contractOf(venue, symbol), undefined, symbol);
      assert.equal(oldestTierTableOf(venue, symbol), undefined, symbol);
    }
  });

  it("say what a contract settles in and follows", () => {
    const of = (symbol: string) => {
      const { underlying, settle } = contractOf("binance-usdm", symbol)!;
      return [underlying, settle];
    };
    assert.deepEqual(of("1000PEPEUSDC"), ["1000PEPE", "USDC"]);
    assert.deepEqual(of("ETHBTC"), ["ETH", "BTC"]);
    assert.deepEqual(of("BTCUSDT_241227"), ["BTC", "USDT"]);
  });

  it("hold from their day on, until the next", () => {
    const dayOf = (asOf?: string) => tierTableOf("binance-usdm", "BTCUSDT", asOf)?.asOf;
    assert.equal(dayOf(), "2024-10-24");
    assert.equal(dayOf("2030-01-01"), "2024-10-24");
    assert.equal(dayOf("2024-10-24"), "2024-10-24");
    assert.equal(dayOf("2024-10-23"), "2021-09-18");
    assert.equal(dayOf("2021-09-17"), undefined);
    assert.equal(tierTableOf("binance-usdm", "1000BONKUSDC", "2022-01-01"), undefined);
    assert.equal(oldestTierTableOf("binance-usdm", "BTCUSDT")?.asOf, "2021-09-18");
    assert.equal(rowsOf(tierTableOf("binance-usdm", "ETHUSDT", "2022-01-01"))[5], "5000000 10 none 135365");
  });
});
