/**
 * KuCoin Futures' positions and account overview.
 * Source: https://www.kucoin.com/docs-new/rest/futures-trading/positions/get-position-list
 *
 *   isolated   maintenance = posMaint, frozen at entry; posted = posMargin
 *   size       linear: markValue / markPrice; inverse: contracts of 1 USD
 */
import * as l10n from "@vscode/l10n";
import { type Decimal, quotient } from "../engine/decimal";
import type { Node } from "../document/tree";
import { type DumpFile, type Given, ratio } from "./dumpFile";
import { has, type DumpReader } from "./reader";
import { objectsWith } from "./walk";

export const kucoin: DumpReader = {
  id: "kucoin",
  get title() {
    return l10n.t("KuCoin Futures positions");
  },
  holds: "positions",
  venue: "kucoin",
  recognises: (samples) =>
    has(samples, "avgEntryPrice", "posMaint", "isInverse") ||
    has(samples, "avgEntryPrice", "settleCurrency", "currentQty"),
  read(dump) {
    for (const row of objectsWith(dump.tree, "avgEntryPrice", "markPrice")) addKucoinPosition(dump, row, row);
    for (const account of objectsWith(dump.tree, "accountEquity", "marginBalance", "currency")) {
      const asset = dump.text(account, "currency");
      const equity = dump.number(account, "accountEquity");
      const profit = dump.number(account, "unrealisedPNL", "unrealisedPnl");
      if (asset && equity && profit) dump.wallet(asset, { walletBalance: equity.value.minus(profit.value) });
    }
  },
};

/** Adds the position that `row` describes, at `place`; nothing where it is flat. */
export function addKucoinPosition(dump: DumpFile, row: Node, place: Node, name?: string): void {
  const contracts = dump.number(row, "currentQty");
  const cost = dump.number(row, "posCost");
  const signed = contracts ?? cost;
  if (signed === undefined || signed.value.isZero() || dump.text(row, "isOpen") === "false") return;
  const symbol = name ?? dump.text(row, "symbol");
  const isInverse = dump.text(row, "isInverse") === "true";
  const mark = dump.positive(row, "markPrice");
  const entry = dump.positive(row, "avgEntryPrice");
  const isCross = dump.text(row, "marginMode") === "CROSS" || dump.text(row, "crossMode") === "true";
  const size = sizeOf(dump, row, { isInverse, contracts, mark });
  dump.add(place, {
    symbol,
    side: sideOf(dump.text(row, "positionSide"), signed.value),
    quantity: size && { value: size, node: signed.node },
    entryPrice: entry,
    markPrice: mark,
    leverage: dump.positive(row, "leverage", "realLeverage"),
    marginMode: isCross ? "cross" : "isolated",
    isolatedMargin: isCross ? undefined : dump.positive(row, "posMargin"),
  });
  dump.reports(dump.number(row, "liquidationPrice"));
  if (symbol === undefined || size === undefined || entry === undefined) return;
  const entryValue = isInverse ? quotient(size, entry.value) : size.times(entry.value);
  const frozen = dump.positive(row, "posMaint");
  const rate = isCross ? dump.positive(row, "maintMarginReq")?.value : ratio(frozen?.value, entryValue);
  dump.instrument(symbol, place, {
    ...(isInverse ? { contractType: "inverse" as const } : {}),
    settle: dump.text(row, "settleCurrency"),
    maintenanceMarginRate: rate,
  });
  if (rate !== undefined) {
    const message = isCross
      ? l10n.t(
          "The rate of {0} is its maintMarginReq, that of its risk limit; in cross margin KuCoin lets it grow with the size.",
          symbol,
        )
      : l10n.t(
          "The maintenance margin of {0} is its posMaint, with the fee of closing in it; both are frozen at entry.",
          symbol,
        );
    dump.note("dump-rate-of-position", message, frozen?.node ?? row);
  }
}

function sideOf(positionSide: string | undefined, signed: Decimal): "long" | "short" {
  if (positionSide === "LONG") return "long";
  if (positionSide === "SHORT") return "short";
  return signed.isNegative() ? "short" : "long";
}

function sizeOf(
  dump: DumpFile,
  row: Node,
  {
    isInverse,
    contracts,
    mark,
  }: { isInverse: boolean; contracts: Given | undefined; mark: Given | undefined },
): Decimal | undefined {
  const value = dump.number(row, "markValue");
  // An inverse contract of KuCoin is 1 USD.
  if (isInverse)
    return contracts?.value.abs() ?? (mark && value?.value.abs().times(mark.value).toDecimalPlaces(0));
  return ratio(value?.value.abs(), mark?.value);
}
