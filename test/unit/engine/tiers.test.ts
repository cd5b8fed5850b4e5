import assert from "node:assert/strict";
import { evaluate } from "../../../src/engine/evaluate";
import type { ModeReport } from "../../../src/engine/report";
import {
  account,
  instrument,
  position,
  rules,
  short,
  sizeLinear,
  type TierRow,
  tiers,
} from "../../support/account";
import { assertNear } from "../../support/near";

type PositionText = NonNullable<Parameters<typeof position>[0]>;

const cross = (wallet: string, one: ReturnType<typeof position>, method = rules()): ModeReport =>
  evaluate(account({ wallet, rules: method, positions: [one] }))
    .position(one)
    .cross();

const withTiers = (rows: readonly TierRow[], given: PositionText = {}): PositionText => ({
  instrument: instrument("BTCUSDT", { schedule: tiers(rows) }),
  ...given,
});

const whole = rules({ tierMethod: "whole" });

describe("the tier of a liquidation price", () => {
  it("is the one at that price, not the one at the mark", () => {
    // 1 % up to 900, 10 % above. Entered with 1,000 at 100; at the root the notional is back in the lower tier:
    // 500 + 10·P − 1,000 = 0.01 · 10·P, so P = 500 / 9.9.
    const mode = cross(
      "500",
      position(
        withTiers(
          [
            ["900", "0.01"],
            [undefined, "0.1"],
          ],
          { quantity: "10" },
        ),
      ),
    );
    assertNear(mode.liquidationPrice, "50.505050505050505051");
    assert.equal(mode.tier?.index, 0);
  });

  it("is the one at entry, where maintenance is frozen there", () => {
    // 1,000 · 0.1 − 81 = 19 at every price: 500 + 10·P − 1,000 = 19, so P = 51.9.
    const one = position(
      withTiers(
        [
          ["900", "0.01"],
          [undefined, "0.1"],
        ],
        { quantity: "10" },
      ),
    );
    const mode = cross("500", one, rules({ maintenanceBasis: "entry" }));
    assertNear(mode.liquidationPrice, "51.9");
    assert.equal(mode.tier?.index, 1);
  });

  it("is the lower one on the edge itself", () => {
    const one = position(
      withTiers([
        ["100", "0.01"],
        [undefined, "0.1"],
      ]),
    );
    const mode = cross("500", one, whole);
    assertNear(mode.maintenanceMargin, "1");
    assert.equal(mode.tier?.index, 0);
  });

  it("is the lower one where the balance meets a continuous requirement on the edge, whatever the trigger", () => {
    // 21 behind a short of 1 at 100: at 110 the balance is 11 and so is the requirement, from both sides.
    for (const trigger of ["at-or-below", "below"] as const) {
      const mode = cross(
        "21",
        short(
          withTiers([
            ["110", "0.1"],
            [undefined, "0.5"],
          ]),
        ),
        rules({ trigger }),
      );
      assertNear(mode.liquidationPrice, "110");
      assert.equal(mode.tier?.index, 0);
    }
  });

  it("is the one beyond the edge, where the requirement jumps over the balance there", () => {
    // 30 behind a short of 1 at 100: at 110 the balance is 20, the requirement jumps from 11 to 55.
    const mode = cross(
      "30",
      short(
        withTiers([
          ["110", "0.1"],
          [undefined, "0.5"],
        ]),
      ),
      whole,
    );
    assertNear(mode.liquidationPrice, "110");
    assert.equal(mode.tier?.index, 1);
  });

  it("is the one beyond, too, where the requirement jumps up to the balance and goes on past it", () => {
    // At 110 the balance is 55 as is the requirement beyond: 65 + 100 − P < 0.5·P from there on.
    const mode = cross(
      "65",
      short(
        withTiers([
          ["110", "0.1"],
          [undefined, "0.5"],
        ]),
      ),
      whole,
    );
    assertNear(mode.liquidationPrice, "110");
    assert.equal(mode.tier?.index, 1);
  });

  it("goes on above the last one", () => {
    // 1 % up to 50 and no more: the short of 100 is charged 1 % all the same, P = 130 / 1.01.
    const mode = cross("30", short(withTiers([["50", "0.01"]])));
    assertNear(mode.liquidationPrice, "128.71287128712871287");
  });

  it("is counted in coins for an inverse contract", () => {
    // 10,000 USD are 1 BTC at 10,000 and more below it, so the second tier is below: d = 1 · 0.09,
    // 0.95 + 1 − 10,000/P = 0.1 · 10,000/P − 0.09, so P = 11,000 / 2.04.
    const schedule = tiers([
      ["1", "0.01"],
      [undefined, "0.1"],
    ]);
    const contract = instrument("BTCUSD", { contractType: "inverse", schedule });
    const long = position({ instrument: contract, pool: "BTC", quantity: "10000", entryPrice: "10000" });
    const mode = evaluate(account({ wallet: { BTC: { walletBalance: "0.95" } }, positions: [long] }))
      .position(long)
      .cross();
    assertNear(mode.liquidationPrice, "5392.1568627450980392");
    assert.equal(mode.tier?.index, 1);
  });

  it("does not move with the price, where contracts are counted", () => {
    // 20 contracts of 0.5: the second tier, 10 of them at 1 % and 10 at 5 %, which is 3 % of all.
    // 500 + 10·P − 1,000 = 0.03 · 10·P, so P = 500 / 9.7.
    const schedule = tiers(
      [
        ["10", "0.01"],
        [undefined, "0.05"],
      ],
      "contracts",
    );
    const contract = instrument("BTCUSDT", { contractSize: "0.5", schedule });
    const mode = cross("500", position({ instrument: contract, quantity: "10" }));
    assertNear(mode.liquidationPrice, "51.546391752577319588");
    assert.equal(mode.tier?.index, 1);
  });

  it("is none where the rate grows with size", () => {
    // 1 % + 0.1 % · 10 = 2 %: 500 + 10·P − 1,000 = 0.02 · 10·P, so P = 500 / 9.8.
    const contract = instrument("BTCUSDT", { schedule: sizeLinear("0.01", "0.001") });
    const mode = cross(
      "500",
      position({ instrument: contract, quantity: "10" }),
      rules({ tierMethod: "size-linear" }),
    );
    assertNear(mode.liquidationPrice, "51.020408163265306122");
    assert.equal(mode.tier, undefined);
  });

  it("grows with 1/P for an inverse contract: the size is in coins", () => {
    // 1 + 1 − 1/x = (0.01 + 0.1/x) / x with x = P / 10,000: 2·x² − 1.01·x − 0.1 = 0.
    const contract = instrument("BTCUSD", { contractType: "inverse", schedule: sizeLinear("0.01", "0.1") });
    const long = position({ instrument: contract, pool: "BTC", quantity: "10000", entryPrice: "10000" });
    const given = account({
      wallet: { BTC: { walletBalance: "1" } },
      rules: { tierMethod: "size-linear" },
      positions: [long],
    });
    // x = (1.01 + √1.8201) / 4
    assertNear(evaluate(given).position(long).cross().liquidationPrice, "5897.7770456998784550");
  });

  it("keeps the requirement continuous: it is the same from both sides of an edge", () => {
    const rows: TierRow[] = [
      ["100", "0.01"],
      ["200", "0.03"],
      [undefined, "0.07"],
    ];
    const maintenanceAt = (markPrice: string) =>
      cross("500", position(withTiers(rows, { markPrice }))).maintenanceMargin!;
    for (const edge of ["100", "200"]) {
      assertNear(maintenanceAt(`${edge}.00000000000000000001`), maintenanceAt(edge));
    }
  });
});
