import assert from "node:assert/strict";
import type { Answer } from "../../../src/engine/questions/answer";
import { hedgeFor, reductionFor } from "../../../src/engine/questions/hedge";
import type { Target } from "../../../src/engine/questions/target";
import { account, decimal, flatRate, instrument, position, short } from "../../support/account";
import { assertNear } from "../../support/near";

const distance: Target = { kind: "distance", distance: decimal("0.2") };
const at80: Target = { kind: "price", price: decimal("80") };

const shown = (answer: Answer<unknown>) => ("reason" in answer ? answer.reason : String(answer.value));

function assertAnswer(answer: Answer<ReturnType<typeof decimal>>, expected: string): void {
  assert.ok("value" in answer, shown(answer));
  assertNear(answer.value, expected);
}

describe("a hedge that must not be too large either", () => {
  const on = (rate: string) => instrument("BTCUSDT", { schedule: flatRate(rate) });
  const hedge = (wallet: string, rate: string, held = position({ instrument: on(rate), quantity: "10" })) =>
    hedgeFor(account({ wallet, positions: [held] }), held, distance);

  it("is found in a narrow window below a step", () => {
    // At 80: W − 208 + 19.2·h; at 120: W + 188 − 21.2·h. Both are W − 19.80… where they meet, at h = 9.80…
    assertAnswer(hedge("19.9", "0.01"), "9.796875");
    assertAnswer(hedge("19.81", "0.01"), "9.8015625");
    assertAnswer(hedge("19.802", "0.01"), decimal("188.198").div("19.2").toString());
    assert.equal(shown(hedge("19.8", "0.01")), "out-of-reach");
  });

  it("is found in a narrow window above a step", () => {
    // At 80: W − 240 + 16·h; at 120: W + 140 − 26·h. Both are W − 95.23… where they meet, at h = 9.04…
    assertAnswer(hedge("95.5", "0.05"), "9.03125");
    assertAnswer(hedge("95.3", "0.05"), "9.04375");
    assert.equal(shown(hedge("95.2", "0.05")), "out-of-reach");
  });

  it("is the mirror of it for a short", () => {
    // At 120: W − 212 + 18.8·h; at 80: W + 192 − 20.8·h: they meet at h = 404/39.6, at W − 20.2…
    const bear = short({ instrument: on("0.01"), quantity: "10" });
    assertAnswer(hedge("20.3", "0.01", bear), decimal("191.7").div("18.8").toString());
    assert.equal(shown(hedge("20.1", "0.01", bear)), "out-of-reach");
  });

  it("is found before the first step, and added to the opposite leg that is there", () => {
    const long = position({ quantity: "10" });
    const book = [long, short({ quantity: "9.5" })];
    assertAnswer(hedgeFor(account({ wallet: "19.9", positions: book }), long, distance), "0.296875");
  });
});

describe("a hedge in an account with other positions", () => {
  const long = position({ quantity: "10" });
  const rules = { hedgeNetting: "max-leg" } as const;

  it("is of the same symbol, and in cross", () => {
    const elsewhere = short({ instrument: instrument("ETHUSDT"), quantity: "3" });
    const fenced = short({ quantity: "5", marginMode: "isolated", isolatedMargin: "50" });
    // 103 − (10 − h)·20 = 8 + 3 at 80; 50 more are posted.
    const of = (...others: ReturnType<typeof position>[]) =>
      account({ wallet: "153", rules, positions: [elsewhere, fenced, ...others, long] });
    assertAnswer(hedgeFor(of(), long, at80), "5.4");
    assertAnswer(hedgeFor(of(short({ quantity: "1" })), long, at80), "4.4");
  });

  it("can be smaller than the first step", () => {
    // 206 − (10 − h)·20 = 8 at 80.
    assertAnswer(hedgeFor(account({ wallet: "206", rules, positions: [long] }), long, at80), "0.1");
  });

  it("pays the fee of its trade", () => {
    const paying = position({ instrument: instrument("BTCUSDT", { takerFeeRate: "0.001" }), quantity: "10" });
    // 100 − 0.1·h − (10 − h)·20 = 8 at 80.
    const of = account({ wallet: "100", rules, positions: [paying] });
    assertAnswer(hedgeFor(of, paying, at80), decimal("108").div("19.9").toString());
  });
});

describe("a reduction", () => {
  it("leaves as much as the wallet can carry", () => {
    const long = position({ quantity: "10" });
    // 0.208 = 20.8·q.
    assertAnswer(reductionFor(account({ wallet: "0.208", positions: [long] }), long, at80), "9.99");
    const poor = account({ wallet: "-1", positions: [long] });
    assert.equal(shown(reductionFor(poor, long, at80)), "out-of-reach");
  });
});
