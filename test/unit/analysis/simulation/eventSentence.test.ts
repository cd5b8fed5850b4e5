import assert from "node:assert/strict";
import { analyze } from "../../../../src/analysis/analyze";
import { eventSentence } from "../../../../src/analysis/simulation/eventSentence";
import { eventLines, outcomeRows } from "../../../../src/analysis/simulation/outcome";
import { scenarioRun, walksOf } from "../../../../src/analysis/simulation/run";
import { refusalSentence } from "../../../../src/analysis/simulation/words";
import { Decimal } from "../../../../src/engine/decimal";
import { simulate, type Path, type SimulationOptions } from "../../../../src/simulation";

const decimal = (digits: string) => new Decimal(digits);

function accountOf(text: string) {
  const { report } = analyze(text);
  return report!.account;
}

/** What is told of a book that is walked along prices of BTCUSDT. */
function told(
  book: string,
  prices: readonly string[],
  options: SimulationOptions = {},
  rate?: string,
): string[] {
  const path: Path = prices.map((price, index) => ({
    time: index + 1,
    marks: new Map([["BTCUSDT", decimal(price)]]),
    ...(rate === undefined ? {} : { fundingRates: new Map([["BTCUSDT", decimal(rate)]]) }),
  }));
  const result = simulate(accountOf(book), path, options);
  assert.ok("value" in result);
  return result.value.events.flatMap((event) => eventSentence(event) ?? []);
}

const book = (position: string, more = "") => `{
  "account": { "walletBalance": "2000", "collateral": "USDT", "positionMode": "hedge" },
  "instruments": {
    "BTCUSDT": { "maintenanceMarginRate": "0.004", "takerFeeRate": "0" },
    "ETHUSDT": { "maintenanceMarginRate": "0.01", "takerFeeRate": "0" }
  },
  ${more}
  "positions": [${position}]
}`;
const ISOLATED =
  '{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "marginMode": "isolated", "isolatedMargin": "100" }';
const CROSS = '{ "symbol": "BTCUSDT", "side": "long", "quantity": "0.2", "entryPrice": "50000" }';
const ETHER = '{ "symbol": "ETHUSDT", "side": "short", "quantity": "1", "entryPrice": "2000" }';

describe("the sentence of", () => {
  it("an isolated liquidation names price, both margins, and what it cost", () => {
    // 45,180.72 · 0.02 · 0.004 = 3.6145
    assert.deepEqual(told(book(ISOLATED), ["45000"]), [
      "BTCUSDT long isolated was liquidated at 45,180.723: margin balance down to the maintenance margin of 3.6144578. It cost 100 USDT; the cross pool was untouched.",
    ]);
  });

  it("a jump says so, and who bears what lies beyond the margin", () => {
    // At 44,000 the margin is 100 − 120 = −20.
    const [protectedOne] = told(book(ISOLATED, '"rules": { "negativeBalance": "protected" },'), ["44000"], {
      gaps: "jump",
    });
    assert.equal(
      protectedOne,
      "BTCUSDT long isolated was liquidated at 44,000: margin balance −20 below maintenance margin 3.52. It cost 100 USDT; the cross pool was untouched. The price jumped past the liquidation price. 20 USDT more than stood behind it was borne by the venue's fund.",
    );
    const [owed] = told(book(ISOLATED, '"rules": { "negativeBalance": "owed" },'), ["44000"], {
      gaps: "jump",
    });
    assert.match(owed!, /20 USDT more than stood behind it is owed by the account\.$/);
    const [unknown] = told(book(ISOLATED, '"rules": { "negativeBalance": "unknown" },'), ["44000"], {
      gaps: "jump",
    });
    assert.match(unknown!, /20 USDT more than stood behind it was lost; who bears that is not published\.$/);
  });

  it("a pool that is taken over comes before its legs, with the order that is assumed", () => {
    // 2,000 + 0.2·(P − 50,000) − 0.01·2,000 = 0.004·0.2·P at P = 8,020 / 0.1992 = 40,261.04
    const [pool, first, second] = told(book(`${CROSS}, ${ETHER}`), ["40000"]);
    assert.equal(
      pool,
      "The cross pool in USDT was taken over with BTCUSDT long cross and ETHUSDT short cross in it: margin balance down to the maintenance margin of 52.208835. All of it is taken to be closed at once, as no venue publishes its order.",
    );
    assert.equal(
      first,
      "BTCUSDT long cross was closed with the pool at 40,261.044: a loss of 1,947.7912 USDT.",
    );
    assert.equal(second, "ETHUSDT short cross was closed with the pool at 2,000: a loss of 0 USDT.");
  });

  it("orders, funding and top-ups names amounts", () => {
    const account = accountOf(book(ISOLATED));
    const position = account.positions[0]!;
    const path: Path = [
      {
        time: 1,
        marks: new Map([["BTCUSDT", decimal("49000")]]),
        fundingRates: new Map([["BTCUSDT", decimal("0.001")]]),
      },
      { time: 2, marks: new Map([["BTCUSDT", decimal("47000")]]) },
    ];
    const options = {
      stopLosses: [{ position, price: decimal("48000") }],
      topUps: [{ position, distance: decimal("0.08"), from: "outside" as const, limit: decimal("1") }],
    };
    const result = simulate(account, path, options);
    assert.ok("value" in result);
    const sentences = result.value.events.map((event) => eventSentence(event));
    assert.equal(sentences[0], "BTCUSDT long isolated paid 0.98 USDT of funding at 0.1 %.");
    assert.match(
      sentences[1]!,
      /^1 USDT was added to BTCUSDT long isolated from outside\. [\d.]+ USDT would have been needed\.$/,
    );
    assert.equal(
      sentences[2],
      "The stop of BTCUSDT long isolated at 48,000 was filled at 48,000: a result of −40 USDT.",
    );
  });
});

describe("outcomes", () => {
  it("sum funding up, and say where fees are left out", () => {
    const text = book(ISOLATED).replaceAll(', "takerFeeRate": "0"', "").replace('"0.02"', '"0.002"');
    const scenario = {
      kind: "shape",
      shape: "funding-drain",
      parameters: { days: decimal("1") },
      betas: new Map(),
      symbol: undefined,
    } as const;
    const run = scenarioRun({ name: "drain", scenario }, accountOf(text), {});
    const { asWritten } = run.comparison;
    assert.ok("simulation" in asWritten);
    const lines = eventLines(run, walksOf(asWritten, "worse")[0]!);
    // 100 of notional · 0.1 % · 3
    assert.deepEqual(lines[0], {
      time: "in all",
      sentence: "BTCUSDT paid 0.3 USDT of funding, settled 3 times.",
    });
    assert.deepEqual(
      outcomeRows(run, "worse").map(({ mode }) => mode),
      ["as written", "all cross", "all isolated", "best mix: none isolated"],
    );
  });

  it("say why there are none", () => {
    const text = book(
      '{ "symbol": "BTCUSDT", "side": "long", "quantity": "1", "entryPrice": "50000", "leverage": "10" }',
    );
    const scenario = { kind: "crash", crash: "march-2020", betas: new Map() } as const;
    const { comparison } = scenarioRun({ name: "crash", scenario }, accountOf(text), {});
    assert.ok("reason" in comparison.allIsolated);
    assert.equal(
      refusalSentence(comparison.allIsolated),
      "More margin would be posted than the wallet holds.",
    );
  });
});
