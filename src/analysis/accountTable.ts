/** The figures of the account's pools as Markdown, one column each. */
import type { Decimal } from "../engine/decimal";
import type { PoolReport } from "../engine/report";
import { shown } from "./format";
import { escaped } from "./markdown";
import { ratioFigure } from "./panelModes";
import { explainPool } from "./panelWords";
import { assetOfPool } from "./poolKeys";

/** More columns than these are no table to read. */
const MOST_POOLS = 4;

export function accountTable(pools: readonly PoolReport[]): string[] {
  const listed = pools.slice(0, MOST_POOLS);
  const amount = (figure: (pool: PoolReport) => Decimal | undefined) => (pool: PoolReport) => {
    const value = figure(pool);
    return value && shown(value);
  };
  const figures: readonly [string, (pool: PoolReport) => string | undefined][] = [
    ["Margin ratio", ratioOf],
    ["Available", amount((pool) => pool.availableBalance)],
    ["Cross wallet", amount((pool) => pool.crossWalletBalance)],
    ["Unrealised PnL", amount((pool) => pool.unrealizedPnl)],
    ["Margin balance", amount((pool) => pool.marginBalance)],
    ["Initial margin", amount((pool) => pool.initialMargin)],
    ["Maintenance margin", amount((pool) => pool.maintenanceMargin)],
    ["Posted to isolated", amount((pool) => pool.isolatedMargin)],
    ["Worst-case loss", amount((pool) => pool.worstCaseLoss)],
  ];
  const rows = figures
    .map(([name, text]) => [name, ...listed.map((pool) => text(pool) ?? "–")])
    .filter(([, ...cells]) => cells.some((cell) => cell !== "–"));
  const heads = ["Account", ...listed.map(({ asset }) => escaped(assetOfPool(asset) ?? ""))];
  const reasons = new Set(
    listed.flatMap(({ reason }) => (reason === undefined ? [] : [explainPool(reason)])),
  );
  return [
    line(heads),
    line(heads.map((_, column) => (column === 0 ? "---" : "---:"))),
    ...rows.map(line),
    ...[...reasons].flatMap((reason) => ["", reason]),
    ...(pools.length > MOST_POOLS ? ["", `And ${pools.length - MOST_POOLS} more.`] : []),
  ];
}

function ratioOf(pool: PoolReport): string {
  return ratioFigure(pool).text;
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
