import assert from "node:assert/strict";
import type { Instrument } from "../../../src/engine/account";
import { analyze } from "../../../src/analysis/analyze";
import { written } from "../../../src/document/structure";
import { instrumentsOf } from "../../../src/imports/instruments";
import { usedSymbols, withTables } from "../../../src/imports/intoFile";
import { readTables } from "../../../src/imports/readTables";
import { tierTableOf } from "../../../src/venues/tables/tierTables";
import { binance, binanceCoin, ccxt, okx } from "./downloads";

const tiers = [
  '{ "maxNotional": "50000", "maintenanceMarginRate": "0.004", "maintenanceAmount": "0", "maxLeverage": "125" }',
  '{ "maxNotional": "600000", "maintenanceMarginRate": "0.005", "maintenanceAmount": "50", "maxLeverage": "100" }',
  '{ "maintenanceMarginRate": "0.01", "maintenanceAmount": "3050", "maxLeverage": "50" }',
];

function imported(text: string, download: string, symbols = usedSymbols(text)) {
  const { text: after, problems, symbols: done } = withTables(text, readTables(download).tables, symbols);
  return { after, problems: problems.map(({ severity, message }) => `${severity}: ${message}`), done };
}

const book = `{
  // mine
  "venue": "binance-usdm",
  "instruments": {
    "BTCUSDT": { "tickSize": "0.1" }, // the tick
  },
  "positions": [{ "symbol": "BTCUSDT", "side": "long", "quantity": "2", "entryPrice": "50000" }],
}
`;

describe("tables put into a position file", () => {
  it("leave all else as it stands", () => {
    const { after, problems, done } = imported(book, binance);
    assert.equal(
      after,
      book.replace(
        '{ "tickSize": "0.1" }',
        `{ "tickSize": "0.1", "tiers": [\n      ${tiers.join(",\n      ")}\n    ] }`,
      ),
    );
    assert.deepEqual([problems, done], [[], ["BTCUSDT"]]);
  });

  it("are written once: what says the same already stays, with its comments", () => {
    const once = imported(book, binance).after.replace(
      '"maxLeverage": "125" }',
      '"maxLeverage": 125 /* x */ }',
    );
    assert.equal(imported(once, ccxt).after, once);
  });

  it("take the place of other tiers", () => {
    const other = book.replace('"tickSize": "0.1"', '"tiers": [{ "maintenanceMarginRate": "0.1" }]');
    const { after } = imported(other, binance);
    assert.equal(
      after,
      other.replace('[{ "maintenanceMarginRate": "0.1" }]', `[\n      ${tiers.join(",\n      ")}\n    ]`),
    );
  });

  it("make the instruments that are missing", () => {
    const bare = '{\n\t"venue": "binance-usdm",\n\t"positions": [{ "symbol": "BTC/USDT:USDT" }]\n}\n';
    const { after, done } = imported(bare, ccxt);
    assert.deepEqual(done, ["BTC/USDT:USDT"]);
    const indented = tiers.map((tier) => `\t\t\t\t${tier}`).join(",\n");
    assert.equal(
      after,
      `{\n\t"venue": "binance-usdm",\n\t"instruments": {\n\t\t"BTC/USDT:USDT": {\n\t\t\t"tiers": [\n${indented}\n\t\t\t]\n\t\t}\n\t},\n\t"positions": [{ "symbol": "BTC/USDT:USDT" }]\n}\n`,
    );
  });

  it("are of the symbols that the positions use, or of those that are named", () => {
    const other = book.replace('"symbol": "BTCUSDT"', '"symbol": "ETHUSDT"');
    assert.deepEqual(imported(other, binance), { after: other, problems: [], done: [] });
    assert.deepEqual(imported(other, binance, ["BTCUSDT"]).done, ["BTCUSDT"]);
  });

  it("say that a contract is inverse where the file does not, and give way where it says otherwise", () => {
    const inverse = book.replaceAll("BTCUSDT", "BTCUSD_PERP");
    assert.match(imported(inverse, binanceCoin).after, /"tickSize": "0\.1", "tiers": \[\n.*\n.*\n {4}\] \}/);
    assert.match(imported(inverse, binanceCoin).after, /\{ "contractType": "inverse", "tickSize"/);
    const linear = inverse.replace('"tickSize"', '"contractType": "linear", "tickSize"');
    assert.deepEqual(imported(linear, binanceCoin), {
      after: linear,
      problems: ["error: BTCUSD_PERP: the table is of a contract that is inverse; the file says linear."],
      done: [],
    });
  });

  it("ask for the size of a contract where they count contracts", () => {
    const swap = book.replaceAll("BTCUSDT", "BTC-USDT-SWAP");
    const says =
      'warning: BTC-USDT-SWAP: the tiers count contracts; its "contractSize" must stand in the file.';
    assert.deepEqual(imported(swap, okx).problems, [says]);
    assert.match(imported(swap, okx).after, /"maxContracts": "500"/);
    const sized = swap.replace('"tickSize"', '"contractSize": "0.01", "tickSize"');
    assert.deepEqual(imported(sized, okx).problems, []);
  });

  it("are refused where the text cannot be read", () => {
    const broken = book.replace('"tickSize": "0.1"', '"tickSize" "0.1"');
    const { after, problems, done } = imported(broken, binance);
    assert.deepEqual([after, done], [broken, []]);
    assert.match(problems[0]!, /^error: BTCUSDT: The text cannot be read here/);
    const list = '{ "instruments": [], "positions": [{ "symbol": "BTCUSDT" }] }';
    assert.match(imported(list, binance).problems[0]!, /"instruments" is not an object/);
  });
});

describe("a table that is imported", () => {
  const scheduleOf = (text: string): Instrument["schedule"] =>
    analyze(text).rows[0]!.position!.instrument.schedule;

  it("gives the numbers of the one that is known", () => {
    const table = tierTableOf("binance-usdm", "BTCUSDT")!;
    let cum = 0;
    const brackets = table.tiers.map(({ limit, maintenanceMarginRate: rate, maxLeverage }, index) => {
      const below = table.tiers[index - 1];
      const floor = below?.limit?.toNumber() ?? 0;
      cum += Math.round(floor * rate.minus(below?.maintenanceMarginRate ?? rate).toNumber());
      return {
        bracket: index + 1,
        initialLeverage: maxLeverage!.toNumber(),
        notionalCap: limit!.toNumber(),
        notionalFloor: floor,
        maintMarginRatio: rate.toNumber(),
        cum,
      };
    });
    const known = scheduleOf(book);
    const own = scheduleOf(imported(book, JSON.stringify([{ symbol: "BTCUSDT", brackets }])).after);
    assert.ok(known?.kind === "tiers" && own?.kind === "tiers");
    assert.ok(known.source !== undefined && own.source === undefined);
    const digits = (one: typeof known) =>
      one.tiers.map((tier) =>
        [tier.limit, tier.maintenanceMarginRate, tier.maintenanceAmount, tier.maxLeverage].map(String),
      );
    assert.deepEqual(digits(own), digits(known));
  });

  it("is an instrument that a position file may state", () => {
    const text = written({
      venue: "binance-usdm",
      instruments: instrumentsOf(readTables(binance).tables),
      positions: [{ symbol: "BTCUSDT", side: "long", quantity: "2", entryPrice: "50000" }],
    });
    assert.deepEqual(
      analyze(text)
        .findings.filter(({ severity }) => severity !== "hint")
        .map(({ code }) => code),
      ["missing-wallet"],
    );
    const { tiers: read } = analyze(text).file.instruments.get("BTCUSDT")!.part.read.values;
    assert.equal(read?.length, 3);
  });
});
