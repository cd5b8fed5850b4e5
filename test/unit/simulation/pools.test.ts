import assert from "node:assert/strict";
import { simulate } from "../../../src/simulation/simulate";
import { account, decimal, flatRate, instrument, position } from "../../support/account";
import { assertNear } from "../../support/near";
import { assertBalanced, assertIs, kindsOf, only, path, valueOf } from "./paths";

const btc = instrument("BTCUSDT", { schedule: flatRate("0.0625") });
const eth = instrument("ETHUSDT", { schedule: flatRate("0.0625") });

describe("a pool of another kind", () => {
  it("loses its collateral with its legs, at the value that it counts with", () => {
    // 15 in cash and half of 20: 25 behind a long of 1 at 100, which falls at 80 with 5 left.
    const long = position({ instrument: btc });
    const book = account({
      wallet: { USDT: { walletBalance: "15", assets: [{ balance: "1", price: "20", ratio: "0.5" }] } },
      positions: [long],
    });
    const walk = valueOf(simulate(book, path({ BTCUSDT: "70" })));
    assert.deepEqual(kindsOf(walk), ["pool-liquidation", "liquidation", "collateral-sold", "insurance"]);
    assertIs(only(walk, "liquidation").price, "80");
    assertIs(only(walk, "collateral-sold").amount, "10");
    assertIs(only(walk, "insurance").amount, "5");
    assertIs(walk.pools[0]!.finalEquity, "0");
    assert.deepEqual(walk.account.wallets.get("USDT")!.assets, []);
    assertBalanced(walk);
  });

  it("whose collateral falls with a position falls earlier", () => {
    // 0.5 BTC count 50 at 100: 0.5·P + (P − 100) = 0.0625·P at P = 100 / 1.4375 = 69.56…
    const long = position({ instrument: btc });
    const assets = [{ balance: "0.5", price: "100", ratio: "1", priceSymbol: "BTCUSDT" }];
    const book = account({ wallet: { USDT: { walletBalance: "0", assets } }, positions: [long] });
    const walk = valueOf(simulate(book, path({ BTCUSDT: "60" })));
    assertNear(only(walk, "liquidation").price, decimal("100").div("1.4375"));
    assertBalanced(walk);
  });

  it("in which profits of others do not count loses one symbol alone", () => {
    // 31.25 + (P − 100) = 0.0625·P + 6.25 at 80, though ETH is 20 up.
    const falling = position({ instrument: btc });
    const winning = position({ instrument: eth, entryPrice: "80", markPrice: "100" });
    const book = account({
      wallet: "31.25",
      positions: [falling, winning],
      rules: { unrealizedProfit: "excluded" },
    });
    const walk = valueOf(simulate(book, path({ BTCUSDT: "70" })));
    const event = only(walk, "liquidation");
    assertIs(event.price, "80");
    assert.deepEqual(event.positions, [falling]);
    // The venue keeps what was asked for it: 5.
    assertIs(only(walk, "insurance").amount, "5");
    assertIs(walk.pools[0]!.ledger.cash, "6.25");
    assertIs(walk.pools[0]!.finalEquity, "26.25");
    assert.equal(walk.positions[1]!.fate, "open");
    assertBalanced(walk);
  });

  it("that settles in coin loses coin", () => {
    // docs/formulas.md, isolated inverse: 10,100 / 0.24 = 42,083.33; 0.04 are posted.
    const schedule = flatRate("0.01");
    const long = position({
      instrument: instrument("BTCUSD", { contractType: "inverse", schedule }),
      pool: "BTC",
      marginMode: "isolated",
      quantity: "10000",
      entryPrice: "50000",
      leverage: "5",
    });
    const book = account({ wallet: { BTC: { walletBalance: "1" } }, positions: [long] });
    const walk = valueOf(simulate(book, path({ BTCUSD: "40000" })));
    const event = only(walk, "liquidation");
    assertNear(event.price, decimal("10100").div("0.24"));
    assertNear(event.loss, "0.04");
    assertNear(event.maintenanceMargin, decimal("100").div(event.price));
    assertNear(walk.pools[0]!.finalEquity, "0.96");
    assertBalanced(walk);
  });

  it("gets back what is left where the venue returns it", () => {
    const book = account({ wallet: "25", positions: [position({ instrument: btc })] });
    const walk = valueOf(simulate(book, path({ BTCUSDT: "70" }), { leftover: "returned" }));
    assertIs(walk.pools[0]!.finalEquity, "5");
    assertIs(only(walk, "pool-liquidation").taken, "0");
    assertBalanced(walk);
  });

  it("is reduced by a share of its largest loss first, and stands where that is enough", () => {
    // 40 + (P − 100) = 0.0625·P + 6.25 at P = 66.25 / 0.9375 = 70.66…; half of BTC goes there.
    const falling = position({ instrument: btc });
    const still = position({ instrument: eth });
    const book = account({
      wallet: "40",
      positions: [still, falling],
      rules: { partialLiquidation: "fraction", partialLiquidationStep: decimal("0.5") },
    });
    const walk = valueOf(simulate(book, path({ BTCUSDT: "70" })));
    const event = only(walk, "partial-liquidation");
    assert.deepEqual(kindsOf(walk), ["partial-liquidation"]);
    assertNear(event.price, decimal("66.25").div("0.9375"));
    assertIs(event.quantity, "0.5");
    assert.deepEqual(event.positions, [falling]);
    assert.equal(event.order?.isAssumed, true);
    assert.deepEqual(
      walk.positions.map(({ fate }) => fate),
      ["open", "reduced"],
    );
    assertBalanced(walk);
  });
});

describe("the figures of a walk", () => {
  it("have the drawdown from the high before it", () => {
    const long = position({ instrument: btc, leverage: "10" });
    const walk = valueOf(
      simulate(
        account({ wallet: "60", positions: [long] }),
        path({ BTCUSDT: "110" }, { BTCUSDT: "90" }, { BTCUSDT: "120" }, { BTCUSDT: "95" }),
      ),
    );
    const pool = walk.pools[0]!;
    assert.deepEqual(
      pool.curve.map(({ equity }) => equity.toString()),
      ["60", "70", "50", "80", "55"],
    );
    assertIs(pool.maxDrawdown?.amount, "25");
    assertIs(pool.maxDrawdown?.share, "0.3125");
    assert.deepEqual([pool.maxDrawdown?.from, pool.maxDrawdown?.to], [2, 3]);
    assertIs(pool.capitalUsed, "10");
    assertIs(pool.realizedLoss, "0");
    assertIs(walk.positions[0]!.unrealizedPnl, "-5");
  });

  it("leave the curve out where it is not asked for", () => {
    const long = position({ instrument: btc });
    const walk = valueOf(
      simulate(account({ wallet: "60", positions: [long] }), path({ BTCUSDT: "110" }, { BTCUSDT: "90" }), {
        equityCurve: false,
      }),
    );
    assert.deepEqual(
      walk.pools[0]!.curve.map(({ step }) => step),
      [-1, 1],
    );
    assert.equal(walk.pools[0]!.maxDrawdown, undefined);
    assert.equal(walk.pools[0]!.capitalUsed, undefined);
  });
});
