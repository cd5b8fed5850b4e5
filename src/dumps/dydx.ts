/**
 * dYdX v4: a subaccount of the indexer.
 * Source: https://docs.dydx.xyz/indexer-client/http, "Get Subaccount".
 *
 *   mark = entry + profit / size         wallet = USDC + Σ size·entry, sizes signed
 */
import * as l10n from "@vscode/l10n";
import { type Decimal, quotient, sum, ZERO } from "../engine/decimal";
import type { Node } from "../document/tree";
import { type DumpFile, type Given, isPositive } from "./dumpFile";
import { has, type DumpReader } from "./reader";
import { elementsOf, entriesOf, fieldOf, objectsWith } from "./walk";

export const dydx: DumpReader = {
  id: "dydx-subaccount",
  get title() {
    return l10n.t("dYdX subaccount");
  },
  holds: "positions",
  venue: "dydx",
  recognises: (samples) => has(samples, "openPerpetualPositions", "assetPositions"),
  read(dump) {
    const subaccounts = objectsWith(dump.tree, "openPerpetualPositions", "assetPositions");
    if (subaccounts.length > 1) {
      const message = l10n.t(
        "The dump holds {0} subaccounts; the first is read. Each has a margin of its own.",
        subaccounts.length,
      );
      dump.note("dump-row-left-out", message, subaccounts[1]);
    }
    const [subaccount] = subaccounts;
    if (subaccount === undefined) return;
    const positions = fieldOf(dump.tree, subaccount, "openPerpetualPositions")!;
    const rows = [
      ...entriesOf(dump.tree, positions).map(([, row]) => row),
      ...elementsOf(dump.tree, positions),
    ];
    const paid = rows.map((row) => addPosition(dump, row) ?? ZERO);
    const cash = cashOf(dump, fieldOf(dump.tree, subaccount, "assetPositions"));
    if (cash) dump.account({ collateral: "USDC", crossWalletBalance: cash.value.plus(sum(paid)) });
  },
};

/** Adds a position and gives size·entry, signed; nothing where it is flat. */
function addPosition(dump: DumpFile, row: Node): Decimal | undefined {
  const stated = dump.number(row, "size");
  if (stated === undefined || stated.value.isZero()) return undefined;
  const isShort = dump.text(row, "side") === "SHORT" || stated.value.isNegative();
  const size = isShort ? stated.value.abs().negated() : stated.value.abs();
  const symbol = dump.text(row, "market");
  const entry = dump.positive(row, "entryPrice");
  const profit = dump.number(row, "unrealizedPnl");
  const mark = entry && profit && entry.value.plus(quotient(profit.value, size));
  dump.add(row, {
    symbol,
    side: isShort ? "short" : "long",
    quantity: { value: size.abs(), node: stated.node },
    entryPrice: entry,
    markPrice: mark && isPositive(mark) ? { value: mark, node: profit.node } : undefined,
    marginMode: "cross",
  });
  if (symbol !== undefined) dump.instrument(symbol, row, { settle: "USDC" });
  return entry && size.times(entry.value);
}

function cashOf(dump: DumpFile, assets: Node | undefined): Given | undefined {
  if (assets === undefined) return undefined;
  const rows = [...entriesOf(dump.tree, assets).map(([, row]) => row), ...elementsOf(dump.tree, assets)];
  const usdc = rows.find((row) => dump.text(row, "symbol") === "USDC");
  const size = dump.number(usdc, "size");
  if (size === undefined) return undefined;
  return dump.text(usdc, "side") === "SHORT" ? { ...size, value: size.value.abs().negated() } : size;
}
