/**
 * Binance's notional brackets: GET /fapi/v1/leverageBracket (USD-M: notionals in the quote asset) and
 * /dapi/v1/leverageBracket or /dapi/v2/leverageBracket (COIN-M: quantities of the base asset), for one symbol or all.
 * Source: https://developers.binance.com/docs/derivatives, "Notional and Leverage Brackets". The field for the lower edge
 * in COIN-M is spelt `qtylFloor` there.
 */
import * as l10n from "@vscode/l10n";
import { propertyOf, type Node, type TextTree } from "../document/tree";
import { cellOf, type DownloadedTable, type Reader, rowsOf, textOf } from "./download";

export const readBinance: Reader = (tree, root) => {
  const entries = tree.kindOf(root) === "object" ? [root] : rowsOf(tree, root);
  const isBrackets = (entry: Node) => rowsOf(tree, propertyOf(tree, entry, "brackets")).length > 0;
  const listed = entries.filter(isBrackets);
  if (listed.length === 0) return undefined;
  const named = listed.filter((entry) => nameOf(tree, entry) !== undefined);
  const refusals =
    named.length < listed.length ? [l10n.t("One of the lists of brackets names no symbol.")] : [];
  return { tables: named.map((entry) => tableOf(tree, entry)), refusals };
};

function nameOf(tree: TextTree, entry: Node): string | undefined {
  return textOf(tree, entry, "symbol") ?? textOf(tree, entry, "pair");
}

function tableOf(tree: TextTree, entry: Node): DownloadedTable {
  const name = nameOf(tree, entry)!;
  const brackets = rowsOf(tree, propertyOf(tree, entry, "brackets"));
  const isInverse = brackets.some((bracket) => textOf(tree, bracket, "qtyCap") !== undefined);
  return {
    names: [name],
    contractType: isInverse ? "inverse" : "linear",
    settle: isInverse ? /^(.+)USD(?:_\w+)?$/.exec(name)?.[1] : /(?:USD[TC]|BUSD)(?=$|_\d)/.exec(name)?.[0],
    unit: "notional",
    isPercent: false,
    tiers: brackets.map((bracket) => ({
      floor: isInverse
        ? cellOf(tree, bracket, "qtylFloor", "qtyFloor")
        : cellOf(tree, bracket, "notionalFloor"),
      limit: cellOf(tree, bracket, isInverse ? "qtyCap" : "notionalCap"),
      rate: cellOf(tree, bracket, "maintMarginRatio"),
      amount: cellOf(tree, bracket, "cum"),
      leverage: cellOf(tree, bracket, "initialLeverage"),
    })),
  };
}
