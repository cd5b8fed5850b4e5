/** Where in a file the values stand that the panel edits. */
import type { Path } from "../document/edit";
import { type Node, nodeAt, propertyOf, type TextTree } from "../document/tree";
import type { PositionField, SizeField, Target, WalletField } from "../protocol/messages";
import type { Analysis } from "./analyze";
import { assetOfPool, poolKeysOf } from "./poolKeys";
import type { Row } from "./resolve";

export const SIZES: readonly SizeField[] = ["quantity", "contracts", "notional"];

/** What a row states its size in; the quantity where it states none. */
export function sizeFieldOf({ tree }: Analysis, row: Row): SizeField {
  return SIZES.find((name) => states(tree, row.node, name)) ?? "quantity";
}

/** The name that a column has in the file. */
export function nameInFile(analysis: Analysis, row: Row, field: PositionField): string {
  return field === "size" ? sizeFieldOf(analysis, row) : field;
}

/**
 * Everywhere the mark of a row's symbol is stated, its own first; if nowhere, where it would be. A symbol has one mark,
 * so that all of them change together.
 */
export function markPaths(analysis: Analysis, row: Row): Path[] {
  const { tree } = analysis;
  const { symbol } = row.fields.values;
  const pathIn = ({ index }: Row): Path => ["positions", index, "markPrice"];
  const own = pathIn(row);
  if (symbol === undefined) return [own];
  const others = rowsOfSymbol(analysis, symbol).filter((other) => other !== row);
  const ofFile: Path = ["markPrices", symbol];
  // From the rows' own nodes: to count them in a long list takes longer than all the rest.
  const stated = [row, ...others].filter(({ node }) => states(tree, node, "markPrice")).map(pathIn);
  if (nodeAt(tree, ofFile) !== undefined) stated.push(ofFile);
  if (stated.length > 0) return stated;
  return others.length > 0 || nodeAt(tree, ["markPrices"]) !== undefined ? [ofFile] : [own];
}

function states(tree: TextTree, node: Node, name: string): boolean {
  return tree.kindOf(node) === "object" && propertyOf(tree, node, name) !== undefined;
}

/** The same for a symbol that may have no row. */
export function markPathsOfSymbol(analysis: Analysis, symbol: string): Path[] {
  const [row] = rowsOfSymbol(analysis, symbol);
  return row === undefined ? [["markPrices", symbol]] : markPaths(analysis, row);
}

const bySymbol = new WeakMap<Analysis, Map<string, Row[]>>();

/** The rows of a symbol, readable or not. */
export function rowsOfSymbol(analysis: Analysis, symbol: string): readonly Row[] {
  let rows = bySymbol.get(analysis);
  if (rows === undefined) {
    rows = new Map<string, Row[]>();
    for (const row of analysis.rows) {
      const name = row.fields.values.symbol;
      if (name === undefined) continue;
      const known = rows.get(name);
      if (known === undefined) rows.set(name, [row]);
      else known.push(row);
    }
    bySymbol.set(analysis, rows);
  }
  return rows.get(symbol) ?? [];
}

export interface WalletPlace {
  readonly path: Path;
  readonly field: WalletField;
}

/** Where the wallet of a pool is stated, or would be; none for a pool that the file gives no name. */
export function walletPlace(analysis: Analysis, pool: string): WalletPlace | undefined {
  const { tree, file, venue, report } = analysis;
  if (venue === undefined) return undefined;
  const account = file.top.values.account?.values;
  const pools = new Set(report?.pools().map(({ asset }) => asset));
  const keys = poolKeysOf(file, venue);
  const home = keys.homeOf(pools);
  const ofAccount: Path = ["account"];
  const own = assetOfPool(pool);
  // The one pool to which the file gives no name takes the one wallet there is, whatever it is called.
  const isHeir = pools.size === 1 && keys.isUnnamed(pool) && account?.wallets?.has(pool) !== true;
  const asset = (isHeir ? account?.wallets?.keys().next().value : own) ?? own;
  const isListed = asset !== undefined && account?.wallets?.has(asset) === true;
  const holder = isListed ? [...ofAccount, "wallets", asset] : ofAccount;
  if (!isListed && pool !== home) {
    if (asset === undefined) return undefined;
    return { path: [...ofAccount, "wallets", asset, "walletBalance"], field: "walletBalance" };
  }
  const node = nodeAt(tree, holder);
  const field = hasCrossOnly(tree, node) ? "crossWalletBalance" : "walletBalance";
  return { path: [...holder, field], field };
}

function hasCrossOnly(tree: Analysis["tree"], node: Node | undefined): boolean {
  if (node === undefined || tree.kindOf(node) !== "object") return false;
  return (
    propertyOf(tree, node, "crossWalletBalance") !== undefined &&
    propertyOf(tree, node, "walletBalance") === undefined
  );
}

/** All places of the value that a target names; none where the row or the pool is gone. */
export function pathsOf(analysis: Analysis, row: Row | undefined, target: Target): Path[] {
  switch (target.of) {
    case "account":
      return [target.field === "venue" ? ["venue"] : ["account", target.field]];
    case "wallet": {
      const place = walletPlace(analysis, target.pool);
      return place === undefined ? [] : [place.path];
    }
    case "instrument":
      return target.field === "markPrice"
        ? markPathsOfSymbol(analysis, target.symbol)
        : [["instruments", target.symbol, target.field]];
    case "position":
      if (row === undefined) return [];
      if (target.field === "markPrice") return markPaths(analysis, row);
      return [["positions", row.index, nameInFile(analysis, row, target.field)]];
  }
}
