import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { marginalia, temporaryFile } from "../marginalia";

/**
 * Two isolated longs without fees: BTC 0.02 at 50,000 on 100 is liquidated at (1000 − 100)/(0.02·0.996) = 45,180.72,
 * ETH 1 at 2,000 on 1,000 at (2000 − 1000)/0.99 = 1,010.10.
 */
const book = `{
  "account": { "walletBalance": "2000", "collateral": "USDT" },
  "instruments": {
    "BTCUSDT": { "maintenanceMarginRate": "0.004", "takerFeeRate": "0" },
    "ETHUSDT": { "maintenanceMarginRate": "0.01", "takerFeeRate": "0" }
  },
  "positions": [
    { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "marginMode": "isolated", "isolatedMargin": "100" },
    { "symbol": "ETHUSDT", "side": "long", "quantity": "1", "entryPrice": "2000", "marginMode": "isolated", "isolatedMargin": "1000", "stopLossPrice": "1500" }
  ],
  "scenarios": [
    { "name": "tenth", "shape": "everything-falls", "move": "10%" },
    { "name": "stop", "prices": { "ETHUSDT": ["1400", "1900"] } }
  ]
}`;
const file = temporaryFile("book.positions.json", book);

const candles = (...rows: string[]) =>
  temporaryFile("candles.csv", `time,open,high,low,close\n${rows.join("\n")}\n`);
const CALM = candles("2020-03-12 00:00,50000,50500,49000,50000", "2020-03-12 01:00,50000,50000,45000,48000");

interface Arrangement {
  readonly name: string;
  readonly isolated: readonly number[];
  readonly reason: string | null;
  readonly candleOrder: string | null;
  readonly tally: { readonly survivors: number };
  readonly pools: readonly {
    readonly asset: string;
    readonly finalEquity: string;
    readonly funding: string;
  }[];
  readonly events: readonly { readonly kind: string; readonly price: string; readonly sentence: string }[];
}

async function runsOf(...args: string[]) {
  const { code, output, errors } = await marginalia(["simulate", ...args, "--format", "json"]);
  const { schemaVersion, runs } = JSON.parse(output) as {
    schemaVersion: number;
    runs: readonly { readonly name: string; readonly arrangements: readonly Arrangement[] }[];
  };
  assert.equal(schemaVersion, 1);
  return { code, errors, runs };
}

describe("simulate", function () {
  this.timeout(30_000);

  it("walks the scenarios of the file in all arrangements", async () => {
    const { code, errors, runs } = await runsOf(file);
    assert.deepEqual([code, errors], [0, ""]);
    assert.deepEqual(
      runs.map(({ name }) => name),
      ["tenth", "stop"],
    );
    const [asWritten, allCross, allIsolated, hybrid] = runs[0]!.arrangements;
    assert.deepEqual(
      [asWritten, allCross, allIsolated, hybrid].map((one) => one!.name),
      ["as-written", "all-cross", "all-isolated", "hybrid"],
    );
    // BTC to 45,000, past 45,180.72: its 100 are gone; ETH to 1,800 has lost 200. In cross both are there: 100 + 200.
    assert.deepEqual([asWritten!.tally.survivors, asWritten!.pools[0]!.finalEquity], [1, "1700"]);
    assert.deepEqual([allCross!.tally.survivors, allCross!.pools[0]!.finalEquity], [2, "1700"]);
    assert.deepEqual(asWritten!.isolated, [0, 1]);
    assert.equal(
      asWritten!.events[0]!.sentence,
      "BTCUSDT long isolated was liquidated at 45,180.723: margin balance down to the maintenance margin of 3.6144578. It cost 100 USDT; the cross pool was untouched.",
    );
    assert.match(asWritten!.events[0]!.price, /^45180\.7228915662650602/);
  });

  it("fills the stops of the file, unless it is told not to", async () => {
    const stopped = (await runsOf(file, "--scenario", "stop")).runs[0]!.arrangements[0]!;
    assert.deepEqual(
      stopped.events.map(({ kind, price }) => [kind, price]),
      [["stop-loss", "1500"]],
    );
    // Whoever reads sentences by a script knows one sign only.
    assert.match(stopped.events[0]!.sentence, /a result of -500 USDT/);
    // 2,000 less 500.
    assert.equal(stopped.pools[0]!.finalEquity, "1500");
    const held = (await runsOf(file, "--scenario", "stop", "--no-orders")).runs[0]!.arrangements[0]!;
    assert.deepEqual([held.events.length, held.pools[0]!.finalEquity], [0, "1900"]);
  });

  it("walks candles, says what has none, and takes the orders that are asked for", async () => {
    const { code, errors, runs } = await runsOf(
      file,
      "--prices",
      `BTCUSDT=${CALM}`,
      "--candle-order",
      "both",
    );
    assert.deepEqual([code, errors], [0, "marginalia: ETHUSDT has no prices and stays at its mark\n"]);
    const [high, low] = runs[0]!.arrangements;
    assert.deepEqual([high!.candleOrder, low!.candleOrder], ["high-first", "low-first"]);
    // The low of the second candle, 45,000, is past 45,180.72.
    for (const one of [high, low]) assert.equal(one!.pools[0]!.finalEquity, "1900");
    assert.equal(runs[0]!.arrangements.length, 8);
  });

  it("moves collateral with candles of its symbol, and says what it cannot move", async () => {
    const account = `"collateral": "USDT", "assets": [
      { "asset": "SOL", "balance": "10", "price": "100", "priceSymbol": "SOLUSDT" },
      { "asset": "GOLD", "balance": "1", "price": "50" },
      { "asset": "USDC", "balance": "1", "price": "1" }
    ]`;
    const held = temporaryFile("held.positions.json", book.replace('"collateral": "USDT"', account));
    const gold = "marginalia: GOLD in the collateral has no priceSymbol, so its price stays at 50.\n";
    const falling = candles("2020-03-12 00:00,100,100,60,60");
    const walked = await runsOf(held, "--prices", `SOLUSDT=${falling}`);
    const still = ["BTCUSDT", "ETHUSDT"].map(
      (symbol) => `marginalia: ${symbol} has no prices and stays at its mark\n`,
    );
    assert.equal(walked.errors, [...still, gold].join(""));
    // 2,000 and 50 and 1, with the 1,000 in SOL at 600.
    assert.equal(walked.runs[0]!.arrangements[0]!.pools[0]!.finalEquity, "2651");
    const stop = await runsOf(held, "--scenario", "stop");
    assert.equal(stop.errors, `${gold}marginalia: stop: SOLUSDT has no prices and stays at its mark\n`);
  });

  it("walks the order that hurts more first where it is asked for", async () => {
    const { runs } = await runsOf(file, "--prices", `BTCUSDT=${CALM}`, "--candle-order", "worst-first");
    // A long is hurt by the lows: it is the order that has them first.
    assert.deepEqual(
      runs[0]!.arrangements.map(({ candleOrder }) => candleOrder),
      ["low-first", "low-first", "low-first", "low-first"],
    );
  });

  it("quotes an exchange that has no candles", async () => {
    const answer = temporaryFile("answer.json", '{"code":-1121,"msg":"Invalid symbol."}');
    const { code, errors } = await marginalia(["simulate", file, "--prices", `BTCUSDT=${answer}`]);
    assert.equal(code, 1);
    assert.match(errors, /answer\.json: error: Line 1: .* answered: “Invalid symbol\.” \(code -1121\)\n/);
  });

  it("points at candles far from the mark, and rescales them where it is told to", async () => {
    // Half the prices: from 25,000 to 22,500 is 10 % as from 50,000 to 45,000.
    const far = candles(
      "2020-03-12 00:00,25000,25250,24500,25000",
      "2020-03-12 01:00,25000,25000,22500,24000",
    );
    const { errors } = await runsOf(file, "--prices", `BTCUSDT=${far}`);
    assert.match(
      errors,
      /BTCUSDT is at 50,000 in the file and begins at 25,000 in the candles, a move of −50 %/,
    );
    const rescaled = await runsOf(file, "--prices", `BTCUSDT=${far}`, "--rescale");
    const plain = await runsOf(file, "--prices", `BTCUSDT=${CALM}`);
    assert.doesNotMatch(rescaled.errors, /begins at/);
    assert.deepEqual(rescaled.runs, plain.runs);
  });

  it("points at candles of two symbols that are not of one time, or not of one length", async () => {
    const later = candles("2020-03-12 01:00,2000,2000,2000,2000", "2020-03-12 01:15,2000,2000,2000,2000");
    const { code, errors } = await runsOf(
      file,
      "--prices",
      `BTCUSDT=${CALM}`,
      "--prices",
      `ETHUSDT=${later}`,
    );
    assert.equal(code, 0);
    assert.match(
      errors,
      /ETHUSDT are from 2020-03-12 01:00 UTC to 2020-03-12 01:15 UTC, those of BTCUSDT from 2020-03-12 00:00 UTC to 2020-03-12 01:00 UTC; where a symbol has none its price stands still/,
    );
    assert.match(errors, /ETHUSDT are 15 min apart, those of BTCUSDT 1 h;/);
  });

  it("settles funding every eight hours", async () => {
    const day = candles(
      "2020-03-12 00:00,50000,50000,50000,50000",
      "2020-03-12 23:00,50000,50000,50000,50000",
    );
    const args = ["--prices", `BTCUSDT=${day}`, "--funding", "BTCUSDT=0.01%"];
    const { runs } = await runsOf(file, ...args);
    // At 8:00 and 16:00: 1,000 · 0.01 % each.
    assert.equal(runs[0]!.arrangements[0]!.pools[0]!.funding, "-0.2");
  });

  it("prints modes by outcome, then what happened", async () => {
    const { output } = await marginalia(["simulate", file, "--scenario", "tenth"]);
    assert.match(output, /^tenth, 24 hours\n\n +survive +final equity +realised loss +largest drawdown/m);
    assert.match(
      output,
      /^as written +1 of 2 +1,700 USDT +100 +15 % +BTCUSDT long isolated at 45,180\.723, day 1, 23:08 +nothing$/m,
    );
    assert.match(
      output,
      /^As written:\n {2}day 1, 23:08: BTCUSDT long isolated was liquidated at 45,180\.723/m,
    );
  });

  it("prints a line for a sheet, and tables for a note", async () => {
    const csv = (await marginalia(["simulate", file, "--scenario", "tenth", "--format", "csv"])).output;
    const [names, first] = csv.split("\r\n").map((line) => line.split(","));
    const cell = (name: string) => first![names!.indexOf(name)];
    assert.deepEqual(
      [
        "run",
        "arrangement",
        "isolated",
        "survivors",
        "asset",
        "finalEquity",
        "realizedLoss",
        "firstToFall",
        "took",
      ].map(cell),
      ["tenth", "as-written", "0 1", "1", "USDT", "1700", "100", "0", ""],
    );
    const markdown = (await marginalia(["simulate", file, "--scenario", "tenth", "--format", "markdown"]))
      .output;
    assert.match(markdown, /^## tenth, 24 hours\n\n\| modes \| survive \|/m);
    assert.match(markdown, /^\| as written \| 1 of 2 \| 1,700 USDT \| 100 \| 15 % \|/m);
  });

  it("walks all scenarios where the file states none", async () => {
    const plain = temporaryFile(
      "plain.positions.json",
      book.replace(/,\s*"scenarios": \[[\s\S]*\]\n}/, "\n}"),
    );
    const { runs } = await runsOf(plain);
    assert.equal(runs.length, 14);
  });

  it("says why a book cannot be walked", async () => {
    const unknown = temporaryFile(
      "unknown.positions.json",
      book.replace('"maintenanceMarginRate": "0.004", ', ""),
    );
    const { code, errors, runs } = await runsOf(unknown, "--scenario", "calm");
    assert.equal(code, 1);
    assert.equal(errors, "marginalia: calm: No maintenance rates are known for BTCUSDT long isolated.\n");
    assert.equal(runs[0]!.arrangements[0]!.reason, "missing-tiers");
  });

  const refusals: [what: string, args: () => string[], code: number, says: RegExp][] = [
    ["no file", () => [], 2, /^marginalia: simulate needs a file/],
    ["two files", () => [file, file], 2, /one file at a time/],
    ["a file that is not there", () => ["none.json"], 2, /cannot read none\.json: there is no such file/],
    [
      "an unknown scenario",
      () => [file, "--scenario", "boom"],
      2,
      /there is no scenario "boom"; there are tenth, stop, calm,/,
    ],
    ["prices without a symbol", () => [file, "--prices", "btc.csv"], 2, /--prices is SYMBOL=FILE/],
    ["prices twice", () => [file, "--prices", "A=b", "--prices", "A=c"], 2, /names A twice/],
    [
      "an unknown order",
      () => [file, "--candle-order", "random"],
      2,
      /--candle-order is one of worse, high-first, low-first, worst-first, both/,
    ],
    ["funding that is no rate", () => [file, "--funding", "much"], 2, /--funding is RATE or SYMBOL=RATE/],
    ["a foreign option", () => [file, "--fail-on", "never"], 2, /--fail-on is no option of simulate/],
    ["candles that are not there", () => [file, "--prices", "BTCUSDT=none.csv"], 2, /cannot read none\.csv/],
    [
      "candles that cannot be read",
      () => [file, "--prices", `BTCUSDT=${candles("2020-03-12 00:00,50000,1,49000,50000")}`],
      1,
      /candles\.csv: error: Line 2, column 3: high 1 is below low 49000\.\n/,
    ],
    [
      "candles of nothing",
      () => [file, "--prices", `XRPUSDT=${CALM}`],
      1,
      /no position is in XRPUSDT; its prices have no effect/,
    ],
    [
      "a scenario of the file with an error",
      () => [temporaryFile("b.positions.json", book.replace('"10%"', '"1000%"')), "--scenario", "tenth"],
      1,
      /the scenario "tenth" of the file cannot be walked; marginalia check says why/,
    ],
    [
      "an empty book",
      () => [temporaryFile("e.positions.json", "{}")],
      1,
      /holds no positions that can be walked/,
    ],
  ];
  for (const [what, args, code, says] of refusals) {
    it(`refuses ${what}`, async () => {
      const outcome = await marginalia(["simulate", ...args()]);
      assert.match(outcome.errors, says);
      assert.equal(outcome.code, code);
      assert.doesNotMatch(outcome.errors, /\n {4}at /);
    });
  }
});

describe("docs/format.md", () => {
  it("names every field of the result of simulate", async function () {
    this.timeout(30_000);
    const page = readFileSync("docs/format.md", "utf8");
    const crash = temporaryFile("crash.positions.json", book.replaceAll('"isolated"', '"cross"'));
    const { output } = await marginalia(["simulate", crash, "--format", "json"]);
    const names = new Set(namesIn(JSON.parse(output)));
    assert.ok(names.has("hybridSearch") && names.has("maxDrawdownShare") && names.has("marginBalance"));
    const isNamed = (name: string) => page.includes(`\`${name}\``) || page.includes(`"${name}":`);
    assert.deepEqual(
      [...names].filter((name) => !isNamed(name)),
      [],
    );
  });
});

/** The names of all properties, at any depth. */
function namesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(namesIn);
  return Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)]);
}
