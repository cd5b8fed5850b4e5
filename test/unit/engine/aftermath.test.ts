import assert from "node:assert/strict";
import type { Account, Position } from "../../../src/engine/account";
import { evaluate } from "../../../src/engine/evaluate";
import { aftermath } from "../../../src/engine/portfolio/aftermath";
import { liquidationStages } from "../../../src/engine/questions/stages";
import { account, decimal, instrument, position, rules, short, tiers } from "../../support/account";
import { assertNear } from "../../support/near";

const after = (of: Account, one: Position = of.positions[0]!) => {
  const answer = aftermath(of, one);
  assert.ok("value" in answer, "reason" in answer ? answer.reason : "");
  return answer.value;
};

describe("the liquidation of a symbol with two legs", () => {
  it("is on the other side where only that has a price", () => {
    // A long of 1 in a short of 3: 50 − 2·(P − 100) = 0.04·P at P = 250 / 2.04.
    const [long, bear] = [position(), short({ quantity: "3" })];
    const up = after(account({ wallet: "50", positions: [long, bear] }));
    assertNear(up.price, decimal("250").div("2.04"));
    assert.deepEqual(up.closed, [long, bear]);
    // A short of 1 in a long of 3: 50 + 2·(P − 100) = 0.04·P at P = 150 / 1.96.
    const down = after(account({ wallet: "50", positions: [short(), position({ quantity: "3" })] }));
    assertNear(down.price, decimal("150").div("1.96"));
  });
});

describe("the charge at a liquidation", () => {
  const BTCUSDT = instrument("BTCUSDT", { takerFeeRate: "0.001" });

  it("is at least the fee, and at most the maintenance margin besides it", () => {
    const [long, core] = [
      position({ instrument: BTCUSDT }),
      position({ instrument: instrument("ETHUSDT", { takerFeeRate: "0" }) }),
    ];
    const of = account({ wallet: "30", rules: { closingFee: "price" }, positions: [long, core] });
    // 30 + (P − 100) = 0.011·P + 1 at P = 71 / 0.989.
    const { price, atLeast, atMost } = after(of);
    assertNear(price, decimal("71").div("0.989"));
    assertNear(atLeast.cost, decimal("100").minus(price.times("0.999")));
    assertNear(atMost.cost, decimal("100").minus(price.times("0.989")));
    assert.deepEqual(
      atLeast.others.map(({ before }) => before),
      [core],
    );
  });

  for (const [trigger, isTakenDown] of [
    ["at-or-below", true],
    ["below", false],
  ] as const)
    it(`leaves the others exactly what they need, which is ${isTakenDown ? "not " : ""}enough where ${trigger} counts`, () => {
      const [long, core] = [position(), position({ instrument: instrument("ETHUSDT") })];
      // W + (P − 100) = 0.02·P + 2, at prices that are rounded up and down.
      for (const wallet of ["20", "21", "22", "23", "24", "25", "26"]) {
        const { atMost } = after(account({ wallet, rules: { trigger }, positions: [long, core] }));
        const [pool] = atMost.report.pools();
        assert.ok(pool!.marginBalance!.eq(pool!.maintenanceMargin!), wallet);
        assert.deepEqual(atMost.takenDown, isTakenDown ? [core] : []);
      }
    });

  it("is at the mark where it is due already", () => {
    const long = position({ instrument: BTCUSDT, markPrice: "90" });
    const { price, atLeast } = after(account({ wallet: "10", positions: [long] }));
    assert.equal(price.toString(), "90");
    assert.equal(atLeast.cost.toString(), "10.09");
    assert.equal(
      evaluate(account({ wallet: "10", positions: [long] }))
        .position(long)
        .inForce().reason,
      "already-liquidatable",
    );
  });
});

describe("the stages of a liquidation, in detail", () => {
  const stagesOf = (of: Account) => {
    const answer = liquidationStages(of, of.positions[0]!);
    assert.ok("value" in answer, "reason" in answer ? answer.reason : "");
    return answer.value;
  };
  const byTier = { partialLiquidation: "by-tier", partialLiquidationStep: decimal("1") } as const;
  const counted = (takerFeeRate?: string) =>
    instrument("BTCUSDT", {
      contractSize: "0.1",
      ...(takerFeeRate !== undefined && { takerFeeRate }),
      schedule: tiers(
        [
          ["20", "0.01", "0"],
          ["60", "0.02", "0"],
          [undefined, "0.05", "0"],
        ],
        "contracts",
      ),
    });

  it("close contracts down to the limit of the tier below", () => {
    const long = position({ instrument: counted("0.001"), quantity: "10" });
    const whole = { ...byTier, tierMethod: "whole" } as const;
    const stages = stagesOf(account({ wallet: "200", rules: whole, positions: [long] }));
    // 100 contracts: down to 60, to 20, to none.
    assert.deepEqual(
      stages.map(({ quantity, remaining }) => [quantity, remaining].map(String)),
      [
        ["4", "6"],
        ["4", "2"],
        ["2", "0"],
      ],
    );
    // 200 + 10·(P − 100) = 0.5·P; the fee is on the 4 that are closed.
    const [{ price, loss, fee }] = stages as [(typeof stages)[number]];
    assertNear(price, decimal("800").div("9.5"));
    assertNear(loss, decimal("100").minus(price).times(4));
    assertNear(fee, price.times("0.004"));
  });

  it("have no fee where none is known", () => {
    const long = position({ instrument: counted(), quantity: "2" });
    assert.equal(stagesOf(account({ wallet: "50", rules: byTier, positions: [long] }))[0]!.fee, undefined);
  });

  it("are one where all is closed at once, whatever a step would be", () => {
    const long = position({ instrument: counted("0"), quantity: "10" });
    const atOnce = { ...byTier, partialLiquidation: "none" } as const;
    assert.equal(stagesOf(account({ wallet: "200", rules: atOnce, positions: [long] })).length, 1);
  });

  it("end where a loss is more than what is posted", () => {
    // 50 posted, 100 lost at the mark: the first 4 lose 40, the next 4 what is not there any more.
    const long = position({
      instrument: counted("0"),
      quantity: "10",
      marginMode: "isolated",
      isolatedMargin: "50",
      markPrice: "90",
    });
    const of = account({ wallet: "200", rules: rules(byTier), positions: [long] });
    assert.deepEqual(
      stagesOf(of).map(({ price, quantity, remaining }) => [price, quantity, remaining].map(String)),
      [
        ["90", "4", "6"],
        ["90", "6", "0"],
      ],
    );
    // With 20 not even the first 4 can be closed alone.
    const poor = { ...long, isolatedMargin: decimal("20") };
    assert.deepEqual(
      stagesOf({ ...of, positions: [poor] }).map(({ quantity }) => String(quantity)),
      ["10"],
    );
  });
});
