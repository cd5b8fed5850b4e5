import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { Account } from "../../../src/engine/account";
import { evaluate } from "../../../src/engine/evaluate";
import { aftermath } from "../../../src/engine/portfolio/aftermath";
import { type Arrangement, arrangements } from "../../../src/engine/portfolio/arrangements";
import { modeReasons } from "../../../src/engine/portfolio/reasons";
import { account, decimal, instrument, position, short } from "../../support/account";
import { assertNear } from "../../support/near";
import { randomAccount } from "../../support/randomAccounts";
import { runs } from "../../support/runs";

const eth = instrument("ETHUSDT", { takerFeeRate: "0.001" });

describe("what a liquidation leaves behind", () => {
  it("is everything else as it was, where the position is isolated", () => {
    const fenced = position({ marginMode: "isolated", leverage: "10" });
    const core = position({ instrument: eth });
    const before = account({ wallet: "60", positions: [fenced, core] });
    const after = aftermath(before, fenced);
    assert.ok("value" in after);
    const { atLeast, atMost } = after.value;
    assert.equal(atLeast.cost.toString(), "10");
    assert.equal(atMost.cost.toString(), "10");
    const [left] = atLeast.others;
    const then = evaluate(before).position(core).cross().liquidationPrice;
    assertNear(atLeast.report.position(left!.after).cross().liquidationPrice, then);
    assert.deepEqual(atLeast.takenDown, []);
  });

  it("is a smaller wallet behind the rest of a pool", () => {
    const falling = position({ instrument: eth });
    const core = position({ quantity: "2" });
    const before = account({ wallet: "30", positions: [falling, core] });
    const after = aftermath(before, falling);
    assert.ok("value" in after);
    // 30 + (P − 100) = 0.01·P + 2: P = 72 / 0.99.
    const { price, atLeast, atMost } = after.value;
    assertNear(price, decimal("72").div("0.99"));
    const loss = decimal("100").minus(price).plus(price.times("0.001"));
    assertNear(atLeast.cost, loss);
    // The rest has 30 − loss behind a requirement of 2.
    assertNear(atLeast.report.pools()[0]!.marginBalance, decimal("30").minus(loss));
    assert.deepEqual(atLeast.takenDown, []);
    // Where the venue keeps the maintenance margin too, what is left is what the rest asks for, less the fee.
    assertNear(atMost.cost, loss.plus(price.times("0.01")));
    assert.deepEqual(atMost.takenDown, [core]);
  });

  it("is not told for what cannot be liquidated", () => {
    const safe = position();
    const after = aftermath(account({ wallet: "100", positions: [safe] }), safe);
    assert.ok("reason" in after);
    assert.equal(after.reason, "never");
  });

  it("never costs an isolated position more than its margin, nor touches the others", () => {
    const holds = (before: Account) => {
      const report = evaluate(before);
      for (const one of before.positions) {
        const after = aftermath(before, one, report);
        if (one.marginMode === "cross" || "reason" in after) continue;
        const { closed, atMost } = after.value;
        const posted = closed.map((row) => report.position(row).isolated());
        assert.ok(posted.every((mode) => mode.marginBalance !== undefined));
        // The price that liquidates it moves its other rows, and collateral that follows it.
        const symbol = one.instrument.symbol;
        const moved = before.positions.filter(({ instrument }) => instrument.symbol === symbol);
        const isFollowed = [...before.wallets.values()].some(({ assets }) =>
          assets.some(({ priceSymbol }) => priceSymbol === symbol),
        );
        if (moved.length > closed.length || isFollowed) continue;
        for (const { before: other, after: now } of atMost.others) {
          const [then, later] = [report.position(other).inForce(), atMost.report.position(now).inForce()];
          assertNear(later.liquidationPrice, then.liquidationPrice, "liquidation price of another position");
        }
      }
    };
    fc.assert(fc.property(randomAccount, holds), runs(60));
  }).timeout(0);
});

describe("the same book three ways", () => {
  const fenced = position({ marginMode: "isolated", leverage: "10" });
  const core = position({ instrument: eth, leverage: "5" });
  const three = arrangements(account({ wallet: "100", positions: [fenced, core] }));
  const capital = (one: Arrangement | { refusal: string }) => {
    assert.ok("pools" in one);
    const [{ tied, idle, worstCaseLoss }] = one.pools as [Arrangement["pools"][number]];
    return [tied, idle, worstCaseLoss].map(String);
  };

  it("ties up what is posted, and what positions in cross hold", () => {
    // Posted 10; in cross 100/5 = 20 of 90.
    assert.deepEqual(capital(three.asWritten), ["30", "70", "100"]);
    assert.deepEqual(capital(three.cross), ["30", "70", "100"]);
    assert.deepEqual(capital(three.isolated), ["30", "70", "30"]);
  });

  it("cannot be told where a position has neither margin nor leverage", () => {
    const bare = arrangements(account({ wallet: "100", positions: [position()] }));
    assert.deepEqual(bare.isolated, { refusal: "missing-leverage" });
    assert.ok("report" in bare.cross);
  });
});

describe("reasons for a mode", () => {
  const codes = (of: Account, index = 0) => modeReasons(of, of.positions[index]!).map(({ code }) => code);

  it("for the fence: a high leverage, a capped loss", () => {
    const bold = position({ leverage: "25" });
    assert.deepEqual(codes(account({ wallet: "100", positions: [bold] })), [
      "high-leverage",
      "loss-is-capped",
      "liquidated-later",
      "loss-above-share",
    ]);
  });

  it("for the fence: what it would take down with it", () => {
    const falling = position({ instrument: eth });
    const of = account({ wallet: "30", positions: [falling, position({ quantity: "2" })] });
    const reason = modeReasons(of, falling).find(({ code }) => code === "takes-others-down");
    assert.ok(reason?.code === "takes-others-down");
    assert.deepEqual(reason.positions, [of.positions[1]]);
  });

  it("for the pool: a hedge", () => {
    const of = account({
      wallet: "1000",
      positions: [position({ leverage: "5" }), short({ quantity: "0.9" })],
    });
    assert.ok(codes(of).includes("hedge"));
    assert.ok(codes(of, 1).includes("hedge"));
  });

  it("for a smaller size, with the share of the account", () => {
    const small = position({ marginMode: "isolated", isolatedMargin: "2" });
    assert.ok(!codes(account({ wallet: "100", positions: [small] })).includes("loss-above-share"));
    const large = position({ marginMode: "isolated", isolatedMargin: "3" });
    const of = account({ wallet: "100", positions: [large] });
    const reason = modeReasons(of, large).find(({ code }) => code === "loss-above-share");
    assert.ok(reason?.code === "loss-above-share");
    assert.equal(reason.share.toString(), "0.03");
  });
});
