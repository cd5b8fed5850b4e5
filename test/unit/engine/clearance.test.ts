import assert from "node:assert/strict";
import type { Instrument, Position } from "../../../src/engine/account";
import { clearanceOf } from "../../../src/engine/clearance";
import { evaluate } from "../../../src/engine/evaluate";
import { poolsOf } from "../../../src/engine/pool";
import type { ModeRules } from "../../../src/engine/rules";
import {
  account,
  decimal,
  flatRate,
  instrument,
  position,
  short,
  sizeLinear,
  tiers,
} from "../../support/account";

type Wallet = Parameters<typeof account>[0]["wallet"];

/** Whether the quick bound alone clears the first position of a move by a fraction. */
function isClear(
  wallet: Wallet & {},
  positions: readonly Position[],
  rules: Partial<ModeRules> = {},
  fraction = "0.1",
): boolean {
  const given = account({ wallet, rules, positions });
  const clearance = clearanceOf(given.rules, poolsOf(given));
  return clearance[positions[0]!.marginMode](positions[0]!, decimal(fraction));
}

const withTable = (schedule: Instrument["schedule"], more = {}) =>
  position({ instrument: instrument("BTCUSDT", { schedule, ...more }) });

// 1 % of 100 is asked for; 10 can be lost in a move of 10 %, and 1 % of 110 asked for then.
describe("the quick bound of a cross position", () => {
  it("clears when B − R is more than the loss and the requirement within reach: W − 1 > 10 + 1.1", () => {
    assert.equal(isClear("12.1", [position()]), false);
    assert.equal(isClear("12.11", [position()]), true);
    assert.equal(isClear("12.11", [short()]), true);
    assert.equal(isClear("0", [position()]), false);
  });

  it("counts every leg of the symbol: W − 2 > 2 · 11.1", () => {
    assert.equal(isClear("24.2", [position(), short()]), false);
    assert.equal(isClear("24.21", [position(), short()]), true);
  });

  it("leaves other symbols at their mark: W − 2 > 11.1", () => {
    const other = position({ instrument: instrument("ETHUSDT") });
    assert.equal(isClear("13.1", [position(), other]), false);
    assert.equal(isClear("13.11", [position(), other]), true);
  });

  it("counts the closing fee: W − 1.1 > 10 + 110 · 1.1 %", () => {
    const one = withTable(flatRate("0.01"), { takerFeeRate: "0.001" });
    assert.equal(isClear("12.31", [one], { closingFee: "price" }), false);
    assert.equal(isClear("12.32", [one], { closingFee: "price" }), true);
    assert.equal(isClear("1000", [position()], { closingFee: "price" }), false);
  });

  it("knows that a requirement frozen at entry stays: W − 1 > 10", () => {
    assert.equal(isClear("11", [position()], { maintenanceBasis: "entry" }), false);
    assert.equal(isClear("11.01", [position()], { maintenanceBasis: "entry" }), true);
    const one = withTable(flatRate("0.01"), { takerFeeRate: "0.001" });
    assert.equal(isClear("12.31", [one], { maintenanceBasis: "entry", closingFee: "price" }), false);
  });

  it("of an inverse contract reaches further below: W − 0.01 > 1/9 + 1 % · 10/9", () => {
    const contract = instrument("BTCUSD", { contractType: "inverse" });
    const one = position({ instrument: contract, pool: "BTC", quantity: "10000", entryPrice: "10000" });
    const wallet = (walletBalance: string) => ({ BTC: { walletBalance } });
    assert.equal(isClear(wallet("0.1322"), [one]), false);
    assert.equal(isClear(wallet("0.1323"), [one]), true);
    // 1/9 + 1 % · 10/9 = 0.1222…: what is rounded is rounded to the safe side.
    assert.equal(isClear(wallet(`0.13${"2".repeat(45)}`), [one]), false);
  });

  it("takes the rate of the highest tier within reach: W − 1 > 10 + 5 % · 110", () => {
    const one = withTable(
      tiers([
        ["105", "0.01"],
        [undefined, "0.05"],
      ]),
    );
    assert.equal(isClear("16.5", [one]), false);
    assert.equal(isClear("16.51", [one]), true);
  });

  it("takes amounts up to floor · rate, 50 · 2 %, and rates that do not fall", () => {
    const stated = (amount: string) =>
      withTable(
        tiers([
          ["50", "0.01", "0"],
          [undefined, "0.02", amount],
        ]),
      );
    assert.equal(isClear("1000", [stated("1")]), true);
    assert.equal(isClear("1000", [stated("1.01")]), false);
    assert.equal(isClear("1000", [stated("-0.01")]), false);
    const rates = (first: string, second: string) =>
      withTable(
        tiers([
          ["50", first, "0"],
          [undefined, second, "0"],
        ]),
      );
    assert.equal(isClear("1000", [rates("0.01", "0.01")]), true);
    assert.equal(isClear("1000", [rates("0.02", "0.01")]), false);
  });

  it("says nothing of tables of contracts, rates by size and moves by the whole price", () => {
    assert.equal(isClear("1000", [withTable(tiers([[undefined, "0.01"]], "contracts"))]), false);
    assert.equal(isClear("1000", [withTable(sizeLinear("0.01", "0"))], { tierMethod: "size-linear" }), false);
    assert.equal(isClear("1000", [position()], {}, "0.99"), true);
    assert.equal(isClear("1000", [position()], {}, "1"), false);
    assert.equal(isClear("1000", [position()], {}, "1.5"), false);
  });

  it("says nothing where the rest of the pool is not a constant, or not known", () => {
    for (const rules of [
      { tierScope: "symbol" },
      { unrealizedProfit: "excluded" },
      { crossConvention: "pro-rata" },
      { hedgeNetting: "max-leg" },
    ] as const)
      assert.equal(isClear("1000", [position()], rules), false);
    const asset = { balance: "1", price: "100", ratio: "1" };
    const held = (priceSymbol?: string) => ({
      USDT: {
        walletBalance: "1000",
        assets: [{ ...asset }, { ...asset, ...(priceSymbol && { priceSymbol }) }],
      },
    });
    assert.equal(isClear(held(), [position()]), true);
    assert.equal(isClear(held("BTCUSDT"), [position()]), false);
    const unknown = position({ instrument: instrument("ETHUSDT", { schedule: undefined }) });
    assert.equal(isClear("1000", [position(), unknown]), false);
    assert.equal(isClear({}, [position()]), false);
  });
});

describe("the quick bound of an isolated position", () => {
  const posted = { marginMode: "isolated", entryPrice: "100", markPrice: "110" } as const;

  it("counts what it gained and what is owed to it: margin > 11 + 1 % · 121 − 10 − funding", () => {
    const clear = (isolatedMargin: string, unsettledFunding = "0") =>
      isClear("0", [position({ ...posted, isolatedMargin, unsettledFunding })]);
    assert.deepEqual([clear("2.21"), clear("2.22")], [false, true]);
    assert.deepEqual([clear("1.21", "1"), clear("1.22", "1")], [false, true]);
  });

  it("by leverage compares without a division: 100 > 25 · leverage", () => {
    const contract = instrument("BTCUSDT", { schedule: flatRate("0") });
    const clear = (leverage: string) =>
      isClear("0", [position({ instrument: contract, marginMode: "isolated", leverage })], {}, "0.25");
    assert.deepEqual([clear("4"), clear("3.99")], [false, true]);
    assert.equal(isClear("0", [position({ marginMode: "isolated" })]), false);
  });

  it("says nothing of what is frozen at entry, nor of a move by the whole price", () => {
    const rich = position({ ...posted, isolatedMargin: "1000" });
    assert.equal(isClear("0", [rich]), true);
    assert.equal(isClear("0", [rich], { maintenanceBasis: "entry" }), false);
    assert.equal(isClear("0", [rich], { closingFee: "entry" }), false);
    assert.equal(isClear("0", [rich], {}, "1"), false);
  });
});

describe("a position within reach of liquidation", () => {
  it("is asked of the whole leg: one row's margin does not save the other", () => {
    const first = position({ marginMode: "isolated", isolatedMargin: "90" });
    const second = position({ marginMode: "isolated", isolatedMargin: "10", quantity: "10" });
    const report = evaluate(account({ positions: [first, second] }));
    // 100 + 11·P − 1,100 = 0.11·P, so P = 1,000 / 10.89 = 91.8.
    assert.equal(report.isLiquidatedWithin(first, decimal("0.1")), true);
    assert.equal(report.isLiquidatedWithin(first, decimal("0.08")), false);
  });

  it("is not within a move by the whole price where only price 0 would do: 100 + P − 100 > 0.01·P", () => {
    const one = position({ marginMode: "isolated", isolatedMargin: "100" });
    const report = evaluate(account({ positions: [one] }));
    assert.equal(report.isLiquidatedWithin(one, decimal("1")), false);
  });
});
