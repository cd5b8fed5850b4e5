/**
 * OKX's position tiers: GET /api/v5/public/position-tiers. Sizes count contracts, and the rate of a tier is on all of
 * them. The response names the family (BTC-USDT), which is the perpetual swap's name without its ending.
 * Source: https://www.okx.com/docs-v5/en/, "Get position tiers".
 */
import * as l10n from "@vscode/l10n";
import { propertyOf, type Node, type TextTree } from "../document/tree";
import {
  cellOf,
  type DownloadedTable,
  type DownloadedTier,
  grouped,
  type Reader,
  rowsOf,
  textOf,
} from "./download";

export const readOkx: Reader = (tree, root) => {
  const list = tree.kindOf(root) === "object" ? propertyOf(tree, root, "data") : root;
  const rows = rowsOf(tree, list);
  if (!rows.some((row) => isTier(tree, row))) return undefined;
  const groups = grouped(rows, (row) => familyOf(tree, row) ?? "");
  const named = groups.filter(([family]) => family !== "");
  return {
    tables: named.map(([family, tiers]) => tableOf(tree, family, tiers)),
    refusals: named.length < groups.length ? [spotTiers()] : [],
  };
};

const spotTiers = () =>
  l10n.t(
    "Tiers without an instFamily are those of margin trading; a contract's are asked for with instType=SWAP.",
  );

function isTier(tree: TextTree, row: Node): boolean {
  return textOf(tree, row, "maxSz") !== undefined && textOf(tree, row, "mmr") !== undefined;
}

function familyOf(tree: TextTree, row: Node): string | undefined {
  return textOf(tree, row, "instFamily") ?? textOf(tree, row, "uly");
}

function tableOf(tree: TextTree, family: string, rows: readonly Node[]): DownloadedTable {
  const [base, quote] = family.split("-");
  const isInverse = quote === "USD";
  // BTC-USD_UM and the like settle in one of several dollars.
  const isPlain = quote !== undefined && /^[A-Z]+$/.test(quote);
  return {
    names: [`${family}-SWAP`],
    contractType: isInverse ? "inverse" : "linear",
    settle: isInverse ? base : isPlain ? quote : undefined,
    unit: "contracts",
    isPercent: false,
    tiers: rows.map((row) => okxTier(tree, row)),
  };
}

export function okxTier(tree: TextTree, row: Node): DownloadedTier {
  return {
    floor: cellOf(tree, row, "minSz"),
    limit: cellOf(tree, row, "maxSz"),
    rate: cellOf(tree, row, "mmr"),
    amount: { field: l10n.t("the deduction"), text: undefined },
    leverage: cellOf(tree, row, "maxLever"),
  };
}
