import assert from "node:assert/strict";
import { evaluate } from "../../../src/engine/evaluate";
import type { ModeRules } from "../../../src/engine/rules";
import { account, instrument, position, short, tiers } from "../../support/account";
import { assertNear } from "../../support/near";

const isolated = (one: ReturnType<typeof position>, rules: Partial<ModeRules>) =>
  evaluate(account({ rules, positions: [one] }))
    .position(one)
    .isolated();

const strict = { trigger: "below" } as const;
const touching = { trigger: "at-or-below" } as const;

describe("the trigger", () => {
  // 1 posted on 100, 1 % asked for: the balance is the requirement, at the mark.
  const onTheEdge = position({ marginMode: "isolated", isolatedMargin: "1" });

  it("at or below: equality is liquidation already", () => {
    assert.equal(isolated(onTheEdge, touching).reason, "already-liquidatable");
  });

  it("below: equality is safe, and any step down is not", () => {
    const mode = isolated(onTheEdge, strict);
    assertNear(mode.liquidationPrice, "100");
    assertNear(mode.distance, "0", "", "1");
    assertNear(mode.ratio.marginRatio, "1");
  });

  it("says the same of the pool", () => {
    const liquidatableUnder = (rules: Partial<ModeRules>) =>
      evaluate(account({ wallet: "1", rules, positions: [position()] })).pools()[0]!.liquidatable;
    assert.deepEqual([liquidatableUnder(touching), liquidatableUnder(strict)], [true, false]);
  });

  it("below: a touch without crossing is no liquidation", () => {
    // A short of 1 at 100 with 15.5 behind it; a table that asks for 5 % up to 110 and for nothing more above it.
    const falling = tiers([
      ["110", "0.05"],
      [undefined, "0"],
    ]);
    const one = short({
      instrument: instrument("BTCUSDT", { schedule: falling }),
      marginMode: "isolated",
      isolatedMargin: "15.5",
    });
    // Marginal: 5.5 at 110 and as much beyond, where the balance goes on falling: crossed.
    assertNear(isolated(one, strict).liquidationPrice, "110");
    assertNear(isolated(one, touching).liquidationPrice, "110");
    // On the whole: 5.5 at 110, reached by the balance there and only there; nothing is asked for beyond.
    assertNear(isolated(one, { ...touching, tierMethod: "whole" }).liquidationPrice, "110");
    assertNear(isolated(one, { ...strict, tierMethod: "whole" }).liquidationPrice, "115.5");
  });

  it("is not set off by a requirement that the edge itself is spared: the limit is never reached", () => {
    // 4 long from 16 with 39 behind them: 4·P − 25 is left at P. Up to a notional of 50 a fifth is asked for, above it half,
    // so beyond 12.5 2·P − 25 is over: 0 in the limit, but 12.5 itself is in the lower tier.
    const table = tiers([
      ["50", "0.2"],
      [undefined, "0.5"],
    ]);
    const long = position({
      instrument: instrument("BTCUSDT", { schedule: table }),
      marginMode: "isolated",
      quantity: "4",
      entryPrice: "16",
      markPrice: "10",
      isolatedMargin: "39",
    });
    const mode = isolated(long, { ...touching, tierMethod: "whole" });
    assertNear(mode.below, "7.8125");
    assert.equal(mode.above, undefined);
  });

  it("a pool without an open cross position is not liquidatable", () => {
    const given = account({
      wallet: "-5",
      positions: [position({ marginMode: "isolated", isolatedMargin: "10" })],
    });
    assert.equal(evaluate(given).pools()[0]!.liquidatable, false);
  });
});
