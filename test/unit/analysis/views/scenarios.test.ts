import assert from "node:assert/strict";
import { type Running, scenariosModel } from "../../../../src/analysis/views/scenarios";
import { type CandleFile, jobOf } from "../../../../src/analysis/views/scenarios/job";
import { symbolNamed } from "../../../../src/analysis/views/scenarios/symbolNamed";
import { readCandles } from "../../../../src/candles";
import {
  isScenariosModel,
  type ScenariosModel,
  type ScenariosRequest,
  SHOWN_ORDERS,
  type ShownOrder,
} from "../../../../src/protocol/views/scenarios";
import { finished } from "../../../../src/simulation";
import { scenariosRequest } from "../../../support/scenariosRequest";
import { bookOf, LONG, SHORT, text } from "./bookOf";

const REQUEST = scenariosRequest({ market: "usual:everything-falls" });

/**
 * A long of 20 at 100 in cross before 1,000, a short of 5 at 100 behind a fence of 100. A fall of all prices by a half:
 * the pool fails where 1,000 + 20·(P − 100) = 0.2·P, at P = 1,000/19.8 = 50.505051, which is t = 49.494949/50.
 */
const FILE = text({ positions: [LONG, SHORT] });

function modelOf(file: string, asked: Partial<ScenariosRequest> = {}, files: readonly CandleFile[] = []) {
  const book = bookOf(file);
  const request = { ...REQUEST, ...asked };
  const { job } = jobOf(book.analysis, request, files);
  const running: Running = job === undefined ? { is: "idle" } : { is: "done", run: finished(job.steps()) };
  const model = scenariosModel(book, request, running, files);
  assert.ok(isScenariosModel(structuredClone(model)), "a model passes its own validation");
  return model;
}

function cells({ result }: ScenariosModel): Record<string, readonly string[]> {
  return Object.fromEntries(result!.rows.map(({ key, cells }) => [key, cells]));
}

function candles(symbol: string, rows: readonly string[]): CandleFile {
  const read = readCandles(["timestamp,open,high,low,close", ...rows].join("\n"));
  return {
    symbol,
    name: `${symbol}.csv`,
    candles: read.candles,
    errors: read.problems.flatMap(({ severity, message }) => (severity === "error" ? [message] : [])),
    warnings: read.problems.flatMap(({ severity, message }) => (severity === "warning" ? [message] : [])),
  };
}

describe("the scenarios view", () => {
  it("shows the beginning of a name that has no end", () => {
    const name = "x".repeat(100_000);
    const shown = `${"x".repeat(79)}…`;
    const scenarios = [
      { name, shape: "flash-crash" },
      { name: `${name}y`, shape: "nothing" },
    ];
    const file = JSON.stringify({ ...(JSON.parse(FILE) as object), scenarios });
    const { groups, warnings, result } = modelOf(file, { market: `own:${name}` });
    assert.equal(groups[0]!.choices[0]!.label, shown);
    assert.ok(
      warnings.includes(
        `The scenario “${shown}” of the file cannot be walked: see the problems of the file.`,
      ),
    );
    assert.ok(JSON.stringify(result).length < 50_000, "no name is in what became of it");
  });

  it("tells what becomes of each arrangement", () => {
    const { result } = modelOf(FILE);
    assert.deepEqual(result!.heads, [
      "survive",
      "final equity",
      "realised loss",
      "largest drawdown",
      "return",
      "capital used",
      "first to fall",
      "took with it",
    ]);
    const rows = cells(modelOf(FILE));
    // The long is gone with the wallet; of the short 100 are posted and 5·50 won: 350 of the 1,100 at the start.
    assert.deepEqual(rows["asWritten"], [
      "1 of 2",
      "350 USDT",
      "1,000",
      "68.18 %",
      "−68.18 %",
      "600",
      "A long cross at 50.505051, day 1, 23:45",
      "nothing",
    ]);
    // Together: 1,100 − 1,000 + 250 is left at 50.
    assert.equal(rows["allCross"]![0], "2 of 2");
    assert.equal(rows["allCross"]![1], "350 USDT");
  });

  it("marks the events on the curve and lists them as sentences", () => {
    const { result } = modelOf(FILE);
    const { drawing, events, description } = result!;
    const marks = drawing.shapes.filter((shape) => shape.is === "mark");
    assert.deepEqual(
      marks.map(({ event }) => event),
      [0, 1],
    );
    // The third line is no event: it says that fees are left out.
    assert.deepEqual(
      events.map(({ event }) => event),
      [0, 1, null],
    );
    assert.match(events[0]!.sentence, /^The cross pool in USDT was taken over with A long cross in it/);
    assert.match(description, /^From 1,100 to: as written 350, all cross 350/);
    // What is read at the end is what the table says.
    assert.match(drawing.reading.places.at(-1)!.text, /^day 2, 0:00: as written 350 USDT/);
  });

  it("draws the fall of a pool where it was, not at the ends of its step", () => {
    const { result } = modelOf(FILE);
    const texts = result!.drawing.reading.places.map((place) => place.text);
    // Half way the prices are at 75: 1,000 − 500 in the pool, 100 + 125 behind the fence.
    assert.ok(
      texts.some((one) => one.startsWith("day 1, 12:00: as written 725 USDT")),
      texts.join("\n"),
    );
  });

  it("shows the account at an event, just before and just after", () => {
    const { result } = modelOf(FILE, { event: 0 });
    const { moment } = result!;
    assert.deepEqual(moment!.pools[0]!.rows.slice(0, 3), [
      ["Cross wallet balance", "1,000", "0"],
      ["Margin balance of cross", "10.10101", "0"],
      ["Maintenance margin of cross", "10.10101", "0"],
    ]);
    const [long, short] = moment!.positions.rows;
    assert.deepEqual(long, ["A long, cross", "50.505051", "10.10101", "10.10101", "50.505051", "gone"]);
    // 100 + 5·49.494949 behind the short, and 5 times 1 % of the mark asked for.
    assert.deepEqual(short, [
      "B short, isolated",
      "50.505051",
      "347.47475",
      "2.5252525",
      "118.81188",
      "118.81188",
    ]);
  });

  it("shows it in another arrangement under the modes of that", () => {
    const { result } = modelOf(FILE, { arrangement: "allIsolated", event: 0 });
    // 500 of margin: 500 + 20·(P − 100) = 0.2·P at P = 1,500/19.8.
    assert.deepEqual(result!.moment!.positions.rows[0], [
      "A long, isolated",
      "75.757576",
      "15.151515",
      "15.151515",
      "75.757576",
      "gone",
    ]);
  });

  it("takes parameters as a file would, and refuses them with its words", () => {
    const shallow = modelOf(FILE, { parameters: { move: "10%" }, betas: { B: "0" } });
    // 20·10 lost on the long, nothing on the short.
    assert.equal(cells(shallow)["asWritten"]![1], "900 USDT");
    const refused = modelOf(FILE, { parameters: { move: "99%" } });
    assert.equal(refused.result, null);
    assert.equal(refused.problems.length, 1);
    assert.match(refused.problems[0]!, /99 %/);
    assert.match(modelOf(FILE, { parameters: { move: "a lot" } }).problems[0]!, /move/);
  });

  it("offers the file's own scenarios first", () => {
    const own = JSON.parse(FILE) as Record<string, unknown>;
    own["scenarios"] = [{ name: "mine", prices: { A: ["90"] } }, { shape: "no such thing" }];
    const model = modelOf(JSON.stringify(own), { market: null });
    assert.deepEqual(model.groups[0], {
      label: "Of this file",
      choices: [{ value: "own:mine", label: "mine" }],
    });
    assert.equal(model.market, "own:mine");
    assert.equal(cells(model)["asWritten"]![1], "900 USDT");
    assert.match(model.warnings[0]!, /no such thing/);
  });

  it("walks candles from files, in the order that is asked for", () => {
    const files = [candles("A", ["2025-01-01 00:00:00,100,100,48,90", "2025-01-01 01:00:00,90,95,90,95"])];
    const model = modelOf(FILE, { market: "candles" }, files);
    assert.deepEqual(model.candles, [{ symbol: "A", name: "A.csv" }]);
    assert.deepEqual(model.warnings, ["B has no prices and stays at its mark."]);
    assert.equal(cells(model)["asWritten"]![0], "1 of 2");
    assert.match(cells(model)["asWritten"]![6]!, /2025-01-01 00:00 UTC low$/);
    // In each order there is a walk; what hurts the long more are the lows, of each symbol both are walked alike.
    const equityIn = (order: ShownOrder) => {
      const { result } = modelOf(FILE, { market: "candles", order }, files);
      return result!.rows.map((row) => row.cells[1]);
    };
    for (const order of SHOWN_ORDERS) assert.equal(equityIn(order).length, 4, order);
    assert.deepEqual(equityIn("worst-first"), equityIn("low-first"));
  });

  describe("with collateral in a coin", () => {
    /** 0.1 of a coin at 50,000 that counts as 4,500, behind 20 of A at 100. */
    const coin = { asset: "BTC", balance: "0.1", price: "50000", collateralRatio: "0.9" };
    const bookWith = (fields: object, scenarios?: object) => {
      const account = { walletBalance: "0", assets: [{ ...coin, ...fields }] };
      const file = JSON.parse(text({ account, positions: [LONG] })) as object;
      return JSON.stringify({ ...file, ...(scenarios && { scenarios: [scenarios] }) });
    };
    const FOLLOWING = { priceSymbol: "BTCUSDT" };

    it("lets it fall with the market, by a beta of its own", () => {
      const half = modelOf(bookWith(FOLLOWING));
      // 4,500 and 2,000 fall by a half.
      assert.equal(cells(half)["asWritten"]![1], "1,250 USDT");
      assert.deepEqual(
        half.betas.map(({ name }) => name),
        ["A", "BTCUSDT"],
      );
      assert.deepEqual(half.warnings, []);
      const still = modelOf(bookWith(FOLLOWING), { betas: { BTCUSDT: "0" } });
      assert.equal(cells(still)["asWritten"]![1], "3,500 USDT");
    });

    it("takes candles of its symbol, and says where there are none", () => {
      const rows = ["2025-01-01 00:00:00,50000,50000,40000,40000"];
      const both = [candles("A", ["2025-01-01 00:00:00,100,100,90,90"]), candles("BTCUSDT", rows)];
      const walked = modelOf(bookWith(FOLLOWING), { market: "candles" }, both);
      // 4,500·0.8 − 20·10.
      assert.equal(cells(walked)["asWritten"]![1], "3,400 USDT");
      assert.deepEqual(walked.warnings, []);
      const half = modelOf(bookWith(FOLLOWING), { market: "candles" }, both.slice(0, 1));
      assert.deepEqual(half.warnings, ["BTCUSDT has no prices and stays at its mark."]);
    });

    it("takes stated prices of its symbol, and says where there are none", () => {
      const own = { market: "own:mine" };
      const priced = { name: "mine", prices: { A: ["90"], BTCUSDT: ["40000"] } };
      const walked = modelOf(bookWith(FOLLOWING, priced), own);
      assert.equal(cells(walked)["asWritten"]![1], "3,400 USDT");
      assert.deepEqual(walked.warnings, []);
      const { warnings } = modelOf(bookWith(FOLLOWING, { name: "mine", prices: { A: ["90"] } }), own);
      assert.deepEqual(warnings, ["BTCUSDT has no prices and stays at its mark."]);
    });

    it("says of what follows no symbol that it stays", () => {
      const { warnings, result } = modelOf(bookWith({}));
      assert.deepEqual(warnings, ["BTC in the collateral has no priceSymbol, so its price stays at 50,000."]);
      assert.ok(result !== null);
      const random = { inputs: {}, gaps: "continuous", run: null, wants: "look" } as const;
      assert.deepEqual(modelOf(bookWith({}), { random }).random!.warnings, warnings);
      // A coin of the same money.
      assert.deepEqual(modelOf(bookWith({ asset: "USDC", price: "1" })).warnings, []);
    });
  });

  it("tells from a file's name whose candles it has", () => {
    const symbols = ["BTCUSDT", "BTCUSD", "ETH-PERP"];
    assert.equal(symbolNamed("btcusdt-2020-03.csv", symbols), "BTCUSDT");
    assert.equal(symbolNamed("binance_BTC_USD_1h.json", symbols), "BTCUSD");
    assert.equal(symbolNamed("ethperp.csv", symbols), "ETH-PERP");
    assert.equal(symbolNamed("prices.csv", symbols), undefined);
  });

  it("says why candles cannot be used", () => {
    const none = modelOf(FILE, { market: "candles" });
    assert.equal(none.result, null);
    assert.match(none.problems[0]!, /^Choose files/);
    const bad = modelOf(FILE, { market: "candles" }, [candles("A", ["2025-01-01 00:00:00,100,99,98,100"])]);
    assert.match(bad.problems[0]!, /^A\.csv: Line 2/);
  });

  it("tells how far it is, and why there is nothing", () => {
    const running = scenariosModel(bookOf(FILE), REQUEST, { is: "running", share: 0.409 });
    assert.equal(running.progress, 40);
    assert.equal(running.result, null);
    assert.match(modelOf("").empty!, /no positions yet/);
    const bare = modelOf(text({ account: {}, positions: [{ ...LONG, leverage: undefined }] }), {
      arrangement: "asWritten",
    });
    assert.match(bare.result!.refusal!, /No wallet balance is stated/);
  });
});
