import assert from "node:assert/strict";
import { Decimal } from "../../../../src/engine/decimal";
import { crashes, CRASHES, type CrashName } from "../../../../src/simulation/scenarios/crashes";
import type { Scenario, ScenarioSymbol } from "../../../../src/simulation/scenarios/scenario";
import { scenarioPath } from "../../../../src/simulation/scenarios/scenarioPath";
import {
  type ShapeName,
  type ShapeParameters,
  SHAPES,
  shapes,
} from "../../../../src/simulation/scenarios/shape";
import { candlesOf } from "../../candles/fixtures";

const symbolOf = (symbol: string, mark: string, side?: "long" | "short"): ScenarioSymbol => ({
  symbol,
  underlying: symbol.replace("USDT", ""),
  mark: new Decimal(mark),
  side,
  exposure: side,
});
const BOOK = [symbolOf("BTCUSDT", "50000", "long"), symbolOf("ETHUSDT", "2000", "short")];

type Given = Partial<Omit<Scenario & { kind: "shape" }, "parameters" | "betas">> & {
  parameters?: Record<string, string | number>;
  betas?: Record<string, string>;
};

function shaped(shape: ShapeName, { parameters = {}, betas = {}, symbol }: Given = {}): Scenario {
  const numbers = Object.entries(parameters).map(([name, value]) => [
    name,
    typeof value === "string" ? new Decimal(value) : value,
  ]);
  return {
    kind: "shape",
    shape,
    parameters: Object.fromEntries(numbers) as Partial<ShapeParameters>,
    betas: decimals(betas),
    symbol,
  };
}

function decimals(values: Record<string, string>): Map<string, Decimal> {
  return new Map(Object.entries(values).map(([symbol, value]) => [symbol, new Decimal(value)]));
}

/** The prices of a symbol along a scenario, from its mark on. */
function walk(scenario: Scenario, symbol = "BTCUSDT", book = BOOK): string[] {
  return scenarioPath(scenario, book).flatMap(({ marks }) => marks.get(symbol)?.toFixed() ?? []);
}

const days = (scenario: Scenario) => scenarioPath(scenario, BOOK).at(-1)!.time / 86_400_000;

describe("scenarios", () => {
  it("of a flash crash fall to the bottom and make a part of it good", () => {
    // 50,000 less 40 %, of which a half comes back; three days: a half still, a tenth falling.
    const crash = shaped("flash-crash", { parameters: { move: "0.4", recovery: "0.5", days: "3" } });
    assert.deepEqual(walk(crash), ["50000", "30000", "40000", "40000"]);
    assert.deepEqual(
      scenarioPath(crash, BOOK).map(({ time }) => time / 3_600_000),
      [36, 43.2, 57.6, 72],
    );
  });

  it("move a symbol by its beta", () => {
    const fall = shaped("everything-falls", { parameters: { move: "0.4" }, betas: { ETHUSDT: "1.25" } });
    assert.deepEqual([walk(fall), walk(fall, "ETHUSDT")], [["30000"], ["1000"]]);
    const against = shaped("everything-falls", { parameters: { move: "0.4" }, betas: { ETHUSDT: "-0.5" } });
    assert.deepEqual(walk(against, "ETHUSDT"), ["2400"]);
  });

  it("never let a price get to nothing", () => {
    const fall = shaped("everything-falls", { parameters: { move: "0.9" }, betas: { BTCUSDT: "2" } });
    assert.deepEqual(walk(fall), ["500"]);
  });

  it("of broken correlations go against what is held of each symbol", () => {
    const apart = shaped("correlations-break", { parameters: { move: "0.1" } });
    assert.deepEqual([walk(apart), walk(apart, "ETHUSDT")], [["45000"], ["2200"]]);
    const hedged = [symbolOf("BTCUSDT", "50000")];
    assert.deepEqual(walk(apart, "BTCUSDT", hedged), ["50000"]);
  });

  it("of one coin leave the others an eighth of its fall", () => {
    const collapse = shaped("one-coin-collapse", { symbol: "ETHUSDT" });
    // 2,000 less 80 %; 50,000 less 10 %.
    assert.deepEqual([walk(collapse, "ETHUSDT"), walk(collapse)], [["400"], ["45000"]]);
    // Where none is named it is the first that is not Bitcoin.
    assert.deepEqual(walk(shaped("one-coin-collapse"), "ETHUSDT"), ["400"]);
    assert.deepEqual(walk(shaped("one-coin-collapse"), "BTCUSDT", BOOK.slice(0, 1)), ["10000"]);
  });

  it("of a squeeze rise and give some of it back", () => {
    assert.deepEqual(walk(shaped("short-squeeze")), ["70000", "60000"]);
  });

  it("of a choppy market turn as often as they are told, and end where they began", () => {
    const chop = shaped("chop", { parameters: { swings: 2, volatility: "0", move: "0.1" } });
    assert.deepEqual(walk(chop), ["55000", "45000", "55000", "45000", "50000"]);
  });

  it("of funding charge what is held every eight hours, and move nothing", () => {
    const path = scenarioPath(shaped("funding-drain", { parameters: { days: "2" } }), BOOK);
    const settled = path.filter(({ fundingRates }) => fundingRates !== undefined);
    assert.deepEqual(
      settled.map(({ time }) => time / 3_600_000),
      [8, 16, 24, 32, 40, 48],
    );
    for (const { fundingRates } of settled) {
      // A long pays what is positive, a short what is negative.
      assert.deepEqual(
        [...fundingRates!].map(([symbol, rate]) => `${symbol} ${rate.toFixed()}`),
        ["BTCUSDT 0.001", "ETHUSDT -0.001"],
      );
    }
    assert.deepEqual(
      new Set(path.flatMap(({ marks }) => [...marks.values()].map(String))),
      new Set(["50000", "2000"]),
    );
  });

  it("of prices are walked as they are stated", () => {
    const prices = new Map([["BTCUSDT", ["48000", "51000.5"].map((price) => new Decimal(price))]]);
    const path = scenarioPath({ kind: "prices", days: new Decimal(4), prices }, BOOK);
    assert.deepEqual(
      path.map(({ time, marks }) => [time / 86_400_000, marks.get("BTCUSDT")!.toFixed(), marks.size]),
      [
        [2, "48000", 1],
        [4, "51000.5", 1],
      ],
    );
  });

  for (const shape of SHAPES) {
    it(`of the shape ${shape} begin after the beginning, go on in time, and have prices`, () => {
      const path = scenarioPath(shaped(shape), BOOK);
      let before = 0;
      for (const { time, marks } of path) {
        assert.ok(time >= before && (before > 0 || time > 0), `${time} after ${before}`);
        before = time;
        for (const price of marks.values()) assert.ok(price.gt(0));
      }
      assert.equal(days(shaped(shape)), shapes[shape].usual.days.toNumber());
    });
  }

  it("with noise are the same from the same seed, others from another, and end where their shape does", () => {
    const up = (seed: number) => walk(shaped("trend-up", { parameters: { seed } }));
    assert.deepEqual(up(1), up(1));
    assert.notDeepEqual(up(1), up(2));
    assert.deepEqual([up(1).at(-1), up(2).at(-1)], ["65000", "65000"]);
    assert.equal(up(1).length, 120);
    // Written down once: another machine has to draw the same.
    assert.deepEqual(up(1).slice(0, 3), FIRST_OF_SEED_1);
  });

  it("of any shape have noise where it is asked for, and still their corners", () => {
    const crash = walk(shaped("flash-crash", { parameters: { volatility: "0.01", recovery: "1" } }));
    assert.equal(crash.length, 98);
    assert.equal(crash.at(-1), "50000");
    assert.ok(Math.min(...crash.map(Number)) < 38_500);
  });

  it("have as much noise as they are told", () => {
    const moves = walk(shaped("calm", { parameters: { steps: 1000, days: "1000", volatility: "0.0001" } }))
      .map(Number)
      .map((price, index, all) => (price - (all[index - 1] ?? 50_000)) / 50_000);
    const deviation = Math.sqrt(moves.reduce((sum, move) => sum + move * move, 0) / moves.length);
    assert.ok(Math.abs(deviation - 0.0001) < 0.00001, String(deviation));
  });
});

const FIRST_OF_SEED_1 = ["50360", "49638.6", "49826.05"];

describe("the figures of crashes", () => {
  it("are those of the candles", () => {
    for (const name of CRASHES) {
      const { start, points, prices } = crashes[name];
      for (const [coin, figures] of prices) {
        const candles = candlesOf(`${coin.toLowerCase()}usdt`, MONTHS[name]);
        points.forEach(([hour, price], index) => {
          const candle = candles.find(({ time }) => time === start + hour * 3_600_000);
          assert.equal(figures[index]!.toFixed(), candle?.[price].toFixed(), `${coin} ${name} ${hour}`);
        });
      }
    }
  });

  it("move each symbol as its coin did, and others as Bitcoin", () => {
    const book = [
      symbolOf("BTC/USDT:USDT", "7938.39"),
      symbolOf("ETH-PERP", "1947.7"),
      symbolOf("DOGEUSDT", "0.793839"),
      { ...symbolOf("XBTUSD", "7938.39"), underlying: "XBTUSD" },
    ];
    const path = scenarioPath({ kind: "crash", crash: "march-2020", betas: new Map() }, book);
    const low = path[3]!.marks;
    assert.deepEqual(
      book.map(({ symbol }) => low.get(symbol)!.toFixed()),
      ["3621.81", "842.3", "0.362181", "3621.81"],
    );
    assert.equal(new Date(path[3]!.time).toISOString(), "2020-03-13T02:30:00.000Z");
  });

  it("take a beta on top", () => {
    const crash: Scenario = { kind: "crash", crash: "october-2025", betas: decimals({ SOLUSDT: "2" }) };
    // Bitcoin 121,597.22 → 102,000: −16.1165… %, twice that from 200.
    const low = scenarioPath(crash, [symbolOf("SOLUSDT", "200")])[2]!.marks.get("SOLUSDT")!;
    assert.ok(low.minus("135.533987").abs().lt("0.000001"), low.toFixed());
  });
});

const MONTHS: Record<CrashName, string> = {
  "march-2020": "2020-03",
  "may-2021": "2021-05",
  "october-2025": "2025-10",
};
