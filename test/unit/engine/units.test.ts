import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { Account, CollateralAsset, Instrument, Position, Wallet } from "../../../src/engine/account";
import { Decimal } from "../../../src/engine/decimal";
import { evaluate } from "../../../src/engine/evaluate";
import type { ModeReport } from "../../../src/engine/report";
import type { MarginSchedule } from "../../../src/engine/tiers";
import { randomAccount } from "../../support/randomAccounts";
import { runs } from "../../support/runs";

const THOUSAND = new Decimal(1000);

const times = (amount: Decimal | undefined): Decimal | undefined => amount?.times(THOUSAND);

/** The account in units a thousand times smaller: every quantity and every amount of money is a thousand times as much. */
function inSmallerUnits(given: Account): Account {
  const instruments = new Map(
    given.positions.map(({ instrument }) => [instrument, finerInstrument(instrument)]),
  );
  return {
    ...given,
    wallets: new Map([...given.wallets].map(([asset, wallet]) => [asset, finerWallet(wallet)])),
    positions: given.positions.map((one) => ({
      ...finerPosition(one),
      instrument: instruments.get(one.instrument)!,
    })),
  };
}

function finerPosition(one: Position): Position {
  return {
    ...one,
    quantity: one.quantity.times(THOUSAND),
    isolatedMargin: times(one.isolatedMargin),
    unsettledFunding: one.unsettledFunding.times(THOUSAND),
    feeReserve: times(one.feeReserve),
  };
}

function finerInstrument(instrument: Instrument): Instrument {
  return {
    ...instrument,
    initialMarginSlope: instrument.initialMarginSlope.div(THOUSAND),
    schedule: instrument.schedule && finerSchedule(instrument.schedule),
  };
}

function finerSchedule(schedule: MarginSchedule): MarginSchedule {
  if (schedule.kind === "size-linear") {
    return { ...schedule, maintenanceMarginSlope: schedule.maintenanceMarginSlope.div(THOUSAND) };
  }
  const table = schedule.tiers.map((tier) => ({
    ...tier,
    limit: times(tier.limit),
    maintenanceAmount: tier.maintenanceAmount.times(THOUSAND),
  }));
  return { ...schedule, tiers: table };
}

function finerWallet(wallet: Wallet): Wallet {
  const finer = (asset: CollateralAsset) => ({ ...asset, balance: asset.balance.times(THOUSAND) });
  return {
    ...wallet,
    walletBalance: times(wallet.walletBalance),
    crossWalletBalance: times(wallet.crossWalletBalance),
    openOrderMargin: wallet.openOrderMargin.times(THOUSAND),
    assets: wallet.assets.map(finer),
  };
}

describe("units of quantity and money", function () {
  this.timeout(0);

  it("do not matter to prices, and carry over to money", () => {
    const same = (before: ModeReport, after: ModeReport) => {
      const text = (amount: Decimal | undefined) => amount?.toSignificantDigits(30).toString();
      assert.equal(after.reason, before.reason);
      for (const price of ["below", "above", "bankruptcyPrice", "distance"] as const) {
        assert.equal(text(after[price]), text(before[price]), price);
      }
      for (const amount of [
        "maintenanceMargin",
        "marginBalance",
        "worstCaseLoss",
        "initialMargin",
      ] as const) {
        assert.equal(text(after[amount]), text(times(before[amount])), amount);
      }
    };
    const holds = (given: Account) => {
      const finer = inSmallerUnits(given);
      const [first, second] = [evaluate(given), evaluate(finer)];
      given.positions.forEach((one, index) => {
        const [before, after] = [first.position(one), second.position(finer.positions[index]!)];
        same(before.isolated(), after.isolated());
        same(before.cross(), after.cross());
      });
    };
    fc.assert(fc.property(randomAccount, holds), runs(60));
  });
});
