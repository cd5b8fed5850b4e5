/** What closing costs and whom: pending funding, rows of one leg, fees that are more than what is left. */
import assert from "node:assert/strict";
import type { PriceOrder } from "../../../src/simulation/options";
import type { Simulation } from "../../../src/simulation/result";
import { simulate } from "../../../src/simulation/simulate";
import { account, decimal, flatRate, instrument, position, short } from "../../support/account";
import { assertBalanced, assertIs, kindsOf, only, path, step, valueOf } from "./paths";

const schedule = flatRate("0.0625");
const btc = instrument("BTCUSDT", { schedule });

/** 2 and 6 of one leg at 100, with 20 and 60 posted: 80 + 8·(P − 100) = 0.0625·8·P at 96, where 48 are left. */
const rows = (takerFeeRate?: string) => {
  const charged = instrument("BTCUSDT", { schedule, ...(takerFeeRate ? { takerFeeRate } : {}) });
  const row = (quantity: string, isolatedMargin: string) =>
    position({ instrument: charged, marginMode: "isolated", quantity, isolatedMargin });
  return [row("2", "20"), row("6", "60")] as const;
};

/** A figure of each position. */
const each = ({ positions }: Simulation, figure: "fees" | "taken" | "result" | "realizedPnl") =>
  positions.map((one) => one[figure].toString());

describe("closing", () => {
  it("settles the funding that was pending, of a cross position out of the wallet", () => {
    const long = position({ instrument: btc, unsettledFunding: "-3" });
    const book = account({ wallet: "50", positions: [long] });
    const stopLosses = [{ position: long, price: decimal("90") }];
    const walk = valueOf(simulate(book, path({ BTCUSDT: "85" }), { stopLosses }));
    const { ledger, finalEquity } = walk.pools[0]!;
    assertIs(only(walk, "stop-loss").funding, "-3");
    assertIs(ledger.cash, "37");
    assertIs(ledger.pending, "0");
    assertIs(finalEquity, "37");
    assertBalanced(walk);
  });

  it("of a part of an isolated position settles and releases its part", () => {
    // Half of 2, with 40 posted and 4 of funding to pay, at 95: 20 − 5 − 2.
    const long = position({
      instrument: btc,
      marginMode: "isolated",
      quantity: "2",
      isolatedMargin: "40",
      unsettledFunding: "-4",
    });
    const book = account({ wallet: "40", positions: [long] });
    const stopLosses = [{ position: long, price: decimal("95"), quantity: decimal("1") }];
    const walk = valueOf(simulate(book, path({ BTCUSDT: "94" }), { stopLosses }));
    const { ledger } = walk.pools[0]!;
    assertIs(ledger.cash, "13");
    assertIs(ledger.posted, "20");
    assertIs(ledger.pending, "-2");
    const [left] = walk.account.positions;
    assertIs(left!.quantity, "1");
    assertIs(left!.isolatedMargin, "20");
    assertIs(left!.unsettledFunding, "-2");
    assertBalanced(walk);
  });

  const fenced = (entryPrice: string, isolatedMargin: string) =>
    position({ instrument: btc, marginMode: "isolated", entryPrice, markPrice: "100", isolatedMargin });
  const margins = ({ account: { positions } }: Simulation) =>
    positions.map(({ isolatedMargin }) => isolatedMargin!.toString());

  it("of one row beyond its margin takes the rest out of the other rows of its leg", () => {
    // 15 lost on 10: 3 come out of the second, 2 out of the third.
    const positions = [fenced("100", "10"), fenced("80", "3"), fenced("80", "30")];
    const book = account({ wallet: "43", positions });
    const stopLosses = [{ position: positions[0]!, price: decimal("85") }];
    const walk = valueOf(simulate(book, path({ BTCUSDT: "84" }), { stopLosses }));
    assertIs(only(walk, "stop-loss").beyond, "0");
    assertIs(walk.pools[0]!.ledger.cash, "0");
    assertIs(walk.pools[0]!.ledger.posted, "28");
    assert.deepEqual(margins(walk), ["0", "28"]);
    assertBalanced(walk);
  });

  it("of one row beyond the margin of its whole leg is not the account's where it is protected", () => {
    // 30 lost on 10, with 2 of the other row: 18 are beyond, though that row is 30 up.
    const positions = [fenced("100", "10"), fenced("40", "2")];
    const book = account({ wallet: "12", positions, rules: { negativeBalance: "protected" } });
    const stopLosses = [{ position: positions[0]!, price: decimal("75") }];
    const walk = valueOf(simulate(book, path({ BTCUSDT: "70" }), { stopLosses, gaps: "jump" }));
    assert.deepEqual(kindsOf(walk), ["stop-loss", "insurance"]);
    assertIs(only(walk, "stop-loss").beyond, "18");
    assertIs(only(walk, "insurance").amount, "-18");
    assert.deepEqual(margins(walk), ["0"]);
    assert.deepEqual(each(walk, "result"), ["-12", "30"]);
    assertIs(walk.pools[0]!.finalEquity, "30");
    assertBalanced(walk);
  });

  it("with funding that is pending costs an isolated leg both", () => {
    // 29 − 4 + (P − 100) = 0.0625·P at 80.
    const long = position({
      instrument: btc,
      marginMode: "isolated",
      isolatedMargin: "29",
      unsettledFunding: "-4",
    });
    const walk = valueOf(simulate(account({ wallet: "29", positions: [long] }), path({ BTCUSDT: "75" })));
    assertIs(only(walk, "liquidation").price, "80");
    assertIs(only(walk, "liquidation").loss, "25");
    assertIs(walk.pools[0]!.ledger.taken, "5");
    assertIs(walk.pools[0]!.ledger.pending, "0");
    assertIs(walk.pools[0]!.finalEquity, "0");
    assertBalanced(walk);
  });

  it("shares fee and what the venue takes among the rows of a leg", () => {
    // 768 at 1.25 %: 9.6, and 38.4 for the venue.
    const book = account({ wallet: "80", positions: rows("0.0125") });
    const walk = valueOf(simulate(book, path({ BTCUSDT: "90" })));
    const event = only(walk, "liquidation");
    assertIs(event.price, "96");
    assertIs(event.loss, "80");
    assert.equal(event.isStepUnpublished, false);
    assert.deepEqual(each(walk, "fees"), ["2.4", "7.2"]);
    assert.deepEqual(each(walk, "taken"), ["9.6", "28.8"]);
    assert.deepEqual(each(walk, "result"), ["-20", "-60"]);
    assertBalanced(walk);
  });

  it("charges no more than what is left, in the proportion that was asked for", () => {
    // 768 at 10 % would be 76.8 of the 48.
    const book = account({ wallet: "80", positions: rows("0.1") });
    const walk = valueOf(simulate(book, path({ BTCUSDT: "90" })));
    assertIs(only(walk, "liquidation").fee, "48");
    assert.deepEqual(each(walk, "fees"), ["12", "36"]);
    assert.deepEqual(each(walk, "result"), ["-20", "-60"]);
    assert.deepEqual(kindsOf(walk), ["liquidation"]);
    assertBalanced(walk);
  });

  it("charges an order no more than what backs its leg", () => {
    // 20 − 2 of funding − 10 of loss: 8 are left of a fee of 45.
    const long = position({
      instrument: instrument("BTCUSDT", { schedule, takerFeeRate: "0.5" }),
      marginMode: "isolated",
      isolatedMargin: "20",
      unsettledFunding: "-2",
    });
    const stopLosses = [{ position: long, price: decimal("90") }];
    const walk = valueOf(
      simulate(account({ wallet: "20", positions: [long] }), path({ BTCUSDT: "89" }), { stopLosses }),
    );
    assertIs(only(walk, "stop-loss").fee, "8");
    assertIs(walk.pools[0]!.finalEquity, "0");
    assert.deepEqual(each(walk, "fees"), ["8"]);
    assertBalanced(walk);
  });

  it("charges a pool no more than what is left with the funding that was pending", () => {
    // 25 − 3 + (P − 100) = 0.0625·P at 83.2, where 5.2 are left of a fee of 8.32.
    const charged = instrument("BTCUSDT", { schedule, takerFeeRate: "0.1" });
    const long = position({ instrument: charged, unsettledFunding: "-3" });
    const walk = valueOf(simulate(account({ wallet: "25", positions: [long] }), path({ BTCUSDT: "80" })));
    assertIs(only(walk, "liquidation").price, "83.2");
    assertIs(only(walk, "liquidation").fee, "5.2");
    assert.deepEqual(kindsOf(walk), ["pool-liquidation", "liquidation"]);
    assertIs(walk.pools[0]!.finalEquity, "0");
    assertBalanced(walk);
  });

  it("charges the legs of a pool one after the other, as long as something is left", () => {
    // 50 − 2·d = 0.125·(100 − d) at d = 20, where 10 are left of two fees of 8.
    const charged = (symbol: string) => instrument(symbol, { schedule, takerFeeRate: "0.1" });
    const positions = ["BTCUSDT", "ETHUSDT"].map((symbol) => position({ instrument: charged(symbol) }));
    const walk = valueOf(
      simulate(account({ wallet: "50", positions }), path({ BTCUSDT: "70", ETHUSDT: "70" })),
    );
    assert.deepEqual(each(walk, "fees"), ["8", "2"]);
    assert.deepEqual(kindsOf(walk), ["pool-liquidation", "liquidation", "liquidation"]);
    assertBalanced(walk);
  });

  it("beyond bankruptcy costs each row its margin where the fund bears the rest, and all of it where it is owed", () => {
    // At 85 the 8 have lost 120, 40 more than was posted.
    const results = (["protected", "owed"] as const).map((negativeBalance) => {
      const book = account({ wallet: "80", positions: rows("0.0125"), rules: { negativeBalance } });
      const walk = valueOf(simulate(book, path({ BTCUSDT: "85" }), { gaps: "jump" }));
      assertIs(only(walk, "liquidation").beyond, "40");
      assertIs(only(walk, "liquidation").fee, "0");
      assertIs(only(walk, "liquidation").loss, "80");
      assertBalanced(walk);
      return each(walk, "result");
    });
    assert.deepEqual(results, [
      ["-20", "-60"],
      ["-30", "-90"],
    ]);
  });

  it("of a share goes through all rows of a leg", () => {
    // A quarter of 4 at 96: 4 of 40 are lost for good, 12 are not yet; 24 are enough for the 18 that the others ask for.
    const step = { partialLiquidation: "fraction", partialLiquidationStep: decimal("0.25") } as const;
    const positions = ["1", "3"].map((quantity) => position({ instrument: btc, quantity }));
    const book = account({ wallet: "40", positions, rules: step });
    const walk = valueOf(simulate(book, path({ BTCUSDT: "95.9" })));
    assert.deepEqual(kindsOf(walk), ["partial-liquidation"]);
    assertIs(only(walk, "partial-liquidation").price, "96");
    assertIs(walk.pools[0]!.ledger.cash, "36");
    assert.deepEqual(
      walk.account.positions.map(({ quantity }) => quantity.toString()),
      ["0.75", "2.25"],
    );
    assert.deepEqual(each(walk, "realizedPnl"), ["-1", "-3"]);
    assertBalanced(walk);
  });

  it("takes everything where the rules have no parts, whatever their step would be", () => {
    const step = { partialLiquidation: "none", partialLiquidationStep: decimal("0.25") } as const;
    const walk = valueOf(
      simulate(account({ wallet: "80", positions: rows(), rules: step }), path({ BTCUSDT: "95.9" })),
    );
    assert.deepEqual(kindsOf(walk), ["liquidation", "insurance"]);
  });

  it("of a part leaves its part of a reserve for fees", () => {
    const long = position({
      instrument: btc,
      marginMode: "isolated",
      quantity: "4",
      isolatedMargin: "100",
      feeReserve: "4",
    });
    const book = account({ wallet: "100", positions: [long], rules: { closingFee: "entry" } });
    const takeProfits = [{ position: long, price: decimal("110"), quantity: decimal("1") }];
    const walk = valueOf(simulate(book, path({ BTCUSDT: "112" }), { takeProfits }));
    assertIs(walk.account.positions[0]!.feeReserve, "3");
  });
});

describe("an order", () => {
  it("closes no more than there is", () => {
    const long = position({ instrument: btc });
    const stopLosses = [{ position: long, price: decimal("90"), quantity: decimal("5") }];
    const walk = valueOf(
      simulate(account({ wallet: "50", positions: [long] }), path({ BTCUSDT: "85" }), { stopLosses }),
    );
    assertIs(only(walk, "stop-loss").quantity, "1");
    assertIs(walk.pools[0]!.finalEquity, "40");
  });
});

describe("an order whose price is met exactly", () => {
  it("is filled, on both sides", () => {
    const [long, bear] = [position({ instrument: btc }), short({ instrument: btc })];
    const at = (one: typeof long, price: string): PriceOrder[] => [{ position: one, price: decimal(price) }];
    const cases = [
      [long, "110", { takeProfits: at(long, "110") }],
      [long, "90", { stopLosses: at(long, "90") }],
      [bear, "110", { stopLosses: at(bear, "110") }],
      [bear, "90", { takeProfits: at(bear, "90") }],
    ] as const;
    for (const [one, price, options] of cases)
      for (const gaps of ["continuous", "jump"] as const) {
        const book = account({ wallet: "50", positions: [one] });
        const walk = valueOf(simulate(book, path({ BTCUSDT: price }), { ...options, gaps }));
        assert.equal(walk.events.length, 1, `${one.side} at ${price}`);
      }
  });
});

describe("a rule that keeps a distance", () => {
  /** 25 + (P − 100) = 0.0625·P at 80: 20 % away. */
  const long = position({ instrument: btc, marginMode: "isolated", isolatedMargin: "25" });
  const rule = (distance: string) => [
    { position: long, distance: decimal(distance), from: "wallet" as const },
  ];

  it("adds nothing at the distance itself, and something below it", () => {
    const book = account({ wallet: "50", positions: [long] });
    const kinds = (distance: string) =>
      kindsOf(valueOf(simulate(book, path({ BTCUSDT: "100" }), { topUps: rule(distance) })));
    assert.deepEqual(kinds("0.2"), []);
    assert.deepEqual(kinds("0.21"), ["top-up"]);
  });

  it("adds nothing where there is no liquidation price", () => {
    const safe = position({ instrument: btc, marginMode: "isolated", isolatedMargin: "100" });
    const book = account({ wallet: "150", positions: [safe] });
    const topUps = [{ position: safe, distance: decimal("0.5"), from: "wallet" as const }];
    assert.deepEqual(kindsOf(valueOf(simulate(book, path({ BTCUSDT: "50" }), { topUps }))), []);
  });

  it("adds no more than its limit over all steps, to the row that it names", () => {
    // At 95 the price is to be 76: 24 + 0.0625·76 = 28.75 for each 1; at 90 it is 72: 32.5; at 85 nothing is left of 5.
    for (const from of ["outside", "wallet"] as const) {
      const book = account({ wallet: "50", positions: [long] });
      const topUps = [{ position: long, distance: decimal("0.2"), from, limit: decimal("5") }];
      const prices = path({ BTCUSDT: "95" }, { BTCUSDT: "90" }, { BTCUSDT: "85" });
      const walk = valueOf(simulate(book, prices, { topUps }));
      const added = walk.events.flatMap((event) =>
        event.kind === "top-up" ? [event.amount.toString()] : [],
      );
      assert.deepEqual(added, ["3.75", "1.25"]);
      assertIs(walk.pools[0]!.ledger.deposits, from === "outside" ? "5" : "0");
      assertIs(walk.pools[0]!.ledger.posted, "30");
      assertBalanced(walk);
    }
  });

  it("names the row that it adds to, and none of the others of its leg", () => {
    const [first, second] = [long, { ...long }];
    const book = account({ wallet: "100", positions: [first, second] });
    const topUps = [{ position: second, distance: decimal("0.21"), from: "wallet" as const }];
    const walk = valueOf(simulate(book, path({ BTCUSDT: "100" }), { topUps }));
    assert.equal(only(walk, "top-up").positions[0], second);
    assert.equal(only(walk, "top-up").positions.length, 1);
    assert.ok(walk.account.positions[1]!.isolatedMargin!.gt("25"));
    assertIs(walk.account.positions[0]!.isolatedMargin, "25");
  });

  it("takes from the wallet what its cross positions do not hold", () => {
    // 55 are behind a cross position that holds 50: 5 of the 7.5 that the fall to 90 asks for.
    const eth = position({ instrument: instrument("ETHUSDT", { schedule }), leverage: "2" });
    const book = account({ wallet: "80", positions: [long, eth] });
    const walk = valueOf(simulate(book, path({ BTCUSDT: "90" }), { topUps: rule("0.2") }));
    assertIs(only(walk, "top-up").wanted, "7.5");
    assertIs(only(walk, "top-up").amount, "5");
    assertBalanced(walk);
  });

  it("says once that nothing is left to add", () => {
    const book = account({ wallet: "25", positions: [long] });
    const walk = valueOf(simulate(book, path({ BTCUSDT: "90" }, { BTCUSDT: "89" }), { topUps: rule("0.2") }));
    const event = only(walk, "top-up");
    assertIs(event.amount, "0");
    assert.ok(event.wanted.gt(0));
    assert.equal(event.step, 0);
  });
});

describe("funding at a rate of 0, or of another symbol", () => {
  it("is no event", () => {
    const long = position({ instrument: btc });
    const walk = simulate(account({ wallet: "50", positions: [long] }), [
      step({ BTCUSDT: "100" }, 0, { BTCUSDT: "0", ETHUSDT: "0.01" }),
    ]);
    assert.deepEqual(kindsOf(valueOf(walk)), []);
  });
});
