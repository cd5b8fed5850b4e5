/**
 * Gate's futures positions and account.
 * Source: https://www.gate.com/docs/developers/apiv4/en/, "Position" and "FuturesAccount".
 *
 *   size   linear: value / mark_price; inverse: contracts of 1 USD
 *   leverage "0" says cross; a liq_price of 0 or 99999999 says none
 */
import * as l10n from "@vscode/l10n";
import type { Node } from "../document/tree";
import { type DumpFile, ratio } from "./dumpFile";
import { has, type DumpReader } from "./reader";
import { objectsWith } from "./walk";

export const gate: DumpReader = {
  id: "gate",
  get title() {
    return l10n.t("Gate positions");
  },
  holds: "positions",
  venue: "gate",
  recognises: (samples) => has(samples, "contract", "entry_price", "liq_price", "size"),
  read(dump) {
    for (const row of objectsWith(dump.tree, "contract", "entry_price", "size"))
      addGatePosition(dump, row, row);
    for (const account of objectsWith(dump.tree, "total", "unrealised_pnl", "available", "currency")) {
      const asset = dump.text(account, "currency");
      const total = dump.number(account, "total");
      if (asset && total) dump.wallet(asset.toUpperCase(), { walletBalance: total.value });
    }
  },
};

/** Adds the position that `row` describes, at `place`; nothing where it is flat. */
export function addGatePosition(dump: DumpFile, row: Node, place: Node, name?: string): void {
  const contracts = dump.number(row, "size");
  if (contracts === undefined || contracts.value.isZero()) return;
  const own = dump.text(row, "contract") ?? "";
  const symbol = name ?? own;
  const [base, quote] = own.split("_");
  const isInverse = quote === "USD";
  const mark = dump.positive(row, "mark_price");
  const value = dump.number(row, "value");
  const size = isInverse ? contracts.value.abs() : ratio(value?.value.abs(), mark?.value);
  const leverage = dump.positive(row, "leverage");
  const mode = dump.text(row, "pos_margin_mode");
  const isCross = mode === undefined ? leverage === undefined : mode === "cross";
  dump.add(place, {
    symbol,
    side: contracts.value.isNegative() || dump.text(row, "mode") === "dual_short" ? "short" : "long",
    quantity: size && { value: size, node: contracts.node },
    entryPrice: dump.positive(row, "entry_price"),
    markPrice: mark,
    leverage: leverage ?? dump.positive(row, "cross_leverage_limit"),
    marginMode: isCross ? "cross" : "isolated",
    isolatedMargin: isCross ? undefined : dump.positive(row, "margin"),
  });
  const reported = dump.positive(row, "liq_price");
  if (reported && !/^9{8}/.test(reported.value.toFixed())) dump.reports(reported);
  const rate = dump.positive(row, "maintenance_rate");
  dump.instrument(symbol, place, {
    ...(isInverse ? { contractType: "inverse" as const, underlying: base } : {}),
    settle: isInverse ? base : quote,
    maintenanceMarginRate: rate?.value,
  });
  if (rate) {
    const message = l10n.t("The rate of {0} is its maintenance_rate, that of its risk limit.", symbol);
    dump.note("dump-rate-of-position", message, rate.node);
  }
}
