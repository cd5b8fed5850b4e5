/**
 * freqtrade's configuration in futures mode. The leverage comes from the strategy, unless the file states one; the stop
 * loss is a loss on the margin, so the price moves by stop / leverage.
 * Source: https://www.freqtrade.io/en/stable/leverage/ and /stoploss/
 */
import * as l10n from "@vscode/l10n";
import { Decimal, ONE } from "../engine/decimal";
import { type Node, stringOf } from "../document/tree";
import type { DumpFile } from "./dumpFile";
import { has, type DumpReader } from "./reader";
import { onPrice, stopAt, unitPrice, useExchange } from "./strategy";
import { elementsOf, fieldOf } from "./walk";

export const freqtrade: DumpReader = {
  id: "freqtrade",
  get title() {
    return l10n.t("freqtrade configuration");
  },
  holds: "strategy",
  venue: "generic",
  recognises: (samples) => has(samples.slice(0, 1), "stake_currency", "exchange"),
  read(dump) {
    const root = dump.tree.root!;
    const exchange = fieldOf(dump.tree, root, "exchange");
    useExchange(dump, dump.text(exchange, "name"), exchange);
    if (dump.text(root, "trading_mode") !== "futures") {
      const message = l10n.t(
        "trading_mode is {0}: without futures nothing is liquidated.",
        dump.text(root, "trading_mode") ?? l10n.t("not stated, which is spot"),
      );
      dump.note("config-without-futures", message, fieldOf(dump.tree, root, "trading_mode"));
      return;
    }
    const settings = settingsOf(dump, root);
    for (const pair of elementsOf(dump.tree, fieldOf(dump.tree, exchange, "pair_whitelist")))
      addPair(dump, pair, settings);
    noteAll(dump, root, settings);
  },
};

interface Settings {
  readonly leverage: Decimal | undefined;
  /** A loss on the margin, above 0; none where the file has none. */
  readonly stop: Decimal | undefined;
  readonly stopNode: Node | undefined;
  readonly isIsolated: boolean;
  readonly stake: Decimal | undefined;
}

function settingsOf(dump: DumpFile, root: Node): Settings {
  const stop = dump.number(root, "stoploss");
  const isIsolated = dump.text(root, "margin_mode") !== "cross";
  const wallet = dump.positive(root, "dry_run_wallet");
  if (wallet) dump.account({ walletBalance: wallet.value, collateral: dump.text(root, "stake_currency") });
  const amount = dump.text(root, "stake_amount");
  return {
    leverage: dump.positive(root, "leverage")?.value,
    stop: stop?.value.abs(),
    stopNode: stop?.node,
    isIsolated,
    stake: amount === "unlimited" ? undefined : dump.positive(root, "stake_amount")?.value,
  };
}

/** BTC/USDT:USDT; a pattern like .*\/USDT:USDT names no contract. */
const PAIR = /^[A-Z0-9]+\/[A-Z]+:[A-Z]+$/;

function addPair(
  dump: DumpFile,
  node: Node,
  { leverage, stop, stopNode, isIsolated, stake }: Settings,
): void {
  const symbol = dump.tree.kindOf(node) === "string" ? stringOf(dump.tree, node) : "";
  if (!PAIR.test(symbol)) return;
  const staked = stake ?? ONE;
  const fraction = stop && leverage && onPrice(stop, leverage);
  dump.add(node, {
    symbol,
    side: "long",
    // At a price of 1 the size is the value: what is staked, times the leverage.
    quantity: leverage ? staked.times(leverage) : staked,
    entryPrice: ONE,
    markPrice: ONE,
    leverage,
    marginMode: isIsolated ? "isolated" : "cross",
    stopLossPrice:
      fraction && stopNode !== undefined ? { value: stopAt("long", fraction), node: stopNode } : undefined,
  });
}

function noteAll(dump: DumpFile, root: Node, { leverage, stop, stopNode }: Settings): void {
  dump.note(
    "config-unit-price",
    l10n.t("{0} Longs are shown; a short is as far away, up to its maintenance margin.", unitPrice()),
    fieldOf(dump.tree, root, "trading_mode"),
  );
  if (leverage === undefined) {
    const lacking = l10n.t(
      'freqtrade takes the leverage from the strategy\'s leverage(), which is not in this file, so there is no distance to liquidation. Add "leverage" to see it.',
    );
    const message = stop
      ? l10n.t(
          "{0} Its stop of {1} is a loss on the margin: the price moves by that over the leverage, and liquidation comes first once leverage × maintenance rate exceeds {2}.",
          lacking,
          percentOf(stop),
          percentOf(ONE.minus(stop)),
        )
      : lacking;
    dump.note(
      "config-without-leverage",
      message,
      stopNode ?? fieldOf(dump.tree, root, "margin_mode") ?? root,
    );
  }
}

function percentOf(fraction: Decimal): string {
  return `${fraction.times(new Decimal(100)).toSignificantDigits(4).toFixed()} %`;
}
