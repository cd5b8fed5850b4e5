import assert from "node:assert/strict";
import { analyze } from "../../../src/analysis/analyze";
import { scenariosModel } from "../../../src/analysis/views/scenarios";
import { randomPlan } from "../../../src/analysis/views/scenarios/randomPlan";
import { RandomRun, type StartWorkers } from "../../../src/editor/simulation/randomRun";
import { pause } from "../../../src/editor/simulation/slices";
import { isScenariosModel, type ScenariosRequest } from "../../../src/protocol/views/scenarios";
import type { RandomModel, RandomRequest } from "../../../src/protocol/views/scenariosRandom";
import { singleThread, type WorkerPool } from "../../../src/simulation/kernel/workers";
import { scenariosRequest } from "../../support/scenariosRequest";
import { bookOf } from "../analysis/views/bookOf";
import { marginalia, temporaryFile } from "../cli/marginalia";

/** In cross and isolated, with a stop: of the two arrangements that can have it one is walked by the kernel. */
const BOOK = `{
  "account": { "walletBalance": "4000", "collateral": "USDT" },
  "instruments": {
    "BTCUSDT": { "maintenanceMarginRate": "0.004", "takerFeeRate": "0.0005" },
    "ETHUSDT": { "maintenanceMarginRate": "0.005", "takerFeeRate": "0.0005" }
  },
  "positions": [
    { "symbol": "BTCUSDT", "side": "long", "quantity": "0.4", "entryPrice": "50000", "leverage": "10", "marginMode": "cross" },
    { "symbol": "ETHUSDT", "side": "short", "quantity": "4", "entryPrice": "2500", "leverage": "20", "marginMode": "isolated", "isolatedMargin": "500" }
  ]
}`;
const STOPPED = BOOK.replace('"marginMode": "cross"', '"marginMode": "cross", "stopLossPrice": "45000"');

const RANDOM: RandomRequest = {
  inputs: { paths: "300", seed: "7", volatility: "60% ETH=110%", correlation: "0.7 BTC:ETH=0.85" },
  gaps: "continuous",
  run: "first",
  wants: "look",
};

function withPaths(paths: string): RandomRequest {
  return { ...RANDOM, inputs: { ...RANDOM.inputs, paths } };
}

function requestOf(random: RandomRequest): ScenariosRequest {
  return scenariosRequest({ random });
}

const oneThread: StartWorkers = (job) => Promise.resolve(singleThread(job, pause));

function runOf(
  text: string,
  startWorkers = oneThread,
  changed: (run: RandomRun) => void = () => {},
  random = RANDOM,
): RandomRun {
  const analysis = analyze(text);
  const { plan } = randomPlan(analysis, { ...random, hasOrders: true });
  const run: RandomRun = new RandomRun({ name: random.run!, analysis, plan: plan! }, startWorkers, () =>
    changed(run),
  );
  return run;
}

/** What the view shows of a run, with its own text or with another. */
function modelOf(run: RandomRun, text?: string, random = RANDOM): RandomModel {
  const book = text === undefined ? { ...bookOf(BOOK), analysis: run.analysis } : bookOf(text);
  const model = scenariosModel(book, requestOf(random), { is: "idle" }, [], run);
  assert.ok(isScenariosModel(structuredClone(model)), "a model passes its own validation");
  return model.random!;
}

/** The lines of tables without their headings, which the page words for itself. */
function cellsOf(markdown: string): string[] {
  const lines = markdown.split("\n").filter((line) => line.startsWith("| "));
  return lines.filter(
    (_, place) => !lines[place + 1]?.startsWith("| ---") && !lines[place]!.startsWith("| ---"),
  );
}

describe("a run of random paths", () => {
  // Exact walks take milliseconds each.
  for (const [title, book, paths] of [
    ["a book", BOOK, "300"],
    ["a book with a stop", STOPPED, "60"],
  ] as const) {
    it(`gives the numbers of the command line to the digit shown, for ${title}`, async () => {
      const run = runOf(book, oneThread, () => {}, withPaths(paths));
      await run.walk();
      assert.equal(run.state, "done");
      const { figures } = modelOf(run, undefined, withPaths(paths)).run!;
      const file = temporaryFile("book.positions.json", book);
      const values = ["--paths", paths, "--seed", "7", "--volatility", "60%", "--volatility", "ETH=110%"];
      const pairs = ["--correlation", "0.7", "--correlation", "BTC:ETH=0.85", "--format", "markdown"];
      const { output, errors } = await marginalia(["simulate", file, ...values, ...pairs]);
      const expected = cellsOf(output);
      assert.equal(expected.length, 8, errors);
      assert.deepEqual(cellsOf(figures!.markdown), expected);
      assert.equal(figures!.headline, `${paths} random paths over 7 days in 168 steps, seed 7`);
    });
  }

  it("draws the losses of all paths, those that were walked exactly among them", async () => {
    const run = runOf(STOPPED, oneThread, () => {}, withPaths("60"));
    await run.walk();
    const { samples, result } = run.outcome!;
    result.books.forEach(({ pools }, book) => {
      const losses = samples.sorted(book, 0, 60);
      assert.equal(losses.length, 60);
      assert.deepEqual([losses[0], losses.at(-1)], [pools[0]!.losses!.least, pools[0]!.losses!.most]);
    });
    const { table, drawing } = modelOf(run).run!.figures!;
    const median = table.rows.find(([share]) => share === "50 %")!;
    const told = modelOf(run).run!.figures!.losses.rows.map((row) => row[3]);
    assert.deepEqual(median.slice(1), told);
    assert.deepEqual(
      drawing.shapes
        .flatMap(({ is, style }) => (is === "path" && style.startsWith("curve") ? [style] : []))
        .sort(),
      // Each line, and a piece of it beside its name.
      [..."12"].flatMap(() => ["curve asWritten", "curve allCross", "curve allIsolated"]).sort(),
    );
  });

  it("gives the same whatever walks it, and tells figures on the way", async () => {
    const told: number[] = [];
    const run = runOf(BOOK, slowly(oneThread, 30), ({ outcome, state }) => {
      if (state === "running" && outcome !== undefined) told.push(outcome.result.paths);
    });
    await run.walk();
    assert.ok(told.length > 0, "some come before the end");
    assert.ok(told.every((paths) => paths > 0 && paths < 300));
    const other = runOf(BOOK);
    await other.walk();
    assert.deepEqual(run.outcome!.result, other.outcome!.result);
  });

  it("walks on the thread at hand where threads cannot be started, or break down", async () => {
    const expected = runOf(BOOK);
    await expected.walk();
    const refused: StartWorkers = () => Promise.reject(new Error("no threads here"));
    let disposed = 0;
    const breaking: StartWorkers = () =>
      Promise.resolve({
        size: 2,
        run: () => Promise.reject(new Error("gone")),
        dispose: () => disposed++,
      });
    for (const start of [refused, breaking]) {
      const run = runOf(BOOK, start);
      await run.walk();
      assert.equal(run.state, "done");
      assert.deepEqual(run.outcome!.result, expected.outcome!.result);
    }
    assert.equal(disposed, 1, "what broke down is ended, too");
  });

  it("stops at once, keeps what it has, and ends its threads", async () => {
    let disposed = 0;
    let run: RandomRun | undefined;
    const started: StartWorkers = async (job) => {
      const pool = await slowly(oneThread, 5)(job);
      return { ...pool, dispose: () => disposed++ };
    };
    const stopped = new Promise<void>((resolve) => {
      run = runOf(BOOK, started, ({ outcome }) => {
        if (outcome === undefined || run!.state !== "running") return;
        run!.stop();
        assert.equal(disposed, 1);
        resolve();
      });
    });
    void run!.walk();
    await stopped;
    const { done } = run!;
    assert.equal(run!.state, "stopped");
    assert.ok(done > 0 && done < 300);
    assert.equal(run!.outcome!.result.paths, done);
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(run!.done, done, "nothing goes on");
    const model = modelOf(run!).run!;
    assert.equal(model.status, `Stopped after ${done} of 300 paths.`);
    assert.match(model.figures!.headline, new RegExp(`^${done} random paths`));
  });

  it("ends threads that are there only after it was stopped", async () => {
    let [disposed, give] = [0, (_: WorkerPool) => {}];
    const run = runOf(BOOK, () => new Promise((resolve) => (give = resolve)));
    const walked = run.walk();
    await new Promise((resolve) => setTimeout(resolve, 20));
    run.stop();
    give({ size: 1, run: () => new Promise(() => {}), dispose: () => disposed++ });
    await walked;
    assert.deepEqual([run.state, disposed], ["stopped", 1]);
  });

  it("is of the text and the fields that it was started with, and says so", async () => {
    const run = runOf(BOOK);
    await run.walk();
    assert.equal(modelOf(run).run!.stale, null);
    assert.match(modelOf(run, BOOK.replace("4000", "5000")).run!.stale!, /^The text has changed since/);
    const other = { ...RANDOM, inputs: { ...RANDOM.inputs, seed: "8" } };
    assert.match(modelOf(run, undefined, other).run!.stale!, /^The fields have changed since/);
    assert.equal(modelOf(run, undefined, { ...RANDOM, run: "second" }).run, null);
  });

  it("says why there is nothing to walk", () => {
    const planned = (text: string, inputs: RandomRequest["inputs"] = {}) =>
      randomPlan(analyze(text), { ...RANDOM, inputs, hasOrders: true });
    assert.deepEqual(planned(BOOK.replace('"walletBalance": "4000", ', "")).problems, [
      "No wallet balance is stated in USDT.",
    ]);
    assert.deepEqual(planned(BOOK, { correlation: "-0.5 BTC:ETH=2" }).plan, undefined);
    assert.deepEqual(planned(BOOK, { steps: "1", jumps: "40000:-1%:1%" }).problems, [
      "So many jumps come in one step that they are none: take fewer, or more steps.",
    ]);
    assert.deepEqual(planned(BOOK, { volatility: "SOL=90%" }).warnings, [
      "No position is in SOL; what is said of it has no effect.",
    ]);
  });
});

/** Threads that answer a batch only after some milliseconds, a few paths at a time. */
function slowly(start: StartWorkers, milliseconds: number): StartWorkers {
  return async (job) => {
    const pool = await start(job);
    return {
      ...pool,
      run: async (batch) => {
        await new Promise((resolve) => setTimeout(resolve, milliseconds));
        return pool.run(batch);
      },
    };
  };
}
