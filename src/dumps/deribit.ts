/**
 * Deribit's positions and account summaries.
 * Source: https://docs.deribit.com/api-reference/account-management/private-get_positions
 *
 *   maintenance rate   maintenance_margin / (size·index), linear contracts: the rate depends on the size alone
 *   wallet             equity − Σ profit of the positions of the currency; balance where no positions are there
 */
import * as l10n from "@vscode/l10n";
import { type Decimal, ZERO } from "../engine/decimal";
import type { Node } from "../document/tree";
import { type DumpFile, ratio } from "./dumpFile";
import { has, type DumpReader } from "./reader";
import { fieldOf, objectsWith } from "./walk";

export const deribit: DumpReader = {
  id: "deribit",
  get title() {
    return l10n.t("Deribit positions or account summaries");
  },
  holds: "positions",
  venue: "deribit",
  recognises: (samples) =>
    has(samples, "instrument_name", "average_price", "direction", "mark_price") ||
    has(samples, "currency", "equity", "available_withdrawal_funds"),
  read(dump) {
    const profits = new Map<string, Decimal>();
    for (const row of objectsWith(dump.tree, "instrument_name", "average_price", "direction")) {
      addDeribitPosition(dump, row, row, { profits });
    }
    for (const summary of objectsWith(dump.tree, "currency", "equity", "balance"))
      readSummary(dump, summary, profits);
  },
};

/** Adds the position that `row` describes, at `place`; nothing where it is flat or an option. */
export function addDeribitPosition(
  dump: DumpFile,
  row: Node,
  place: Node,
  { profits, name }: { profits?: Map<string, Decimal>; name?: string | undefined } = {},
): void {
  const size = dump.number(row, "size");
  const own = dump.text(row, "instrument_name") ?? "";
  if (size === undefined || size.value.isZero() || dump.text(row, "direction") === "zero") return;
  const kind = dump.text(row, "kind");
  if (kind !== undefined && !kind.startsWith("future")) {
    const message = l10n.t(
      "{0} is no future (kind {1}) and is left out; its margin and its profit count at Deribit.",
      own,
      kind,
    );
    dump.note("dump-row-left-out", message, row);
    return;
  }
  const symbol = name ?? own;
  // BTC-PERPETUAL is inverse and sized in USD, BTC_USDC-PERPETUAL linear and sized in BTC.
  const [base, quote] = own.split("-")[0]!.split("_");
  const isInverse = quote === undefined;
  const settle = isInverse ? base! : quote;
  const direction = dump.text(row, "direction");
  dump.add(place, {
    symbol,
    side: direction === "sell" || size.value.isNegative() ? "short" : "long",
    quantity: { value: size.value.abs(), node: size.node },
    entryPrice: dump.positive(row, "average_price"),
    markPrice: dump.positive(row, "mark_price"),
    leverage: dump.positive(row, "leverage"),
    marginMode: "cross",
  });
  dump.reports(dump.number(row, "estimated_liquidation_price"));
  const profit = dump.number(row, "total_profit_loss", "floating_profit_loss");
  if (profit) profits?.set(settle, (profits.get(settle) ?? ZERO).plus(profit.value));
  const required = dump.positive(row, "maintenance_margin");
  const index = dump.positive(row, "index_price");
  const rate = isInverse ? undefined : ratio(required?.value, index && size.value.abs().times(index.value));
  dump.instrument(symbol, place, {
    ...(isInverse ? { contractType: "inverse" as const } : {}),
    settle,
    underlying: base,
    maintenanceMarginRate: rate,
  });
  if (rate) {
    const message = l10n.t(
      "The rate of {0} is maintenance_margin over the value at the index: that of this size, whatever the price.",
      symbol,
    );
    dump.note("dump-rate-of-position", message, required?.node);
  }
}

function readSummary(dump: DumpFile, summary: Node, profits: ReadonlyMap<string, Decimal>): void {
  const asset = dump.text(summary, "currency");
  const equity = dump.number(summary, "equity");
  const balance = dump.number(summary, "balance");
  if (asset === undefined || equity === undefined || balance === undefined) return;
  const profit = profits.get(asset);
  const wallet = profit === undefined ? balance.value : equity.value.minus(profit);
  if (wallet.isZero() && profit === undefined) return;
  dump.wallet(asset, { walletBalance: wallet });
  if (dump.text(summary, "cross_collateral_enabled") === "true") {
    dump.note(
      "dump-collateral-at-value",
      l10n.t(
        "Cross collateral is on: Deribit counts all currencies together, with haircuts. Here each backs the positions that settle in it.",
      ),
      fieldOf(dump.tree, summary, "cross_collateral_enabled"),
    );
  }
  if (dump.text(summary, "portfolio_margining_enabled") === "true") {
    dump.note(
      "dump-other-margin-model",
      l10n.t("Portfolio margin is on; the margins here are those of standard margin."),
      fieldOf(dump.tree, summary, "portfolio_margining_enabled"),
    );
  }
}
