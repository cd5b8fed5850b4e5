/**
 * Kraken Futures' open positions and accounts.
 * Source: https://docs.kraken.com/api-reference/account-information/get-wallets
 *
 *   PI_, FI_ contracts are inverse and single-collateral, PF_ and FF_ linear and multi-collateral. Sizes are in USD of
 *   an inverse contract, in base units of a linear one.
 */
import * as l10n from "@vscode/l10n";
import type { Node } from "../document/tree";
import type { DumpFile } from "./dumpFile";
import { has, type DumpReader } from "./reader";
import { elementsOf, fieldOf, objectsWith } from "./walk";

export const krakenFutures: DumpReader = {
  id: "kraken-futures",
  get title() {
    return l10n.t("Kraken Futures open positions or accounts");
  },
  holds: "positions",
  venue: "kraken-futures",
  recognises: (samples) =>
    has(samples, "openPositions") ||
    has(samples, "balances", "auxiliary", "marginRequirements") ||
    has(samples, "collateralValue", "marginEquity"),
  read(dump) {
    const lists = objectsWith(dump.tree, "openPositions");
    const rows = lists.flatMap((list) => elementsOf(dump.tree, fieldOf(dump.tree, list, "openPositions")));
    const linear = rows.filter((row) => isLinear(dump.text(row, "symbol")));
    if (linear.length > 0) dump.venue = "kraken-futures-multi";
    if (linear.length > 0 && linear.length < rows.length) {
      const message = l10n.t(
        "Single-collateral (PI_) and multi-collateral (PF_) positions have different rules; those of multi-collateral are used for all.",
      );
      dump.note("dump-mixed-venues", message, rows[0]);
    }
    for (const row of rows) addKrakenPosition(dump, row, row);
    readAccounts(dump);
  },
};

function isLinear(symbol = ""): boolean {
  return /^(PF|FF)_/i.test(symbol);
}

/** Adds the position that `row` describes, at `place`; nothing where it is flat. */
export function addKrakenPosition(dump: DumpFile, row: Node, place: Node, name?: string): void {
  const size = dump.positive(row, "size");
  if (size === undefined) return;
  const own = dump.text(row, "symbol") ?? "";
  const symbol = name ?? own;
  const base = /^[A-Z]{2}_([A-Z0-9]+)USD/i.exec(own)?.[1]?.toUpperCase();
  const side = dump.text(row, "side");
  // Isolated positions, of multi-collateral alone, state what they may lose at most.
  const isolated = dump.positive(row, "maxFixedLeverage");
  dump.add(place, {
    symbol,
    side: side === "short" ? "short" : side === "long" ? "long" : undefined,
    quantity: size,
    entryPrice: dump.positive(row, "price"),
    marginMode: isolated ? "isolated" : "cross",
    leverage: isolated,
    unsettledFunding: dump.number(row, "unrealizedFunding"),
  });
  dump.instrument(
    symbol,
    place,
    isLinear(own)
      ? { contractType: "linear", settle: "USD", underlying: base }
      : { contractType: "inverse", settle: base, underlying: base },
  );
}

function readAccounts(dump: DumpFile): void {
  for (const account of objectsWith(dump.tree, "balances", "auxiliary")) {
    const asset = dump.text(account, "currency")?.toUpperCase();
    const balances = fieldOf(dump.tree, account, "balances");
    const cash = dump.number(balances, dump.text(account, "currency") ?? "");
    if (asset === undefined || cash === undefined || cash.value.isZero()) continue;
    dump.wallet(asset, { walletBalance: cash.value });
  }
  for (const flex of objectsWith(dump.tree, "collateralValue", "marginEquity")) {
    const collateral = dump.number(flex, "collateralValue");
    if (!collateral) continue;
    dump.wallet("USD", { walletBalance: collateral.value });
    dump.note(
      "dump-collateral-at-value",
      l10n.t(
        "The multi-collateral wallet counts with its collateralValue in USD as the dump has it; that it moves with prices is left out.",
      ),
      collateral.node,
    );
  }
}
