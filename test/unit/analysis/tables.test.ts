import assert from "node:assert/strict";
import { analyze } from "../../../src/analysis/analyze";
import { hoverAt } from "../../../src/analysis/hover";
import { walletPlace } from "../../../src/analysis/panelPlaces";
import { codesOf, resultOf } from "./resultOf";

const position = { symbol: "BTCUSDT", side: "long", quantity: "2", entryPrice: "50000", leverage: "10" };
const account = { walletBalance: "20000" };
const isolated = { ...position, marginMode: "isolated" };

function tierOf(file: object) {
  const { tier, reason } = resultOf({ venue: "binance-usdm", positions: [isolated], ...file }).positions[0]!
    .isolated;
  return tier === null ? reason : [tier.maintenanceMarginRate, tier.maintenanceAmount, tier.maxLeverage];
}

/** The pools of a file, and what lacks in each. */
function poolsOf(file: object) {
  const result = resultOf({ venue: "binance-usdm", ...file });
  return { pools: result.pools.map(({ asset, reason }) => [asset, reason]), codes: codesOf(result) };
}

const of = (symbol: string) => ({ ...position, symbol, markPrice: "50000" });
const rated = { NOSUCHUSDT: { maintenanceMarginRate: "0.01" } };

describe("the table of a venue", () => {
  it("has the tiers where the file says nothing of them", () => {
    assert.deepEqual(tierOf({}), ["0.005", "50", "100"]);
    assert.deepEqual(tierOf({ instruments: { BTCUSDT: { tickSize: "0.1", takerFeeRate: "0.0005" } } }), [
      "0.005",
      "50",
      "100",
    ]);
    // 10000 + 2·(P − 50000) = 2·P·0.005 − 50
    const { liquidationPrice } = resultOf({ venue: "binance-usdm", positions: [isolated] }).positions[0]!
      .isolated;
    assert.equal(liquidationPrice, "45201.00502512562814070351758793969849246");
  });

  it("gives way to any rate of the file", () => {
    const instrument = (fields: object) => tierOf({ instruments: { BTCUSDT: fields } });
    assert.deepEqual(instrument({ maintenanceMarginRate: "0.01" }), ["0.01", "0", null]);
    assert.deepEqual(instrument({ maxLeverage: "20" }), ["0.025", "0", "20"]);
    assert.deepEqual(instrument({ tiers: [{ maintenanceMarginRate: "0.02" }] }), ["0.02", "0", null]);
    assert.equal(instrument({ tiers: [] }), "missing-tiers");
    assert.equal(instrument({ maintenanceMarginRate: "none" }), "invalid");
  });

  it("does not hold for another kind of contract, or where the rate grows with the size", () => {
    const inverse = { BTCUSDT: { contractType: "inverse" } };
    assert.equal(tierOf({ instruments: inverse }), "missing-tiers");
    assert.equal(tierOf({ rules: { tierMethod: "size-linear" } }), "missing-tiers");
  });

  it("deducts nothing where the rate of the tier is on all of the position", () => {
    assert.deepEqual(tierOf({ rules: { tierMethod: "whole" } }), ["0.005", "0", "100"]);
  });

  it("is the one of the day that the file names", () => {
    const positions = [{ ...isolated, quantity: "40" }];
    assert.deepEqual(tierOf({ positions }), ["0.0065", "950", "75"]);
    assert.deepEqual(tierOf({ positions, rulesAsOf: "2022-06-30" }), ["0.025", "16300", null]);
    assert.equal(tierOf({ positions, rulesAsOf: "2021-09-17" }), "missing-tiers");
    assert.equal(tierOf({ positions, rulesAsOf: "2021-02-29" }), "invalid");
  });

  it("is looked up anew when the day changes", () => {
    const text = (rulesAsOf: string) =>
      JSON.stringify({
        venue: "binance-usdm",
        rulesAsOf,
        instruments: { BTCUSDT: { tickSize: "0.1" } },
        positions: [isolated, of("ETHUSDT")],
      });
    const rates = (analysis: ReturnType<typeof analyze>) =>
      analysis.rows.map(({ position: row }) => {
        const schedule = row!.instrument.schedule;
        return schedule?.kind === "tiers" ? schedule.source?.asOf : undefined;
      });
    const first = analyze(text("2024-10-24"));
    const second = analyze(text("2022-10-24"), undefined, first);
    const third = analyze(text("2024-10-25"), undefined, second);
    assert.deepEqual(rates(first), ["2024-10-24", "2024-10-24"]);
    assert.deepEqual(rates(second), ["2021-09-18", "2021-09-18"]);
    assert.deepEqual(rates(third), ["2024-10-24", "2024-10-24"]);
  });

  it("ends where the venue takes no larger position", () => {
    const positions = [{ ...position, quantity: "40000", markPrice: "50000" }];
    const { codes } = poolsOf({ account, positions });
    assert.ok(codes.includes("above-last-tier"), String(codes));
  });

  it("is named by the hover with its day, and not where the file has rates of its own", () => {
    const hover = (instruments: object) => {
      const text = JSON.stringify({ venue: "binance-usdm", account, instruments, positions: [isolated] });
      return hoverAt(analyze(text), text.indexOf('"side"'))!.markdown;
    };
    assert.match(hover({}), /Tiers as of 2024-10-24: \[Binance USD-M brackets .*\]\(https:/);
    assert.doesNotMatch(hover({ BTCUSDT: { maintenanceMarginRate: "0.01" } }), /Tiers as of/);
  });
});

describe("pools of contracts with a table", () => {
  it("are one for each asset they settle in, and the file has to name its wallets", () => {
    const positions = [of("BTCUSDT"), of("BTCUSDC")];
    assert.deepEqual(poolsOf({ account, positions }), {
      pools: [
        ["USDT", "missing-wallet"],
        ["USDC", "missing-wallet"],
      ],
      codes: ["wallet-without-asset"],
    });
    const wallets = { USDT: account, USDC: account };
    assert.deepEqual(poolsOf({ account: { wallets }, positions }).pools, [
      ["USDT", null],
      ["USDC", null],
    ]);
  });

  it("leave the one without a wallet alone where the collateral is stated", () => {
    const positions = [of("BTCUSDT"), of("BTCUSDC")];
    assert.deepEqual(poolsOf({ account: { ...account, collateral: "USDT" }, positions }), {
      pools: [
        ["USDT", null],
        ["USDC", "missing-wallet"],
      ],
      codes: ["missing-wallet"],
    });
  });

  it("take in what no table knows", () => {
    const positions = [of("BTCUSDT"), of("NOSUCHUSDT")];
    assert.deepEqual(poolsOf({ account, instruments: rated, positions }), {
      pools: [["USDT", null]],
      codes: [],
    });
    const mixed = [...positions, of("BTCUSDC")];
    const wallets = { USDT: account, USDC: account };
    assert.deepEqual(
      poolsOf({ account: { ...account, wallets }, instruments: rated, positions: mixed }).pools,
      [
        ["USDT", null],
        [null, null],
        ["USDC", null],
      ],
    );
  });

  it("are called as the file calls its one collateral", () => {
    for (const collateral of ["USD", "BUSD"]) {
      const named = { ...account, collateral };
      assert.deepEqual(poolsOf({ account: named, positions: [of("BTCUSDT")] }), {
        pools: [[collateral, null]],
        codes: [],
      });
      const positions = [of("BTCUSDT"), of("NOSUCHUSDT")];
      assert.deepEqual(poolsOf({ account: named, instruments: rated, positions }).pools, [
        [collateral, null],
      ]);
    }
  });

  it("are not, where the file has a wallet or an instrument in the asset that the table names", () => {
    const wallets = { USDT: { walletBalance: "7000" } };
    assert.deepEqual(
      poolsOf({ account: { ...account, collateral: "BNB", wallets }, positions: [of("BTCUSDT")] }).pools,
      [
        ["USDT", null],
        ["BNB", null],
      ],
    );
    const instruments = { NOSUCHUSDT: { maintenanceMarginRate: "0.01", settle: "USDT" } };
    const positions = [of("BTCUSDC"), of("NOSUCHUSDT")];
    assert.deepEqual(poolsOf({ account: { ...account, collateral: "USDT" }, instruments, positions }).pools, [
      ["USDC", "missing-wallet"],
      ["USDT", null],
    ]);
  });

  it("have the one wallet of the file, whatever it is called", () => {
    const wallets = { USD: account };
    assert.deepEqual(poolsOf({ account: { wallets }, positions: [of("BTCUSDT")] }), {
      pools: [["USDT", null]],
      codes: [],
    });
  });

  it("leave the wallet of the account to the one pool that the file neither names nor gives a wallet", () => {
    const coin = { symbol: "BTCUSD", side: "long", quantity: "100", entryPrice: "50000", leverage: "5" };
    const instruments = {
      BTCUSD: { contractType: "inverse", underlying: "BTC", maintenanceMarginRate: "0.01" },
    };
    assert.deepEqual(poolsOf({ account, instruments, positions: [of("BTCUSDT"), coin] }).pools, [
      ["USDT", null],
      ["BTC", "missing-wallet"],
    ]);
    const wallets = { USDC: account };
    const positions = [of("BTCUSDT"), of("BTCUSDC")];
    assert.deepEqual(poolsOf({ account: { ...account, wallets }, positions }).pools, [
      ["USDT", null],
      ["USDC", null],
    ]);
  });

  it("have their wallet in the panel where the file states it", () => {
    const pathOf = (own: object, pool: string) => {
      const text = JSON.stringify({ venue: "binance-usdm", account: own, positions: [of("BTCUSDT")] });
      return walletPlace(analyze(text), pool)?.path.join("/");
    };
    assert.equal(pathOf(account, "USDT"), "account/walletBalance");
    assert.equal(pathOf({ wallets: { USD: account } }, "USDT"), "account/wallets/USD/walletBalance");
    assert.equal(pathOf({ wallets: { USDT: account } }, "USDT"), "account/wallets/USDT/walletBalance");
    assert.equal(pathOf({ ...account, collateral: "USD" }, "USD"), "account/walletBalance");
  });

  it("give way to what the file says an instrument settles in", () => {
    const instruments = { BTCUSDT: { settle: "BUSD" } };
    assert.deepEqual(poolsOf({ account, instruments, positions: [of("BTCUSDT")] }).pools, [["BUSD", null]]);
  });
});
