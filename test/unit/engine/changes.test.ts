import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { Account, Position } from "../../../src/engine/account";
import { applyChanges } from "../../../src/engine/changes/apply";
import type { Change, Changed } from "../../../src/engine/changes/change";
import { preview } from "../../../src/engine/changes/preview";
import type { Decimal } from "../../../src/engine/decimal";
import { evaluate } from "../../../src/engine/evaluate";
import { legOf } from "../../../src/engine/leg";
import { postedMargin } from "../../../src/engine/margin";
import { account, decimal, instrument, position, short } from "../../support/account";
import { assertNear } from "../../support/near";
import { randomAccount } from "../../support/randomAccounts";
import { runs } from "../../support/runs";

const withFee = instrument("BTCUSDT", { takerFeeRate: "0.001" });
const coin = instrument("BTCUSD", { contractType: "inverse", underlying: "BTC" });

type Made = Extract<Changed, { account: Account }>;

function made(before: Account, ...changes: Change[]): Made {
  const changed = applyChanges(before, changes);
  assert.ok("account" in changed, `refused: ${"refusal" in changed ? changed.refusal : ""}`);
  return changed;
}

function refused(before: Account, change: Change): string {
  const changed = applyChanges(before, [change]);
  assert.ok("refusal" in changed, "was not refused");
  return changed.refusal;
}

const walletOf = (changed: Made, pool = "USDT") => changed.account.wallets.get(pool)!;

describe("a trade", () => {
  it("averages what is added into the entry price", () => {
    const held = position({ quantity: "1", entryPrice: "100", markPrice: "120" });
    const after = made(account({ wallet: "50", positions: [held] }), {
      kind: "add",
      position: held,
      quantity: decimal("3"),
    });
    const now = after.positionOf(held)!;
    assert.equal(now.quantity.toString(), "4");
    assert.equal(now.entryPrice.toString(), "115");
    assert.equal(walletOf(after).walletBalance?.toString(), "50");
  });

  it("averages the coins of an inverse contract, not its prices", () => {
    const held = position({ instrument: coin, pool: "BTC", quantity: "100", entryPrice: "100" });
    const after = made(account({ wallet: { BTC: { walletBalance: "1" } }, positions: [held] }), {
      kind: "add",
      position: held,
      quantity: decimal("100"),
      price: decimal("50"),
    });
    // 100/100 + 100/50 = 3 coins for 200.
    assertNear(after.positionOf(held)!.entryPrice, decimal("200").div("3"));
  });

  it("posts margin for what is added to an isolated position", () => {
    const held = position({ marginMode: "isolated", leverage: "5", isolatedMargin: "30" });
    const before = account({ wallet: { USDT: { crossWalletBalance: "100" } }, positions: [held] });
    const after = made(before, { kind: "add", position: held, quantity: decimal("1") });
    assert.equal(after.positionOf(held)!.isolatedMargin?.toString(), "50");
    assert.equal(walletOf(after).crossWalletBalance?.toString(), "80");
  });

  it("turns what is closed into cash, less the fee", () => {
    const held = position({ instrument: withFee, quantity: "4", entryPrice: "100", markPrice: "110" });
    const before = account({ wallet: "50", positions: [held] });
    const after = made(before, { kind: "reduce", position: held, quantity: decimal("1") });
    assert.equal(after.positionOf(held)!.quantity.toString(), "3");
    assert.equal(walletOf(after).walletBalance?.toString(), "59.89");
    assert.equal(after.realizedPnl.get("USDT")?.toString(), "10");
    assert.equal(after.fees.get("USDT")?.toString(), "0.11");
  });

  it("releases the margin of the part of an isolated position that is closed", () => {
    const held = position({ marginMode: "isolated", quantity: "4", leverage: "5" });
    const before = account({ wallet: { USDT: { crossWalletBalance: "100" } }, positions: [held] });
    const after = made(before, {
      kind: "reduce",
      position: held,
      quantity: decimal("1"),
      price: decimal("90"),
    });
    // 80 posted; 20 of it released, 10 of that lost.
    assert.equal(postedMargin(after.positionOf(held)!)?.toString(), "60");
    assert.equal(walletOf(after).crossWalletBalance?.toString(), "110");
  });

  it("takes a loss that the released margin does not cover from the rest that is posted", () => {
    const held = position({ marginMode: "isolated", quantity: "4", leverage: "5" });
    const before = account({ wallet: { USDT: { crossWalletBalance: "100" } }, positions: [held] });
    const close = (price: string, quantity?: string): Change => ({
      kind: "reduce",
      position: held,
      price: decimal(price),
      ...(quantity === undefined ? {} : { quantity: decimal(quantity) }),
    });
    // 20 released, 30 lost: the 10 that are missing come out of the 60.
    const after = made(before, close("70", "1"));
    assert.equal(postedMargin(after.positionOf(held)!)?.toString(), "50");
    assert.equal(walletOf(after).crossWalletBalance?.toString(), "100");
    // All of it at 75 would lose 100 of 80.
    assert.equal(refused(before, close("75")), "beyond-bankruptcy");
  });

  it("flips to the other side at the same price", () => {
    const held = position({ quantity: "2", entryPrice: "100", markPrice: "110", leverage: "5" });
    const after = made(account({ wallet: "50", positions: [held] }), { kind: "flip", position: held });
    const now = after.positionOf(held)!;
    assert.equal(now.side, "short");
    assert.equal(now.entryPrice.toString(), "110");
    assert.equal(now.quantity.toString(), "2");
    assert.equal(walletOf(after).walletBalance?.toString(), "70");
  });

  it("is refused with a reason", () => {
    const held = position({ marginMode: "isolated", isolatedMargin: "10" });
    const other = position();
    const before = account({ wallet: "50", positions: [held] });
    const quantity = decimal("2");
    assert.equal(refused(before, { kind: "reduce", position: held, quantity }), "quantity-out-of-range");
    assert.equal(refused(before, { kind: "reduce", position: other }), "no-such-position");
    assert.equal(refused(before, { kind: "add", position: held, quantity }), "missing-leverage");
    assert.equal(refused(before, { kind: "flip", position: held }), "missing-leverage");
    assert.equal(
      refused(before, { kind: "reduce", position: held, price: decimal("0") }),
      "price-out-of-range",
    );
    const amount = decimal("-11");
    assert.equal(
      refused(before, { kind: "margin", position: held, amount, from: "wallet" }),
      "margin-out-of-range",
    );
    assert.equal(refused(before, { kind: "deposit", pool: "BTC", amount }), "missing-wallet");
    assert.equal(
      refused(before, { kind: "leverage", position: held, leverage: decimal("0") }),
      "leverage-out-of-range",
    );
  });
});

describe("a transfer", () => {
  const held = position({ marginMode: "isolated", leverage: "5" });
  const stated = account({ wallet: { USDT: { crossWalletBalance: "100" } }, positions: [held] });
  const whole = account({ wallet: "120", positions: [held] });

  it("moves margin between the wallet and a position, or from outside", () => {
    const add = (from: "wallet" | "outside"): Change => ({
      kind: "margin",
      position: held,
      amount: decimal("7"),
      from,
    });
    assert.equal(walletOf(made(stated, add("wallet"))).crossWalletBalance?.toString(), "93");
    assert.equal(walletOf(made(stated, add("outside"))).crossWalletBalance?.toString(), "100");
    assert.equal(walletOf(made(whole, add("wallet"))).walletBalance?.toString(), "120");
    assert.equal(walletOf(made(whole, add("outside"))).walletBalance?.toString(), "127");
    for (const before of [stated, whole])
      assert.equal(made(before, add("wallet")).positionOf(held)!.isolatedMargin?.toString(), "27");
  });

  it("loses what is posted with a position that the venue takes", () => {
    const after = made(whole, { kind: "forfeit", position: held });
    assert.equal(after.positionOf(held), undefined);
    assert.equal(walletOf(after).walletBalance?.toString(), "100");
    assert.equal(
      walletOf(made(stated, { kind: "forfeit", position: held })).crossWalletBalance?.toString(),
      "100",
    );
  });
});

/** Cash, posted margin and collateral of a pool, with what all its positions have gained. */
function equityOf({ wallets, positions }: Account, pool: string): Decimal | undefined {
  const wallet = wallets.get(pool);
  const own = positions.filter((one) => one.pool === pool);
  const posted = own.flatMap((one) => (one.marginMode === "isolated" ? [postedMargin(one)] : []));
  if (!posted.every((margin) => margin !== undefined)) return undefined;
  const cash = wallet?.crossWalletBalance
    ? posted.reduce((total, one) => total.plus(one), wallet.crossWalletBalance)
    : wallet?.walletBalance;
  return own.reduce((total, one) => total?.plus(legOf(one).unrealizedPnl).plus(one.unsettledFunding), cash);
}

const drawnChange = (positions: readonly Position[]): fc.Arbitrary<Change> =>
  fc
    .tuple(
      fc.constantFrom(...positions),
      fc.integer({ min: 1, max: 150 }),
      fc.constantFrom("add", "reduce", "flip", "margin", "mode", "leverage"),
    )
    .map(([one, percent, kind]): Change => {
      const quantity = one.quantity.times(percent).div(100);
      switch (kind) {
        case "margin": {
          const amount = legOf(one)
            .entryNotional.times(percent - 75)
            .div(1000);
          return { kind, position: one, amount, from: "wallet" };
        }
        case "mode":
          return { kind, position: one, marginMode: one.marginMode === "cross" ? "isolated" : "cross" };
        case "leverage":
          return { kind, position: one, leverage: decimal(String(percent)) };
        default:
          return { kind: kind, position: one, quantity };
      }
    });

describe("changes at the mark", function () {
  this.timeout(0);

  it("keep every unit of cash: equity changes by the fees alone", () => {
    const drawn = randomAccount.chain((before) =>
      fc.tuple(fc.constant(before), fc.array(drawnChange(before.positions), { minLength: 1, maxLength: 3 })),
    );
    const holds = ([before, changes]: [Account, Change[]]) => {
      const changed = applyChanges(before, changes);
      if ("refusal" in changed) return;
      for (const pool of new Set(before.positions.map((one) => one.pool))) {
        const [then, now] = [equityOf(before, pool), equityOf(changed.account, pool)];
        const bothStated =
          before.wallets.get(pool)?.walletBalance && before.wallets.get(pool)?.crossWalletBalance;
        if (then === undefined || bothStated) continue;
        const scale = before.positions.reduce((sum, one) => sum.plus(legOf(one).entryNotional), then.abs());
        assertNear(now?.plus(changed.fees.get(pool) ?? 0), then, `equity of ${pool}`, scale);
      }
    };
    fc.assert(fc.property(drawn, holds), runs(300));
  });

  it("show what the other mode already showed, when a leg of one row switches", () => {
    const holds = (before: Account) => {
      for (const one of before.positions) {
        const rows = before.positions.filter(
          ({ instrument: { symbol }, side }) => symbol === one.instrument.symbol && side === one.side,
        );
        if (rows.length > 1 || postedMargin(one) === undefined) continue;
        const to = one.marginMode === "cross" ? "isolated" : "cross";
        const seen = preview(before, [{ kind: "mode", position: one, marginMode: to }]);
        assert.ok("after" in seen);
        const after = seen.after.position(seen.positions.find((pair) => pair.before === one)!.after!);
        const before_ = evaluate(before).position(one);
        for (const field of ["liquidationPrice", "below", "above", "worstCaseLoss", "marginBalance"] as const)
          assertNear(after[to]()[field], before_[to]()[field], field, legOf(one).entryNotional);
        assert.equal(after[to]().reason, before_[to]().reason);
      }
    };
    fc.assert(fc.property(randomAccount, holds), runs(60));
  });

  it("leave the account that they are tried on as it was", () => {
    const held = short({ quantity: "2" });
    const before = account({ wallet: "50", positions: [held] });
    preview(before, [{ kind: "reduce", position: held }]);
    assert.equal(before.positions[0], held);
    assert.equal(before.wallets.get("USDT")?.walletBalance?.toString(), "50");
  });
});

describe("a mark", () => {
  it("moves all rows of its symbol, and collateral that follows it", () => {
    const [one, other] = [
      position({ quantity: "1" }),
      position({ quantity: "2", entryPrice: "90", markPrice: "100" }),
    ];
    const before = account({
      wallet: {
        USDT: {
          walletBalance: "10",
          assets: [{ balance: "1", price: "50", ratio: "1", priceSymbol: "BTCUSDT" }],
        },
      },
      positions: [one, other],
    });
    const after = made(before, { kind: "mark", symbol: "BTCUSDT", price: decimal("80") });
    assert.deepEqual(
      after.account.positions.map(({ markPrice }) => markPrice.toString()),
      ["80", "80"],
    );
    assert.equal(walletOf(after).assets[0]!.price.toString(), "40");
    assert.equal(
      refused(before, { kind: "mark", symbol: "ETHUSDT", price: decimal("1") }),
      "no-such-position",
    );
  });
});
