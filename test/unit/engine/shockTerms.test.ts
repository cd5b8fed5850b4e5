/** The shock of an account, term by term: tiers, inverse contracts, collateral, netting, triggers. */
import assert from "node:assert/strict";
import type { Account, Position } from "../../../src/engine/account";
import { poolShock } from "../../../src/engine/shock/shock";
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
import { assertNear } from "../../support/near";

const betasOf = (betas: Readonly<Record<string, string>>) =>
  new Map(Object.entries(betas).map(([symbol, beta]) => [symbol, decimal(beta)]));

/** The shock of the one pool that an account has. */
function shock(of: Account, betas: Readonly<Record<string, string>> = {}) {
  return poolShock(of, of.positions[0]!.pool, betasOf(betas));
}

type Given = Omit<Parameters<typeof account>[0], "wallet" | "positions">;

const usdt = (wallet: string, positions: readonly Position[], given: Given = {}) =>
  account({ wallet, positions, ...given });
const btc = (walletBalance: string, positions: readonly Position[], given: Given = {}) =>
  account({ wallet: { BTC: { walletBalance } }, positions, ...given });

const inverse = (symbol: string, given: Parameters<typeof instrument>[1] = {}) =>
  instrument(symbol, { contractType: "inverse", ...given });

describe("the shock in tiers", () => {
  // Amounts 0, 4 and 19.
  const table = tiers([
    ["100", "0.01"],
    ["300", "0.05"],
    [undefined, "0.1"],
  ]);
  const BTCUSDT = instrument("BTCUSDT", { schedule: table });
  const twice = { BTCUSDT: "2" };

  it("is in the tier that the notional falls to", () => {
    const long = position({ instrument: BTCUSDT, quantity: "4" });
    // At g = 1 + 2x = 0.2, tier 1: W − 320 = 0.8; at g = 0.5, tier 2: W − 200 = 6; at 0.8, tier 3: W − 80 = 13.
    assertNear(shock(usdt("320.8", [long]), twice).down, "-0.4");
    assertNear(shock(usdt("206", [long]), twice).down, "-0.25");
    assertNear(shock(usdt("93", [long]), twice).down, "-0.1");
  });

  it("is in the tier that the notional grows to", () => {
    const bear = short({ instrument: BTCUSDT, entryPrice: "80" });
    // At 96, tier 1: W − 16 = 0.96; at 200, tier 2: W − 120 = 6; at 400, tier 3: W − 320 = 21.
    assertNear(shock(usdt("16.96", [bear]), twice).up, "0.1");
    assertNear(shock(usdt("126", [bear]), twice).up, "0.75");
    assertNear(shock(usdt("341", [bear]), twice).up, "2");
  });

  it("is at an edge where the requirement jumps there", () => {
    const bear = short({ instrument: BTCUSDT, entryPrice: "80" });
    // At 100 there is 3 left: more than 1, less than 5.
    assertNear(shock(usdt("23", [bear], { rules: { tierMethod: "whole" } }), twice).up, "0.125");
  });

  it("does not change them where maintenance is frozen", () => {
    const long = position({ instrument: BTCUSDT, quantity: "4" });
    // W − 100 = 21.
    assertNear(shock(usdt("121", [long], { rules: { maintenanceBasis: "entry" } })).down, "-0.25");
  });
});

describe("the shock of inverse contracts", () => {
  // Amounts 0, 0.04 and 0.14.
  const table = tiers([
    ["1", "0.01"],
    ["2", "0.05"],
    [undefined, "0.1"],
  ]);
  const held = { instrument: inverse("BTCUSD", { schedule: table }), pool: "BTC" };
  const flat = { instrument: inverse("BTCUSD"), pool: "BTC", quantity: "100" };
  const other = { instrument: inverse("ETHUSD"), pool: "BTC", quantity: "100" };

  it("is in the tier that the coins grow to", () => {
    // 0.5 coins at the mark. At g = 0.4, 1.25 coins: W − 0.75 = 0.0225; at 0.2, 2.5 coins: W − 2 = 0.11.
    const long = position({ ...held, quantity: "50" });
    assertNear(shock(btc("0.7725", [long])).down, "-0.6");
    assertNear(shock(btc("2.11", [long])).down, "-0.8");
  });

  it("is in the tier that the coins fall to", () => {
    // 4 coins at the mark. At g = 2.5, 1.6 coins: W − 2.4 = 0.04; at g = 5, 0.8 coins: W − 3.2 = 0.008.
    const bear = short({ ...held, quantity: "400" });
    assertNear(shock(btc("2.44", [bear]), { BTCUSD: "2" }).up, "0.75");
    assertNear(shock(btc("3.208", [bear]), { BTCUSD: "2" }).up, "2");
  });

  it("adds terms of each beta", () => {
    // At x = −0.25: 1/0.5 and 1/0.8 coins; W − 1 − 0.25 = 0.02 + 0.0125.
    const both = btc("1.2825", [position(flat), position(other)]);
    assertNear(shock(both, { BTCUSD: "2", ETHUSD: "0.8" }).down, "-0.25");
  });

  it("adds the squares of a rate that grows with size", () => {
    const grows = sizeLinear("0.01", "0.005");
    // N·(0.01 + 0.005·N). At x = −0.25: N = 4 and 1.25; losses 2 and 0.25, requirements 0.12 and 0.0203125.
    const both = [
      position({ ...flat, instrument: inverse("BTCUSD", { schedule: grows }), quantity: "200" }),
      position({ ...other, instrument: inverse("ETHUSD", { schedule: grows }) }),
    ];
    const of = btc("2.3903125", both, { rules: { tierMethod: "size-linear" } });
    assertNear(shock(of, { BTCUSD: "2", ETHUSD: "0.8" }).down, "-0.25");
  });

  it("leaves one that does not move as it is", () => {
    // ETH stays, with a requirement of 0.01. W + 1 − 1/g = 0.01/g + 0.01 at g = 0.5.
    const both = [position(other), position(flat)];
    assertNear(shock(btc("1.03", both), { ETHUSD: "0" }).down, "-0.5");
    assert.equal(shock(btc("1.03", both), { ETHUSD: "0", BTCUSD: "0" }).reason, "never");
  });

  it("goes up where a beta is negative, and no further than price 0", () => {
    // W + 1 − 1/g = 0.01/g at g = 1 − x = 0.5.
    const against = shock(btc("1.02", [position(flat)]), { BTCUSD: "-1" });
    assertNear(against.up, "0.5");
    assert.equal(against.down, undefined);
    assert.equal(against.reason, undefined);
  });

  it("ends where the first of them would be at price 0", () => {
    // Short what falls twice as fast: its gains are without bound towards x = −1/2, where the long has lost one coin.
    const spread = [position(other), short({ ...held, quantity: "400" })];
    assert.equal(shock(btc("5", spread), { BTCUSD: "2" }).reason, "never");
    assert.equal(shock(btc("5", spread.toReversed()), { BTCUSD: "2" }).reason, "never");
  });
});

describe("what stands behind a pool in a shock", () => {
  const long = position({ instrument: instrument("BTCUSDT") });
  const following = { balance: "1", price: "50", ratio: "0.8", priceSymbol: "ETHUSDT" };
  const behind = (walletBalance: string, assets: (typeof following)[]) =>
    account({ wallet: { USDT: { walletBalance, assets } }, positions: [long] });

  it("falls with collateral that follows a symbol, until that is worth nothing", () => {
    // At x = −0.25: W + 40·0.5 − 25 = 0.75; at x = −0.6: W − 60 = 0.4.
    assertNear(shock(behind("5.75", [following]), { ETHUSDT: "2" }).down, "-0.25");
    assertNear(shock(behind("60.4", [following]), { ETHUSDT: "2" }).down, "-0.6");
  });

  it("does not fall with collateral that stays", () => {
    // W + 40 − 25 = 0.75.
    assertNear(shock(behind("-14.25", [following]), { ETHUSDT: "0" }).down, "-0.25");
    const { balance, price, ratio } = following;
    const fixed = account({
      wallet: { USDT: { walletBalance: "-14.25", assets: [{ balance, price, ratio }] } },
      positions: [long],
    });
    assertNear(shock(fixed).down, "-0.25");
  });

  it("is the cash with what is owed to it", () => {
    // W + 5 − 25 = 0.75.
    assertNear(shock(usdt("20.75", [{ ...long, unsettledFunding: decimal("5") }])).down, "-0.25");
  });

  it("is followed down to a shock of −1, not beyond", () => {
    const half = { BTCUSDT: "0.5" };
    // At x = −0.9: W − 45 = 0.55; at x = −1: W − 50 = 0.5.
    assertNear(shock(usdt("45.55", [long]), half).down, "-0.9");
    assert.equal(shock(usdt("50.5", [long]), half).reason, "never");
    assert.equal(shock(usdt("60", [long]), half).reason, "never");
  });

  it("has a reason where there is no shock, and none where there is one", () => {
    assert.equal(shock(usdt("20", [long])).reason, undefined);
    assert.equal(shock(usdt("20", [short({})])).reason, undefined);
    assert.equal(shock(usdt("1", [long])).reason, "already-liquidatable");
    assert.equal(shock(account({ positions: [long] })).reason, "missing-wallet");
    assert.equal(poolShock(usdt("20", [long]), "BTC").reason, "never");
    const fenced = position({ marginMode: "isolated", leverage: "10" });
    assert.equal(shock(usdt("20", [fenced])).reason, "never");
  });
});

describe("the shock where profits of others do not support", () => {
  const rules = { unrealizedProfit: "excluded" } as const;
  const orders = (positions: readonly Position[]) => [positions, positions.toReversed()];

  it("counts losses only", () => {
    const pair = [
      position({ instrument: instrument("BTCUSDT") }),
      short({ instrument: instrument("ETHUSDT") }),
    ];
    // Down: W − 100·y = 2 − 2·y; up: W − 100·x = 2 + 2·x.
    const found = shock(usdt("27.5", pair, { rules }));
    assertNear(found.up, "0.25");
    assertNear(found.down, decimal("-25.5").div("98"));
  });

  it("counts what was a profit from its entry price on", () => {
    const pair = [
      position({ instrument: instrument("BTCUSDT"), quantity: "2", entryPrice: "80", markPrice: "100" }),
      position({ instrument: instrument("ETHUSDT") }),
    ];
    const betas = { BTCUSDT: "2" };
    for (const positions of orders(pair)) {
      // BTC is at its entry at x = −0.1. At −0.05 only ETH loses: W − 5 = 3 − 0.25.
      assertNear(shock(usdt("7.75", positions, { rules }), betas).down, "-0.05");
      // At −0.15 both do: W − (60 − 40) − 15 = 3 − 0.75.
      assertNear(shock(usdt("37.25", positions, { rules }), betas).down, "-0.15");
    }
  });

  it("counts coins of inverse contracts in the same way", () => {
    const held = { pool: "BTC", entryPrice: "100" };
    const pair = [
      position({
        ...held,
        instrument: inverse("BTCUSD"),
        quantity: "200",
        entryPrice: "80",
        markPrice: "100",
      }),
      position({ ...held, instrument: inverse("ETHUSD"), quantity: "100" }),
    ];
    const betas = { BTCUSD: "2", ETHUSD: "2" };
    for (const positions of orders(pair)) {
      // BTC is at its entry at g = 1 + 2x = 0.8. At 0.9 only ETH loses: W − 1/0.9 + 1 = 0.03/0.9.
      const early = decimal("0.13").div("0.9").toString();
      assertNear(shock(btc(early, positions, { rules }), betas).down, "-0.05");
      // At 0.4 both do: W − 2.5 − 1.5 = 0.075.
      assertNear(shock(btc("4.075", positions, { rules }), betas).down, "-0.3");
    }
  });
});

describe("the shock where opposite legs net", () => {
  const rules = { hedgeNetting: "max-leg" } as const;
  const on = (symbol: string, schedule = flatRate("0.01")) =>
    instrument(symbol, { underlying: "BTC", schedule });

  it("asks for the larger side of each underlying", () => {
    const book = [
      position({ instrument: on("BTCUSDT"), quantity: "2" }),
      short({ instrument: on("BTC-LATER", flatRate("0.05")) }),
      position({ instrument: instrument("ETHUSDT", { schedule: flatRate("0.02") }) }),
    ];
    // At x = −0.25, ETH still: W − 25 = max(1.5, 3.75) + 2.
    assertNear(shock(usdt("30.75", book, { rules }), { ETHUSDT: "0" }).down, "-0.25");
  });

  it("changes sides where the other one becomes the larger, downwards", () => {
    const stepped = tiers([
      ["100", "0.01"],
      [undefined, "0.1"],
    ]);
    const book = [
      position({ instrument: on("BTCUSDT", stepped), quantity: "2" }),
      short({ instrument: on("BTC-LATER", flatRate("0.04")), quantity: "1.5" }),
    ];
    // 20·g − 9 against 6·g: the short asks for more below g = 9/14. At 0.55: W − 22.5 = 3.3; at 0.75: W − 12.5 = 6.
    assertNear(shock(usdt("25.8", book, { rules })).down, "-0.45");
    assertNear(shock(usdt("18.5", book, { rules })).down, "-0.25");
    // Beyond the edge at g = 0.5, at 0.4: W − 30 = 2.4.
    assertNear(shock(usdt("32.4", book, { rules })).down, "-0.6");
  });

  it("changes sides where the other one becomes the larger, upwards", () => {
    const stepped = tiers([
      ["200", "0.01"],
      [undefined, "0.1"],
    ]);
    const book = [
      position({ instrument: on("BTCUSDT", stepped) }),
      short({ instrument: on("BTC-LATER"), quantity: "2" }),
    ];
    // 2·g against 10·g − 18 from g = 2 on: the long asks for more above 2.25.
    // At 1.5: W − 50 = 3; at 2.1: W − 110 = 4.2; at 3: W − 200 = 12.
    assertNear(shock(usdt("53", book, { rules })).up, "0.5");
    assertNear(shock(usdt("114.2", book, { rules })).up, "1.1");
    assertNear(shock(usdt("212", book, { rules })).up, "2");
  });

  it("changes sides on the way down where betas are negative", () => {
    const stepped = tiers([
      ["120", "0.01"],
      [undefined, "0.1"],
    ]);
    const book = [
      position({ instrument: on("BTCUSDT", stepped) }),
      short({ instrument: on("BTC-LATER"), quantity: "2" }),
    ];
    const betas = { BTCUSDT: "-1", "BTC-LATER": "-1" };
    // With g = 1 − x, 2·g against 10·g − 10.8 from g = 1.2 on: the long asks for more above 1.35.
    // At 1.3: W − 30 = 2.6; at 1.6: W − 60 = 5.2.
    assertNear(shock(usdt("32.6", book, { rules }), betas).down, "-0.3");
    assertNear(shock(usdt("65.2", book, { rules }), betas).down, "-0.6");
  });

  it("changes sides among inverse contracts too", () => {
    const stepped = tiers([
      ["1", "0.01"],
      [undefined, "0.05"],
    ]);
    const coin = (symbol: string, schedule = flatRate("0.01")) =>
      inverse(symbol, { underlying: "BTC", schedule });
    const book = [
      position({ instrument: coin("BTCUSD"), pool: "BTC", quantity: "1000" }),
      short({ instrument: coin("BTCUSD-LATER", stepped), pool: "BTC", quantity: "250" }),
    ];
    // 0.1/g against 0.125/g − 0.04: the short asks for more below g = 0.625.
    // At 0.8: W − 1.875 = 0.125; at 0.5: W − 7.5 = 0.21.
    assertNear(shock(btc("2", book, { rules })).down, "-0.2");
    assertNear(shock(btc("7.71", book, { rules })).down, "-0.5");
  });
});

describe("a shock that only touches", () => {
  const strict = { trigger: "below" } as const;

  it("liquidates where touching does, at a kink", () => {
    // Long what is at 0 from x = −1/2 on, short the rest: the least room is there, W − 50.5.
    const book = [
      position({ instrument: instrument("BTCUSDT") }),
      short({ instrument: instrument("ETHUSDT") }),
    ];
    const betas = { BTCUSDT: "2" };
    assertNear(shock(usdt("50.5", book), betas).down, "-0.5");
    assert.equal(shock(usdt("50.5", book, { rules: strict }), betas).down, undefined);
    // W − 2 + 97·x.
    assertNear(shock(usdt("50", book, { rules: strict }), betas).down, decimal("-48").div("97"));
  });

  it("liquidates where touching does, in the middle of a piece", () => {
    // In coins: W − 1 + 3.6·g + 0.9/g, least at g = 0.5, where it is W + 2.6.
    const debtor = (walletBalance: string, rules: Given["rules"] = {}) =>
      account({
        wallet: {
          BTC: { walletBalance, assets: [{ balance: "3.6", price: "1", ratio: "1", priceSymbol: "BTCUSD" }] },
        },
        positions: [
          short({
            instrument: inverse("BTCUSD", { schedule: flatRate("0.1") }),
            pool: "BTC",
            quantity: "100",
          }),
        ],
        rules,
      });
    assertNear(shock(debtor("-2.6")).down, "-0.5");
    assert.equal(shock(debtor("-2.6", strict)).down, undefined);
    // 3.6·g + 0.9/g = 3.69 at g = 0.625 and at 0.4.
    assertNear(shock(debtor("-2.69")).down, "-0.375");
    assertNear(shock(debtor("-2.69", strict)).down, "-0.375");
  });
});
