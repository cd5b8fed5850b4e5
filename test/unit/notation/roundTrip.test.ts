import assert from "node:assert/strict";
import * as fc from "fast-check";
import { analyze } from "../../../src/analysis/analyze";
import { answerLine } from "../../../src/analysis/lineAnswer";
import { lineOfAnalysis } from "../../../src/analysis/lineOfAnalysis";
import { fileResult } from "../../../src/analysis/result";
import type { Account, Instrument } from "../../../src/engine/account";
import { rulesOf } from "../../../src/venues/rules";
import { generic } from "../../../src/venues/generic";
import { decimal, flatRate } from "../../support/account";
import { canBeWritten, fileOf } from "../../support/fileOf";
import { randomAccount, randomAccountUnder } from "../../support/randomAccounts";
import { runs } from "../../support/runs";

function lineOf(text: string): string {
  const written = lineOfAnalysis(analyze(text));
  assert.ok("line" in written, JSON.stringify(written));
  return written.line;
}

function refusalsOf(text: string): string[] {
  const written = lineOfAnalysis(analyze(text));
  return "refusals" in written ? written.refusals.map(({ message }) => message) : [];
}

/** All numbers of a text, without what is said about its places. */
function numbersOf(text: string): unknown {
  const { diagnostics, ...numbers } = fileResult("", analyze(text));
  return { ...numbers, codes: diagnostics.map(({ code }) => code).sort() };
}

describe("a position file as a line", () => {
  it("reads like a sentence", () => {
    const file = `{
      "venue": "binance-usdm", "rulesAsOf": "2024-10-24",
      "account": { "walletBalance": "2000", "collateral": "USDT", "positionMode": "hedge" },
      "markPrices": { "BTCUSDT": "50500" },
      "instruments": { "BTCUSDT": { "maintenanceMarginRate": "0.004", "takerFeeRate": "0.0005" } },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "leverage": "10",
          "marginMode": "isolated", "isolatedMargin": "100", "stopLossPrice": "47000" },
        { "symbol": "BTCUSDT", "side": "short", "notional": "500", "entryPrice": "51000" }
      ]
    }`;
    const line = lineOf(file);
    assert.equal(
      line,
      "long 0.02 BTCUSDT @ 50000 10x, isolated, mark 50500, margin 100, stop 47000, rate 0.4%, fee 0.05%; " +
        "short 500 notional BTCUSDT @ 51000, mark 50500, wallet 2000, collateral USDT, hedge, on binance-usdm, as of 2024-10-24",
    );
    assert.deepEqual(numbersOf(answerLine(line).worked!.fileText), numbersOf(file));
  });

  it("names all that a line cannot say", () => {
    const file = `{
      "rules": { "closingFee": "none" },
      "policy": { "maxLeverage": "5" },
      "account": {
        "marginMode": "isolated",
        "assets": [{ "asset": "ETH", "balance": "1", "price": "2500" }],
        "wallets": { "stop": { "walletBalance": "1" } }
      },
      "markPrices": { "ETHUSDT": "2500" },
      "instruments": {
        "BTCUSDT": { "tiers": [{ "maintenanceMarginRate": "0.01" }], "maintenanceMarginSlope": "0.1" },
        "SOLUSDT": {}
      },
      "positions": [
        { "symbol": "BTCUSDT", "side": "long", "quantity": "1", "entryPrice": "5", "label": "mine" },
        { "symbol": "on", "side": "long", "quantity": "1", "entryPrice": "5" },
        { "symbol": "two words", "side": "long", "quantity": "1", "entryPrice": "5" },
        { "symbol": "10x", "side": "long", "quantity": "1", "entryPrice": "x" },
        { "symbol": "BTCUSDT", "side": "long" }
      ]
    }`;
    assert.deepEqual(refusalsOf(file), [
      "rules: A line has no words for it.",
      "policy: A line has no words for it.",
      "instruments.SOLUSDT: A line has contracts of its positions only.",
      "markPrices.ETHUSDT: A line has marks of its positions only.",
      "positions[0].label: A line has no words for it.",
      "instruments.BTCUSDT.tiers: A line has no words for it.",
      "instruments.BTCUSDT.maintenanceMarginSlope: A line has no words for it.",
      'positions[1].symbol: "on" is a word of the notation.',
      'positions[2].symbol: "two words" is not a single word of letters and digits with / : . - or _ between them.',
      "positions[3].entryPrice: It cannot be read.",
      "positions[3]: It has not one side, symbol, size and entry price.",
      "positions[4]: It has not one side, symbol, size and entry price.",
      "account.marginMode: A position of a line that names no margin mode is cross.",
      'account.wallets.stop: "stop" is a word of the notation.',
      "account.assets: A line has no words for it.",
    ]);
    assert.deepEqual(refusalsOf("{}"), ["positions: A line has at least one position."]);
    assert.notDeepEqual(refusalsOf('{ "positions": ['), []);
  });

  it("and the file of that line give the same numbers, for random accounts", () => {
    const account = randomAccountUnder(rulesOf(generic, {})).map(sayable).filter(canBeWritten);
    fc.assert(
      fc.property(account, (one) => {
        const file = sayableFile(fileOf(one));
        const line = lineOf(file);
        const { worked } = answerLine(line);
        assert.deepEqual(numbersOf(worked!.fileText), numbersOf(file), line);
        assert.equal(lineOf(worked!.fileText), line);
      }),
      runs(150),
    );
  });

  it("is refused with a reason where an account is more than a line can say", () => {
    fc.assert(
      fc.property(randomAccount.filter(canBeWritten), (one) => {
        const [first = ""] = refusalsOf(fileOf(one));
        assert.equal(first, "rules: A line has no words for it.");
      }),
      runs(50),
    );
  });
});

/** The account with one rate for each contract and no further collateral. */
function sayable({ wallets, positions, ...account }: Account): Account {
  const instruments = new Map<string, Instrument>();
  for (const { instrument } of positions) {
    const { schedule } = instrument;
    const rate = schedule?.kind === "tiers" ? schedule.tiers[0]!.maintenanceMarginRate.toFixed() : "0.01";
    const plain = { ...instrument, initialMarginSlope: decimal("0"), schedule: schedule && flatRate(rate) };
    instruments.set(instrument.symbol, plain);
  }
  return {
    ...account,
    wallets: new Map([...wallets].map(([asset, wallet]) => [asset, { ...wallet, assets: [] }])),
    positions: positions.map((one) => ({ ...one, instrument: instruments.get(one.instrument.symbol)! })),
  };
}

/** The file without the rules that hold anyway, the rate in its short form. */
function sayableFile(text: string): string {
  const file = JSON.parse(text) as {
    rules?: unknown;
    instruments: Record<string, { tiers?: { maintenanceMarginRate: string }[]; initialMarginSlope?: string }>;
  };
  delete file.rules;
  for (const instrument of Object.values(file.instruments)) {
    const [tier] = instrument.tiers ?? [];
    Object.assign(instrument, tier && { maintenanceMarginRate: tier.maintenanceMarginRate });
    delete instrument.tiers;
    delete instrument.initialMarginSlope;
  }
  return JSON.stringify(file);
}
