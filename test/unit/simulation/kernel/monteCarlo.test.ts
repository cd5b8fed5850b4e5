/** Many walks: the same whoever walks them, in whatever batches; cancelled between two; exact where numbers cannot tell. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { runInNewContext } from "node:vm";
import { Worker } from "node:worker_threads";
import type { Account } from "../../../../src/engine/account";
import type { Batch, Job } from "../../../../src/simulation/kernel/batch";
import { decimalPath } from "../../../../src/simulation/kernel/exact";
import { marketOf } from "../../../../src/simulation/kernel/market";
import {
  monteCarlo,
  type MonteCarloOptions,
  type MonteCarloResult,
} from "../../../../src/simulation/kernel/monteCarlo";
import { Paths } from "../../../../src/simulation/kernel/paths";
import { marketSymbols, prepare } from "../../../../src/simulation/kernel/prepare";
import {
  type FromWorker,
  singleThread,
  threadPool,
  type ToWorker,
  type WorkerPool,
} from "../../../../src/simulation/kernel/workers";
import type { SimulationOptions } from "../../../../src/simulation/options";
import { simulate } from "../../../../src/simulation/simulate";
import { finished } from "../../../../src/simulation/steps";
import { account, decimal, flatRate, instrument, position, short } from "../../../support/account";

const BTC = instrument("BTCUSDT", { schedule: flatRate("0.004"), takerFeeRate: "0.0005" });
const ETH = instrument("ETHUSDT", { schedule: flatRate("0.005"), takerFeeRate: "0.0005" });

const book = account({
  wallet: "1500",
  positions: [
    position({ instrument: BTC, quantity: "0.1", entryPrice: "60000", leverage: "10" }),
    short({ instrument: ETH, quantity: "2", entryPrice: "3000", leverage: "10", marginMode: "isolated" }),
  ],
});

function prepared(one: Account = book, options: SimulationOptions = {}) {
  const symbols = marketSymbols(one);
  const market = marketOf({
    symbols: symbols.map(({ symbol, start }, coin) => ({ symbol, start, coin })),
    coins: symbols.map(() => ({ volatility: 0.9, drift: 0, jumpBeta: 1 })),
    correlation: { kind: "factor", loadings: symbols.map(() => 0.8) },
    commonJumps: { intensity: 10, mean: -0.08, deviation: 0.06 },
    ownJumps: { intensity: 5, mean: -0.05, deviation: 0.1 },
    steps: 48,
    stepYears: 1 / 2000,
  });
  assert.ok("value" in market);
  return prepare(one, symbols, market.value, { ...options, seed: 3, stepTime: 1 });
}

const pause = () => turn();
const PATHS = 400;

async function run(
  { job, books }: ReturnType<typeof prepared>,
  pool: WorkerPool = singleThread(job, pause),
  options: Partial<MonteCarloOptions> = {},
): Promise<MonteCarloResult> {
  return monteCarlo(job, books, pool, { paths: PATHS, pause, ...options });
}

interface BrowserScope {
  readonly postMessage: (said: FromWorker, buffers: ArrayBuffer[]) => void;
  onmessage?: (event: { readonly data: ToWorker }) => void;
}

/** Answers in an order of its own: every second batch waits for the one after it. */
function disorderly(job: Job): WorkerPool {
  const inner = singleThread(job, pause);
  return {
    ...inner,
    size: 4,
    run: async (batch) => {
      for (let turns = (batch.first / batch.count) % 2 === 0 ? 12 : 1; turns > 0; turns--) await turn();
      return inner.run(batch);
    },
  };
}

describe("random walks", () => {
  it("are the same in whatever batches and order", async () => {
    const one = prepared();
    const expected = await run(one);
    assert.equal(expected.paths, PATHS);
    assert.ok(expected.books[0]!.survivors < 2 * PATHS, "something falls");
    assert.deepEqual(await run(one, undefined, { batchSize: 1 }), expected);
    assert.deepEqual(await run(one, undefined, { batchSize: 399 }), expected);
    assert.deepEqual(await run(one, disorderly(one.job), { batchSize: 30 }), expected);
  });

  it("are the same on one thread and on three", async function () {
    this.timeout(60_000);
    const one = prepared();
    const expected = await run(one);
    for (const threads of [1, 3]) {
      const pool = threadPool(one.job, threads, ({ message, broken }) => {
        const worker = new Worker(path.resolve("dist/worker.js"));
        worker.on("message", (said: FromWorker) => message(said));
        worker.on("error", (error) => broken(error.message));
        return { post: (said) => worker.postMessage(said), end: () => void worker.terminate() };
      });
      try {
        assert.deepEqual(await run(one, pool, { batchSize: 25 }), expected);
      } finally {
        pool.dispose();
      }
    }
  });

  it("are the same from the bundle for the browser, which asks for nothing but messages", async () => {
    const one = prepared();
    const pool = threadPool(one.job, 2, ({ message }) => {
      const scope: BrowserScope = {
        postMessage: (said, buffers) => message(structuredClone(said, { transfer: buffers })),
      };
      runInNewContext(readFileSync("dist/web/worker.js", "utf8"), { self: scope });
      const post = (said: ToWorker) =>
        queueMicrotask(() => scope.onmessage!({ data: structuredClone(said) }));
      return { post, end: () => {} };
    });
    assert.deepEqual(await run(one, pool, { batchSize: 25 }), await run(one));
  });

  it("are those of the exact simulator, path by path", async () => {
    const one = prepared();
    const { books } = await run(one, undefined, { paths: 60 });
    const paths = new Paths(one.job.market, 3);
    let [unharmed, loss] = [0, 0];
    for (let index = 0; index < 60; index++) {
      paths.draw(index);
      const result = simulate(book, decimalPath(paths.marks, ["BTCUSDT", "ETHUSDT"], 1));
      assert.ok("value" in result);
      const { positions, pools } = result.value;
      unharmed += Number(positions.every(({ fate }) => fate === "open"));
      loss += 1500 - pools[0]!.finalEquity.toNumber();
    }
    assert.equal(books[0]!.unharmed!.value, unharmed / 60);
    assert.ok(Math.abs(books[0]!.pools[0]!.losses!.mean.value - loss / 60) < 1e-9 * 1500);
  });

  it("tell how far they are, and what there is so far", async () => {
    const one = prepared();
    const seen: number[] = [];
    let half: MonteCarloResult | undefined;
    const whole = await run(one, undefined, {
      batchSize: 100,
      onProgress: (done, partial) => {
        seen.push(done);
        if (done === 200) half = partial();
      },
    });
    assert.deepEqual(seen, [100, 200, 300, 400]);
    assert.deepEqual({ ...half!, isCancelled: false }, await run(one, undefined, { paths: 200 }));
    assert.equal(whole.isCancelled, false);
  });

  it("can be cancelled, and keep what was walked until then", async () => {
    const one = prepared();
    let done = 0;
    const cancelled = await run(one, undefined, {
      batchSize: 50,
      onProgress: (paths) => (done = paths),
      isCancelled: () => done >= 100,
    });
    assert.deepEqual([cancelled.paths, cancelled.isCancelled], [100, true]);
    const whole = await run(one, undefined, { paths: 100 });
    assert.deepEqual(cancelled.books, whole.books);
    const none = await run(one, undefined, { isCancelled: () => true });
    assert.equal(none.paths, 0);
    assert.equal(none.books[0]!.unharmed, undefined);
  });

  it("fail with the thread that they are on", async () => {
    const one = prepared();
    const broken: WorkerPool = {
      size: 1,
      run: (batch: Batch) => Promise.reject(new Error(`no ${batch.first}`)),
      dispose: () => {},
    };
    await assert.rejects(run(one, broken), /no 0/);
  });

  it("are walked exactly where the kernel leaves it to that", async () => {
    const rules = { partialLiquidation: "fraction", partialLiquidationStep: decimal("0.2") } as const;
    const parts = prepared({ ...book, rules: account({ rules, positions: [] }).rules });
    const { books } = await run(parts, undefined, { paths: 80 });
    assert.ok((books[0]!.exact.part ?? 0) > 0);
    assert.equal(books[0]!.exact.tie, undefined);
    // A stop at 59,000 goes before anything else; the kernel has no orders.
    const stopLosses = [{ position: book.positions[0]!, price: decimal("59000") }];
    const stopped = prepared(book, { stopLosses });
    assert.deepEqual(
      stopped.unmodelled.map(({ reason }) => reason),
      ["orders", "orders", "orders"],
    );
    const result = await run(stopped, undefined, { paths: 20 });
    assert.deepEqual(result.books[0]!.exact, { "not-compiled": 20 });
  });

  describe("that are walked exactly", () => {
    const stopLosses = [{ position: book.positions[0]!, price: decimal("59000") }];
    const stopped = prepared(book, { stopLosses });

    it("pause within a walk, and come to the same", async () => {
      let pauses = 0;
      const counted = async () => {
        pauses++;
        await turn();
      };
      const pool = singleThread(stopped.job, pause);
      const result = await run(stopped, pool, { paths: 6, pause: counted });
      // Three arrangements of six paths in 48 steps each; pauses between walks alone would be 18.
      assert.ok(pauses > 3 * 18, String(pauses));
      const none = { paths: 6, pause: () => Promise.resolve() };
      assert.deepEqual(await run(stopped, pool, none), result);
      for (const [index, { exact }] of stopped.books.entries()) {
        const paths = new Paths(stopped.job.market, 3);
        let loss = 0;
        for (let path = 0; path < 6; path++) {
          paths.draw(path);
          loss += 1500 - finished(exact(paths.marks)).equity[0]!;
        }
        assert.ok(Math.abs(result.books[index]!.pools[0]!.losses!.mean.value - loss / 6) < 1e-9);
      }
    });

    it("can be cancelled within a walk, of which nothing counts", async () => {
      let pauses = 0;
      const pool = singleThread(stopped.job, pause);
      const cancelled = await run(stopped, pool, {
        pause: () => (pauses++, turn()),
        isCancelled: () => pauses >= 3,
      });
      assert.deepEqual([pauses, cancelled.paths, cancelled.isCancelled], [3, 0, true]);
    });
  });

  it("leave out arrangements that there are not", () => {
    const poor = account({
      wallet: "400",
      positions: [position({ instrument: BTC, quantity: "0.1", entryPrice: "60000", leverage: "10" })],
    });
    const { refused, books } = prepared(poor);
    assert.deepEqual(
      refused.map(({ name, reason }) => [name, reason]),
      [["all-isolated", "not-enough-cash"]],
    );
    assert.deepEqual(
      books.map(({ name }) => name),
      ["as-written", "all-cross"],
    );
  });
});
