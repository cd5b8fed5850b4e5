/**
 * Hummingbot's configurations of perpetual strategies: those of version 1, whose spreads are in per cent, and those of
 * the controllers of version 2, whose stops are fractions.
 * Source: https://hummingbot.org/strategies/v1-strategies/perpetual-market-making/ and /strategies/v2-strategies/
 */
import * as l10n from "@vscode/l10n";
import { ONE } from "../engine/decimal";
import type { DumpFile } from "./dumpFile";
import { has, type DumpReader } from "./reader";
import { stopAt, unitPrice, useExchange } from "./strategy";
import { fieldOf } from "./walk";

export const hummingbot: DumpReader = {
  id: "hummingbot",
  get title() {
    return l10n.t("Hummingbot configuration");
  },
  holds: "strategy",
  venue: "generic",
  recognises: (samples) =>
    has(samples.slice(0, 1), "derivative", "leverage", "position_mode") ||
    has(samples.slice(0, 1), "connector_name", "leverage", "position_mode"),
  read(dump) {
    const root = dump.tree.root!;
    const exchange = dump.text(root, "derivative") ?? dump.text(root, "connector_name");
    const pair = dump.text(root, "market") ?? dump.text(root, "trading_pair");
    const leverage = dump.positive(root, "leverage");
    if (leverage === undefined || pair === undefined || exchange === undefined) {
      const lacking = [
        ...(exchange === undefined ? [l10n.t("the exchange")] : []),
        ...(pair === undefined ? [l10n.t("the market")] : []),
        ...(leverage === undefined ? [l10n.t("the leverage")] : []),
      ];
      const message = l10n.t(
        "The configuration is not filled in: {0}. There is nothing to work out yet.",
        lacking.join(", "),
      );
      dump.note("config-without-leverage", message, fieldOf(dump.tree, root, "leverage") ?? root);
      return;
    }
    useExchange(
      dump,
      exchange,
      fieldOf(dump.tree, root, "derivative") ?? fieldOf(dump.tree, root, "connector_name"),
    );
    const isVersion2 = dump.text(root, "connector_name") !== undefined;
    // Version 1 writes 3 for 3 %, version 2 writes 0.03.
    const inFraction = (given: ReturnType<DumpFile["positive"]>) =>
      given && { node: given.node, value: isVersion2 ? given.value : given.value.times("0.01") };
    const stop = inFraction(dump.positive(root, "stop_loss_spread", "stop_loss"));
    const takes = {
      long: inFraction(dump.positive(root, "long_profit_taking_spread", "take_profit")),
      short: inFraction(dump.positive(root, "short_profit_taking_spread", "take_profit")),
    };
    const amount = dump.positive(root, "order_amount", "total_amount_quote");
    const places = {
      long: fieldOf(dump.tree, root, "leverage")!,
      short: fieldOf(dump.tree, root, "position_mode") ?? fieldOf(dump.tree, root, "leverage")!,
    };
    for (const side of ["long", "short"] as const) {
      const [other, take] = [side === "long" ? "short" : "long", takes[side]] as const;
      dump.add(places[side], {
        symbol: symbolOf(dump.venue, pair),
        side,
        quantity: amount ?? ONE,
        entryPrice: ONE,
        markPrice: ONE,
        leverage,
        marginMode: "isolated",
        stopLossPrice: stop && { value: stopAt(side, stop.value), node: stop.node },
        takeProfitPrice: take && { value: stopAt(other, take.value), node: take.node },
      });
    }
    dump.account({ positionMode: "hedge" });
    dump.note(
      "config-unit-price",
      l10n.t("{0} Both sides are shown, each isolated at its leverage.", unitPrice()),
      places.long,
    );
  },
};

/** Hummingbot writes BTC-USDT everywhere. */
function symbolOf(venue: string, pair: string): string {
  if (venue === "binance-usdm" || venue === "bybit") return pair.replace("-", "");
  return venue === "okx" ? `${pair}-SWAP` : pair;
}
