/**
 * ccxt's leverage tiers: what fetchLeverageTiers returns, a list of tiers for each symbol, and what
 * fetchMarketLeverageTiers returns, one list whose tiers name their symbol. freqtrade keeps its tables this way.
 * Source: https://docs.ccxt.com, "Leverage tiers structure". `info` is what the venue itself said: its symbol and its
 * deduction are only there, and OKX's sizes, which ccxt calls notionals, are contracts.
 */
import * as l10n from "@vscode/l10n";
import { propertyOf, keyOf, childrenOf, type Node, stringOf, type TextTree } from "../document/tree";
import { cellOf, type DownloadedTable, grouped, objectOf, type Reader, rowsOf, textOf } from "./download";
import { okxTier } from "./okx";

export const readCcxt: Reader = (tree, root) => {
  if (tree.kindOf(root) === "array") return readList(tree, root);
  if (tree.kindOf(root) !== "object") return undefined;
  const lists = childrenOf(tree, root).filter(
    (value, index) => index % 2 === 1 && rowsOf(tree, value).some((row) => isTier(tree, row)),
  );
  if (lists.length === 0) return undefined;
  const tables = lists.map((list) => tableOf(tree, stringOf(tree, keyOf(list)), rowsOf(tree, list)));
  return { tables, refusals: [] };
};

const unnamedTiers = () =>
  l10n.t("The tiers name no symbol; ask for them with fetchLeverageTiers, or state the symbol in each.");

function readList(tree: TextTree, root: Node): ReturnType<Reader> {
  const rows = rowsOf(tree, root).filter((row) => isTier(tree, row));
  if (rows.length === 0) return undefined;
  const groups = grouped(rows, (row) => textOf(tree, row, "symbol") ?? infoOf(tree, row, "symbol") ?? "");
  const named = groups.filter(([symbol]) => symbol !== "");
  return {
    tables: named.map(([symbol, tiers]) => tableOf(tree, symbol, tiers)),
    refusals: named.length < groups.length ? [unnamedTiers()] : [],
  };
}

function isTier(tree: TextTree, row: Node): boolean {
  return (
    propertyOf(tree, row, "maintenanceMarginRate") !== undefined &&
    (propertyOf(tree, row, "maxNotional") ?? propertyOf(tree, row, "minNotional")) !== undefined
  );
}

function infoOf(tree: TextTree, row: Node, field: string): string | undefined {
  const info = objectOf(tree, row, "info");
  return info === undefined ? undefined : textOf(tree, info, field);
}

/** BTC/USDT:USDT, BTC/USD:BTC and BTC/USDT:USDT-241227. */
const UNIFIED = /^(?<base>[^/:]+)\/(?<quote>[^/:]+):(?<settle>[^/:-]+)(?:-(?<delivery>\d{6}))?$/;

function tableOf(tree: TextTree, symbol: string, rows: readonly Node[]): DownloadedTable {
  const { base, settle } = UNIFIED.exec(symbol)?.groups ?? {};
  const countsContracts = rows.some((row) => infoOf(tree, row, "maxSz") !== undefined);
  return {
    names: [...new Set([nameOf(tree, symbol, rows[0]!), symbol])],
    contractType: base === undefined ? undefined : settle === base ? "inverse" : "linear",
    settle,
    unit: countsContracts ? "contracts" : "notional",
    isPercent: false,
    tiers: rows.map((row) => {
      const info = objectOf(tree, row, "info");
      return countsContracts && info !== undefined
        ? okxTier(tree, info)
        : {
            floor: cellOf(tree, row, "minNotional"),
            limit: cellOf(tree, row, "maxNotional"),
            rate: cellOf(tree, row, "maintenanceMarginRate"),
            amount: cellOf(tree, info, "cum", "mmDeduction"),
            leverage: cellOf(tree, row, "maxLeverage"),
          };
    }),
  };
}

/** The name that the venue gives the contract. */
function nameOf(tree: TextTree, symbol: string, row: Node): string {
  const own = infoOf(tree, row, "symbol");
  if (own !== undefined) return own;
  const family = infoOf(tree, row, "instFamily") ?? infoOf(tree, row, "uly");
  if (family !== undefined) return `${family}-SWAP`;
  const { base, quote, settle, delivery } = UNIFIED.exec(symbol)?.groups ?? {};
  if (base === undefined) return symbol;
  // Binance's contracts that settle in coin bear what they are in their name.
  const isCoinMargined = settle === base && infoOf(tree, row, "bracket") !== undefined;
  const ending = delivery ?? (isCoinMargined ? "PERP" : undefined);
  return `${base}${quote}${ending === undefined ? "" : `_${ending}`}`;
}
