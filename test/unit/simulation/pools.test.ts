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

  it("sells its collateral for what the cash does not cover, and keeps it where the cash does", () => {
    // 25 stand behind a long that falls at 80, where 5 are left: of 15 in cash and 10 of collateral, then of 22 and 3.
    const cases = [
      ["15", "20", ["pool-liquidation", "liquidation", "collateral-sold"], "5", 0],
      ["22", "6", ["pool-liquidation", "liquidation"], "2", 1],
    ] as const;
    for (const [walletBalance, price, kinds, cash, left] of cases) {
      const assets = [{ balance: "1", price, ratio: "0.5" }];
      const book = account({
        wallet: { USDT: { walletBalance, assets } },
        positions: [position({ instrument: btc })],
      });
      const walk = valueOf(simulate(book, path({ BTCUSDT: "70" }), { leftover: "returned" }));
      assert.deepEqual(kindsOf(walk), kinds);
      assertIs(walk.pools[0]!.ledger.cash, cash);
      assertIs(walk.pools[0]!.finalEquity, "5");
      assert.equal(walk.account.wallets.get("USDT")!.assets.length, left);
      assertBalanced(walk);
    }
  });

  it("closed leg by leg owes nothing while its collateral covers it, and the rest beyond", () => {
    const assets = [{ balance: "1", price: "20", ratio: "0.5" }];
    const book = account({
      wallet: { USDT: { walletBalance: "15", assets } },
      positions: [position({ instrument: btc })],
      rules: { negativeBalance: "owed" },
    });
    const legByLeg = { crossTakeover: "largest-loss-first" } as const;
    // At 80: -5 in cash with 10 of collateral. After a jump to 70: -15, so that the 10 are sold, and 5 are owed.
    const covered = valueOf(simulate(book, path({ BTCUSDT: "75" }), legByLeg));
    assert.deepEqual(kindsOf(covered), ["pool-liquidation", "liquidation"]);
    assertIs(covered.pools[0]!.ledger.cash, "-5");
    assertIs(covered.pools[0]!.finalEquity, "5");
    const beyond = valueOf(simulate(book, path({ BTCUSDT: "70" }), { ...legByLeg, gaps: "jump" }));
    assert.deepEqual(kindsOf(beyond), ["pool-liquidation", "liquidation", "collateral-sold", "debt"]);
    assertIs(only(beyond, "debt").amount, "5");
    assertIs(beyond.pools[0]!.ledger.cash, "0");
    assertIs(beyond.pools[0]!.finalEquity, "-5");
    assertBalanced(beyond);
  });

  it("in which profits of others do not count leaves the venue what was asked for, less the fee", () => {
    // As below, with a fee of 1.25 % of 80: 5 were asked for, 1 is the fee.
    const charged = instrument("BTCUSDT", { schedule: flatRate("0.0625"), takerFeeRate: "0.0125" });
    const book = account({
      wallet: "31.25",
      positions: [
        position({ instrument: charged }),
        position({ instrument: eth, entryPrice: "80", markPrice: "100" }),
      ],
      rules: { unrealizedProfit: "excluded" },
    });
    const walk = valueOf(simulate(book, path({ BTCUSDT: "70" })));
    assertIs(only(walk, "liquidation").fee, "1");
    assertIs(only(walk, "insurance").amount, "4");
    assertIs(walk.pools[0]!.ledger.cash, "6.25");
    assertBalanced(walk);
  });

  it("in which profits of others do not count leaves the venue no more than there is in cash", () => {
    // 4.375 are asked for at 70, where 1.25 of 31.25 are left; at 66 there are 2.75 less than nothing.
    const cases = [
      ["70", "1.25", "0"],
      ["66", "0", "-2.75"],
    ] as const;
    for (const [price, taken, cash] of cases) {
      const book = account({
        wallet: "31.25",
        positions: [
          position({ instrument: btc }),
          position({ instrument: eth, entryPrice: "80", markPrice: "100" }),
        ],
        rules: { unrealizedProfit: "excluded" },
      });
      const walk = valueOf(simulate(book, path({ BTCUSDT: price }), { gaps: "jump" }));
      assertIs(walk.pools[0]!.ledger.taken, taken);
      assertIs(walk.pools[0]!.ledger.cash, cash);
      assert.equal(walk.positions[1]!.fate, "open");
      assertBalanced(walk);
    }
  });

  it("with a debt in another asset owes no last digit of it, after a fee that took the rest", () => {
    // 7 borrowed at 100 follow ETH from 300 to 100: -233.33…, which has no end. 1,000 in cash, 700 of them lost: 66.66…
    // are left for a fee of 150.
    const fenced = position({
      instrument: eth,
      marginMode: "isolated",
      quantity: "0.001",
      entryPrice: "300",
      markPrice: "300",
      isolatedMargin: "100",
    });
    const dear = instrument("BTCUSDT", { schedule: flatRate("0.25"), takerFeeRate: "0.5" });
    const long = position({ instrument: dear, entryPrice: "1000", markPrice: "1000" });
    const assets = [{ balance: "-7", price: "100", ratio: "1", priceSymbol: "ETHUSDT" }];
    const book = account({
      wallet: { USDT: { walletBalance: "1100", assets } },
      positions: [long, fenced],
      rules: { negativeBalance: "owed" },
    });
    const crash = path({ BTCUSDT: "300", ETHUSDT: "100" });
    const walk = valueOf(simulate(book, crash, { gaps: "jump", leftover: "returned" }));
    assert.deepEqual(kindsOf(walk), ["pool-liquidation", "liquidation"]);
    assertNear(only(walk, "liquidation").fee, decimal("200").div(3));
    assertIs(walk.pools[0]!.ledger.owed, "0");
    assertBalanced(walk);
  });

  it("has no last digit of a price left over where nothing is asked for", () => {
    // Without a requirement the liquidation price is where nothing is left: 100 + 100/3 has no end, the loss is the 100.
    for (const marginMode of ["isolated", "cross"] as const) {
      const one = position({
        instrument: instrument("BTCUSDT", { schedule: flatRate("0") }),
        side: "short",
        marginMode,
        quantity: "3",
        ...(marginMode === "isolated" ? { isolatedMargin: "100" } : {}),
      });
      const book = account({ wallet: "100", positions: [one], rules: { negativeBalance: "owed" } });
      for (const crossTakeover of ["whole-pool", "largest-loss-first"] as const) {
        const walk = valueOf(simulate(book, path({ BTCUSDT: "140" }), { crossTakeover }));
        const kinds = marginMode === "cross" ? ["pool-liquidation", "liquidation"] : ["liquidation"];
        assert.deepEqual(kindsOf(walk), kinds);
        assertNear(only(walk, "liquidation").loss, "100");
        assertBalanced(walk);
      }
    }
  });

  it("sells no collateral of which there is nothing", () => {
    const long = position({ instrument: btc });
    const book = account({
      wallet: { USDT: { walletBalance: "25", assets: [{ balance: "0", price: "20", ratio: "1" }] } },
      positions: [long],
      rules: { negativeBalance: "owed" },
    });
    const walk = valueOf(simulate(book, path({ BTCUSDT: "70" }), { gaps: "jump" }));
    assert.deepEqual(kindsOf(walk), ["pool-liquidation", "liquidation", "debt"]);
    assertIs(only(walk, "debt").amount, "5");
    const legByLeg = valueOf(
      simulate(book, path({ BTCUSDT: "70" }), { gaps: "jump", crossTakeover: "largest-loss-first" }),
    );
    assert.deepEqual(kindsOf(legByLeg), ["pool-liquidation", "liquidation", "debt"]);
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
