import assert from "node:assert/strict";
import { evaluate } from "../../../src/engine/evaluate";
import type { ModeReport } from "../../../src/engine/report";
import type { ModeRules } from "../../../src/engine/rules";
import { account, flatRate, instrument, position, short, tiers } from "../../support/account";
import { assertNear } from "../../support/near";

const crossOf = (
  wallet: string,
  positions: readonly ReturnType<typeof position>[],
  rules: Partial<ModeRules> = {},
): ModeReport[] => {
  const report = evaluate(account({ wallet, rules, positions }));
  return positions.map((one) => report.position(one).cross());
};

describe("a hedged book", () => {
  it("of 11 long and 10 short has a root on each side, and both legs share them", () => {
    // 1 % up to a notional of 1,100, 25 % above it, d = 1,100 · 0.24 = 264.
    // Below: 59.71 + P − 100 = 0.01 · 21·P, so P = 40.29 / 0.79 = 51.
    // Above 110 both legs are in the second tier: 59.71 + P − 100 = 0.25 · 21·P − 528, so P = 487.71 / 4.25.
    const contract = instrument("BTCUSDT", {
      schedule: tiers([
        ["1100", "0.01"],
        [undefined, "0.25"],
      ]),
    });
    const [long, hedge] = [
      { instrument: contract, quantity: "11" },
      { instrument: contract, quantity: "10" },
    ];
    const [first, second] = crossOf("59.71", [position(long), short(hedge)]);
    for (const mode of [first!, second!]) {
      assertNear(mode.below, "51");
      assertNear(mode.above, "114.75529411764705882");
      // The nearer one is not on the side that hurts the long.
      assertNear(mode.distance, "0.1475529411764705882");
    }
    assertNear(first!.liquidationPrice, "51");
    assertNear(second!.liquidationPrice, "114.75529411764705882");
  });

  it("whose long is the smaller leg is liquidated above: the long has its price on the other side", () => {
    const [long, hedge] = crossOf("30", [position({ quantity: "10" }), short({ quantity: "11" })]);
    assert.equal(long!.reason, "other-side");
    assert.equal(long!.liquidationPrice, undefined);
    // 30 + 100 − P = 0.21·P, so P = 130 / 1.21.
    assertNear(long!.above, "107.43801652892561983");
    assertNear(hedge!.liquidationPrice, "107.43801652892561983");
  });

  it("in isolated mode is two positions of their own", () => {
    const [long, hedge] = [position({ leverage: "10" }), short({ leverage: "10" })];
    const report = evaluate(account({ wallet: "30", positions: [long, hedge] }));
    assertNear(report.position(long).isolated().liquidationPrice, "90.909090909090909091");
    assertNear(report.position(hedge).isolated().liquidationPrice, "108.91089108910891089");
  });

  it("asks for the larger leg only, where the venue nets", () => {
    const contract = instrument("BTCUSDT", { schedule: flatRate("0.05") });
    const book = [
      position({ instrument: contract, quantity: "11" }),
      short({ instrument: contract, quantity: "10" }),
    ];
    // Of both legs 0.05 · 2,100 = 105 are asked for, more than there is; of the larger 80 + P − 100 = 0.05 · 11·P.
    assert.equal(crossOf("80", book)[0]!.reason, "already-liquidatable");
    assertNear(
      crossOf("80", book, { hedgeNetting: "max-leg" })[0]!.liquidationPrice,
      "44.444444444444444444",
    );
  });

  it("nets contracts of one underlying, which move by the same factor", () => {
    // A spot-like contract at 100 and a future at 110. At x times their marks the long makes 100·(x − 1), the short
    // loses 110·(x − 1), and the larger requirement is 1 % of 110·x: 20 − 10·(x − 1) = 1.1·x, so x = 30 / 11.1.
    const perpetual = instrument("BTC-PERPETUAL", { underlying: "BTC" });
    const future = instrument("BTC-LATER", { underlying: "BTC" });
    const book = [position({ instrument: perpetual }), short({ instrument: future, entryPrice: "110" })];
    const [long, hedge] = crossOf("20", book, { hedgeNetting: "max-leg" });
    assertNear(long!.above, "270.27027027027027027");
    assertNear(hedge!.above, "297.29729729729729730");
  });

  it("reports the tier beyond a jump at which both sides fail", () => {
    // Two legs of 10, whole positions at 1 % up to a notional of 1,200 and at 50 % beyond: at 120 the requirement of
    // either side jumps from 12 to 600, and 50 in the wallet does not cover it.
    const contract = instrument("BTCUSDT", {
      schedule: tiers([
        ["1200", "0.01", "0"],
        [undefined, "0.5", "0"],
      ]),
    });
    const book = [
      position({ instrument: contract, quantity: "10" }),
      short({ instrument: contract, quantity: "10" }),
    ];
    const [, hedge] = crossOf("50", book, { hedgeNetting: "max-leg", tierMethod: "whole" });
    assertNear(hedge!.liquidationPrice, "120");
    assert.equal(hedge!.tier?.index, 1);
  });

  it("finds its tier by both legs, where the venue adds them", () => {
    // 600 + 600 is above 1,000: 1,200 · 0.05 − 40 = 20 are asked for, 10 of each leg; on their own 6 of each.
    const contract = instrument("BTCUSDT", {
      schedule: tiers([
        ["1000", "0.01"],
        [undefined, "0.05"],
      ]),
    });
    const book = [
      position({ instrument: contract, quantity: "6" }),
      short({ instrument: contract, quantity: "6" }),
    ];
    assertNear(crossOf("100", book)[0]!.maintenanceMargin, "6");
    assertNear(crossOf("100", book, { tierScope: "symbol" })[0]!.maintenanceMargin, "10");
  });

  it("can do both: the tier of both legs, the requirement of the larger", () => {
    // 800 + 400: 20 asked for together, two thirds of it by the larger leg.
    const contract = instrument("BTCUSDT", {
      schedule: tiers([
        ["1000", "0.01"],
        [undefined, "0.05"],
      ]),
    });
    const book = [
      position({ instrument: contract, quantity: "8" }),
      short({ instrument: contract, quantity: "4" }),
    ];
    const given = account({
      wallet: "100",
      rules: { tierScope: "symbol", hedgeNetting: "max-leg" },
      positions: book,
    });
    assertNear(evaluate(given).pools()[0]!.maintenanceMargin, "13.333333333333333333");
  });
});
