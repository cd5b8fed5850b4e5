/** Trades with what hangs on a position besides its margin: funding, fees, reserves; and trades at their limits. */
import assert from "node:assert/strict";
import type { Account, Position } from "../../../src/engine/account";
import { applyChanges } from "../../../src/engine/changes/apply";
import type { Change } from "../../../src/engine/changes/change";
import { postedMargin } from "../../../src/engine/margin";
import { account, decimal, instrument, position } from "../../support/account";

const withFee = instrument("BTCUSDT", { takerFeeRate: "0.001" });

function made(before: Account, ...changes: Change[]) {
  const changed = applyChanges(before, changes);
  assert.ok("account" in changed, `refused: ${"refusal" in changed ? changed.refusal : ""}`);
  return changed;
}

function refused(before: Account, ...changes: Change[]): string {
  const changed = applyChanges(before, changes);
  assert.ok("refusal" in changed, "was not refused");
  return changed.refusal;
}

const stated = (crossWalletBalance: string, ...positions: Position[]) =>
  account({ wallet: { USDT: { crossWalletBalance } }, positions });

const crossWallet = ({ account: { wallets } }: ReturnType<typeof made>) =>
  wallets.get("USDT")!.crossWalletBalance!.toString();

const reduce = (one: Position, quantity?: string, price?: string): Change => ({
  kind: "reduce",
  position: one,
  ...(quantity !== undefined && { quantity: decimal(quantity) }),
  ...(price !== undefined && { price: decimal(price) }),
});

describe("a part that is closed", () => {
  it("takes its part of the funding with it", () => {
    const held = position({ quantity: "4", unsettledFunding: "8", markPrice: "110" });
    const after = made(stated("100", held), reduce(held, "1"));
    assert.equal(after.realizedPnl.get("USDT")?.toString(), "12");
    assert.equal(crossWallet(after), "112");
    assert.equal(after.positionOf(held)!.unsettledFunding.toString(), "6");
  });

  it("takes its part of a fee reserve, as what is added brings its own", () => {
    const held = position({
      quantity: "4",
      marginMode: "isolated",
      leverage: "5",
      isolatedMargin: "80",
      feeReserve: "2",
    });
    const less = made(stated("100", held), reduce(held, "1")).positionOf(held)!;
    assert.equal(less.feeReserve?.toString(), "1.5");
    const more = made(stated("100", held), { kind: "add", position: held, quantity: decimal("2") });
    assert.equal(more.positionOf(held)!.feeReserve?.toString(), "3");
  });

  it("leaves the rest of a margin that is stated", () => {
    const fenced = position({ quantity: "4", marginMode: "isolated", isolatedMargin: "80" });
    const after = made(stated("100", fenced), reduce(fenced, "1"));
    assert.equal(after.positionOf(fenced)!.isolatedMargin?.toString(), "60");
    assert.equal(crossWallet(after), "120");
    // In cross it is what the isolated column would post.
    const shared = position({ quantity: "4", isolatedMargin: "80" });
    const now = made(stated("100", shared), reduce(shared, "1"));
    assert.equal(now.positionOf(shared)!.isolatedMargin?.toString(), "60");
    assert.equal(crossWallet(now), "100");
  });

  it("takes its fee out of what it releases, and then out of the rest", () => {
    const held = position({ instrument: withFee, quantity: "4", marginMode: "isolated", leverage: "5" });
    // 20 released, 30 and a fee of 0.07 lost: 10.07 come out of the 60.
    const after = made(stated("100", held), reduce(held, "1", "70"));
    assert.equal(postedMargin(after.positionOf(held)!)?.toString(), "49.93");
    assert.equal(crossWallet(after), "100");
    // Lost as much as is released, the fee alone is missing.
    const even = made(stated("100", held), reduce(held, "1", "80"));
    assert.equal(postedMargin(even.positionOf(held)!)?.toString(), "59.92");
  });

  it("may cost all that is posted, and no more", () => {
    const held = position({ marginMode: "isolated", leverage: "5" });
    assert.equal(crossWallet(made(stated("100", held), reduce(held, "1", "80"))), "100");
    assert.equal(refused(stated("100", held), reduce(held, "1", "79")), "beyond-bankruptcy");
  });

  it("is traded at the mark as it is by then", () => {
    const held = position({ quantity: "4" });
    const mark: Change = { kind: "mark", symbol: "BTCUSDT", price: decimal("90") };
    assert.equal(
      made(stated("100", held), mark, reduce(held, "1")).realizedPnl.get("USDT")?.toString(),
      "-10",
    );
  });
});

describe("a flip", () => {
  it("needs a leverage only where margin has to be posted", () => {
    const [shared, fenced] = [position(), position({ marginMode: "isolated", leverage: "5" })];
    const flip = (one: Position, quantity?: string): Change => ({
      kind: "flip",
      position: one,
      ...(quantity !== undefined && { quantity: decimal(quantity) }),
    });
    assert.equal(made(stated("100", shared), flip(shared)).positionOf(shared)!.side, "short");
    const now = made(stated("100", fenced), flip(fenced, "3"));
    assert.equal(now.positionOf(fenced)!.quantity.toString(), "3");
    // 20 come back, 60 are posted.
    assert.equal(crossWallet(now), "60");
    assert.equal(refused(stated("100", shared), flip(shared, "0")), "quantity-out-of-range");
  });
});

describe("changes at their limits", () => {
  const held = position({ marginMode: "isolated", leverage: "5" });
  const before = stated("100", held);
  const zero = decimal("0");

  it("are refused for nothing at all", () => {
    assert.equal(refused(before, reduce(held, "0")), "quantity-out-of-range");
    assert.equal(refused(before, { kind: "add", position: held, quantity: zero }), "quantity-out-of-range");
    assert.equal(
      refused(before, { kind: "open", position: position({ quantity: "0" }) }),
      "quantity-out-of-range",
    );
    assert.equal(
      refused(before, { kind: "add", position: position(), quantity: decimal("1") }),
      "no-such-position",
    );
  });

  it("open an isolated position only with margin to post", () => {
    const bare = position({ marginMode: "isolated" });
    assert.equal(refused(before, { kind: "open", position: bare }), "missing-leverage");
    const opened = position({ marginMode: "isolated", leverage: "4" });
    assert.equal(crossWallet(made(before, { kind: "open", position: opened })), "75");
  });

  it("take away all that is posted, and no more", () => {
    const take = (amount: string): Change => ({
      kind: "margin",
      position: held,
      amount: decimal(amount),
      from: "wallet",
    });
    const after = made(before, take("-20"));
    assert.equal(after.positionOf(held)!.isolatedMargin?.toString(), "0");
    assert.equal(crossWallet(after), "120");
    assert.equal(refused(before, take("-20.01")), "margin-out-of-range");
  });

  it("post what a leverage asks for where nothing was known to be posted", () => {
    const bare = position({ marginMode: "isolated" });
    const after = made(stated("100", bare), { kind: "leverage", position: bare, leverage: decimal("4") });
    assert.equal(postedMargin(after.positionOf(bare)!)?.toString(), "25");
    assert.equal(crossWallet(after), "75");
  });

  it("move only the collateral that follows the symbol", () => {
    const shared = position();
    const of = account({
      wallet: {
        USDT: {
          walletBalance: "10",
          assets: [
            { balance: "1", price: "7", ratio: "1" },
            { balance: "1", price: "50", ratio: "1", priceSymbol: "BTCUSDT" },
          ],
        },
      },
      positions: [shared],
    });
    const after = made(of, { kind: "mark", symbol: "BTCUSDT", price: decimal("80") });
    assert.deepEqual(
      after.account.wallets.get("USDT")!.assets.map(({ price }) => price.toString()),
      ["7", "40"],
    );
  });
});
