import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { Account, Position, Wallet } from "../../../src/engine/account";
import type { Decimal } from "../../../src/engine/decimal";
import { evaluate } from "../../../src/engine/evaluate";
import type { ModeReport } from "../../../src/engine/report";
import { randomAccount } from "../../support/randomAccounts";
import { runs } from "../../support/runs";

/** Not nearer on either side, but for the last digits. */
function assertNotNearer(after: ModeReport, before: ModeReport, { markPrice }: Position): void {
  if (before.reason === "already-liquidatable") return;
  assert.notEqual(after.reason, "already-liquidatable");
  for (const side of ["below", "above"] as const) {
    const distance = (root: Decimal | undefined) => root?.minus(markPrice).abs();
    const [now, then] = [distance(after[side]), distance(before[side])];
    if (now === undefined) continue;
    const message = `${side} was ${String(then)} from the mark, is ${String(now)}`;
    assert.ok(then !== undefined && now.gte(then.minus(markPrice.times("1e-25"))), message);
  }
}

const factor = fc.integer({ min: 1, max: 500 });

describe("more backing", function () {
  this.timeout(0);

  it("in the wallet never brings a cross liquidation nearer", () => {
    const holds = (before: Account, more: number) => {
      const add = (cash: Decimal | undefined) => cash?.plus(cash.abs().plus(1).times(more).div(100));
      const richer = ({ walletBalance, crossWalletBalance, ...rest }: Wallet): Wallet => ({
        ...rest,
        walletBalance: add(walletBalance),
        crossWalletBalance: add(crossWalletBalance),
      });
      const after = {
        ...before,
        wallets: new Map([...before.wallets].map(([asset, wallet]) => [asset, richer(wallet)])),
      };
      const [first, second] = [evaluate(before), evaluate(after)];
      for (const one of before.positions)
        assertNotNearer(second.position(one).cross(), first.position(one).cross(), one);
    };
    fc.assert(fc.property(randomAccount, factor, holds), runs(60));
  });

  it("posted to an isolated position never brings its liquidation nearer", () => {
    const holds = (before: Account, more: number) => {
      const richer = (one: Position): Position => ({
        ...one,
        isolatedMargin: one.isolatedMargin?.times(more).div(100).plus(one.isolatedMargin),
      });
      const positions = before.positions.map(richer);
      const [first, second] = [evaluate(before), evaluate({ ...before, positions })];
      before.positions.forEach((one, index) =>
        assertNotNearer(second.position(positions[index]!).isolated(), first.position(one).isolated(), one),
      );
    };
    fc.assert(fc.property(randomAccount, factor, holds), runs(60));
  });
});
