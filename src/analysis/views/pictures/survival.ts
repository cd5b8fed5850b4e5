/** How far all prices of a pool can move at once before the first of its liquidations, isolated or cross. */
import type { Position } from "../../../engine/account";
import type { Direction } from "../../../engine/curve";
import { type Decimal, ZERO } from "../../../engine/decimal";
import type { AccountReport } from "../../../engine/evaluate";
import { type Pool, poolsOf } from "../../../engine/pool";
import type { Reason } from "../../../engine/report";
import { poolShock } from "../../../engine/shock/shock";
import { moveTo } from "./moves";
import { crossTerms, firstFailure } from "./poolPath";

/** A liquidation, and the shock at which it happens. */
export interface Liquidation {
  readonly shock: Decimal;
  /** The isolated rows that go; none where it is the cross positions. */
  readonly rows: readonly Position[] | undefined;
}

export type Survival =
  /** The first liquidation each way; none where no move liquidates anything. */
  | { readonly down: Liquidation | undefined; readonly up: Liquidation | undefined }
  | { readonly reason: Reason };

const kept = new WeakMap<AccountReport, ReadonlyMap<string, Pool>>();

/** The pools of a report, made once. */
export function poolsIn(report: AccountReport): ReadonlyMap<string, Pool> {
  let pools = kept.get(report);
  if (pools === undefined) kept.set(report, (pools = poolsOf(report.account)));
  return pools;
}

const found = new WeakMap<Pool, ReturnType<typeof searched>>();

/** Isolated rows and the pool together, the nearest first in each direction. */
export function liquidations(report: AccountReport, pool: Pool): ReturnType<typeof searched> {
  let known = found.get(pool);
  if (known === undefined) found.set(pool, (known = searched(report, pool)));
  return known;
}

function searched(
  report: AccountReport,
  pool: Pool,
): Readonly<Record<Direction, readonly Liquidation[]>> | { readonly reason: Reason } {
  const found: Record<Direction, Liquidation[]> = { down: [], up: [] };
  for (const { positions, markPrice } of pool.isolatedLegs) {
    const { reason, below, above } = report.position(positions[0]!).isolated();
    if (reason === "already-liquidatable") {
      found.down.push({ shock: ZERO, rows: positions });
      found.up.push({ shock: ZERO, rows: positions });
    } else if (reason !== undefined && reason !== "never" && reason !== "other-side") return { reason };
    if (below) found.down.push({ shock: moveTo(below, markPrice), rows: positions });
    if (above) found.up.push({ shock: moveTo(above, markPrice), rows: positions });
  }
  const cross = crossShock(report, pool);
  if ("reason" in cross) return cross;
  if (cross.down) found.down.push({ shock: cross.down, rows: undefined });
  if (cross.up) found.up.push({ shock: cross.up, rows: undefined });
  for (const direction of ["down", "up"] as const)
    found[direction].sort((a, b) => a.shock.abs().cmp(b.shock.abs()));
  return found;
}

export function survival(report: AccountReport, asset: string): Survival {
  const pool = poolsIn(report).get(asset);
  if (pool === undefined) return { down: undefined, up: undefined };
  const all = liquidations(report, pool);
  return "reason" in all ? all : { down: all.down[0], up: all.up[0] };
}

type Shock = { readonly down: Decimal | undefined; readonly up: Decimal | undefined };

/** The shocks that liquidate the cross positions; 0 both ways where that is so at the marks. */
export function crossShock(report: AccountReport, pool: Pool): Shock | { readonly reason: Reason } {
  if (pool.holdings.size === 0) return { down: undefined, up: undefined };
  const gap = pool.walletGap ?? pool.requirementGap;
  if (gap !== undefined) return { reason: gap };
  const totals = report.pools().find(({ asset }) => asset === pool.asset)!;
  if (totals.liquidatable) return { down: ZERO, up: ZERO };
  // Where only own profits support, each symbol is a case of its own.
  if (pool.rules.unrealizedProfit === "excluded") return ofEngine(report, pool);
  const terms = crossTerms(pool);
  return {
    down: firstFailure(terms, "down", pool.rules),
    up: firstFailure(terms, "up", pool.rules),
  };
}

function ofEngine(report: AccountReport, { asset }: Pool): Shock {
  const { down, up } = poolShock(report.account, asset, undefined, report);
  return { down, up };
}
