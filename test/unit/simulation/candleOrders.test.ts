/** The orders in which the extremes of a candle are walked, against all that there are. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { Candle, CandleSeries } from "../../../src/simulation/candle";
import { candlePath, simulateCandles } from "../../../src/simulation/candleWalk";
import { simulateSteps } from "../../../src/simulation/simulate";
import { account, decimal, flatRate, instrument, position } from "../../support/account";
import { runs } from "../../support/runs";

const SYMBOLS = ["BTCUSDT", "ETHUSDT", "SOLUSDT"];

const row = fc.record({
  symbol: fc.constantFrom(...SYMBOLS),
  side: fc.constantFrom("long" as const, "short" as const),
  quantity: fc.integer({ min: 1, max: 9 }),
});

const candle = fc
  .record({
    open: fc.integer({ min: 95, max: 105 }),
    up: fc.nat(9),
    down: fc.nat(9),
    close: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ open, up, down, close }): Omit<Candle, "time"> => {
    const [high, low] = [open + up, open - down];
    const at = (price: number) => decimal(String(price));
    return { open: at(open), high: at(high), low: at(low), close: at(Math.min(high, low + close)) };
  });

describe("the orders of extremes that are walked", () => {
  it("have the fall of a pool in the first candle in which any order has it", () => {
    let [fallen, mixed] = [0, 0];
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 20, max: 400 }),
        fc.array(fc.tuple(candle, candle, candle), { minLength: 1, maxLength: 2 }),
        (rows, wallet, drawn) => {
          const positions = rows.map(({ symbol, side, quantity }) =>
            position({
              instrument: instrument(symbol, { schedule: flatRate("0.02") }),
              side,
              quantity: String(quantity),
            }),
          );
          const book = account({ wallet: String(wallet), positions });
          const series = SYMBOLS.map((symbol, place): CandleSeries => ({
            symbol,
            candles: drawn.map((candles, time) => ({ ...candles[place]!, time })),
          }));
          const result = simulateCandles(book, series);
          assert.ok("value" in result);
          const { highFirst, lowFirst, worstFirst } = result.value;
          const firstOf = (events: readonly { readonly step: number }[]) =>
            events.length === 0 ? Infinity : Math.floor(events[0]!.step / 4);
          const known = [highFirst, lowFirst, ...(worstFirst ? [worstFirst] : [])].map(({ events }) =>
            firstOf(events),
          );
          const candles = series.flatMap((one) => one.candles);
          let earliest = Infinity;
          for (let bits = 0; bits < 2 ** candles.length; bits++) {
            const path = candlePath(series, (one) => ((bits >> candles.indexOf(one)) & 1 ? "high" : "low"));
            const walk = simulateSteps(book, path, { equityCurve: false }, (step) =>
              step % 4 === 0 ? "jump" : "continuous",
            );
            assert.ok("value" in walk);
            earliest = Math.min(earliest, firstOf(walk.value.events));
          }
          assert.equal(Math.min(...known), earliest);
          if (earliest < Infinity) fallen++;
          if (Math.min(...known.slice(0, 2)) > earliest) mixed++;
        },
      ),
      runs(60),
    );
    assert.ok(fallen > 0 && (mixed > 0 || fallen < 10), `${fallen} fell, ${mixed} only in the third order`);
  });
});
