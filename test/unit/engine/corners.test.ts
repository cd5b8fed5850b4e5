import assert from "node:assert/strict";
import { evaluate } from "../../../src/engine/evaluate";
import { account, flatRate, instrument, position, rules, short, tiers } from "../../support/account";
import { assertNear } from "../../support/near";

const ether = instrument("ETHUSDT");
const isolated = { marginMode: "isolated" } as const;

describe("corners of a liquidation price", () => {
  it("a requirement that is met exactly everywhere is never fallen below: 100 + P − 100 = P", () => {
    const contract = instrument("BTCUSDT", { schedule: flatRate("1") });
    const one = position({ ...isolated, instrument: contract, isolatedMargin: "100" });
    const reason = (trigger: "below" | "at-or-below") =>
      evaluate(account({ rules: { trigger }, positions: [one] }))
        .position(one)
        .isolated().reason;
    assert.equal(reason("below"), "never");
    assert.equal(reason("at-or-below"), "already-liquidatable");
  });

  it("an edge where the lower tier asks for more is touched: 20 + 100 − 100 = 20 % of 100", () => {
    const schedule = tiers([
      ["100", "0.2"],
      [undefined, "0.1"],
    ]);
    const one = short({
      ...isolated,
      instrument: instrument("BTCUSDT", { schedule }),
      isolatedMargin: "20",
      markPrice: "105",
    });
    const below = (trigger: "below" | "at-or-below") =>
      evaluate(account({ rules: { tierMethod: "whole", trigger }, positions: [one] }))
        .position(one)
        .isolated().below;
    assertNear(below("at-or-below"), "100");
    assert.equal(below("below"), undefined);
  });

  it("legs of different sizes leave their tiers at different prices: 150 − P = 0.01·P + 0.05·2·P", () => {
    const schedule = tiers([
      ["200", "0.01"],
      [undefined, "0.05"],
    ]);
    const contract = { instrument: instrument("BTCUSDT", { schedule }), entryPrice: "50" };
    const [long, twice] = [position(contract), short({ ...contract, quantity: "2" })];
    const given = { wallet: "100", rules: { tierMethod: "whole" as const } };
    for (const positions of [
      [long, twice],
      [twice, long],
    ]) {
      const mode = evaluate(account({ ...given, positions }))
        .position(twice)
        .cross();
      assertNear(mode.above, "135.13513513513513514");
    }
  });

  it("a table of contracts that states amounts deducts them: 200 + 10·P − 1,000 = 0.5·P − 3", () => {
    const schedule = tiers(
      [
        ["5", "0.01", "0"],
        [undefined, "0.05", "3"],
      ],
      "contracts",
    );
    const contract = instrument("BTCUSDT", { schedule });
    const one = position({ ...isolated, instrument: contract, quantity: "10", isolatedMargin: "200" });
    const mode = evaluate(account({ positions: [one] }))
      .position(one)
      .isolated();
    assertNear(mode.liquidationPrice, "83.894736842105263158");
    assertNear(mode.maintenanceMargin, "47");
  });

  it("legs counted together share a frozen deduction by quantity: 5 % of 100 − 8 / 2", () => {
    const schedule = tiers([
      ["200", "0.01"],
      [undefined, "0.05"],
    ]);
    const contract = instrument("BTCUSDT", { schedule });
    const long = position({ instrument: contract, markPrice: "200" });
    const other = short({ instrument: contract, entryPrice: "300", markPrice: "200" });
    const report = evaluate(
      account({
        wallet: "1000",
        rules: { tierScope: "symbol", maintenanceBasis: "entry" },
        positions: [long, other],
      }),
    );
    assertNear(report.position(long).cross().maintenanceMargin, "1");
    assertNear(report.position(other).cross().maintenanceMargin, "11");
  });

  it("with more posted than it is worth a position has no fee to reserve: 150 > 100", () => {
    const contract = instrument("BTCUSDT", { takerFeeRate: "0.01" });
    const one = position({ ...isolated, instrument: contract, isolatedMargin: "150" });
    const mode = evaluate(
      account({ rules: { maintenanceBasis: "entry", closingFee: "entry" }, positions: [one] }),
    )
      .position(one)
      .isolated();
    assertNear(mode.closingFee, "0");
    assertNear(mode.maintenanceMargin, "1");
  });
});

describe("corners of a bankruptcy price", () => {
  // 0.1 % is asked for, and 5 of the 10 posted wait for the closing fee: without them nothing is left at 95 or 105.
  const reserved = {
    ...isolated,
    instrument: instrument("BTCUSDT", { schedule: flatRate("0.001") }),
    isolatedMargin: "10",
    feeReserve: "5",
  };

  it("is not before the liquidation price, though a reserve is spent by then", () => {
    for (const [one, price] of [
      [position(reserved), "90.090090090090090090"],
      [short(reserved), "109.89010989010989011"],
    ] as const) {
      const mode = evaluate(account({ positions: [one] }))
        .position(one)
        .isolated();
      assertNear(mode.liquidationPrice, price);
      assertNear(mode.bankruptcyPrice, price);
    }
  });
});

describe("corners of a balance of exactly nothing", () => {
  it("that nothing is asked of: liquidation and bankruptcy are at the mark, where only falling below counts", () => {
    const contract = instrument("BTCUSDT", { schedule: flatRate("0") });
    const one = position({ ...isolated, instrument: contract, isolatedMargin: "10", markPrice: "90" });
    const mode = evaluate(account({ rules: { trigger: "below" }, positions: [one] }))
      .position(one)
      .isolated();
    assertNear(mode.liquidationPrice, "90");
    assertNear(mode.bankruptcyPrice, "90");
  });
});

describe("corners of a pool", () => {
  it("a symbol without tiers leaves no other with a cross price or ratio", () => {
    const [known, unknown] = [
      position(),
      position({ instrument: instrument("ETHUSDT", { schedule: undefined }) }),
    ];
    const mode = evaluate(account({ wallet: "50", positions: [known, unknown] }))
      .position(known)
      .cross();
    assert.deepEqual([mode.reason, mode.liquidationPrice], ["missing-tiers", undefined]);
    assert.equal(mode.ratio.marginRatio, undefined);
    assertNear(mode.marginBalance, "50");
  });

  it("a wallet of collateral alone has no cash, and 2 · 30 · 90 % behind its positions", () => {
    const assets = [{ balance: "2", price: "30", ratio: "0.9" }];
    const given = account({ wallet: { USDT: { assets } }, positions: [position()] });
    assertNear(evaluate(given).pools()[0]!.crossWalletBalance, "54");
    const none = account({ wallet: { USDT: {} }, positions: [position()] });
    assert.equal(evaluate(none).pools()[0]!.reason, "missing-wallet");
  });

  it("is liquidatable as soon as one symbol is, where profits of others do not count", () => {
    // 2 cover the 2.1 that are asked for with the first one's own gain of 10, and do not without it.
    const [gained, flat] = [position({ markPrice: "110" }), position({ instrument: ether })];
    const given = { wallet: "2", positions: [gained, flat] };
    const isLiquidatable = (unrealizedProfit: "counts" | "excluded") =>
      evaluate(account({ ...given, rules: { unrealizedProfit } })).pools()[0]!.liquidatable;
    assert.equal(isLiquidatable("excluded"), true);
    assert.equal(isLiquidatable("counts"), false);
  });

  it("with a balance of exactly nothing is exhausted, and has no leverage", () => {
    const one = position({ markPrice: "90" });
    const report = evaluate(account({ wallet: "10", positions: [one] }));
    assertNear(report.pools()[0]!.marginBalance, "0");
    assert.deepEqual(report.pools()[0]!.ratio, {
      marginRatio: undefined,
      venueMarginRatio: undefined,
      isExhausted: true,
    });
    assert.equal(report.position(one).effectiveLeverage(), undefined);
  });

  it("has the leverage of its notional over what backs it: 110 / (34 + 10)", () => {
    const one = position({ markPrice: "110" });
    assertNear(
      evaluate(account({ wallet: "34", positions: [one] }))
        .position(one)
        .effectiveLeverage(),
      "2.5",
    );
  });
});

describe("corners of the worst case", () => {
  it("a hedge that is never liquidated loses what it has lost: 100 − 90", () => {
    const contract = instrument("BTCUSDT", { schedule: flatRate("0") });
    const positions = [
      position({ instrument: contract, markPrice: "95" }),
      short({ instrument: contract, entryPrice: "90", markPrice: "95" }),
    ];
    assertNear(evaluate(account({ wallet: "1000", positions })).pools()[0]!.worstCaseLoss, "10");
  });

  it("a long that is liquidated above, 150 % being asked for, still loses no more than its 100", () => {
    const contract = instrument("BTCUSDT", { schedule: flatRate("1.5") });
    const one = position({ instrument: contract });
    const mode = evaluate(account({ wallet: "300", positions: [one] }))
      .position(one)
      .cross();
    // 300 + P − 100 = 1.5·P
    assertNear(mode.above, "400");
    assertNear(mode.worstCaseLoss, "100");
  });

  it("an isolated position that owes more than it has posted loses no less than nothing", () => {
    const one = position({ ...isolated, isolatedMargin: "10", unsettledFunding: "-20" });
    assertNear(
      evaluate(account({ positions: [one] }))
        .position(one)
        .isolated().worstCaseLoss,
      "0",
    );
  });

  it("is the same of a mode that the venue does not have, and marked hypothetical", () => {
    const one = position();
    const given = { ...rules(), modes: ["cross" as const] };
    const report = evaluate(account({ wallet: "50", rules: given, positions: [one] })).position(one);
    assert.deepEqual([report.isolated().hypothetical, report.cross().hypothetical], [true, false]);
  });
});
