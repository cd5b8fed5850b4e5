import assert from "node:assert/strict";
import type { Account, Position } from "../../../src/engine/account";
import { evaluate } from "../../../src/engine/evaluate";
import { fundingTime } from "../../../src/engine/questions/funding";
import { gapLoss } from "../../../src/engine/questions/gap";
import { marginFor } from "../../../src/engine/questions/margin";
import { roomAt } from "../../../src/engine/questions/target";
import { account, decimal, instrument, position, short } from "../../support/account";

const rates = new Map([
  ["BTCUSDT", decimal("0.01")],
  ["ETHUSDT", decimal("0.01")],
]);

const time = (of: Account, one: Position, paid = rates) => {
  const answer = fundingTime(of, one, paid);
  if ("reason" in answer) return answer.reason;
  const { intervals, exactIntervals, payment } = answer.value;
  return [intervals, exactIntervals, payment].map(String);
};

describe("funding until liquidation, at its limits", () => {
  const fenced = (isolatedMargin: string) => position({ marginMode: "isolated", isolatedMargin });
  const of = (one: Position, trigger: "below" | "at-or-below") =>
    account({ wallet: "100", rules: { trigger }, positions: [one] });

  it("is over where nothing is left, but for a trigger that is strict", () => {
    assert.equal(time(of(fenced("1"), "at-or-below"), fenced("1")), "already-liquidatable");
    const [exact, less] = [fenced("1"), fenced("0.5")];
    assert.equal(time(of(exact, "at-or-below"), exact), "already-liquidatable");
    assert.deepEqual(time(of(exact, "below"), exact), ["1", "0", "1"]);
    assert.equal(time(of(less, "below"), less), "already-liquidatable");
  });

  it("is never where nothing is paid", () => {
    const one = fenced("10");
    assert.equal(time(of(one, "at-or-below"), one, new Map()), "never");
  });
});

describe("funding until liquidation, of several rows", () => {
  const [btc, eth] = [instrument("BTCUSDT"), instrument("ETHUSDT")];
  const fenced = { marginMode: "isolated", isolatedMargin: "10" } as const;
  const one = position({ ...fenced, instrument: btc });
  const core = position({ instrument: btc });
  const book = account({
    wallet: { USDT: { walletBalance: "100" }, USDC: { walletBalance: "100" } },
    positions: [
      one,
      position({ ...fenced, instrument: btc, quantity: "2" }),
      short({ ...fenced, instrument: btc, quantity: "4" }),
      position({ ...fenced, instrument: eth }),
      core,
      position({ instrument: eth, quantity: "3" }),
      position({ instrument: eth, pool: "USDC" }),
    ],
  });

  it("is paid out of what all rows of an isolated leg have posted", () => {
    // 20 − 3 at 3 an interval.
    const answer = time(book, one);
    assert.deepEqual([answer[0], answer[2]], ["6", "3"]);
  });

  it("is paid out of the pool by what is cross in it", () => {
    // 100 − 40 posted, less a requirement of 4, at 4 an interval.
    assert.deepEqual(time(book, core), ["14", "14", "4"]);
  });
});

describe("what is asked for at the edge of what can be asked", () => {
  const fenced = position({ marginMode: "isolated", isolatedMargin: "10" });
  const of = account({ wallet: "100", positions: [fenced] });

  it("is the room at the mark, for a distance of 0", () => {
    assert.equal(roomAt(evaluate(of), fenced, { kind: "distance", distance: decimal("0") }).toString(), "9");
  });

  it("is the room on the side that hurts, for a distance", () => {
    // 10 − 20 − 1.2 at 120, and 10 − 20 − 0.8 at 80.
    const bear = short({ marginMode: "isolated", isolatedMargin: "10" });
    const target = { kind: "distance", distance: decimal("0.2") } as const;
    const held = account({ wallet: "100", positions: [bear] });
    assert.equal(roomAt(evaluate(held), bear, target).toString(), "-11.2");
    assert.equal(roomAt(evaluate(of), fenced, target).toString(), "-10.8");
    const more = marginFor(held, bear, target);
    assert.ok("value" in more);
    assert.equal(more.value.amount.toString(), "11.2");
  });

  it("is no gap down to price 0", () => {
    const answer = gapLoss(evaluate(of), fenced, decimal("0"));
    assert.equal("reason" in answer && answer.reason, "target-out-of-range");
  });
});
