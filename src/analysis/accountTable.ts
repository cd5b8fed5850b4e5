/** The figures of the account's pools as Markdown, one column each. */
import * as l10n from "@vscode/l10n";
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
    [l10n.t("Margin ratio"), ratioOf],
    [l10n.t("Available"), amount((pool) => pool.availableBalance)],
    [l10n.t("Cross wallet"), amount((pool) => pool.crossWalletBalance)],
    [l10n.t("Unrealised PnL"), amount((pool) => pool.unrealizedPnl)],
    [l10n.t("Margin balance"), amount((pool) => pool.marginBalance)],
    [l10n.t("Initial margin"), amount((pool) => pool.initialMargin)],
    [l10n.t("Maintenance margin"), amount((pool) => pool.maintenanceMargin)],
    [l10n.t("Posted to isolated"), amount((pool) => pool.isolatedMargin)],
    [l10n.t("Worst-case loss"), amount((pool) => pool.worstCaseLoss)],
  ];
  const rows = figures
    .map(([name, text]) => [name, ...listed.map((pool) => text(pool) ?? "–")])
    .filter(([, ...cells]) => cells.some((cell) => cell !== "–"));
  const heads = [l10n.t("Account"), ...listed.map(({ asset }) => escaped(assetOfPool(asset) ?? ""))];
  const reasons = new Set(
    listed.flatMap(({ reason }) => (reason === undefined ? [] : [explainPool(reason)])),
  );
  return [
    line(heads),
    line(heads.map((_, column) => (column === 0 ? "---" : "---:"))),
    ...rows.map(line),
    ...[...reasons].flatMap((reason) => ["", reason]),
    ...(pools.length > MOST_POOLS ? ["", l10n.t("And {0} more.", pools.length - MOST_POOLS)] : []),
  ];
}

function ratioOf(pool: PoolReport): string {
  return ratioFigure(pool).text;
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
