import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { Account, Position } from "../../../src/engine/account";
import { Decimal } from "../../../src/engine/decimal";
import { evaluate } from "../../../src/engine/evaluate";
import type { ModeReport } from "../../../src/engine/report";
import { oracle, type OracleMode } from "../../support/oracle";
import { real } from "../../support/oracleNumber";
import { randomAccount } from "../../support/randomAccounts";
import { runs } from "../../support/runs";

/** Both modes of every position, beside B − R at whatever price is asked for. */
function modes(
  account: Account,
): { position: Position; mode: ModeReport; gap: NonNullable<OracleMode["gap"]> }[] {
  const report = evaluate(account);
  const second = oracle(account);
  return account.positions.flatMap((position) => {
    const { isolated, cross } = report.position(position);
    const both = [
      { position, mode: isolated(), gap: second.isolated(position).gap },
      { position, mode: cross(), gap: second.cross(position).gap },
    ];
    return both.flatMap((one) => (one.gap === undefined ? [] : [{ ...one, gap: one.gap }]));
  });
}

const rootsOf = ({ below, above }: ModeReport): Decimal[] =>
  [below, above].filter((root) => root !== undefined);

const HAIR = "1e-15";

describe("a liquidation price", function () {
  this.timeout(0);

  it("is where the balance no longer covers the requirement: covered before, not covered beyond", () => {
    const holds = (account: Account) => {
      for (const { position, mode, gap } of modes(account)) {
        for (const root of rootsOf(mode)) {
          const hair = root.times(HAIR).times(root.lt(position.markPrice) ? 1 : -1);
          const isMarkItself = root.minus(position.markPrice).abs().lte(hair.abs());
          if (!isMarkItself) assert.ok(gap(real(root.plus(hair))).gte(0), `${String(root)} is not the first`);
          assert.ok(gap(real(root.minus(hair))).lte(0), `${String(root)} is still covered`);
        }
      }
    };
    fc.assert(fc.property(randomAccount, holds), runs(20));
  });

  it("has no other nearer to the mark", () => {
    const holds = (account: Account, step: number) => {
      for (const { position, mode, gap } of modes(account)) {
        for (const root of rootsOf(mode)) {
          const between = position.markPrice.plus(root.minus(position.markPrice).times(step).div(1000));
          assert.ok(gap(real(between)).gte(0), `not covered at ${String(between)}, before ${String(root)}`);
        }
      }
    };
    fc.assert(fc.property(randomAccount, fc.integer({ min: 1, max: 999 }), holds), runs(20));
  });

  it("is not there where both are never: covered at every price", () => {
    const holds = (account: Account, exponent: number) => {
      for (const { position, mode, gap } of modes(account)) {
        if (mode.reason !== "never") continue;
        const price = position.markPrice.times(`1e${exponent}`);
        assert.ok(gap(real(price)).gte(0), `not covered at ${String(price)}`);
      }
    };
    fc.assert(fc.property(randomAccount, fc.integer({ min: -12, max: 12 }), holds), runs(20));
  });

  it("is what the quick test of a price goes by", () => {
    const holds = (account: Account) => {
      const { position: reportOf, isLiquidatedBefore } = evaluate(account);
      for (const position of account.positions) {
        const mode = reportOf(position).inForce();
        if (mode.reason === "already-liquidatable")
          assert.ok(isLiquidatedBefore(position, position.markPrice));
        for (const root of rootsOf(mode)) {
          const hair = root.times(HAIR).times(root.lt(position.markPrice) ? 1 : -1);
          assert.equal(isLiquidatedBefore(position, root.minus(hair)), true, `beyond ${String(root)}`);
          const isMarkItself = root.minus(position.markPrice).abs().lte(hair.abs());
          if (!isMarkItself)
            assert.equal(isLiquidatedBefore(position, root.plus(hair)), false, `before ${String(root)}`);
        }
      }
    };
    fc.assert(fc.property(randomAccount, holds), runs(100));
  });

  it("is what the quick test of a distance goes by", () => {
    const holds = (account: Account, part: number) => {
      const { position: reportOf, isLiquidatedWithin } = evaluate(account);
      for (const position of account.positions) {
        const { reason, distance } = reportOf(position).inForce();
        const fraction = new Decimal(part).div(1000);
        const isDue = reason === "already-liquidatable";
        assert.equal(isLiquidatedWithin(position, fraction), isDue || distance?.lte(fraction) === true);
        if (distance === undefined || distance.isZero()) continue;
        const hair = distance.times("1e-12");
        assert.equal(
          isLiquidatedWithin(position, distance.plus(hair)),
          true,
          `just beyond ${String(distance)}`,
        );
        assert.equal(
          isLiquidatedWithin(position, distance.minus(hair)),
          false,
          `just before ${String(distance)}`,
        );
      }
    };
    fc.assert(fc.property(randomAccount, fc.integer({ min: 1, max: 1500 }), holds), runs(100));
  });

  it("is shared by the cross legs of a symbol", () => {
    const holds = (account: Account) => {
      fc.pre(account.rules.cross.crossConvention === "others-at-mark");
      const report = evaluate(account);
      const found = new Map<string, string>();
      for (const position of account.positions.filter(({ marginMode }) => marginMode === "cross")) {
        const { symbol } = position.instrument;
        const { below, above } = report.position(position).cross();
        const roots = `${String(below)} ${String(above)}`;
        assert.equal(roots, found.get(symbol) ?? roots);
        found.set(symbol, roots);
      }
    };
    fc.assert(fc.property(randomAccount, holds), runs(100));
  });
});
