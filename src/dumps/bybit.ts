/**
 * Bybit's position list and wallet, REST and websocket, today's and that of before 2025.
 * Source: https://bybit-exchange.github.io/docs/v5/position and /account/wallet-balance
 *
 *   before 2025, isolated   maintenance = positionMM, frozen at entry; posted = positionBalance
 *   unified account         cross wallet = totalMarginBalance − totalPerpUPL, in USD
 */
import * as l10n from "@vscode/l10n";
import { Decimal, quotient } from "../engine/decimal";
import type { Node } from "../document/tree";
import { type DumpFile, type Given, ratio } from "./dumpFile";
import { has, type DumpReader } from "./reader";
import { elementsOf, fieldOf, objectsWith } from "./walk";

export const bybit: DumpReader = {
  id: "bybit",
  get title() {
    return l10n.t("Bybit position list or wallet");
  },
  holds: "positions",
  venue: "bybit",
  recognises: (samples) =>
    has(samples, "size", "positionValue", "liqPrice") ||
    has(samples, "size", "positionValue", "positionIdx") ||
    has(samples, "coin", "totalPerpUPL") ||
    has(samples, "coin", "totalPerpUpl") ||
    has(samples, "coin", "walletBalance", "totalPositionIM"),
  read(dump) {
    const rows = objectsWith(dump.tree, "size", "positionValue");
    const accounts = objectsWith(dump.tree, "coin", "totalEquity");
    const isPooled = accounts.some((account) => isUnified(dump, account));
    const isClassic = rows.length > 0 && rows.every((row) => isBefore2025(dump, row));
    if (isClassic) dump.venue = "bybit-classic";
    const category = dump.text(objectsWith(dump.tree, "category")[0], "category");
    for (const row of rows)
      addBybitPosition(dump, row, row, { category, settle: isPooled && !isClassic ? "USD" : undefined });
    for (const account of accounts) readWallet(dump, account, isPooled && !isClassic);
  },
};

interface Known {
  readonly category?: string | undefined;
  /** The pool of a unified account. */
  readonly settle?: string | undefined;
  readonly name?: string | undefined;
}

/** Adds the position that `row` describes, at `place`; nothing where it is flat. */
export function addBybitPosition(dump: DumpFile, row: Node, place: Node, known: Known = {}): void {
  const size = dump.positive(row, "size");
  if (size === undefined) return;
  const own = dump.text(row, "symbol") ?? "";
  const symbol = known.name ?? own;
  const category = dump.text(row, "category") ?? known.category;
  const isInverse = category === "inverse" || (category === undefined && /USD([HMUZ]\d{2})?$/.test(own));
  const isClassic = isBefore2025(dump, row);
  const isIsolated = isIsolatedRow(dump, row, isClassic);
  const entry = dump.positive(row, "avgPrice", "entryPrice");
  const posted = dump.positive(row, "positionBalance");
  const side =
    sideOf(dump.text(row, "side"), dump.text(row, "positionIdx")) ?? sideByBankruptcy(dump, row, entry);
  dump.add(place, {
    symbol,
    side,
    quantity: size,
    entryPrice: entry,
    markPrice: dump.positive(row, "markPrice"),
    leverage: dump.positive(row, "leverage"),
    marginMode: isIsolated ? "isolated" : "cross",
    isolatedMargin: isIsolated ? (posted ?? dump.positive(row, "positionIM")) : undefined,
    stopLossPrice: dump.positive(row, "stopLoss"),
    takeProfitPrice: dump.positive(row, "takeProfit"),
  });
  dump.reports(dump.number(row, "liqPrice"));
  const base = own.replace(/(USD[TC]?|PERP)([HMUZ]\d{2})?$/, "");
  const quote = /USD[TC]/.exec(own)?.[0] ?? (own.endsWith("PERP") ? "USDC" : "USDT");
  const value = dump.positive(row, "positionValue");
  const entryValue =
    isInverse && entry ? quotient(size.value, entry.value) : entry && size.value.times(entry.value);
  const required = dump.positive(row, "positionMM");
  const isFrozen = isClassic && isIsolated;
  dump.instrument(symbol, place, {
    ...(isInverse ? { contractType: "inverse" as const, underlying: base } : {}),
    settle: isInverse ? base : (known.settle ?? quote),
    maintenanceMarginRate: isFrozen ? ratio(required?.value, entryValue ?? value?.value) : undefined,
  });
  if (isFrozen && required) {
    const message = l10n.t(
      "The maintenance margin of {0} is its positionMM, which was frozen at entry before 2025.",
      symbol,
    );
    dump.note("dump-rate-of-position", message, required.node);
  }
}

/** "" is the side of a flat position; in hedge mode the index says it. */
function sideOf(side: string | undefined, index: string | undefined): "long" | "short" | undefined {
  if (side === "Buy") return "long";
  if (side === "Sell") return "short";
  return index === "1" ? "long" : index === "2" ? "short" : undefined;
}

/** A long is bankrupt below its entry, a short above. */
function sideByBankruptcy(dump: DumpFile, row: Node, entry: Given | undefined): "long" | "short" | undefined {
  const bankruptcy = dump.positive(row, "bustPrice");
  if (bankruptcy === undefined || entry === undefined) return undefined;
  return bankruptcy.value.lt(entry.value) ? "long" : "short";
}

/** Milliseconds of 2025-01-01T00:00:00Z. */
const YEAR_2025 = new Decimal("1735689600000");

/** Rows that say what they are by mark price are of today; else the day tells, or the field that v5 renamed. */
function isBefore2025(dump: DumpFile, row: Node): boolean {
  if (fieldOf(dump.tree, row, "positionIMByMp") !== undefined) return false;
  const updated = dump.positive(row, "updatedTime", "createdTime");
  if (updated !== undefined && updated.value.gt(0)) return updated.value.lt(YEAR_2025);
  return fieldOf(dump.tree, row, "avgPrice") === undefined;
}

/**
 * tradeMode says it for a classic account only. Elsewhere the mode is one of the account and not in the list: a row
 * without it is isolated where it has a balance of its own and a bankruptcy price apart from a cross estimate.
 */
function isIsolatedRow(dump: DumpFile, row: Node, isClassic: boolean): boolean {
  const mode = dump.text(row, "tradeMode");
  if (mode === "1" || dump.text(row, "marginMode") === "ISOLATED_MARGIN") return true;
  if (mode === undefined && isClassic) return true;
  if (!isClassic) {
    const message = l10n.t(
      "Bybit's margin mode is one of the account and not in the list of positions; cross is assumed where a row does not say isolated.",
    );
    dump.note("dump-mode-assumed", message, fieldOf(dump.tree, row, "tradeMode") ?? row);
  }
  return false;
}

function isUnified(dump: DumpFile, account: Node): boolean {
  return dump.number(account, "totalMarginBalance") !== undefined;
}

function readWallet(dump: DumpFile, account: Node, isPooled: boolean): void {
  const profit = dump.number(account, "totalPerpUPL", "totalPerpUpl");
  const balance = dump.number(account, "totalMarginBalance");
  if (isPooled && balance) {
    const wallet = profit ? balance.value.minus(profit.value) : balance.value;
    dump.account({ collateral: "USD", crossWalletBalance: wallet });
    dump.note(
      "dump-collateral-at-value",
      l10n.t(
        "A unified account: all coins back all positions. They count with their value in USD as the dump has it; that it moves with their prices is left out.",
      ),
      balance.node,
    );
    return;
  }
  for (const coin of elementsOf(dump.tree, fieldOf(dump.tree, account, "coin"))) {
    const asset = dump.text(coin, "coin");
    const cash = dump.number(coin, "walletBalance");
    if (asset !== undefined && cash !== undefined) {
      const openOrderMargin = dump.positive(coin, "totalOrderIM")?.value;
      dump.wallet(asset, { walletBalance: cash.value, openOrderMargin });
    }
  }
}
