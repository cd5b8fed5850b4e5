/** Collateral that is held in a coin: it falls with its coin, whether or not a position is in the symbol that it follows. */
import assert from "node:assert/strict";
import type { Account } from "../../../../src/engine/account";
import { marketSymbols } from "../../../../src/simulation/kernel/prepare";
import type { Path } from "../../../../src/simulation/path";
import type { Scenario } from "../../../../src/simulation/scenarios/scenario";
import { scenarioPath } from "../../../../src/simulation/scenarios/scenarioPath";
import { symbolsOf } from "../../../../src/simulation/scenarios/symbols";
import { simulateCandles } from "../../../../src/simulation/candleWalk";
import { simulate } from "../../../../src/simulation/simulate";
import { account, decimal, instrument, position, short } from "../../../support/account";
import { assertBalanced, assertIs, kindsOf, only, valueOf } from "../paths";

const ETH = instrument("ETHUSDT", { underlying: "ETH" });
const BTC = instrument("BTCUSDT", { underlying: "BTC" });

/** One BTC at 50,000 that counts as 45,000, behind 25 ETH at 2,000 and nothing in BTC. */
const bitcoinBehindEther = account({
  wallet: {
    USDT: {
      crossWalletBalance: "0",
      assets: [{ balance: "1", price: "50000", ratio: "0.9", priceSymbol: "BTCUSDT" }],
    },
  },
  positions: [position({ instrument: ETH, quantity: "25", entryPrice: "2000" })],
});

const fall = (move: string, betas: Record<string, string> = {}): Scenario => ({
  kind: "shape",
  shape: "everything-falls",
  parameters: { move: decimal(move) },
  betas: new Map(Object.entries(betas).map(([symbol, beta]) => [symbol, decimal(beta)])),
  symbol: undefined,
});

const walkOf = (book: Account, scenario: Scenario) =>
  valueOf(simulate(book, scenarioPath(scenario, symbolsOf(book))));

const endOf = (path: Path, symbol: string) => path.at(-1)!.marks.get(symbol)?.toFixed();

describe("collateral in a coin", () => {
  it("falls with the market though no position is in its symbol", () => {
    // 45,000·0.6 is left of the coin, and 20,000 of the 50,000 in Ether are lost.
    const walk = walkOf(bitcoinBehindEther, fall("0.4"));
    assertIs(walk.pools[0]!.startEquity, "45000");
    assertIs(walk.pools[0]!.finalEquity, "7000");
    assert.deepEqual(kindsOf(walk), []);
  });

  it("brings its pool down earlier, and the money stays conserved", () => {
    // 45,000·(1 − x) − 50,000·x = 500·(1 − x) at x = 44,500/94,500 = 89/189: Ether at 2,000·100/189.
    const walk = walkOf(bitcoinBehindEther, fall("0.5"));
    const { price } = only(walk, "liquidation");
    assert.equal(price.toFixed(6), "1058.201058");
    assertIs(walk.pools[0]!.finalEquity, "0");
    assertBalanced(walk);
    // A coin that stood still would have carried it through: 45,000 − 25,000 is more than the 250 that are asked for.
    const held = walkOf(bitcoinBehindEther, fall("0.5", { BTCUSDT: "0" }));
    assertIs(held.pools[0]!.finalEquity, "20000");
  });

  it("moves by the beta of its symbol", () => {
    const walk = walkOf(bitcoinBehindEther, fall("0.4", { BTCUSDT: "0.5", ETHUSDT: "0.25" }));
    // 45,000·0.8 − 50,000·0.1.
    assertIs(walk.pools[0]!.finalEquity, "31000");
  });

  it("moves along candles of its symbol", () => {
    const prices = { high: decimal("50000"), low: decimal("30000") };
    const candle = { time: 0, open: decimal("50000"), ...prices, close: decimal("40000") };
    const result = simulateCandles(bitcoinBehindEther, [{ symbol: "BTCUSDT", candles: [candle] }]);
    assert.ok("value" in result);
    assertIs(result.value.highFirst.pools[0]!.finalEquity, "36000");
    assertIs(result.value.highFirst.pools[0]!.maxDrawdown?.amount, "18000");
  });

  it("moves with a crash that has been as its own coin did", () => {
    // Bitcoin fell from 7,938.39 to 5,167.01 by the end, Ether from 194.77 to 122.55.
    const path = scenarioPath(
      { kind: "crash", crash: "march-2020", betas: new Map() },
      symbolsOf(bitcoinBehindEther),
    );
    // 50,000·5,167.01/7,938.39 and 2,000·122.55/194.77, to twelve digits.
    assert.equal(endOf(path, "BTCUSDT"), "32544.4454102");
    assert.equal(endOf(path, "ETHUSDT"), "1258.40735226");
  });

  it("counts in what a book is exposed to, and not in what pays funding", () => {
    const hedged = (coins: string) =>
      account({
        wallet: {
          USDT: {
            crossWalletBalance: "0",
            assets: [{ balance: coins, price: "50000", ratio: "1", priceSymbol: "BTCUSDT" }],
          },
        },
        positions: [short({ instrument: BTC, quantity: "1", entryPrice: "50000" })],
      });
    const sidesOf = (book: Account) => symbolsOf(book).map(({ side, exposure }) => [side, exposure]);
    assert.deepEqual(sidesOf(hedged("2")), [["short", "long"]]);
    assert.deepEqual(sidesOf(hedged("0.5")), [["short", "short"]]);
    assert.deepEqual(sidesOf(hedged("1")), [["short", undefined]]);
    assert.deepEqual(sidesOf(bitcoinBehindEther), [
      ["long", "long"],
      [undefined, "long"],
    ]);
    const apart: Scenario = { ...fall("0.2"), shape: "correlations-break" } as Scenario;
    // Two coins against a short of one: a fall hurts.
    assert.equal(endOf(scenarioPath(apart, symbolsOf(hedged("2"))), "BTCUSDT"), "40000");
    assert.equal(endOf(scenarioPath(apart, symbolsOf(hedged("0.5"))), "BTCUSDT"), "60000");
  });

  it("collapses with its coin, whatever symbol a position of that coin is in", () => {
    const ether = account({
      wallet: {
        USDT: {
          crossWalletBalance: "0",
          assets: [{ balance: "10", price: "2000", ratio: "1", priceSymbol: "ETHUSDC" }],
        },
      },
      positions: [
        position({ instrument: BTC, entryPrice: "50000" }),
        position({ instrument: ETH, entryPrice: "2000" }),
      ],
    });
    const collapse: Scenario = { ...fall("0.8"), shape: "one-coin-collapse" } as Scenario;
    const path = scenarioPath(collapse, symbolsOf(ether));
    assert.deepEqual(
      ["BTCUSDT", "ETHUSDT", "ETHUSDC"].map((symbol) => endOf(path, symbol)),
      ["45000", "400", "400"],
    );
    // The same on random paths: one coin.
    assert.deepEqual(
      marketSymbols(ether).map(({ symbol, coin }) => [symbol, coin]),
      [
        ["BTCUSDT", "BTC"],
        ["ETHUSDT", "ETH"],
        ["ETHUSDC", "ETH"],
      ],
    );
  });
});
