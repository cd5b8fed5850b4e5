import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { Account, Instrument, Position } from "../../../src/engine/account";
import { Decimal, ONE, quotient } from "../../../src/engine/decimal";
import { evaluate } from "../../../src/engine/evaluate";
import type { ModeReport } from "../../../src/engine/report";
import { account, position } from "../../support/account";
import { assertNear } from "../../support/near";
import { randomAccount } from "../../support/randomAccounts";
import { runs } from "../../support/runs";

const otherSide = ({ side }: Position) => (side === "long" ? "short" : "long");

describe("mirror images", function () {
  this.timeout(0);

  it("a short is a long seen from above, where the requirement is frozen", () => {
    // B(P) = margin + q·(P − E) and B'(P') = margin + q·(E − P') are the same at P' = 2·E − P.
    const amount = fc.integer({ min: 1, max: 99 });
    const holds = (quantity: number, margin: number) => {
      const given = {
        marginMode: "isolated",
        quantity: `${quantity}`,
        isolatedMargin: `${margin + 2 * quantity}`,
      } as const;
      const [long, short] = [position(given), position({ ...given, side: "short" })];
      const report = evaluate(account({ rules: { maintenanceBasis: "entry" }, positions: [long] }));
      const mirror = evaluate(account({ rules: { maintenanceBasis: "entry" }, positions: [short] }));
      const root = report.position(long).isolated().liquidationPrice;
      const mirrored = mirror.position(short).isolated().liquidationPrice!;
      const expected = new Decimal(200).minus(mirrored);
      if (expected.gt(0)) assertNear(root, expected);
      else assert.equal(root, undefined);
    };
    fc.assert(fc.property(amount, amount, holds), runs(50));
  });

  it("an inverse short is a linear long whose price is turned over: P' = 1 / P", () => {
    // N = q·P = q / P', and s·q·(P − E) = −s·q·(1/E' − 1/P').
    const holds = (given: Account) => {
      fc.pre(isDual(given));
      const turned = given.positions.map(turn);
      const [report, dual] = [evaluate(given), evaluate({ ...given, positions: turned })];
      given.positions.forEach((one, index) => {
        const [before, after] = [report.position(one), dual.position(turned[index]!)];
        sameTurned(before.isolated(), after.isolated());
        sameTurned(before.cross(), after.cross());
      });
    };
    fc.assert(fc.property(randomAccount, holds), runs(60));
  });
});

/** Whether every number of the account has a counterpart: no collateral that moves, no rate that grows with size. */
function isDual({ positions, wallets }: Account): boolean {
  const isStill = [...wallets.values()].every(({ assets }) =>
    assets.every(({ priceSymbol }) => priceSymbol === undefined),
  );
  const isPlain = ({ contractType, schedule, initialMarginRate }: Instrument) =>
    contractType === "linear" && schedule?.kind !== "size-linear" && initialMarginRate === undefined;
  return isStill && positions.every(({ instrument }) => isPlain(instrument));
}

function turn(one: Position): Position {
  return {
    ...one,
    instrument: turnedInstrument(one.instrument),
    side: otherSide(one),
    entryPrice: quotient(ONE, one.entryPrice),
    markPrice: quotient(ONE, one.markPrice),
  };
}

const turnedInstruments = new WeakMap<Instrument, Instrument>();

/** One object for all positions of an instrument. */
function turnedInstrument(instrument: Instrument): Instrument {
  const turned = turnedInstruments.get(instrument) ?? { ...instrument, contractType: "inverse" };
  turnedInstruments.set(instrument, turned);
  return turned;
}

function sameTurned(linear: ModeReport, inverse: ModeReport): void {
  const turned = (price: Decimal | undefined) => price && quotient(ONE, price);
  assert.equal(linear.reason, inverse.reason);
  assertNear(linear.below, turned(inverse.above), "below");
  assertNear(linear.above, turned(inverse.below), "above");
  assertNear(linear.liquidationPrice, turned(inverse.liquidationPrice), "liquidationPrice");
  assertNear(linear.bankruptcyPrice, turned(inverse.bankruptcyPrice), "bankruptcyPrice");
  assertNear(linear.worstCaseLoss, inverse.worstCaseLoss, "worstCaseLoss");
  assert.equal(linear.tier?.index, inverse.tier?.index);
}
