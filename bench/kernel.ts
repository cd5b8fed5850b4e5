import { execFileSync } from "node:child_process";
import { availableParallelism } from "node:os";
import * as path from "node:path";
import { analyze } from "../src/analysis/analyze";
import { pause, simulationThreads } from "../src/cli/simulationThreads";
import type { Job } from "../src/simulation/kernel/batch";
import type { CompiledBook } from "../src/simulation/kernel/compiled";
import { decimalPath } from "../src/simulation/kernel/exact";
import { type Market, marketOf } from "../src/simulation/kernel/market";
import { monteCarlo } from "../src/simulation/kernel/monteCarlo";
import { Paths } from "../src/simulation/kernel/paths";
import { type MarketSymbol, marketSymbols, prepare, type Prepared } from "../src/simulation/kernel/prepare";
import { Walker } from "../src/simulation/kernel/walker";
import { simulate } from "../src/simulation/simulate";
import { positionFile } from "./files";
import { median, row } from "./measure";

const POSITIONS = 100;
const STEPS = 168;
/** Paths that are drawn beforehand, so that walking alone is measured. */
const DRAWN = 40;

/** Random paths through a book: the kernel beside a loop that does nothing but the sums, and beside NumPy. */
export async function benchKernel(): Promise<void> {
  console.log(
    `\nKernel: ${POSITIONS} positions of as many symbols, ${STEPS} steps, millions of steps × positions a second`,
  );
  const book = bookOf(POSITIONS);
  throughput(book);
  await scaling(book);
}

interface Bench {
  readonly symbols: readonly MarketSymbol[];
  readonly market: Market;
  readonly prepared: Prepared;
  readonly compiled: CompiledBook;
  readonly account: Parameters<typeof marketSymbols>[0];
}

function bookOf(count: number): Bench {
  const { account } = analyze(positionFile(count)).report!;
  const symbols = marketSymbols(account);
  const coins = [...new Set(symbols.map(({ coin }) => coin))];
  const market = marketOf({
    symbols: symbols.map(({ start, symbol, coin }) => ({ symbol, start, coin: coins.indexOf(coin) })),
    coins: coins.map(() => ({ volatility: 0.8, drift: 0, jumpBeta: 1 })),
    correlation: { kind: "factor", loadings: coins.map(() => Math.sqrt(0.7)) },
    commonJumps: { intensity: 4, mean: -0.08, deviation: 0.06 },
    ownJumps: { intensity: 4, mean: -0.05, deviation: 0.1 },
    steps: STEPS,
    stepYears: 1 / 8760,
  });
  if (!("value" in market)) throw new Error("Invariant: the market of the bench can be drawn from");
  const prepared = prepare(account, symbols, market.value, { seed: 1, stepTime: 3_600_000 });
  return { symbols, market: market.value, prepared, compiled: prepared.job.books[0]!, account };
}

function throughput({ symbols, market, compiled, account }: Bench): void {
  const paths = new Paths(market, 1);
  const drawn = Array.from({ length: DRAWN }, (_, index) => {
    paths.draw(index);
    return paths.marks.slice();
  });
  const walker = new Walker(compiled);
  let careful = 0;
  let fallen = 0;
  const kernel = median(() => {
    [careful, fallen] = [0, 0];
    for (const marks of drawn) {
      walker.walk(marks);
      careful += walker.carefulSteps;
      fallen += walker.fallen.length;
    }
  });
  const bare = median(() => sumsOnly(compiled, drawn));
  const drawing = median(() => {
    for (let index = 0; index < DRAWN; index++) paths.draw(index);
  });
  const names = symbols.map(({ symbol }) => symbol);
  const decimal = median(
    () => simulate(account, decimalPath(drawn[0]!, names, 1), { equityCurve: false }),
    3,
    1,
  );
  const numpy = numpyTime(compiled);
  const rate = (milliseconds: number, count = DRAWN) => (count * STEPS * POSITIONS) / milliseconds / 1000;
  row("", "M / s", "to bare sums");
  row("kernel", rate(kernel), `${(bare / kernel).toFixed(2)} ×`);
  row("bare sums", rate(bare), "1");
  if (numpy === undefined) console.log("NumPy                 not measured: python3 has none here");
  else row("NumPy", rate(numpy), `${(bare / numpy).toFixed(2)} ×`);
  row("drawing paths", rate(drawing), `${(bare / drawing).toFixed(2)} ×`);
  row("exact simulator", rate(decimal, 1), `1/${((DRAWN * decimal) / bare).toFixed(0)}`);
  console.log(
    `  looked at with care: ${((100 * careful) / (DRAWN * STEPS)).toFixed(2)} % of the steps; ${fallen} liquidations in ${DRAWN} paths`,
  );
}

/** B − R of every position at every step in the tier of the start, and nothing else. */
function sumsOnly({ legs }: CompiledBook, drawn: readonly Float64Array[]): number {
  const { count, symbol, profitSlope, profitConstant, tierRate, tierStart } = legs;
  const slope = profitSlope.map((one, leg) => one - tierRate[tierStart[leg]!]!);
  let lowest = Infinity;
  for (const marks of drawn)
    for (let step = 1; step <= STEPS; step++) {
      const at = step * count;
      let excess = 0;
      for (let leg = 0; leg < count; leg++)
        excess += slope[leg]! * marks[at + symbol[leg]!]! + profitConstant[leg]!;
      if (excess < lowest) lowest = excess;
    }
  return lowest;
}

/** The same book in NumPy: sums of the cross margin, limits of isolated positions, and what fell. */
function numpyTime({ legs, pools }: CompiledBook): number | undefined {
  const input = JSON.stringify({
    symbol: [...legs.symbol],
    slope: [...legs.profitSlope.map((one, leg) => one - legs.tierRate[legs.tierStart[leg]!]!)],
    constant: [...legs.profitConstant],
    cross: [...legs.isCross],
    low: [...legs.low.map((one) => (Number.isFinite(one) ? one : 0))],
    high: [...legs.high.map((one) => (Number.isFinite(one) ? one : 1e300))],
    cash: pools.cash[0],
    paths: DRAWN,
    steps: STEPS,
  });
  try {
    return Number(execFileSync("python3", ["-c", PYTHON], { input, encoding: "utf8", stdio: "pipe" }));
  } catch {
    return undefined;
  }
}

const PYTHON = `
import json, sys, time
import numpy as np
book = json.load(sys.stdin)
symbol = np.array(book["symbol"]); slope = np.array(book["slope"]); constant = np.array(book["constant"])
cross = np.array(book["cross"]) == 1
low, high = np.array(book["low"]), np.array(book["high"])
random = np.random.default_rng(1)
moves = random.standard_normal((book["paths"], book["steps"], len(symbol))) * 0.008
marks = 100 * np.exp(np.cumsum(moves, axis=1))
def walk():
    prices = marks[:, :, symbol]
    excess = book["cash"] + prices[:, :, cross] @ slope[cross] + constant[cross].sum()
    isolated = prices[:, :, ~cross]
    fallen = (isolated <= low[~cross]) | (isolated >= high[~cross])
    return (excess <= 0).any(axis=1), fallen.any(axis=1), prices[:, -1, :] @ slope
times = []
for run in range(12):
    start = time.perf_counter()
    walk()
    times.append(time.perf_counter() - start)
print(sorted(times[2:])[5] * 1000)
`;

/** 10,000 paths with their drawing, as written, on one thread and on two. */
async function scaling({ prepared }: Bench): Promise<void> {
  const paths = 10_000;
  const [book] = prepared.books;
  const job: Job = { ...prepared.job, books: prepared.job.books.slice(0, 1) };
  console.log(
    `\nRandom walks: ${paths} paths × ${POSITIONS} positions × ${STEPS} steps, drawn and walked; ${availableParallelism()} cores`,
  );
  row("threads", "seconds", "M / s", "faster", "MB before", "at most", "after");
  let alone: number | undefined;
  for (const threads of [1, 2]) {
    const pool = simulationThreads(job, threads, path.resolve("dist/worker.js"));
    // The first batch starts the threads.
    await monteCarlo(job, [book!], pool, { paths: 200, pause });
    const before = memory();
    let most = before;
    const start = performance.now();
    await monteCarlo(job, [book!], pool, {
      paths,
      pause,
      onProgress: () => (most = Math.max(most, memory())),
    });
    const seconds = (performance.now() - start) / 1000;
    alone ??= seconds;
    const rate = (paths * POSITIONS * STEPS) / seconds / 1e6;
    row(String(threads), seconds, rate, `${(alone / seconds).toFixed(2)} ×`, before, most, memory());
    pool.dispose();
  }
}

function memory(): number {
  return process.memoryUsage().rss / 1e6;
}
