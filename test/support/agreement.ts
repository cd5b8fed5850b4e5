/** Whether the engine and the oracle say the same of an account, number by number. */
import assert from "node:assert/strict";
import type { Account } from "../../src/engine/account";
import { evaluate } from "../../src/engine/evaluate";
import type { ModeReport, PoolReport } from "../../src/engine/report";
import { assertNear, isNear } from "./near";
import { oracle, type OracleMode, type OraclePool } from "./oracle";

export function assertAgreement(account: Account): void {
  const report = evaluate(account);
  const second = oracle(account);
  account.positions.forEach((position, index) => {
    const { isolated, cross } = report.position(position);
    sameMode(isolated(), second.isolated(position), `positions[${index}].isolated`);
    sameMode(cross(), second.cross(position), `positions[${index}].cross`);
  });
  for (const pool of report.pools()) samePool(pool, second.pool(pool.asset), `pool ${pool.asset}`);
}

function sameMode(engine: ModeReport, second: OracleMode, where: string): void {
  sameReason(engine.reason, second.reasons, where);
  for (const price of ["below", "above", "liquidationPrice"] as const) {
    assertNear(engine[price], second[price], `${where}.${price}`);
  }
  for (const amount of [
    "initialMargin",
    "maintenanceMargin",
    "closingFee",
    "worstCaseLoss",
    "feeAtLiquidation",
  ] as const) {
    assertNear(engine[amount], second[amount], `${where}.${amount}`);
  }
  // A difference of two large amounts is as exact as they are.
  assertNear(engine.distance, second.distance, `${where}.distance`, "1");
  for (const amount of ["marginBalance", "equityAtRisk", "lossAtLiquidation"] as const) {
    assertNear(engine[amount], second[amount], `${where}.${amount}`, second.entryValue);
  }
  const isSpent = isNear(second.marginBalance, "0", second.entryValue);
  if (!isSpent) {
    assertNear(engine.bankruptcyPrice, second.bankruptcyPrice, `${where}.bankruptcyPrice`);
    assertNear(engine.ratio.marginRatio, second.marginRatio, `${where}.marginRatio`);
    assert.equal(engine.ratio.isExhausted, second.isExhausted ?? false, `${where}.isExhausted`);
  }
  if (engine.tier !== undefined) assert.equal(engine.tier.index, second.tierIndex, `${where}.tier`);
}

function samePool(engine: PoolReport, second: OraclePool, where: string): void {
  sameReason(engine.reason, second.reasons, where);
  if (engine.reason === "invalid") return assertUnknown(engine, where);
  assert.equal(engine.liquidatable, second.liquidatable, `${where}.liquidatable`);
  const balances = ["crossWalletBalance", "unrealizedPnl", "marginBalance", "availableBalance"] as const;
  const margins = [
    "initialMargin",
    "maintenanceMargin",
    "isolatedMargin",
    "worstCaseLoss",
    "equityAtRisk",
  ] as const;
  for (const amount of [...balances, ...margins]) {
    assertNear(engine[amount], second[amount], `${where}.${amount}`, second.entryValue);
  }
}

/** Totals that leave out a row, because it could not be read, are not given at all. */
function assertUnknown(engine: PoolReport, where: string): void {
  const { asset, reason, ratio, ...totals } = engine;
  for (const [name, total] of Object.entries(totals)) {
    assert.equal(total, undefined, `${where}.${name} of ${asset}, which is ${reason}`);
  }
  assert.equal(ratio.marginRatio, undefined, `${where}.marginRatio`);
}

/** The engine names one of the reasons there are. */
function sameReason(named: string | undefined, reasons: ReadonlySet<string>, where: string): void {
  const isNamed = named === undefined ? reasons.size === 0 : reasons.has(named);
  assert.ok(isNamed, `${where}.reason is ${named}, expected one of ${[...reasons].join(", ") || "none"}`);
}
