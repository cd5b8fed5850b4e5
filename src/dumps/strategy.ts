/**
 * What readers of strategy configurations share. A strategy has no prices: its positions stand at the unit price of 1,
 * where a liquidation price of 0.92 says 8 %.
 */
import * as l10n from "@vscode/l10n";
import { type Decimal, ONE, quotient } from "../engine/decimal";
import type { Node } from "../document/tree";
import type { DumpFile } from "./dumpFile";

/** The rule sets of exchanges as programs call them. */
const VENUES: Readonly<Record<string, string | undefined>> = {
  binance: "binance-usdm",
  binanceusdm: "binance-usdm",
  binancecoinm: "binance-coinm",
  okx: "okx",
  okex: "okx",
  bybit: "bybit",
  gate: "gate",
  gateio: "gate",
  hyperliquid: "hyperliquid",
  bitget: "bitget",
  kucoin: "kucoin",
  kucoinfutures: "kucoin",
  krakenfutures: "kraken-futures-multi",
  bitmex: "bitmex",
  phemex: "phemex",
  dydx: "dydx",
  deribit: "deribit",
};

/** The rule set of an exchange: of `binance`, `binance_perpetual`, `gate_io_perpetual`, `dydx_v4_perpetual`. */
export function venueOfExchange(exchange: string | undefined): string | undefined {
  const plain = exchange
    ?.toLowerCase()
    .replace(/_(perpetual|perp|testnet|linear|futures).*$/, "")
    .replace(/_v\d+$/, "")
    .replace(/[^a-z]/g, "");
  return plain === undefined ? undefined : VENUES[plain];
}

/** Takes the rules of an exchange, or says that none are known of it. */
export function useExchange(dump: DumpFile, exchange: string | undefined, node: Node | undefined): void {
  const venue = venueOfExchange(exchange);
  if (venue !== undefined) dump.venue = venue;
  else {
    const message =
      exchange === undefined
        ? l10n.t("The configuration names no exchange, so generic rules are used.")
        : l10n.t('No rules of "{0}" are known, so generic rules are used.', exchange);
    dump.note("dump-unknown-venue", message, node);
  }
}

/** The price at which a fraction of the entry price of 1 is lost. */
export function stopAt(side: "long" | "short", fraction: Decimal): Decimal {
  return side === "long" ? ONE.minus(fraction) : ONE.plus(fraction);
}

/** Where a loss is counted on the margin, the price moves by that over the leverage. */
export function onPrice(lossOfMargin: Decimal, leverage: Decimal): Decimal {
  return quotient(lossOfMargin, leverage);
}

export const unitPrice = () =>
  l10n.t(
    "A strategy has no prices: its positions stand at an entry price of 1, so that a liquidation price of 0.92 means 8 % away.",
  );
