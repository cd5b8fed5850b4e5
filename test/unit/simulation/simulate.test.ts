import assert from "node:assert/strict";
import { simulate } from "../../../src/simulation/simulate";
import { account, flatRate, instrument, position, short, tiers } from "../../support/account";
import { assertNear } from "../../support/near";
import { decimal } from "../../support/account";
import { assertBalanced, assertIs, kindsOf, only, path, step, valueOf } from "./paths";

// 6.25 % makes round numbers: with 25 behind a long of 1 at 100, 25 + (P − 100) = 0.0625·P at P = 75 / 0.9375 = 80.
const btc = instrument("BTCUSDT", { schedule: flatRate("0.0625") });
const eth = instrument("ETHUSDT", { schedule: flatRate("0.0625") });

describe("an isolated long in a crash", () => {
  const long = position({ instrument: btc, marginMode: "isolated", leverage: "4" });
  const book = account({ wallet: "60", positions: [long], rules: { negativeBalance: "protected" } });

  it("falls at its liquidation price and loses what was posted, no more", () => {
    const walk = valueOf(simulate(book, path({ BTCUSDT: "90" }, { BTCUSDT: "70" })));
    const event = only(walk, "liquidation");
    // B = 25 − 20 = 5, R = 0.0625·80 = 5. From 90 to 70 it is met half way.
    assertIs(event.price, "80");
    assertIs(event.marginBalance, "5");
    assertIs(event.maintenanceMargin, "5");
    assertIs(event.at, "0.5");
    assert.equal(event.step, 1);
    assert.equal(event.because, undefined);
    assert.equal(event.touchesPool, false);
    assertIs(event.profit, "-20");
    // The loss of 20 and the 5 that the venue keeps.
    assertIs(event.taken, "5");
    assertIs(event.loss, "25");
    const pool = walk.pools[0]!;
    assertIs(pool.ledger.cash, "35");
    assertIs(pool.finalEquity, "35");
    assertIs(pool.startEquity, "60");
    assertNear(pool.returnRate, decimal("-25").div(60));
    assertIs(pool.realizedLoss, "25");
    assertIs(pool.maxDrawdown?.amount, "25");
    assertIs(pool.capitalUsed, "25");
    assert.equal(walk.positions[0]!.fate, "liquidated");
    assertIs(walk.positions[0]!.result, "-25");
    assertBalanced(walk);
  });

  it("gets back what is left where the venue returns it", () => {
    const walk = valueOf(simulate(book, path({ BTCUSDT: "70" }), { leftover: "returned" }));
    assertIs(only(walk, "liquidation").loss, "20");
    assertIs(walk.pools[0]!.ledger.cash, "40");
    assertBalanced(walk);
  });

  it("pays the fee out of what is left", () => {
    const paying = { ...long, instrument: { ...btc, takerFeeRate: decimal("0.05") } };
    const walk = valueOf(simulate({ ...book, positions: [paying] }, path({ BTCUSDT: "70" })));
    // 5 % of 80 is 4 of the 5.
    assertIs(only(walk, "liquidation").fee, "4");
    assertIs(only(walk, "liquidation").taken, "1");
    assertIs(only(walk, "liquidation").loss, "25");
    assertBalanced(walk);
  });

  it("loses no more where the price jumps past its bankruptcy", () => {
    const walk = valueOf(simulate(book, path({ BTCUSDT: "70" }), { gaps: "jump" }));
    const event = only(walk, "liquidation");
    assertIs(event.price, "70");
    assertIs(event.marginBalance, "-5");
    assert.equal(event.isGap, true);
    assertIs(event.loss, "25");
    assertIs(event.beyond, "5");
    assert.equal(event.bearer, "insurance");
    assertIs(only(walk, "insurance").amount, "-5");
    assert.equal(only(walk, "insurance").because, event.index);
    assertIs(walk.pools[0]!.finalEquity, "35");
    assertIs(walk.pools[0]!.ledger.covered, "5");
    // The position lost 30; what was lost of the account is the margin.
    assertIs(walk.pools[0]!.realizedLoss, "25");
    assertBalanced(walk);
  });

  it("owes the rest where the venue says so, and says where nobody knows", () => {
    const under = (negativeBalance: "owed" | "unknown") =>
      valueOf(
        simulate(
          account({ wallet: "60", positions: [long], rules: { negativeBalance } }),
          path({ BTCUSDT: "70" }),
          {
            gaps: "jump",
          },
        ),
      );
    const owed = under("owed");
    assertIs(only(owed, "debt").amount, "5");
    assertIs(owed.pools[0]!.ledger.owed, "5");
    assertIs(owed.pools[0]!.realizedLoss, "30");
    assertIs(owed.pools[0]!.finalEquity, "30");
    assertIs(only(owed, "liquidation").loss, "25");
    assertBalanced(owed);
    const unknown = under("unknown");
    assert.equal(only(unknown, "debt").bearer, "unknown");
    assertIs(unknown.pools[0]!.ledger.unattributed, "5");
    assertIs(unknown.pools[0]!.finalEquity, "35");
    assertBalanced(unknown);
  });

  it("stays where the price only comes near", () => {
    const walk = valueOf(simulate(book, path({ BTCUSDT: "80.0000000001" }, { BTCUSDT: "110" })));
    assert.deepEqual(kindsOf(walk), []);
    assertIs(walk.pools[0]!.finalEquity, "70");
    assert.equal(walk.positions[0]!.fate, "open");
  });

  it("falls on touching the price, and not where only less is asked for", () => {
    assert.deepEqual(kindsOf(valueOf(simulate(book, path({ BTCUSDT: "80" }, { BTCUSDT: "90" })))), [
      "liquidation",
      "insurance",
    ]);
    const strict = account({ wallet: "60", positions: [long], rules: { trigger: "below" } });
    assert.deepEqual(kindsOf(valueOf(simulate(strict, path({ BTCUSDT: "80" }, { BTCUSDT: "90" })))), []);
    const beyond = valueOf(simulate(strict, path({ BTCUSDT: "80" }, { BTCUSDT: "79" })));
    assertIs(only(beyond, "liquidation").price, "80");
    assert.equal(only(beyond, "liquidation").step, 1);
  });

  it("is liquidated before the first move where it is due already", () => {
    const due = { ...long, markPrice: decimal("79") };
    const walk = valueOf(simulate({ ...book, positions: [due] }, path({ BTCUSDT: "90" })));
    assertIs(only(walk, "liquidation").at, "0");
    assertIs(only(walk, "liquidation").price, "79");
  });
});

describe("a cross long in a crash", () => {
  const long = position({ instrument: btc, leverage: "4" });

  it("falls with its pool, which is gone", () => {
    const book = account({ wallet: "25", positions: [long], rules: { negativeBalance: "protected" } });
    const walk = valueOf(simulate(book, path({ BTCUSDT: "70" })));
    assert.deepEqual(kindsOf(walk), ["pool-liquidation", "liquidation", "insurance"]);
    const pool = only(walk, "pool-liquidation");
    assertIs(pool.marginBalance, "5");
    assertIs(pool.maintenanceMargin, "5");
    assertIs(pool.taken, "5");
    assert.deepEqual(pool.order, { rule: "whole-pool", isAssumed: true });
    const event = only(walk, "liquidation");
    assertIs(event.price, "80");
    assertIs(event.loss, "20");
    assert.equal(event.touchesPool, true);
    assert.equal(event.because, pool.index);
    assertIs(walk.pools[0]!.finalEquity, "0");
    assertBalanced(walk);
  });

  it("has all of the wallet behind it", () => {
    // 50 + (P − 100) = 0.0625·P: P = 50 / 0.9375 = 53.33…
    const book = account({ wallet: "50", positions: [long] });
    assert.deepEqual(kindsOf(valueOf(simulate(book, path({ BTCUSDT: "53.4" })))), []);
    assertNear(
      only(valueOf(simulate(book, path({ BTCUSDT: "50" }))), "liquidation").price,
      decimal("50").div("0.9375"),
    );
  });

  it("leaves a loss beyond the wallet to whom the rule says", () => {
    const under = (negativeBalance: "owed" | "protected") =>
      valueOf(
        simulate(
          account({ wallet: "25", positions: [long], rules: { negativeBalance } }),
          path({ BTCUSDT: "60" }),
          {
            gaps: "jump",
          },
        ),
      );
    // 25 − 40 = −15.
    assertIs(only(under("protected"), "insurance").amount, "-15");
    assertIs(under("protected").pools[0]!.finalEquity, "0");
    assertIs(only(under("owed"), "debt").amount, "15");
    assertIs(under("owed").pools[0]!.finalEquity, "-15");
    assertBalanced(under("owed"));
  });
});

describe("two legs in one pool", () => {
  const falling = position({ instrument: btc });
  const still = position({ instrument: eth });
  // R at the marks: 6.25 each. 40 + (P − 100) = 0.0625·P + 6.25: P = 66.25 / 0.9375 = 70.666…
  const price = decimal("66.25").div("0.9375");
  const book = account({ wallet: "40", positions: [falling, still] });

  it("go together: the one that falls takes the other with it", () => {
    const walk = valueOf(simulate(book, path({ BTCUSDT: "60" })));
    const [first, second] = walk.events.filter(({ kind }) => kind === "liquidation");
    assert.ok(first?.kind === "liquidation" && second?.kind === "liquidation");
    assert.equal(first.symbol, "BTCUSDT");
    assertNear(first.price, price);
    assert.equal(second.symbol, "ETHUSDT");
    assertIs(second.price, "100");
    assertIs(second.loss, "0");
    assert.deepEqual(walk.fall?.positions, [falling]);
    assert.deepEqual(walk.fall?.took, [still]);
    // 40 less the loss of 29.33… is taken.
    assertNear(walk.pools[0]!.ledger.taken, price.minus(60));
    assertBalanced(walk);
  });

  it("part where one is closed after the other, and the rest is covered then", () => {
    const walk = valueOf(simulate(book, path({ BTCUSDT: "60" }), { crossTakeover: "largest-loss-first" }));
    assert.equal(only(walk, "liquidation").symbol, "BTCUSDT");
    assert.deepEqual(only(walk, "pool-liquidation").order, { rule: "largest-loss-first", isAssumed: false });
    assert.deepEqual(
      walk.positions.map(({ fate }) => fate),
      ["liquidated", "open"],
    );
    // What is left stays: 40 − 29.33… = 10.66…, against 6.25 of the other.
    assertNear(walk.pools[0]!.finalEquity, price.minus(60));
    assert.deepEqual(walk.fall?.took, []);
    assertBalanced(walk);
  });

  it("are left alone by a fall of an isolated one", () => {
    const fenced = position({ instrument: btc, marginMode: "isolated", leverage: "4" });
    const walk = valueOf(
      simulate(account({ wallet: "65", positions: [fenced, still] }), path({ BTCUSDT: "1" })),
    );
    assert.equal(only(walk, "liquidation").touchesPool, false);
    assertIs(walk.pools[0]!.ledger.cash, "40");
    assert.equal(walk.positions[1]!.fate, "open");
  });

  it("hold each other up while they move against each other", () => {
    const hedged = account({ wallet: "40", positions: [falling, short({ instrument: eth })] });
    const down = valueOf(simulate(hedged, path({ BTCUSDT: "40", ETHUSDT: "40" })));
    assert.deepEqual(kindsOf(down), []);
    // Apart from each other, both losing: 40 − 2·x = 0.0625·((100 − x) + (100 + x)) = 12.5 at x = 13.75.
    const apart = valueOf(simulate(hedged, path({ BTCUSDT: "80", ETHUSDT: "120" })));
    assertIs(only(apart, "pool-liquidation").marginBalance, "12.5");
    assertIs(only(apart, "pool-liquidation").at, "0.6875");
  });
});

describe("parts that go first", () => {
  it("by tier: down to the tier below, then the rest is solved anew", () => {
    // docs/formulas.md, stages: 82.84…, 4.828… left; 78.315… takes it down to the lowest tier; then all of it.
    const schedule = tiers([
      ["100", "0.01"],
      ["400", "0.02"],
      [undefined, "0.05"],
    ]);
    const long = position({ instrument: instrument("BTCUSDT", { schedule }), quantity: "10" });
    const book = account({
      wallet: "200",
      positions: [long],
      rules: { partialLiquidation: "by-tier", partialLiquidationStep: decimal("1") },
    });
    const walk = valueOf(simulate(book, path({ BTCUSDT: "80" }, { BTCUSDT: "70" })));
    const [first, second] = walk.events;
    assert.ok(first?.kind === "partial-liquidation" && second?.kind === "partial-liquidation");
    assertNear(first.price, decimal("787").div("9.5"));
    assertNear(first.remaining, decimal("400").div(first.price));
    assert.equal(first.tier?.index, 2);
    assert.equal(first.step, 0);
    // The formula page has 15 digits of it.
    assert.equal(second.price.toFixed(12), "78.315153485217");
    assert.equal(second.step, 1);
    assert.equal(second.because, undefined);
    assert.equal(walk.positions[0]!.fate, "liquidated");
    assertBalanced(walk);
  });

  it("a share, once; what is left of an isolated position goes whole", () => {
    const long = position({ instrument: btc, marginMode: "isolated", leverage: "4" });
    const book = account({
      wallet: "25",
      positions: [long],
      rules: { partialLiquidation: "fraction", partialLiquidationStep: decimal("0.2") },
    });
    const walk = valueOf(simulate(book, path({ BTCUSDT: "80" })));
    const [part, whole] = walk.events;
    assert.ok(part?.kind === "partial-liquidation" && whole?.kind === "liquidation");
    assertIs(part.quantity, "0.2");
    assertIs(part.profit, "-4");
    // A fifth of the 5 that are left comes back; 4 stand against 4: that is not enough.
    assert.equal(whole.because, part.index);
    assertIs(whole.quantity, "0.8");
    assertIs(whole.loss, "20");
    assertIs(walk.pools[0]!.ledger.cash, "1");
    assertBalanced(walk);
  });

  it("goes whole, and says so, where the step is not published", () => {
    const long = position({ instrument: btc, marginMode: "isolated", leverage: "4" });
    const book = account({ wallet: "25", positions: [long], rules: { partialLiquidation: "fraction" } });
    assert.equal(
      only(valueOf(simulate(book, path({ BTCUSDT: "70" }))), "liquidation").isStepUnpublished,
      true,
    );
  });
});

describe("orders", () => {
  const long = position({ instrument: btc, marginMode: "isolated", leverage: "4" });
  const book = account({ wallet: "60", positions: [long] });

  it("a stop fills on the way, before the liquidation price is met", () => {
    const stop = { position: long, price: decimal("85") };
    const walk = valueOf(simulate(book, path({ BTCUSDT: "70" }), { stopLosses: [stop] }));
    const event = only(walk, "stop-loss");
    assertIs(event.price, "85");
    assertIs(event.profit, "-15");
    assert.deepEqual(kindsOf(walk), ["stop-loss"]);
    assertIs(walk.pools[0]!.finalEquity, "45");
    assert.equal(walk.positions[0]!.fate, "closed");
    assertBalanced(walk);
  });

  it("a stop fills at the new mark after a jump, unless the venue was there first", () => {
    const stop = { position: long, price: decimal("95") };
    const options = { stopLosses: [stop], gaps: "jump" } as const;
    assertIs(only(valueOf(simulate(book, path({ BTCUSDT: "90" }), options)), "stop-loss").price, "90");
    assert.deepEqual(kindsOf(valueOf(simulate(book, path({ BTCUSDT: "79" }), options))), [
      "liquidation",
      "insurance",
    ]);
  });

  it("a stop beyond the liquidation price comes too late, as does one at it", () => {
    for (const price of ["75", "80"]) {
      const stop = { position: long, price: decimal(price) };
      const walk = valueOf(simulate(book, path({ BTCUSDT: "70" }), { stopLosses: [stop] }));
      assert.deepEqual(kindsOf(walk), ["liquidation", "insurance"]);
    }
  });

  it("a take profit fills at its price, and what it does not close goes on", () => {
    const limit = { position: long, price: decimal("120"), quantity: decimal("0.5") };
    for (const gaps of ["continuous", "jump"] as const) {
      const walk = valueOf(simulate(book, path({ BTCUSDT: "130" }), { takeProfits: [limit], gaps }));
      const event = only(walk, "take-profit");
      assertIs(event.price, "120");
      assertIs(event.remaining, "0.5");
      // Half of 20, and half of the posted 25 with it; the other half is worth 15 more.
      assertIs(walk.pools[0]!.ledger.cash, "57.5");
      assertIs(walk.pools[0]!.finalEquity, "85");
      assert.equal(walk.positions[0]!.fate, "open");
      assertBalanced(walk);
    }
  });

  it("a stop whose fee drains the pool brings the rest down", () => {
    const paying = instrument("BTCUSDT", { schedule: flatRate("0.0625"), takerFeeRate: "0.1" });
    const first = position({ instrument: paying });
    const other = position({ instrument: eth, quantity: "2" });
    // At 80: 45 − 20 − 8 = 17 against 12.5 of the other: covered. With 36 in the wallet 8 are left.
    const stop = { position: first, price: decimal("82") };
    const walk = (wallet: string) =>
      valueOf(
        simulate(account({ wallet, positions: [first, other] }), path({ BTCUSDT: "80" }), {
          stopLosses: [stop],
        }),
      );
    assert.deepEqual(kindsOf(walk("45")), ["stop-loss"]);
    const down = walk("37");
    assert.deepEqual(kindsOf(down), ["stop-loss", "pool-liquidation", "liquidation", "insurance"]);
    assert.equal(only(down, "pool-liquidation").because, only(down, "stop-loss").index);
    assertBalanced(down);
  });
});

describe("margin that is topped up", () => {
  const long = position({ instrument: btc, marginMode: "isolated", leverage: "4" });
  const rule = { position: long, distance: decimal("0.1"), from: "wallet" } as const;

  it("keeps the distance, for what it costs", () => {
    const book = account({ wallet: "60", positions: [long] });
    const walk = valueOf(
      simulate(book, path({ BTCUSDT: "85" }, { BTCUSDT: "78" }, { BTCUSDT: "100" }), { topUps: [rule] }),
    );
    const [first, second] = walk.events;
    assert.ok(first?.kind === "top-up" && second?.kind === "top-up" && walk.events.length === 2);
    // At 85 liquidation is wanted at 76.5: m = 0.0625·76.5 + 23.5 = 28.28125.
    assertIs(first.amount, "3.28125");
    assertIs(first.distanceAfter, "0.1");
    // At 78 at 70.2: m = 4.3875 + 29.8 = 34.1875.
    assertIs(second.amount, "5.90625");
    assertIs(walk.pools[0]!.ledger.posted, "34.1875");
    assertIs(walk.pools[0]!.ledger.cash, "25.8125");
    assertIs(walk.pools[0]!.finalEquity, "60");
    assertBalanced(walk);
  });

  it("is lost with the position all the same when the fall goes on within a step", () => {
    const book = account({ wallet: "60", positions: [long] });
    const walk = valueOf(simulate(book, path({ BTCUSDT: "85" }, { BTCUSDT: "70" }), { topUps: [rule] }));
    assert.deepEqual(kindsOf(walk), ["top-up", "liquidation", "insurance"]);
    assertIs(only(walk, "liquidation").loss, "28.28125");
    assertIs(walk.pools[0]!.finalEquity, "31.71875");
  });

  it("ends with the wallet, and with the limit of the rule", () => {
    const poor = account({ wallet: "26", positions: [long] });
    const event = only(valueOf(simulate(poor, path({ BTCUSDT: "85" }), { topUps: [rule] })), "top-up");
    assertIs(event.amount, "1");
    assertIs(event.wanted, "3.28125");
    const limited = { ...rule, from: "outside", limit: decimal("2") } as const;
    const walk = valueOf(simulate(poor, path({ BTCUSDT: "85" }), { topUps: [limited] }));
    assertIs(only(walk, "top-up").amount, "2");
    assertIs(walk.pools[0]!.ledger.deposits, "2");
    assertIs(walk.pools[0]!.capitalUsed, "27");
    // 26 + 2 − 15, of which 2 are no gain.
    assertIs(walk.pools[0]!.finalEquity, "13");
    assertNear(walk.pools[0]!.returnRate, decimal("-15").div(26));
    assertBalanced(walk);
  });

  it("goes into the pool for a cross position", () => {
    const cross = position({ instrument: btc });
    const book = account({ wallet: "25", positions: [cross] });
    const topUps = [{ position: cross, distance: decimal("0.1"), from: "outside" } as const];
    const walk = valueOf(simulate(book, path({ BTCUSDT: "85" }), { topUps }));
    assertNear(only(walk, "top-up").amount, decimal("3.28125"));
    assertNear(walk.pools[0]!.ledger.cash, decimal("28.28125"));
  });
});

describe("funding", () => {
  it("drains an isolated long until it falls", () => {
    // docs/formulas.md: (10.5 − 1) / 1 = 9.5, so at the tenth.
    const long = position({ marginMode: "isolated", isolatedMargin: "10.5" });
    const steps = Array.from({ length: 12 }, (_, hour) =>
      step({ BTCUSDT: "100" }, hour, { BTCUSDT: "0.01" }),
    );
    const walk = valueOf(simulate(account({ wallet: "20", positions: [long] }), steps));
    const paid = walk.events.filter(({ kind }) => kind === "funding");
    assert.equal(paid.length, 10);
    const event = only(walk, "liquidation");
    assert.equal(event.step, 9);
    assert.equal(event.because, paid[9]!.index);
    assertIs(event.marginBalance, "0.5");
    assertIs(event.loss, "0.5");
    assertIs(walk.pools[0]!.ledger.funding, "-10");
    assertIs(walk.pools[0]!.finalEquity, "9.5");
    assertIs(walk.positions[0]!.result, "-10.5");
    assertBalanced(walk);
  });

  it("is received by a short into its pool", () => {
    const one = short();
    const walk = valueOf(
      simulate(account({ wallet: "20", positions: [one] }), [
        step({ BTCUSDT: "110" }, 0, { BTCUSDT: "0.01" }),
      ]),
    );
    assertIs(only(walk, "funding").amount, "1.1");
    assertIs(walk.pools[0]!.ledger.cash, "21.1");
    assertIs(walk.pools[0]!.finalEquity, "11.1");
  });
});

describe("what is missing", () => {
  const gapOf = (given: Parameters<typeof account>[0]) => {
    const result = simulate(account(given), path({ BTCUSDT: "90" }));
    assert.ok("gap" in result);
    return result.gap;
  };

  it("is told instead of numbers", () => {
    assert.deepEqual(gapOf({ positions: [position()] }), {
      reason: "missing-wallet",
      asset: "USDT",
      position: undefined,
    });
    const untabled = position({ instrument: instrument("BTCUSDT", { schedule: undefined }) });
    assert.deepEqual(gapOf({ wallet: "10", positions: [untabled] }), {
      reason: "missing-tiers",
      asset: "USDT",
      position: untabled,
    });
    const unposted = position({ marginMode: "isolated" });
    assert.equal(gapOf({ wallet: "10", positions: [unposted] }).reason, "missing-leverage");
  });

  it("does not matter to isolated positions alone", () => {
    const long = position({ instrument: btc, marginMode: "isolated", leverage: "4" });
    const walk = valueOf(simulate(account({ positions: [long] }), path({ BTCUSDT: "70" })));
    assertIs(walk.pools[0]!.finalEquity, "0");
  });

  it("is a price above 0, or an order of a position that is not there", () => {
    const long = position();
    const book = account({ wallet: "10", positions: [long] });
    const bad = simulate(book, path({ BTCUSDT: "0" }));
    assert.ok("gap" in bad && bad.gap.reason === "price-out-of-range");
    const foreign = simulate(book, path({ BTCUSDT: "90" }), {
      stopLosses: [{ position: position(), price: decimal("90") }],
    });
    assert.ok("gap" in foreign && foreign.gap.reason === "no-such-position");
  });
});
