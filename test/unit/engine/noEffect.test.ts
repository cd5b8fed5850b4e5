import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { Account, Position, Wallet } from "../../../src/engine/account";
import { Decimal } from "../../../src/engine/decimal";
import { evaluate } from "../../../src/engine/evaluate";
import { flatRate, instrument, position } from "../../support/account";
import { assertNear } from "../../support/near";
import { randomAccount } from "../../support/randomAccounts";
import { runs } from "../../support/runs";

/** That the positions of one account have the same prices in another, where they are the first ones. */
function assertSamePrices(before: Account, after: Account): void {
  const [first, second] = [evaluate(before), evaluate(after)];
  before.positions.forEach((one, index) => {
    const [then, now] = [first.position(one), second.position(after.positions[index]!)];
    for (const mode of ["isolated", "cross"] as const) {
      const [was, is] = [then[mode](), now[mode]()];
      assert.equal(is.reason, was.reason);
      for (const price of ["below", "above", "bankruptcyPrice"] as const)
        assertNear(is[price], was[price], `${mode}.${price}`);
    }
  });
}

const plus = (amount: Decimal | undefined, more: string) => amount?.plus(more);

/** With `more` in every wallet that counts what is posted. */
const withMore = ({ walletBalance, ...rest }: Wallet, more: string): Wallet => ({
  ...rest,
  walletBalance: plus(walletBalance, more),
});

describe("what has no effect", function () {
  this.timeout(0);

  it("an isolated position, its margin put into the wallet as well", () => {
    const holds = (given: Account) => {
      const { pool } = given.positions[0]!;
      const fenced = position({
        instrument: instrument("NEWUSDT"),
        pool,
        marginMode: "isolated",
        isolatedMargin: "7",
      });
      const wallets = new Map(
        [...given.wallets].map(([key, wallet]) => [key, key === pool ? withMore(wallet, "7") : wallet]),
      );
      // A wallet that is only its collateral counts as 0 of cash, of which 7 cannot be posted.
      fc.pre(
        [...given.wallets.values()].every(
          ({ walletBalance, crossWalletBalance }) => walletBalance || crossWalletBalance,
        ),
      );
      assertSamePrices(given, { ...given, wallets, positions: [...given.positions, fenced] });
    };
    fc.assert(fc.property(randomAccount, holds), runs(50));
  });

  it("a cross position of another asset", () => {
    const holds = (given: Account) => {
      const other = position({ instrument: instrument("NEWCOIN"), pool: "NEW", entryPrice: "5" });
      assertSamePrices(given, { ...given, positions: [...given.positions, other] });
    };
    fc.assert(fc.property(randomAccount, holds), runs(50));
  });

  it("a flat cross position: entered at its mark, with nothing asked for it", () => {
    const holds = (given: Account) => {
      const { cross } = given.rules;
      // By shares of the notional it would take a share.
      fc.pre(cross.crossConvention === "others-at-mark" && cross.tierMethod !== "size-linear");
      const schedule = flatRate("0");
      const contract = { ...instrument("FLATUSDT", { schedule }), takerFeeRate: new Decimal(0) };
      const flat = position({ instrument: contract, pool: given.positions[0]!.pool });
      assertSamePrices(given, { ...given, positions: [...given.positions, flat] });
    };
    fc.assert(fc.property(randomAccount, holds), runs(50));
  });

  it("writing a position as two rows of half its size", () => {
    const half = (amount: Decimal | undefined) => amount?.times("0.5");
    const halved = (one: Position): Position => ({
      ...one,
      quantity: one.quantity.times("0.5"),
      isolatedMargin: half(one.isolatedMargin),
      unsettledFunding: one.unsettledFunding.times("0.5"),
      feeReserve: half(one.feeReserve),
    });
    const holds = (given: Account) => {
      const halves = given.positions.map(halved);
      assertSamePrices(given, { ...given, positions: [...halves, ...halves.map((one) => ({ ...one }))] });
    };
    fc.assert(fc.property(randomAccount, holds), runs(50));
  });
});
