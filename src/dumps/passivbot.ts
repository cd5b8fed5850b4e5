/**
 * passivbot's configuration. Its limits are exposures: the value of positions over the balance of the wallet, all in
 * cross margin. With a balance of 1 a limit of 5 is a position of 5.
 * Source: https://github.com/enarjord/passivbot, docs/configuration.md
 */
import * as l10n from "@vscode/l10n";
import { type Decimal, ONE, quotient } from "../engine/decimal";
import { type Node, sourceOf, stringOf } from "../document/tree";
import type { DumpFile } from "./dumpFile";
import { has, type DumpReader } from "./reader";
import { unitPrice, useExchange } from "./strategy";
import { elementsOf, fieldOf } from "./walk";

export const passivbot: DumpReader = {
  id: "passivbot",
  get title() {
    return l10n.t("passivbot configuration");
  },
  holds: "strategy",
  venue: "generic",
  recognises: (samples) =>
    has(samples.slice(0, 1), "bot") &&
    (has(samples, "total_wallet_exposure_limit") || has(samples, "long", "short")) &&
    has(samples.slice(0, 1), "live"),
  read(dump) {
    const { tree } = dump;
    const root = tree.root!;
    const [bot, live] = [fieldOf(tree, root, "bot"), fieldOf(tree, root, "live")];
    useExchange(dump, exchangeOf(dump, root, live), fieldOf(tree, live, "user") ?? live);
    dump.account({ walletBalance: ONE, positionMode: "hedge" });
    for (const side of ["long", "short"] as const) {
      const section = fieldOf(tree, bot, side);
      if (section !== undefined) addSide(dump, { side, section, live });
    }
    const message = l10n.t(
      "{0} The wallet is 1, so a size is an exposure: each coin stands at its limit, all filled. A distance is that of one coin falling alone.",
      unitPrice(),
    );
    dump.note("config-unit-price", message, bot);
  },
};

/** The account is named like bybit_01 after its exchange; else the first that is backtested. */
function exchangeOf(dump: DumpFile, root: Node, live: Node | undefined): string | undefined {
  const user = dump.text(live, "user")?.replace(/[_-]?\d*$/, "");
  const [first] = elementsOf(
    dump.tree,
    fieldOf(dump.tree, fieldOf(dump.tree, root, "backtest"), "exchanges"),
  );
  const known = ["binance", "bybit", "okx", "gateio", "hyperliquid", "bitget", "kucoin"];
  const named = known.find((name) => user?.toLowerCase().startsWith(name));
  return named ?? (first === undefined ? undefined : wordOf(dump, first)) ?? user;
}

function addSide(
  dump: DumpFile,
  { side, section, live }: { side: "long" | "short"; section: Node; live: Node | undefined },
): void {
  const limits = fieldOf(dump.tree, section, "risk") ?? section;
  const total =
    dump.positive(limits, "total_wallet_exposure_limit", "wallet_exposure_limit") ??
    dump.positive(section, "total_wallet_exposure_limit", "wallet_exposure_limit");
  if (total === undefined) return;
  const count = dump.positive(limits, "n_positions") ?? dump.positive(section, "n_positions");
  const excess =
    dump.positive(limits, "we_excess_allowance_pct") ??
    dump.positive(section, "risk_we_excess_allowance_pct");
  dump.note("config-exposure", exposureText(side, total.value), total.node);
  const coins = coinsOf(dump, live, side).slice(0, MOST_COINS);
  const positions = larger(count?.value.toDecimalPlaces(0), ONE);
  const each = quotient(total.value, positions).times(excess ? excess.value.plus(1) : ONE);
  const shown = coins.length > 0 ? coins : [{ name: "every coin", node: section }];
  for (const { name, node } of shown.slice(0, Math.max(1, Number(positions.toFixed(0))))) {
    dump.add(node, {
      symbol: name,
      side,
      quantity: { value: coins.length > 0 ? each : total.value, node: total.node },
      entryPrice: ONE,
      markPrice: ONE,
      leverage: dump.positive(live, "leverage"),
      marginMode: "cross",
    });
  }
}

/** The wallet is worth nothing at P = 1 ∓ 1/exposure. */
function exposureText(side: "long" | "short", exposure: Decimal): string {
  const limit = exposure.toFixed();
  if (side === "long" && exposure.lte(1))
    return l10n.t(
      "Filled to its total exposure of {0}, the long side is never worth less than nothing.",
      limit,
    );
  const share = quotient(ONE, exposure).times(100).toSignificantDigits(4).toFixed();
  return side === "long"
    ? l10n.t(
        "Filled to its total exposure of {0}, the long side has lost the wallet after a fall of {1} % from its entry; liquidation comes before that by the maintenance margin.",
        limit,
        share,
      )
    : l10n.t(
        "Filled to its total exposure of {0}, the short side has lost the wallet after a rise of {1} % from its entry; liquidation comes before that by the maintenance margin.",
        limit,
        share,
      );
}

const MOST_COINS = 200;

function larger(one: Decimal | undefined, other: Decimal): Decimal {
  return one !== undefined && one.gt(other) ? one : other;
}

/** Coins that are approved for a side, or for both, as contracts of the venue. */
function coinsOf(dump: DumpFile, live: Node | undefined, side: string): { name: string; node: Node }[] {
  const approved = fieldOf(dump.tree, live, "approved_coins");
  const list = fieldOf(dump.tree, approved, side) ?? approved;
  return elementsOf(dump.tree, list).flatMap((node) => {
    const name = wordOf(dump, node);
    return name === undefined || name === "all" ? [] : [{ name: contractOf(dump.venue, name), node }];
  });
}

function contractOf(venue: string, coin: string): string {
  if (venue === "hyperliquid") return coin;
  return /USD[TC]?$/.test(coin) ? coin : `${coin}USDT`;
}

function wordOf({ tree }: DumpFile, node: Node): string | undefined {
  return tree.kindOf(node) === "string" ? stringOf(tree, node) : sourceOf(tree, node) || undefined;
}
