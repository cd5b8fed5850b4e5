/**
 * Binance's positionRisk (v2, v3) and account (v2, v3), USD-M and COIN-M, in one-way and hedge mode.
 * Source: https://developers.binance.com/docs/derivatives, "Position Information" and "Account Information".
 *
 *   mark     notional / positionAmt                     where none is stated
 *   entry    mark − profit / positionAmt                where none is stated (account v3)
 *   leverage notional / positionInitialMargin           where none is stated (v3); a whole number at Binance
 */
import * as l10n from "@vscode/l10n";
import { Decimal, quotient } from "../engine/decimal";
import type { Node } from "../document/tree";
import { type DumpFile, type Given, ratio } from "./dumpFile";
import { has, type DumpReader } from "./reader";
import { elementsOf, fieldOf, objectsWith } from "./walk";

export const binanceRisk: DumpReader = {
  id: "binance-position-risk",
  get title() {
    return l10n.t("Binance positionRisk");
  },
  holds: "positions",
  venue: "binance-usdm",
  recognises: (samples) =>
    has(samples, "positionAmt", "symbol", "positionSide") ||
    has(samples, "positionAmt", "symbol", "entryPrice"),
  read(dump) {
    readPositions(dump);
  },
};

export const binanceAccount: DumpReader = {
  id: "binance-account",
  get title() {
    return l10n.t("Binance account");
  },
  holds: "positions",
  venue: "binance-usdm",
  recognises: (samples) =>
    has(samples, "assets", "positions") && has(samples, "asset", "crossWalletBalance", "marginBalance"),
  read(dump) {
    const [account] = objectsWith(dump.tree, "assets", "positions");
    const isMultiAsset = dump.text(account, "multiAssetsMargin") === "true" || isPooled(dump, account);
    readPositions(dump, isMultiAsset ? "USD" : undefined);
    readWallets(dump, account!, isMultiAsset);
  },
};

/** v3 does not say in which mode it is; in multi-assets mode its totals are of more than one asset. */
function isPooled(dump: DumpFile, account: Node | undefined): boolean {
  const total = dump.number(account, "totalCrossWalletBalance");
  const usdt = elementsOf(dump.tree, fieldOf(dump.tree, account, "assets"))
    .filter((asset) => dump.text(asset, "asset") === "USDT")
    .map((asset) => dump.number(asset, "crossWalletBalance"))[0];
  if (dump.text(account, "multiAssetsMargin") !== undefined || total === undefined) return false;
  return usdt !== undefined && total.value.minus(usdt.value).abs().gt("0.01");
}

function readPositions(dump: DumpFile, settle?: string): void {
  const rows = objectsWith(dump.tree, "symbol", "positionAmt");
  if (rows.length > 0 && rows.every((row) => isCoinMargined(dump.text(row, "symbol") ?? ""))) {
    dump.venue = "binance-coinm";
  }
  for (const row of rows) addBinancePosition(dump, row, row, { settle });
}

/** BTCUSD_PERP, BTCUSD_241227: inverse contracts end so. */
function isCoinMargined(symbol: string): boolean {
  return /^[A-Z0-9]+USD_(PERP|\d{6})$/.test(symbol);
}

/** Adds the position that `row` describes, at `place`; nothing where it is flat. */
export function addBinancePosition(
  dump: DumpFile,
  row: Node,
  place: Node,
  { settle, name }: { readonly settle?: string | undefined; readonly name?: string | undefined } = {},
): void {
  const amount = dump.number(row, "positionAmt");
  if (amount === undefined || amount.value.isZero()) return;
  const own = dump.text(row, "symbol");
  const symbol = name ?? own;
  const isInverse = isCoinMargined(own ?? "");
  const size = amount.value.abs();
  const side = sideOf(dump.text(row, "positionSide"), amount.value);
  const notional = dump.number(row, "notional", "notionalValue");
  const mark = markOf(dump, row, own ?? "", { notional, size, isInverse });
  const isolatedWallet = dump.number(row, "isolatedWallet");
  const isIsolated = isIsolatedRow(dump, row, isolatedWallet);
  const margin = isolatedWallet ?? postedFromMargin(dump, row);
  dump.add(place, {
    symbol,
    side,
    ...(isInverse
      ? { contracts: { value: size, node: amount.node } }
      : { quantity: { value: size, node: amount.node } }),
    entryPrice: dump.positive(row, "entryPrice") ?? entryOf(dump, row, mark, amount),
    markPrice: mark,
    leverage: dump.positive(row, "leverage") ?? leverageOf(dump, row, notional),
    marginMode: isIsolated ? "isolated" : "cross",
    isolatedMargin: isIsolated ? margin : undefined,
  });
  dump.reports(dump.number(row, "liquidationPrice"));
  if (symbol === undefined) return;
  if (isInverse) {
    const base = own!.replace(/USD_.*$/, "");
    // A contract of COIN-M is 100 USD of BTC, and 10 USD of every other coin.
    const contractSize = new Decimal(base === "BTC" ? 100 : 10);
    dump.instrument(symbol, row, { contractType: "inverse", contractSize, settle: base, underlying: base });
  } else {
    dump.instrument(symbol, row, { settle: settle ?? dump.text(row, "marginAsset") });
  }
}

function sideOf(positionSide: string | undefined, amount: Decimal): "long" | "short" {
  if (positionSide === "LONG") return "long";
  if (positionSide === "SHORT") return "short";
  return amount.isNegative() ? "short" : "long";
}

function isIsolatedRow(dump: DumpFile, row: Node, isolatedWallet: Given | undefined): boolean {
  const stated = dump.text(row, "marginType") ?? dump.text(row, "isolated");
  if (stated !== undefined) return stated.toLowerCase() === "isolated" || stated === "true";
  // v3 names no mode: only an isolated position has a wallet of its own.
  return isolatedWallet !== undefined && !isolatedWallet.value.isZero();
}

/** isolatedMargin is the equity of an isolated position, its profit included. */
function postedFromMargin(dump: DumpFile, row: Node): Given | undefined {
  const equity = dump.number(row, "isolatedMargin");
  const profit = dump.number(row, "unRealizedProfit", "unrealizedProfit");
  return equity && profit && { value: equity.value.minus(profit.value), node: equity.node };
}

function markOf(
  dump: DumpFile,
  row: Node,
  symbol: string,
  { notional, size, isInverse }: { notional: Given | undefined; size: Decimal; isInverse: boolean },
): Given | undefined {
  const stated = dump.positive(row, "markPrice");
  if (stated !== undefined || notional === undefined || isInverse) return stated;
  const value = dump.mark(symbol, ratio(notional.value.abs(), size));
  return value && { value, node: notional.node };
}

function entryOf(dump: DumpFile, row: Node, mark: Given | undefined, amount: Given): Given | undefined {
  const profit = dump.number(row, "unRealizedProfit", "unrealizedProfit");
  if (profit === undefined || mark === undefined) return undefined;
  const value = mark.value.minus(quotient(profit.value, amount.value));
  return value.isPositive() ? { value, node: profit.node } : undefined;
}

/** A whole number; what is not close to one is none. */
function leverageOf(dump: DumpFile, row: Node, notional: Given | undefined): Given | undefined {
  const margin = dump.positive(row, "positionInitialMargin", "initialMargin");
  if (margin === undefined || notional === undefined) return undefined;
  const exact = quotient(notional.value.abs(), margin.value);
  const whole = exact.toDecimalPlaces(0);
  const isClose = exact.minus(whole).abs().lte("0.01") && whole.gte(1);
  return isClose ? { value: whole, node: margin.node } : undefined;
}

function readWallets(dump: DumpFile, account: Node, isMultiAsset: boolean): void {
  if (isMultiAsset) {
    const wallet = dump.number(account, "totalCrossWalletBalance");
    dump.account({ collateral: "USD", crossWalletBalance: wallet?.value });
    dump.note(
      "dump-collateral-at-value",
      l10n.t(
        "Multi-assets mode: all assets back all positions. They count with their value in USD as the dump has it; that it moves with their prices is left out.",
      ),
      wallet?.node,
    );
    return;
  }
  for (const asset of elementsOf(dump.tree, fieldOf(dump.tree, account, "assets"))) {
    const name = dump.text(asset, "asset");
    const cross = dump.number(asset, "crossWalletBalance");
    if (name === undefined || cross === undefined) continue;
    if (cross.value.isZero() && dump.number(asset, "walletBalance")?.value.isZero()) continue;
    dump.wallet(name, {
      crossWalletBalance: cross.value,
      openOrderMargin: dump.positive(asset, "openOrderInitialMargin")?.value,
    });
  }
}
