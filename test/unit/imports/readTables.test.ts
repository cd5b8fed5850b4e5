import assert from "node:assert/strict";
import type { ImportedTable } from "../../../src/imports/checkedTable";
import { readTables } from "../../../src/imports/readTables";
import { binance, binanceCoin, bybit, ccxt, ccxtList, okx } from "./downloads";

function rowsOf({ tiers }: ImportedTable): string[] {
  return tiers.map(({ limit, maintenanceMarginRate, maintenanceAmount, maxLeverage }) =>
    [limit, maintenanceMarginRate, maintenanceAmount, maxLeverage]
      .map((one) => one?.toFixed() ?? "-")
      .join(" "),
  );
}

function tablesOf(text: string): ImportedTable[] {
  const { tables, problems } = readTables(text);
  assert.deepEqual(problems, []);
  return [...tables];
}

function factsOf({ names, contractType, settle, unit }: ImportedTable): unknown[] {
  return [...names, contractType, settle, unit];
}

/** What is said of a text, with the word of how bad it is before it. */
function problemsIn(text: string): string[] {
  return readTables(text).problems.map(({ severity, message }) => `${severity}: ${message}`);
}

const three = ["50000 0.004 0 125", "600000 0.005 50 100", "- 0.01 3050 50"];

describe("tables of tiers in", () => {
  it("ccxt's leverage tiers, by symbol", () => {
    const [table, ...others] = tablesOf(ccxt);
    assert.deepEqual(others, []);
    assert.deepEqual(factsOf(table!), ["BTCUSDT", "BTC/USDT:USDT", "linear", "USDT", "notional"]);
    assert.deepEqual(rowsOf(table!), three);
  });

  it("ccxt's leverage tiers of one market", () => {
    const [table] = tablesOf(ccxtList);
    assert.deepEqual(factsOf(table!), ["ETHUSD_PERP", "ETH/USD:ETH", "inverse", "ETH", "notional"]);
    assert.deepEqual(rowsOf(table!), ["50 0.004 - 100", "- 0.005 - 50"]);
  });

  it("ccxt's leverage tiers of OKX, whose sizes are contracts", () => {
    const info = { instFamily: "BTC-USDT", minSz: "0", maxSz: "500", mmr: "0.004", maxLever: "125" };
    const tier = { minNotional: 0, maxNotional: 500, maintenanceMarginRate: 0.004, maxLeverage: 125, info };
    const [table] = tablesOf(JSON.stringify({ "BTC/USDT:USDT": [tier] }));
    assert.deepEqual(factsOf(table!), ["BTC-USDT-SWAP", "BTC/USDT:USDT", "linear", "USDT", "contracts"]);
  });

  it("Binance's brackets, of all symbols or one", () => {
    const [table] = tablesOf(binance);
    assert.deepEqual(factsOf(table!), ["BTCUSDT", "linear", "USDT", "notional"]);
    assert.deepEqual(rowsOf(table!), three);
    assert.deepEqual(tablesOf(binance.slice(1, -1)), tablesOf(binance));
  });

  it("Binance's brackets of contracts that settle in coin, in coin", () => {
    const [table] = tablesOf(binanceCoin);
    assert.deepEqual(factsOf(table!), ["BTCUSD_PERP", "inverse", "BTC", "notional"]);
    assert.deepEqual(rowsOf(table!), ["5 0.004 0 125", "10 0.005 0.005 100"]);
    const [pair] = tablesOf(binanceCoin.replace('"symbol": "BTCUSD_PERP"', '"pair": "BTCUSD"'));
    assert.deepEqual(factsOf(pair!), ["BTCUSD", "inverse", "BTC", "notional"]);
  });

  it("OKX's position tiers, in contracts", () => {
    const [linear, inverse] = tablesOf(okx);
    assert.deepEqual(factsOf(linear!), ["BTC-USDT-SWAP", "linear", "USDT", "contracts"]);
    assert.deepEqual(rowsOf(linear!), ["500 0.004 - 125", "6000 0.005 - 100"]);
    assert.deepEqual(factsOf(inverse!), ["ETH-USD-SWAP", "inverse", "ETH", "contracts"]);
  });

  it("Bybit's risk limits, whose rates are fractions or percentages", () => {
    const [fractions] = tablesOf(bybit("linear", "BTCUSDT", ["0.005", "0.01"]));
    assert.deepEqual(factsOf(fractions!), ["BTCUSDT", "linear", "USDT", "notional"]);
    assert.deepEqual(rowsOf(fractions!), ["2000000 0.005 - 100", "4000000 0.01 10000 50"]);
    const [percentages] = tablesOf(bybit("inverse", "BTCUSD", ["0.5", "1"]));
    assert.deepEqual(factsOf(percentages!), ["BTCUSD", "inverse", "BTC", "notional"]);
    assert.deepEqual(rowsOf(percentages!), rowsOf(fractions!));
    const [inUsdc] = tablesOf(bybit("linear", "BTCPERP", ["0.005", "0.01"]));
    assert.equal(inUsdc!.settle, "USDC");
  });
});

describe("a downloaded table", () => {
  const from = (before: string, after: string) => problemsIn(binance.replace(before, after));
  const cases: [what: string, problems: string[], says: string][] = [
    [
      "with a gap",
      from('"notionalFloor": 50000', '"notionalFloor": 60000'),
      "error: BTCUSDT, tier 2: notionalFloor is 60000; expected 50000, where the tier before ends.",
    ],
    [
      "that does not begin at 0",
      from('"notionalFloor": 0', '"notionalFloor": 5'),
      "error: BTCUSDT, tier 1: notionalFloor is 5; expected 0.",
    ],
    [
      "with limits that fall",
      from('"notionalCap": 600000, "notionalFloor": 50000', '"notionalCap": 40000'),
      "error: BTCUSDT, tier 2: notionalCap is 40000; expected more than the 50000 of the tier before.",
    ],
    [
      "with a limit of 0",
      from('"notionalCap": 50000, ', '"notionalCap": 0, '),
      "error: BTCUSDT, tier 1: notionalCap is 0; expected more than 0.",
    ],
    [
      "that goes on without an end in the middle",
      from('"notionalCap": 600000, ', ""),
      "error: BTCUSDT, tier 2: there is no notionalCap; only the last tier may go on without an end.",
    ],
    [
      "with rates that fall",
      from("0.01,", "0.0045,"),
      "error: BTCUSDT, tier 3: maintMarginRatio is 0.0045; expected at least the 0.005 of the tier before.",
    ],
    [
      "with leverages that rise",
      from('"initialLeverage": 50', '"initialLeverage": 101'),
      "error: BTCUSDT, tier 3: initialLeverage is 101; expected at most the 100 of the tier before.",
    ],
    [
      "with a rate of 0",
      from("0.004", "0"),
      "error: BTCUSDT, tier 1: maintMarginRatio is 0; expected a rate above 0 and at most 1.",
    ],
    [
      "with a rate above 1",
      from("0.01,", "1.5,"),
      "error: BTCUSDT, tier 3: maintMarginRatio is 1.5; expected a rate above 0 and at most 1.",
    ],
    [
      "with a rate in per cent",
      from("0.01,", "1.0,"),
      "error: BTCUSDT, tier 3: maintMarginRatio is 1.0; expected no more than the initial margin at a leverage of 50.",
    ],
    [
      "without a rate",
      from('"maintMarginRatio": 0.004, ', ""),
      "error: BTCUSDT, tier 1: there is no maintMarginRatio.",
    ],
    [
      "with a leverage of 0",
      from('"initialLeverage": 50', '"initialLeverage": 0'),
      "error: BTCUSDT, tier 3: initialLeverage is 0; expected a leverage above 0.",
    ],
    [
      "with a number below 0",
      from('"cum": 50.0', '"cum": -50.0'),
      "error: BTCUSDT, tier 2: cum is -50.0; expected a number that is not below 0.",
    ],
    [
      "with a word for a number",
      from("0.005", '"a half"'),
      'error: BTCUSDT, tier 2: maintMarginRatio: "a half" is not a number. Write digits with an optional decimal point, like 0.5 or 12000.',
    ],
    [
      "with a deduction that leaves a jump",
      from('"cum": 50.0', '"cum": 60.0'),
      "warning: BTCUSDT, tier 2: cum is 60.0; 50 would leave no jump where the tier begins.",
    ],
  ];
  for (const [what, problems, says] of cases) {
    it(`${what} is told by its place, the value and what was expected`, () =>
      assert.ok(problems.includes(says), problems.join("\n")));
  }

  it("is rejected for an error, kept for a warning, and costs no other its place", () => {
    const both = `{ "A/USDT:USDT": [{ "maxNotional": 5, "maintenanceMarginRate": 0 }], ${ccxt.slice(1)}`;
    const { tables, problems } = readTables(both);
    assert.deepEqual(
      tables.map(({ names }) => names[0]),
      ["BTCUSDT"],
    );
    assert.equal(problems.length, 1);
    const warned = readTables(binance.replace('"cum": 50.0', '"cum": 60.0'));
    assert.equal(warned.tables[0]!.tiers[1]!.maintenanceAmount!.toFixed(), "60");
  });

  it("may round its deductions to a billionth", () => {
    assert.deepEqual(problemsIn(binance.replace('"cum": 50.0', '"cum": 50.00000001')), []);
  });
});

describe("a text that is no download", () => {
  const unknown =
    "error: This is no table of tiers that is known: ccxt's leverage tiers, Binance's leverageBracket, OKX's position-tiers or Bybit's risk-limit.";
  it("is told apart from one", () => {
    for (const text of [
      "{}",
      "[]",
      "1",
      "null",
      '"x"',
      '{"positions": []}',
      '{"result": {"list": []}}',
      '{"data": 1}',
    ]) {
      assert.deepEqual(problemsIn(text), [unknown], text);
    }
    assert.deepEqual(problemsIn(""), ["error: The text is empty."]);
    assert.deepEqual(problemsIn('[\n  {"brackets": '), [
      "error: The text cannot be read, line 2: The file ends before it is complete.",
    ]);
  });

  it("is refused where it names no contract", () => {
    const spot =
      '{ "data": [{ "instFamily": "", "uly": "", "instId": "BTC-USDT", "maxSz": "50", "minSz": "0", "mmr": "0.03", "maxLever": "10" }] }';
    assert.deepEqual(problemsIn(spot), [
      "error: Tiers without an instFamily are those of margin trading; a contract's are asked for with instType=SWAP.",
    ]);
    assert.match(
      problemsIn(ccxtList.replaceAll('"symbol":"ETH/USD:ETH",', ""))[0]!,
      /^error: The tiers name no symbol/,
    );
    assert.match(
      problemsIn(binance.replace('"symbol"', '"name"'))[0]!,
      /^error: One of the lists of brackets names no/,
    );
  });
});
