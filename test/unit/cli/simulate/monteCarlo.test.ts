import assert from "node:assert/strict";
import { marginalia, temporaryFile } from "../marginalia";

const book = `{
  "account": { "walletBalance": "2000", "collateral": "USDT" },
  "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004", "takerFeeRate": "0.0005" } },
  "positions": [
    { "symbol": "BTCUSDT", "side": "long", "quantity": "0.2", "entryPrice": "50000", "leverage": "10", "marginMode": "cross", "stopLossPrice": "40000" }
  ]
}`;
const file = temporaryFile("book.positions.json", book);

const simulated = (...options: string[]) => marginalia(["simulate", file, "--no-orders", ...options]);

interface Result {
  readonly paths: number;
  readonly parameters: { readonly seed: number; readonly steps: number };
  readonly arrangements: readonly {
    readonly name: string;
    readonly unharmed: { readonly value: number; readonly from: number; readonly to: number };
    readonly pools: readonly {
      readonly asset: string;
      readonly startEquity: number;
      readonly loss: { readonly mean: { readonly value: number }; readonly most: number };
    }[];
  }[];
}

async function result(...options: string[]): Promise<Result> {
  const { code, output, errors } = await simulated(...options, "--format", "json");
  assert.equal(code, 0, errors);
  return JSON.parse(output) as Result;
}

describe("marginalia simulate --paths", () => {
  it("gives shares and losses by mode, the same for a seed", async () => {
    const first = await result("--paths", "500", "--seed", "7");
    assert.deepEqual([first.paths, first.parameters.seed, first.parameters.steps], [500, 7, 168]);
    assert.deepEqual(
      first.arrangements.map(({ name }) => name),
      ["as-written", "all-cross", "all-isolated"],
    );
    const [asWritten, , allIsolated] = first.arrangements;
    assert.ok(asWritten!.unharmed.value > allIsolated!.unharmed.value, "half of the wallet stands behind it");
    assert.ok(asWritten!.unharmed.from < asWritten!.unharmed.value);
    assert.equal(asWritten!.pools[0]!.startEquity, 2000);
    // An isolated position of 10,000 with a leverage of 10 loses its 1,000 and no more.
    assert.ok(Math.abs(allIsolated!.pools[0]!.loss.most - 1000) < 1e-6);
    assert.deepEqual(await result("--paths", "500", "--seed", "7", "--threads", "1"), first);
    assert.notDeepEqual((await result("--paths", "500", "--seed", "8")).arrangements, first.arrangements);
  });

  it("stays where it is without volatility and jumps", async () => {
    const still = await result(
      "--paths",
      "10",
      "--volatility",
      "0%",
      "--jumps",
      "none",
      "--coin-jumps",
      "none",
    );
    assert.equal(still.arrangements[0]!.unharmed.value, 1);
    assert.ok(Math.abs(still.arrangements[0]!.pools[0]!.loss.mean.value) < 1e-6);
  });

  it("jumps over limits where that is asked for, on the same paths", async () => {
    const [smooth, jumping] = await Promise.all(
      ["continuous", "jump"].map((gaps) => result("--paths", "300", "--gaps", gaps)),
    );
    assert.deepEqual(
      jumping!.arrangements.map(({ unharmed }) => unharmed),
      smooth!.arrangements.map(({ unharmed }) => unharmed),
    );
  });

  it("prints tables, Markdown and lines for a sheet", async () => {
    const table = await simulated("--paths", "200");
    assert.match(table.output, /200 random paths over 7 days in 168 steps, seed 1/);
    assert.match(table.output, /as written +\d+\.\d\d % \(\d/);
    const markdown = await simulated("--paths", "200", "--format", "markdown");
    assert.match(markdown.output, /^# .*\n\n200 random paths/);
    const csv = await simulated("--paths", "200", "--format", "csv");
    assert.equal(csv.output.trim().split("\n").length, 4);
  });

  it("walks stops exactly, and says that this takes long", async () => {
    const { code, errors, output } = await marginalia(["simulate", file, "--paths", "5", "--format", "json"]);
    assert.equal(code, 0);
    assert.match(errors, /every path is walked exactly/);
    assert.match(output, /"not-compiled": 5/);
  });

  it("refuses what makes no sense", async () => {
    for (const [options, message] of [
      [["--paths", "0"], /--paths is a whole number from 1/],
      [["--paths", "10", "--jumps", "4:-8%"], /--jumps is HOW MANY A YEAR/],
      [["--paths", "10", "--correlation", "2"], /--correlation is a number from -1 to 1/],
      [["--paths", "10", "--volatility=-1"], /the volatility is not above 0/],
      [["--paths", "10", "--gaps", "none"], /--gaps is one of continuous, jump/],
      [["--paths", "10", "--scenario", "calm"], /--scenario does not go with --paths/],
      [["--seed", "1"], /--seed goes with --paths/],
    ] as const) {
      const { code, errors } = await simulated(...options);
      assert.equal(code, 2, options.join(" "));
      assert.match(errors, message);
    }
  });
});
