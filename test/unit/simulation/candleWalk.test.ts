import assert from "node:assert/strict";
import type { Candle, CandleSeries } from "../../../src/simulation/candle";
import { candlePath, candlePaths, candlePointOf, simulateCandles } from "../../../src/simulation/candleWalk";
import { numbersOf } from "../../../src/simulation/segment";
import { account, decimal, flatRate, instrument, position, short } from "../../support/account";
import { assertBalanced, assertIs, kindsOf, only } from "./paths";

const btc = instrument("BTCUSDT", { schedule: flatRate("0.0625") });
const HOUR = 3_600_000;

function series(symbol: string, ...rows: readonly (readonly [hour: number, prices: string])[]): CandleSeries {
  const candles = rows.map(([hour, prices]): Candle => {
    const [open, high, low, close] = prices.split(" ").map(decimal);
    return { time: hour * HOUR, open: open!, high: high!, low: low!, close: close! };
  });
  return { symbol, candles };
}

describe("candles", () => {
  it("are walked in both orders, and the worse one is named", () => {
    // A long with a take profit at 110 and a stop at 90: high first it wins, low first it loses.
    const long = position({ instrument: btc });
    const book = account({ wallet: "50", positions: [long] });
    const result = simulateCandles(book, [series("BTCUSDT", [0, "100 112 88 100"])], {
      takeProfits: [{ position: long, price: decimal("110") }],
      stopLosses: [{ position: long, price: decimal("90") }],
    });
    assert.ok("value" in result);
    const { highFirst, lowFirst, worse, isSame } = result.value;
    assertIs(highFirst.pools[0]!.finalEquity, "60");
    assertIs(lowFirst.pools[0]!.finalEquity, "40");
    assert.equal(worse, "low-first");
    assert.equal(isSame, false);
    assert.equal(only(lowFirst, "stop-loss").step, 1);
    assert.deepEqual(candlePointOf(1, "low-first"), { candle: 0, point: "low" });
    assert.deepEqual(candlePointOf(5, "high-first"), { candle: 1, point: "high" });
  });

  /** BTC long and ETH short, 1 of each at 100 on 25: 12.5 are asked for, so 12.5 may be lost. */
  const pair = () =>
    account({
      wallet: "25",
      positions: [
        position({ instrument: btc }),
        short({ instrument: instrument("ETHUSDT", { schedule: flatRate("0.0625") }) }),
      ],
    });
  /** Both 10 up and 10 down within the hour: together nothing is lost, apart 20 are. */
  const swing = [series("BTCUSDT", [0, "100 110 90 100"]), series("ETHUSDT", [0, "100 110 90 100"])];

  it("are walked a third time where the high of one symbol hurts and the low of another", () => {
    const result = simulateCandles(pair(), swing);
    assert.ok("value" in result);
    const { highFirst, lowFirst, worstFirst, worse, isSame } = result.value;
    assert.deepEqual([kindsOf(highFirst), kindsOf(lowFirst)], [[], []]);
    assert.deepEqual([worse, result.value.worstIs], ["worst-first", "worst-first"]);
    assert.equal(isSame, false);
    // 25 − 2·d = 0.0625·(100 − d) + 0.0625·(100 + d) = 12.5 at d = 6.25.
    const [btcFall, ethFall] = worstFirst!.events.filter(({ kind }) => kind === "liquidation");
    assert.deepEqual(candlePointOf(btcFall!.step, "worst-first"), { candle: 0, point: "worse" });
    assert.ok(btcFall?.kind === "liquidation" && ethFall?.kind === "liquidation");
    assertIs(btcFall.price, "93.75");
    assertIs(ethFall.price, "106.25");
    assertIs(worstFirst!.pools[0]!.finalEquity, "0");
    assertBalanced(worstFirst!);
  });

  it("are not walked a third time where all positions are on one side", () => {
    const book = account({ wallet: "25", positions: [position({ instrument: btc })] });
    const result = simulateCandles(book, [swing[0]!]);
    assert.ok("value" in result);
    assert.equal(result.value.worstFirst, undefined);
    // What hurts a long comes first where the lows do; of a short it is the highs.
    assert.equal(result.value.worstIs, "low-first");
    const bear = account({ wallet: "25", positions: [short({ instrument: btc })] });
    const shorted = simulateCandles(bear, [swing[0]!]);
    assert.ok("value" in shorted);
    assert.equal(shorted.value.worstIs, "high-first");
  });

  it("are the same steps in both orders, but for their extremes", () => {
    const one = [
      series("BTCUSDT", [0, "100 112 88 101"], [1, "101 103 99 102"]),
      series("ETHUSDT", [1, "10 12 9 11"]),
    ];
    const funding = [{ time: HOUR, symbol: "BTCUSDT", rate: decimal("0.0001") }];
    const { lowFirst } = candlePaths(one, funding);
    assert.deepEqual(
      lowFirst,
      candlePath(one, () => "low", funding),
    );
    assert.deepEqual(numbersOf(lowFirst), numbersOf(candlePath(one, () => "low", funding)));
  });

  it("of several symbols are aligned by time; one that has none stays where it was", () => {
    const path = candlePath(
      [series("BTCUSDT", [0, "1 4 1 2"], [1, "2 5 1 3"]), series("ETHUSDT", [1, "7 9 6 8"])],
      () => "high",
    );
    assert.equal(path.length, 8);
    assert.deepEqual([...path[1]!.marks.keys()], ["BTCUSDT"]);
    assert.equal(path[5]!.time, HOUR);
    assertIs(path[5]!.marks.get("BTCUSDT"), "5");
    assertIs(path[6]!.marks.get("ETHUSDT"), "6");
    assertIs(path[7]!.marks.get("ETHUSDT"), "8");
  });

  it("jump from one close to the next open, unless it is said that they do not", () => {
    const one = short({ instrument: btc, marginMode: "isolated", leverage: "4" });
    const book = account({ wallet: "25", positions: [one], rules: { negativeBalance: "protected" } });
    // 25 − (P − 100) = 0.0625·P: P = 125 / 1.0625 = 117.6…; at 130 nothing is left, and 5 are missing.
    const gap = [series("BTCUSDT", [0, "100 101 99 100"], [1, "130 131 129 130"])];
    const jumped = simulateCandles(book, gap);
    assert.ok("value" in jumped);
    assertIs(only(jumped.value.highFirst, "liquidation").price, "130");
    assertIs(only(jumped.value.highFirst, "liquidation").beyond, "5");
    assert.equal(only(jumped.value.highFirst, "liquidation").step, 4);
    const walked = simulateCandles(book, gap, { opens: "continuous" });
    assert.ok("value" in walked);
    assertIs(only(walked.value.highFirst, "liquidation").beyond, "0");
    assertBalanced(walked.value.highFirst);
  });

  it("settle funding at the open of the candle at its time or after it", () => {
    const long = position({ instrument: btc });
    const book = account({ wallet: "50", positions: [long] });
    const rate = (hour: number) => ({ time: hour * HOUR, symbol: "BTCUSDT", rate: decimal("0.01") });
    const result = simulateCandles(
      book,
      [series("BTCUSDT", [1, "100 100 100 100"], [3, "200 200 200 200"])],
      // Before all candles; at the first; between both; after the last.
      { funding: [rate(0), rate(1), rate(2), rate(4)] },
    );
    assert.ok("value" in result);
    const { events } = result.value.highFirst;
    assert.deepEqual(kindsOf(result.value.highFirst), ["funding", "funding"]);
    assert.deepEqual(
      events.map(({ step }) => step),
      [0, 4],
    );
    assertIs(result.value.highFirst.pools[0]!.ledger.funding, "-3");
  });
});
