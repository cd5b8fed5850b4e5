import type { Account } from "../src/engine/account";
import type { ModeReport } from "../src/engine/report";
import { evaluate } from "../src/engine/evaluate";
import { analyze } from "../src/analysis/analyze";
import { positionFile } from "./files";
import { median, row } from "./measure";

/** Every number of every position, in both modes. */
export function benchEngine(): void {
  console.log("\nEngine: µs per position, every number in both modes");
  row("legs", "first price", "all numbers");
  for (const legs of [3, 100, 1_000, 10_000]) {
    const { account } = analyze(positionFile(legs)).report!;
    const runs = Math.max(3, Math.min(100, 3_000 / legs));
    const oneMode = median(() => everyPrice(fresh(account)), runs);
    const everything = median(() => everyNumber(fresh(account)), runs);
    row(String(legs), (oneMode * 1000) / legs, (everything * 1000) / legs);
  }
}

/** Positions without anything remembered of them. */
export function fresh(account: Account): Account {
  return { ...account, positions: account.positions.map((position) => ({ ...position })) };
}

export function everyPrice(account: Account): void {
  const report = evaluate(account);
  for (const position of account.positions) void report.position(position).inForce().liquidationPrice;
}

/** Each number of a mode is worked out when it is asked for: ask for all. */
function everyField(mode: ModeReport): unknown[] {
  const prices = [
    mode.liquidationPrice,
    mode.below,
    mode.above,
    mode.liquidationPriceTick,
    mode.bankruptcyPrice,
  ];
  const margins = [
    mode.initialMargin,
    mode.maintenanceMargin,
    mode.closingFee,
    mode.marginBalance,
    mode.ratio,
  ];
  const losses = [mode.lossAtLiquidation, mode.feeAtLiquidation, mode.worstCaseLoss, mode.equityAtRisk];
  return [...prices, ...margins, ...losses, mode.distance, mode.reason, mode.tier, mode.hypothetical];
}

export function everyNumber(account: Account): void {
  const report = evaluate(account);
  report.pools();
  for (const position of account.positions) {
    const of = report.position(position);
    void [of.effectiveLeverage(), everyField(of.isolated()), everyField(of.cross())];
  }
}
