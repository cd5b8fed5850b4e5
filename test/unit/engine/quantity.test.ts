import assert from "node:assert/strict";
import type { Account } from "../../../src/engine/account";
import { largestQuantity, type SizeLimit } from "../../../src/engine/questions/quantity";
import { account, decimal, flatRate, instrument, position, short, tiers } from "../../support/account";
import { assertNear } from "../../support/near";

const price = (at: string): SizeLimit => ({ kind: "price", price: decimal(at) });
const distance = (of: string): SizeLimit => ({ kind: "distance", distance: decimal(of) });

function assertLargest(of: Account, limit: SizeLimit, expected: string): void {
  const answer = largestQuantity(of, of.positions[0]!, limit);
  assert.ok("value" in answer, "reason" in answer ? answer.reason : "");
  assertNear(answer.value, expected);
}

const reasonOf = (of: Account, limit: SizeLimit) => {
  const answer = largestQuantity(of, of.positions[0]!, limit);
  return "reason" in answer ? answer.reason : undefined;
};

describe("the largest quantity, whatever it is now", () => {
  it("can be a small part of it, or many times as much", () => {
    // 20.8·q of W.
    assertLargest(account({ wallet: "0.208", positions: [position()] }), distance("0.2"), "0.01");
    assertLargest(account({ wallet: "2080", positions: [position()] }), distance("0.2"), "100");
  });

  it("is for the side that is nearer", () => {
    // A short at 120: W = 20·q + 1.2·q.
    assertLargest(account({ wallet: "21.2", positions: [short()] }), distance("0.2"), "1");
  });

  it("is not asked for beyond what can be a price", () => {
    const of = account({ wallet: "100", positions: [position()] });
    assert.equal(reasonOf(of, distance("1")), "target-out-of-range");
    assert.equal(reasonOf(of, distance("2")), "target-out-of-range");
    assert.equal(reasonOf(of, price("0")), "target-out-of-range");
    const amount = decimal("1");
    assert.equal(reasonOf(of, { kind: "loss-at-price", price: decimal("0"), amount }), "target-out-of-range");
  });
});

describe("the largest quantity where a larger one is allowed again", () => {
  const rules = { tierMethod: "whole" } as const;
  const BTCUSDT = instrument("BTCUSDT", {
    schedule: tiers([
      ["1000", "0.5", "0"],
      ["3000", "0.01", "0"],
      [undefined, "0.5", "0"],
    ]),
  });
  const of = (wallet: string, one: ReturnType<typeof position>) =>
    account({ wallet, rules, positions: [one] });

  it("fills the tier at the mark, where the notional is largest for a long", () => {
    // Up to 30, at most 3000 at the mark: 330 − 300 = 30 at 80, more than 24.
    const long = position({ instrument: BTCUSDT, entryPrice: "90", markPrice: "100" });
    assertLargest(of("330", long), price("80"), "30");
  });

  it("fills the tier at the target, where the notional is largest for a short", () => {
    // Up to 25, at most 3000 at 120: 540 − 500 = 40, more than 30.
    assertLargest(of("540", short({ instrument: BTCUSDT })), price("120"), "25");
  });

  it("fills the tier at the upper end of a distance", () => {
    // Up to 25, at most 3000 at 120: 540 − 500 = 40 at 80, more than 20.
    assertLargest(of("540", position({ instrument: BTCUSDT })), distance("0.2"), "25");
  });

  it("fills the tier at the lower end, of an inverse contract", () => {
    const coin = instrument("BTCUSD", {
      contractType: "inverse",
      schedule: tiers([
        ["10", "0.5", "0"],
        ["30", "0.01", "0"],
        [undefined, "0.5", "0"],
      ]),
    });
    const long = position({ instrument: coin, pool: "BTC", quantity: "100" });
    // Up to 2400, at most 30 coins at 80: 6.5 − 6 = 0.5, more than 0.3.
    const held = account({ wallet: { BTC: { walletBalance: "6.5" } }, rules, positions: [long] });
    assertLargest(held, distance("0.2"), "2400");
  });

  it("fills a tier of contracts", () => {
    const counted = instrument("BTCUSDT", {
      contractSize: "0.1",
      schedule: tiers(
        [
          ["100", "0.9", "0"],
          ["300", "0.01", "0"],
          [undefined, "0.9", "0"],
        ],
        "contracts",
      ),
    });
    // Up to 30: 640 − 600 = 40 at 80, more than 24. In the lowest tier no more than 640/92.
    assertLargest(of("640", position({ instrument: counted })), price("80"), "30");
  });
});

describe("the largest quantity for a leverage", () => {
  const allowing = (table: ReturnType<typeof tiers>, leverages: readonly string[]) => ({
    ...table,
    tiers: table.tiers.map((tier, index) => ({ ...tier, maxLeverage: decimal(leverages[index]!) })),
  });
  const limit: SizeLimit = { kind: "leverage", leverage: decimal("20") };

  it("fills a tier of contracts", () => {
    const table = tiers(
      [
        ["100", "0.01"],
        [undefined, "0.02"],
      ],
      "contracts",
    );
    const counted = instrument("BTCUSDT", { contractSize: "0.1", schedule: allowing(table, ["25", "10"]) });
    assertLargest(account({ positions: [position({ instrument: counted })] }), limit, "10");
  });

  it("is not known without tiers that say", () => {
    const bare = instrument("BTCUSDT", { schedule: flatRate("0.01") });
    assert.equal(reasonOf(account({ positions: [position({ instrument: bare })] }), limit), "missing-tiers");
  });
});
