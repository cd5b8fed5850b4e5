/** The worked example of docs/simulation.md, looked at on its way; what takes steps comes to the same. */
import assert from "node:assert/strict";
import { evaluate } from "../../../src/engine/evaluate";
import { type Arranged, compareArrangements, compareInSteps } from "../../../src/simulation/compare";
import { momentOf } from "../../../src/simulation/moment";
import { refinedPath } from "../../../src/simulation/refined";
import { simulate } from "../../../src/simulation/simulate";
import { account, decimal, flatRate, instrument, position, short } from "../../support/account";
import { assertNear } from "../../support/near";
import { assertIs, path } from "./paths";

const btc = position({
  instrument: instrument("BTCUSDT", { schedule: flatRate("0.004") }),
  quantity: "0.1",
  entryPrice: "60000",
  leverage: "10",
});
const eth = position({
  instrument: instrument("ETHUSDT", { schedule: flatRate("0.005") }),
  entryPrice: "3000",
  leverage: "20",
  marginMode: "isolated",
});
const book = account({ wallet: "1000", positions: [btc, eth] });
const prices = path({ BTCUSDT: "57000", ETHUSDT: "2800" }, { BTCUSDT: "52000" });
const comparison = compareArrangements(book, { path: prices });

/** At the first event of an arrangement. */
function at(arranged: Arranged, kind: string) {
  assert.ok("simulation" in arranged);
  const { simulation } = arranged;
  const event = simulation.events.find((one) => one.kind === kind)!;
  const moment = momentOf(book, { path: prices }, {}, { arranged, simulation, order: undefined, event });
  assert.ok(moment !== undefined);
  return moment;
}

describe("the account at an event", () => {
  it("of candles in which each symbol has its worse extreme first is at those marks", () => {
    // As in candleWalk.test.ts: a long and a short of 1 at 100 on 25 fall when both are 6.25 against them.
    const ofOne = (symbol: string) => ({ instrument: instrument(symbol, { schedule: flatRate("0.0625") }) });
    const pair = account({
      wallet: "25",
      positions: [position(ofOne("BTCUSDT")), short(ofOne("ETHUSDT"))],
    });
    const [open, high, low] = ["100", "110", "90"].map(decimal);
    const candle = { open: open!, high: high!, low: low!, close: open! };
    const market = {
      candles: ["BTCUSDT", "ETHUSDT"].map((symbol) => ({ symbol, candles: [{ time: 0, ...candle }] })),
    };
    const { asWritten: arranged } = compareArrangements(pair, market);
    assert.ok("simulation" in arranged && arranged.candles?.worse === "worst-first");
    const { simulation } = arranged;
    const place = { arranged, simulation, order: "worst-first", event: simulation.events[0]! } as const;
    const moment = momentOf(pair, market, {}, place);
    const marks = moment?.before.account.positions.map(({ markPrice }) => markPrice.toString());
    assert.deepEqual(marks, ["93.75", "106.25"]);
    assert.deepEqual(moment?.after.account.positions, []);
  });

  it("has what fell before it, and not after it, at the marks of the event", () => {
    const { before, after } = at(comparison.asWritten, "liquidation");
    const price = decimal("2850").div("0.995");
    const was = before.positionOf(eth)!;
    assertNear(was.markPrice, price);
    // Bitcoin has gone the same part of its way: t = (3,000 − price) / 200.
    const part = decimal("3000").minus(price).div("200");
    assertNear(before.positionOf(btc)!.markPrice, decimal("60000").minus(part.times("3000")));
    const { marginBalance, maintenanceMargin } = evaluate(before.account).position(was).isolated();
    assertNear(marginBalance, price.times("0.005"));
    assertNear(maintenanceMargin, price.times("0.005"));
    assert.equal(after.positionOf(eth), undefined);
    assertNear(after.positionOf(btc)!.markPrice, before.positionOf(btc)!.markPrice);
  });

  it("is in the modes of its arrangement, under the names of the book as given", () => {
    const { before, after } = at(comparison.allCross, "pool-liquidation");
    assert.equal(before.positionOf(eth)!.marginMode, "cross");
    assertNear(before.positionOf(btc)!.markPrice, decimal("5214").div("0.0996"));
    assert.deepEqual([after.positionOf(btc), after.positionOf(eth)], [undefined, undefined]);
    assertIs(after.account.wallets.get("USDT")!.crossWalletBalance, "0");
  });
});

describe("a path with points in between", () => {
  it("comes to the same, with the worth on the way", () => {
    assert.ok("simulation" in comparison.asWritten);
    const { simulation } = comparison.asWritten;
    const fine = refinedPath(book, prices, { from: 0, points: 8, events: simulation.events });
    // Four pieces for each of two steps, and a point on both sides of the one event.
    assert.equal(fine.length, 10);
    const result = simulate(book, fine);
    assert.ok("value" in result);
    assertNear(result.value.pools[0]!.finalEquity, simulation.pools[0]!.finalEquity);
    assert.equal(result.value.events.length, simulation.events.length);
    // A quarter of the first step: Bitcoin 750 and Ether 50 lower.
    assertIs(result.value.pools[0]!.curve[1]!.equity, "875");
  });
});

describe("a comparison that is not made all at once", () => {
  it("tells how far it is and comes to the same", () => {
    const long = Array.from({ length: 100 }, (_, step) => ({
      time: step,
      marks: new Map([["BTCUSDT", decimal(String(60000 - 10 * step))]]),
    }));
    const steps = compareInSteps(book, { path: long }, {});
    const shares: number[] = [];
    let next = steps.next();
    for (; next.done !== true; next = steps.next()) shares.push(next.value);
    assert.ok(shares.length > 10);
    assert.ok(shares.every((share, place) => share >= 0 && share <= 1 && share >= (shares[place - 1] ?? 0)));
    assert.deepEqual(next.value, compareArrangements(book, { path: long }));
  });
});
