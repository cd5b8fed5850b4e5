/**
 * Bybit's risk limits: GET /v5/market/risk-limit. Limits are values in the quote asset for linear contracts and in coin
 * for inverse ones. Source: https://bybit-exchange.github.io/docs/v5/market/risk-limit. Its example states rates in per
 * cent ("maintenanceMargin": "0.5" at 100x), responses state fractions ("0.005"); which of them is seen from the leverage.
 */
import * as l10n from "@vscode/l10n";
import { isNumberProblem, readNumber } from "../document/number";
import { propertyOf, type Node, type TextTree } from "../document/tree";
import { cellOf, type DownloadedTable, grouped, objectOf, type Reader, rowsOf, textOf } from "./download";

export const readBybit: Reader = (tree, root) => {
  const result = objectOf(tree, root, "result");
  const rows = result === undefined ? [] : rowsOf(tree, propertyOf(tree, result, "list"));
  const isLimit = (row: Node) => propertyOf(tree, row, "riskLimitValue") !== undefined;
  if (!rows.some(isLimit)) return undefined;
  const category = textOf(tree, result!, "category");
  const contractType = category === "linear" || category === "inverse" ? category : undefined;
  const groups = grouped(rows, (row) => textOf(tree, row, "symbol") ?? "");
  const named = groups.filter(([symbol]) => symbol !== "");
  return {
    tables: named.map(([symbol, limits]) => tableOf(tree, symbol, limits, contractType)),
    refusals: named.length < groups.length ? [l10n.t("One of the risk limits names no symbol.")] : [],
  };
};

function tableOf(
  tree: TextTree,
  symbol: string,
  rows: readonly Node[],
  contractType: DownloadedTable["contractType"],
): DownloadedTable {
  return {
    names: [symbol],
    contractType,
    settle: settleOf(symbol, contractType),
    unit: "notional",
    isPercent: rows.some((row) => isPercentage(tree, row)),
    tiers: rows.map((row) => ({
      floor: { field: l10n.t("the floor"), text: undefined },
      limit: cellOf(tree, row, "riskLimitValue"),
      rate: cellOf(tree, row, "maintenanceMargin"),
      amount: cellOf(tree, row, "mmDeduction"),
      leverage: cellOf(tree, row, "maxLeverage"),
    })),
  };
}

function settleOf(symbol: string, contractType: DownloadedTable["contractType"]): string | undefined {
  if (contractType === "inverse") return /^(.+?)USD/.exec(symbol)?.[1];
  if (contractType !== "linear") return undefined;
  return symbol.endsWith("PERP") ? "USDC" : /USD[TC]$/.exec(symbol.split("-")[0]!)?.[0];
}

/** As a fraction, initial margin times leverage is 1; in per cent it is 100. */
function isPercentage(tree: TextTree, row: Node): boolean {
  const [initial, leverage] = ["initialMargin", "maxLeverage"].map((field) =>
    readNumber(textOf(tree, row, field) ?? "0"),
  );
  if (isNumberProblem(initial!) || isNumberProblem(leverage!)) return false;
  return initial!.times(leverage!).gt(10);
}
