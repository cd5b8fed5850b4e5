import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { Account, Position } from "../../../src/engine/account";
import { applyChanges } from "../../../src/engine/changes/apply";
import type { Decimal } from "../../../src/engine/decimal";
import { evaluate } from "../../../src/engine/evaluate";
import { legOf, profitAt } from "../../../src/engine/leg";
import type { Answer } from "../../../src/engine/questions/answer";
import { fundingTime } from "../../../src/engine/questions/funding";
import { gapLoss } from "../../../src/engine/questions/gap";
import { hedgeFor, reductionFor } from "../../../src/engine/questions/hedge";
import { leverageFor } from "../../../src/engine/questions/leverage";
import { marginFor } from "../../../src/engine/questions/margin";
import { modeSwitch } from "../../../src/engine/questions/modeSwitch";
import { largestQuantity } from "../../../src/engine/questions/quantity";
import { liquidationStages } from "../../../src/engine/questions/stages";
import type { Target } from "../../../src/engine/questions/target";
import { roomAt } from "../../../src/engine/questions/target";
import { holding, withPosition } from "../../../src/engine/questions/varied";
import { account, decimal, flatRate, instrument, position, short, tiers } from "../../support/account";
import { assertNear, isNear } from "../../support/near";
import { randomAccount } from "../../support/randomAccounts";
import { runs } from "../../support/runs";

function valueOf<Value>(answer: Answer<Value>): Value {
  assert.ok("value" in answer, `no answer: ${"reason" in answer ? answer.reason : ""}`);
  return answer.value;
}

function reasonOf(answer: Answer<unknown>): string {
  assert.ok("reason" in answer, "there is an answer");
  return answer.reason;
}

const price = (at: string): Target => ({ kind: "price", price: decimal(at) });
const distance = (of: string): Target => ({ kind: "distance", distance: decimal(of) });

describe("margin for a liquidation price", () => {
  // A + (P − 100) = 0.01·P at P = 80: A = 20.8.
  const long = position({ marginMode: "isolated", isolatedMargin: "10" });
  const book = account({ wallet: "100", positions: [long] });

  it("is what is missing at that price", () => {
    const { amount, isolatedMargin } = valueOf(marginFor(book, long, price("80")));
    assert.equal(amount.toString(), "10.8");
    assert.equal(isolatedMargin?.toString(), "20.8");
  });

  it("is negative where so much can be taken away", () => {
    assert.equal(valueOf(marginFor(book, long, price("95"))).amount.toString(), "-4.05");
  });

  it("is for the nearer side where a distance is asked for", () => {
    assert.equal(valueOf(marginFor(book, long, distance("0.2"))).amount.toString(), "10.8");
  });

  it("goes into the wallet of a cross position", () => {
    const one = position();
    const crossBook = account({ wallet: "10", positions: [one] });
    const { amount, isolatedMargin } = valueOf(marginFor(crossBook, one, price("80")));
    assert.equal(amount.toString(), "10.8");
    assert.equal(isolatedMargin, undefined);
  });

  it("says why it cannot be told", () => {
    const unknown = position({ marginMode: "isolated" });
    assert.equal(
      reasonOf(marginFor(account({ wallet: "1", positions: [unknown] }), unknown, price("80"))),
      "missing-leverage",
    );
    const one = position();
    assert.equal(reasonOf(marginFor(account({ positions: [one] }), one, price("80"))), "missing-wallet");
    assert.equal(reasonOf(marginFor(book, long, distance("1"))), "target-out-of-range");
    assert.equal(reasonOf(marginFor(book, long, price("0"))), "target-out-of-range");
    const bare = position({ instrument: instrument("X", { schedule: undefined }), isolatedMargin: "1" });
    const isolated = { ...bare, marginMode: "isolated" as const };
    assert.equal(
      reasonOf(marginFor(account({ positions: [isolated] }), isolated, price("80"))),
      "missing-tiers",
    );
  });
});

describe("leverage for a liquidation price", () => {
  const table = instrument("BTCUSDT", { schedule: flatRate("0.01") });
  const long = position({ instrument: table, marginMode: "isolated", leverage: "20" });
  const book = account({ wallet: "100", positions: [long] });

  it("is the notional over the least margin", () => {
    const { leverage } = valueOf(leverageFor(book, long, price("80")));
    assertNear(leverage, decimal("100").div("20.8"));
  });

  it("is asked of positions that have none yet", () => {
    const bare = position({ instrument: table, marginMode: "isolated" });
    const { leverage } = valueOf(leverageFor(account({ positions: [] }), bare, price("80")));
    assertNear(leverage, decimal("100").div("20.8"));
  });

  it("has no effect in cross", () => {
    const one = position({ leverage: "5" });
    assert.equal(
      reasonOf(leverageFor(account({ wallet: "1", positions: [one] }), one, price("80"))),
      "no-effect",
    );
  });
});

describe("the largest quantity", () => {
  const long = position();
  const book = account({ wallet: "100", positions: [long] });

  it("for a distance fills the room of the pool", () => {
    // 100 − 20·q = 0.01·80·q
    assertNear(valueOf(largestQuantity(book, long, distance("0.2"))), decimal("100").div("20.8"));
  });

  it("is found beyond tier edges", () => {
    const table = instrument("BTCUSDT", {
      schedule: tiers([
        ["150", "0.01"],
        ["300", "0.05"],
        [undefined, "0.1"],
      ]),
    });
    const one = position({ instrument: table });
    // At 80 in the third tier: 100 − 20·q = 8·q − 0.05·300 − 0.04·150.
    const found = valueOf(largestQuantity(account({ wallet: "100", positions: [one] }), one, price("80")));
    assertNear(found, decimal("121").div("28"));
  });

  it("for a jump of the requirement ends where it jumps", () => {
    const table = instrument("BTCUSDT", {
      schedule: tiers([
        ["150", "0.01", "0"],
        [undefined, "0.5", "0"],
      ]),
    });
    const one = position({ instrument: table });
    const whole = account({ wallet: "60", rules: { tierMethod: "whole" }, positions: [one] });
    // Already at the mark: more than 1.5 of it ask for half of their worth.
    assertNear(valueOf(largestQuantity(whole, one, price("80"))), "1.5");
  });

  it("for a loss budget counts what is posted", () => {
    const isolated = position({ marginMode: "isolated", leverage: "10" });
    const of = account({ wallet: "100", positions: [isolated] });
    assertNear(
      valueOf(largestQuantity(of, isolated, { kind: "worst-case-loss", amount: decimal("25") })),
      "2.5",
    );
  });

  it("for a loss at a stop counts the way and the fee", () => {
    const paying = position({ instrument: instrument("BTCUSDT", { takerFeeRate: "0.001" }) });
    const of = account({ wallet: "100", positions: [paying] });
    const limit = { kind: "loss-at-price", price: decimal("90"), amount: decimal("50.45") } as const;
    assertNear(valueOf(largestQuantity(of, paying, limit)), "5");
  });

  it("for a leverage fills the last tier that allows it", () => {
    const table = tiers([
      ["1000", "0.01"],
      ["5000", "0.02"],
      [undefined, "0.05"],
    ]);
    const leverages = ["50", "25", "10"];
    const schedule = {
      ...table,
      tiers: table.tiers.map((tier, index) => ({ ...tier, maxLeverage: decimal(leverages[index]!) })),
    };
    const one = position({ instrument: instrument("BTCUSDT", { schedule }), leverage: "20" });
    const largest = (leverage: string) =>
      largestQuantity(book, one, { kind: "leverage", leverage: decimal(leverage) });
    assert.equal(valueOf(largest("20")).toString(), "50");
    assert.equal(valueOf(largest("30")).toString(), "10");
    assert.equal(reasonOf(largest("60")), "out-of-reach");
    assert.equal(reasonOf(largest("10")), "unbounded");
  });

  it("is without bound where any size will do, and out of reach where none will", () => {
    assert.equal(
      reasonOf(largestQuantity(book, long, { kind: "worst-case-loss", amount: decimal("100") })),
      "unbounded",
    );
    const poor = account({ wallet: "-1", positions: [long] });
    assert.equal(reasonOf(largestQuantity(poor, long, distance("0.2"))), "out-of-reach");
  });
});

describe("a hedge", () => {
  const long = position({ quantity: "10" });
  const book = account({ wallet: "100", rules: { hedgeNetting: "max-leg" }, positions: [long] });

  it("is as large as it has to be", () => {
    // 100 − (10 − h)·20 = 8 at 80, only the larger leg asking.
    const quantity = valueOf(hedgeFor(book, long, price("80")));
    assertNear(quantity, "5.4");
  });

  it("is nothing where the target is met, and has no effect on an isolated leg", () => {
    assert.equal(valueOf(hedgeFor(book, long, price("99"))).toString(), "0");
    const isolated = position({ marginMode: "isolated", leverage: "10" });
    assert.equal(
      reasonOf(hedgeFor(account({ wallet: "1", positions: [isolated] }), isolated, price("80"))),
      "no-effect",
    );
  });

  it("cannot help where its own requirement eats the room", () => {
    const dear = position({ instrument: instrument("BTCUSDT", { schedule: flatRate("0.5") }) });
    const of = account({ wallet: "30", positions: [dear] });
    assert.equal(reasonOf(hedgeFor(of, dear, price("80"))), "out-of-reach");
  });

  it("can be a part that is closed", () => {
    // 100 − q·20 = 0.8·q
    const of = account({ wallet: "100", positions: [long] });
    assertNear(valueOf(reductionFor(of, long, price("80"))), decimal("10").minus(decimal("100").div("20.8")));
  });
});

describe("the switch of a mode", () => {
  const long = position({ leverage: "10" });
  const other = position({ instrument: instrument("ETHUSDT"), leverage: "10" });
  const switched = (rule: "refused" | "allowed" | "account-wide" | "unknown", wallet = "100") =>
    valueOf(modeSwitch(account({ wallet, rules: { modeSwitch: rule }, positions: [long, other] }), long));
  const codes = (of: ReturnType<typeof switched>) => of.obstacles.map(({ code }) => code);

  it("says what the venue says", () => {
    assert.deepEqual(codes(switched("allowed")), []);
    assert.deepEqual(codes(switched("refused")), ["refused-while-open"]);
    assert.deepEqual(codes(switched("unknown")), ["rule-unknown"]);
    const account_ = switched("account-wide");
    assert.deepEqual(codes(account_), ["switches-account"]);
    for (const { after } of account_.preview.positions) assert.equal(after?.marginMode, "isolated");
  });

  it("asks for the margin that has to be posted", () => {
    const [short_] = switched("allowed", "15").obstacles;
    assert.ok(short_?.code === "not-enough-available");
    assert.equal(short_.needed.toString(), "10");
    assert.equal(short_.missing.toString(), "5");
  });

  it("names what would be liquidated at once", () => {
    const losing = position({ markPrice: "85", leverage: "10" });
    const of = account({ wallet: "100", rules: { modeSwitch: "allowed" }, positions: [losing] });
    const struck = valueOf(modeSwitch(of, losing)).obstacles.find(({ code }) => code === "liquidates");
    assert.ok(struck?.code === "liquidates");
    assert.deepEqual(struck.positions, [losing]);
  });
});

describe("the stages of a liquidation", () => {
  const table = instrument("BTCUSDT", {
    takerFeeRate: "0",
    schedule: tiers([
      ["100", "0.01"],
      ["400", "0.02"],
      [undefined, "0.05"],
    ]),
  });
  const long = position({ instrument: table, quantity: "10" });
  const staged = (rules: Parameters<typeof account>[0]["rules"]) =>
    liquidationStages(account({ wallet: "200", positions: [long], ...(rules && { rules }) }), long);

  it("go down tier by tier", () => {
    const stages = valueOf(staged({ partialLiquidation: "by-tier", partialLiquidationStep: decimal("1") }));
    // 200 + 10·(P − 100) = 0.5·P − 13, tier 3: P = 787 / 9.5.
    const [first, second, last] = stages;
    assertNear(first!.price, decimal("787").div("9.5"));
    assertNear(first!.remaining, decimal("400").div(first!.price));
    assertNear(first!.loss, decimal("100").minus(first!.price).times(first!.quantity));
    // What is left is solved anew, from what is left of the wallet.
    const q = first!.remaining;
    const cash = decimal("200").minus(first!.loss);
    assertNear(second!.price, q.times(100).minus(cash).minus(1).div(q.times("0.98")));
    assert.equal(last!.remaining.toString(), "0");
    assert.equal(stages.length, 3);
  });

  it("close a share first, then the rest", () => {
    const stages = valueOf(
      staged({ partialLiquidation: "fraction", partialLiquidationStep: decimal("0.2") }),
    );
    assert.deepEqual(
      stages.map(({ quantity }) => quantity.toString()),
      ["2", "8"],
    );
    assert.ok(stages[1]!.price.lt(stages[0]!.price));
  });

  it("are one where all is closed at once, and unknown where nothing is published", () => {
    assert.equal(valueOf(staged({ partialLiquidation: "none" })).length, 1);
    assert.equal(reasonOf(staged({ partialLiquidation: "unknown" })), "unpublished");
    assert.equal(reasonOf(staged({ partialLiquidation: "by-tier" })), "unpublished");
    const safe = account({ wallet: "2000", positions: [long] });
    assert.equal(reasonOf(liquidationStages(safe, long)), "never");
  });
});

describe("funding until liquidation", () => {
  const rates = new Map([["BTCUSDT", decimal("0.01")]]);

  it("eats what the balance has above the requirement", () => {
    const long = position({ marginMode: "isolated", isolatedMargin: "10.5" });
    const found = valueOf(fundingTime(account({ wallet: "100", positions: [long] }), long, rates));
    // 10.5 − 1 at 1 an interval.
    assert.equal(found.exactIntervals.toString(), "9.5");
    assert.equal(found.intervals.toString(), "10");
    assert.equal(found.payment.toString(), "1");
  });

  it("needs one more where equality is safe", () => {
    const long = position({ marginMode: "isolated", isolatedMargin: "10" });
    const at = (trigger: "below" | "at-or-below") =>
      valueOf(fundingTime(account({ wallet: "100", rules: { trigger }, positions: [long] }), long, rates));
    assert.equal(at("at-or-below").intervals.toString(), "9");
    assert.equal(at("below").intervals.toString(), "10");
  });

  it("is paid by the whole pool, and never where it is received", () => {
    const [long, other] = [position(), short({ instrument: instrument("ETHUSDT"), quantity: "3" })];
    const of = account({ wallet: "24", positions: [long, other] });
    const both = new Map([...rates, ["ETHUSDT", decimal("-0.01")]]);
    assert.equal(valueOf(fundingTime(of, long, both)).exactIntervals.toString(), "5");
    assert.equal(reasonOf(fundingTime(of, long, new Map([["BTCUSDT", decimal("-0.01")]]))), "never");
  });
});

describe("a gap", () => {
  it("costs more than what backs the position, as far as it goes past bankruptcy", () => {
    const fenced = position({ marginMode: "isolated", leverage: "10" });
    const report = evaluate(
      account({ wallet: "100", rules: { negativeBalance: "owed" }, positions: [fenced] }),
    );
    const at = (of: string) => valueOf(gapLoss(report, fenced, decimal(of)));
    assert.equal(at("95").loss.toString(), "5");
    assert.equal(at("95").beyondBacking.toString(), "0");
    assert.equal(at("70").loss.toString(), "30");
    assert.equal(at("70").beyondBacking.toString(), "20");
    assert.equal(at("70").negativeBalance, "owed");
    assert.equal(at("120").loss.toString(), "0");
  });
});

describe("solved answers put back in", function () {
  this.timeout(0);

  const drawnTarget = fc.tuple(fc.integer({ min: 1, max: 95 }), fc.boolean());
  const targetFor = ({ markPrice, side }: Position, [percent, isPrice]: [number, boolean]): Target =>
    isPrice
      ? { kind: "price", price: markPrice.times(100 + (side === "long" ? -percent : percent)).div(100) }
      : { kind: "distance", distance: decimal(String(percent)).div(100) };

  /** No room is left at the target, nor is it missed by more than the last digits. */
  function assertMet(after: Account, one: Position, target: Target): void {
    const room = roomAt(evaluate(after), one, target);
    assert.ok(typeof room !== "string", String(room));
    assert.ok(isNear(room.plus(legOf(one).entryNotional), legOf(one).entryNotional), `room ${String(room)}`);
  }

  it("give the target: margin", () => {
    const holds = (before: Account, drawn: [number, boolean]) => {
      for (const one of before.positions) {
        const target = targetFor(one, drawn);
        const answer = marginFor(before, one, target);
        if ("reason" in answer) continue;
        const { amount, isolatedMargin } = answer.value;
        if (one.marginMode === "isolated") {
          if (isolatedMargin!.isZero()) continue;
          const after = { ...one, isolatedMargin };
          assertMet(withPosition(before, one, after), after, target);
        } else {
          const changed = applyChanges(before, [{ kind: "deposit", pool: one.pool, amount }]);
          assert.ok("account" in changed);
          assertMet(changed.account, one, target);
        }
      }
    };
    fc.assert(fc.property(randomAccount, drawnTarget, holds), runs(100));
  });

  it("give the target: the liquidation price itself, where rates do not jump", () => {
    let answered = 0;
    const holds = (before: Account, drawn: [number, boolean]) => {
      for (const one of before.positions) {
        const target = targetFor(one, [drawn[0], true]);
        const answer = marginFor(before, one, target);
        if ("reason" in answer || target.kind !== "price" || one.marginMode === "cross") continue;
        if (answer.value.isolatedMargin!.isZero()) continue;
        const after = { ...one, isolatedMargin: answer.value.isolatedMargin };
        const mode = evaluate(withPosition(before, one, after))
          .position(after)
          .isolated();
        const isJump = one.instrument.schedule?.kind === "tiers" && one.instrument.schedule.tiers.length > 1;
        if (isJump || mode.reason !== undefined) continue;
        answered++;
        assertNear(mode.liquidationPrice, target.price, "liquidation price");
      }
    };
    const tried = runs<[Account, [number, boolean]]>(200);
    fc.assert(fc.property(randomAccount, drawnTarget, holds), tried);
    assert.ok(answered > tried.numRuns! / 20, `only ${answered} answers`);
  });

  it("give the target: quantity", () => {
    const holds = (before: Account, drawn: [number, boolean]) => {
      const one = before.positions[0]!;
      const target = targetFor(one, drawn);
      const answer = largestQuantity(before, one, target);
      if ("reason" in answer) return;
      const quantity = answer.value;
      const roomWith = (size: Decimal) => {
        const varied = { ...one, quantity: size };
        return roomAt(evaluate(withPosition(holding(before, one), one, varied)), varied, target);
      };
      const slack = legOf({ ...one, quantity }).entryNotional.times("1e-14");
      const [at, more] = [roomWith(quantity), roomWith(quantity.times("1.000001"))];
      assert.ok(typeof at !== "string" && at.plus(slack).gte(0), `room ${String(at)} at the largest`);
      assert.ok(typeof more !== "string" && more.lt(slack), `room ${String(more)} beyond the largest`);
    };
    fc.assert(fc.property(randomAccount, drawnTarget, holds), runs(60));
  });

  it("give the target: hedge and reduction", () => {
    const holds = (before: Account, drawn: [number, boolean]) => {
      const one = before.positions[0]!;
      const target = targetFor(one, drawn);
      const answer = reductionFor(before, one, target);
      if ("reason" in answer || answer.value.isZero()) return;
      const changed = applyChanges(before, [{ kind: "reduce", position: one, quantity: answer.value }]);
      assert.ok("account" in changed);
      const after = changed.positionOf(one)!;
      const room = roomAt(evaluate(changed.account), after, target);
      assert.ok(typeof room !== "string" && room.plus(legOf(one).entryNotional.times("1e-14")).gte(0));
    };
    fc.assert(fc.property(randomAccount, drawnTarget, holds), runs(60));
  });

  it("are never a loss above the budget", () => {
    const holds = (before: Account, share: number) => {
      const one = before.positions[0]!;
      const stop = one.markPrice.times(one.side === "long" ? "0.9" : "1.1");
      const amount = legOf(one).entryNotional.times(share).div(100);
      const answer = largestQuantity(before, one, { kind: "loss-at-price", price: stop, amount });
      if ("reason" in answer) return;
      const loss = profitAt({ ...one, quantity: answer.value }, stop).negated();
      assert.ok(loss.lte(amount.times("1.000000000000001")), `${String(loss)} of ${String(amount)}`);
    };
    fc.assert(fc.property(randomAccount, fc.integer({ min: 1, max: 200 }), holds), runs(100));
  });
});
