/**
 * ccxt's unified positions, a list of them or a single one. What the venue itself said is in `info`, with all its
 * digits: where its kind is known it goes before the unified fields.
 * Source: https://docs.ccxt.com, "Position structure".
 */
import * as l10n from "@vscode/l10n";
import type { Decimal } from "../engine/decimal";
import type { Node, TextTree } from "../document/tree";
import { addBinancePosition } from "./binance";
import { addBitmexPosition } from "./bitmex";
import { addBybitPosition } from "./bybit";
import { addDeribitPosition } from "./deribit";
import type { DumpFile } from "./dumpFile";
import { addGatePosition } from "./gate";
import { addHyperliquidPosition } from "./hyperliquid";
import { addKrakenPosition } from "./krakenFutures";
import { addKucoinPosition } from "./kucoin";
import { addOkxPosition } from "./okx";
import type { DumpReader, KnownContracts } from "./reader";
import { fieldOf, objectsWith, type Sample } from "./walk";

/** A position of ccxt has these, and one or more that a position file has not. */
const COMMON = ["symbol", "side", "contracts"];
const OWN = [
  "unrealizedPnl",
  "initialMarginPercentage",
  "maintenanceMarginPercentage",
  "lastUpdateTimestamp",
];

export const ccxtPositions: DumpReader = {
  id: "ccxt-positions",
  get title() {
    return l10n.t("ccxt positions");
  },
  holds: "positions",
  venue: "generic",
  recognises: (samples) => samples.some(isPosition),
  read(dump, known) {
    const rows = objectsWith(dump.tree, ...COMMON);
    const kinds = rows.map((row) => kindOf(dump.tree, row));
    const venues = new Set(kinds.flatMap((kind, index) => venueOf(dump, rows[index]!, kind) ?? []));
    dump.venue = venues.size === 1 ? [...venues][0]! : "generic";
    if (venues.size > 1) {
      const message = l10n.t(
        "The positions are of several venues: {0}. One set of rules holds for a file, so generic ones are used; split the dump by venue for theirs.",
        [...venues].join(", "),
      );
      dump.note("dump-mixed-venues", message, rows[0]);
    } else if (venues.size === 0 && rows.length > 0) {
      const message = l10n.t(
        'ccxt\'s fields do not name the venue and its "info" is of none that is known, so generic rules are used. Import the positions and name the "venue".',
      );
      dump.note("dump-unknown-venue", message, rows[0]);
    }
    const isMixed = venues.size > 1;
    rows.forEach((row, index) => addRow(dump, row, { kind: kinds[index], isMixed }, known));
  },
};

function isPosition({ names }: Sample): boolean {
  return COMMON.every((name) => names.has(name)) && OWN.some((name) => names.has(name));
}

type Kind = "binance" | "okx" | "bybit" | "bitmex" | "kucoin" | "gate" | "hyperliquid" | "deribit" | "kraken";

/** The fields by which the `info` of a venue is known. */
const SIGNS: readonly [Kind, readonly string[]][] = [
  ["binance", ["positionAmt"]],
  ["okx", ["mgnMode", "avgPx"]],
  ["bybit", ["positionIdx", "size"]],
  ["bybit", ["positionBalance", "bustPrice"]],
  ["bitmex", ["currentQty", "crossMargin", "currency"]],
  ["kucoin", ["avgEntryPrice", "posMaint"]],
  ["kucoin", ["avgEntryPrice", "settleCurrency"]],
  ["gate", ["contract", "entry_price", "size"]],
  ["hyperliquid", ["szi"]],
  ["deribit", ["instrument_name", "average_price"]],
  ["kraken", ["fillTime", "unrealizedFunding"]],
];

/** What the venue said of a position; Hyperliquid wraps it once more. */
function infoOf(tree: TextTree, row: Node): Node | undefined {
  const info = fieldOf(tree, row, "info");
  return fieldOf(tree, info, "position") ?? info;
}

function kindOf(tree: TextTree, row: Node): Kind | undefined {
  const info = infoOf(tree, row);
  return SIGNS.find(([, names]) => names.every((name) => fieldOf(tree, info, name) !== undefined))?.[0];
}

function venueOf(dump: DumpFile, row: Node, kind: Kind | undefined): string | undefined {
  const symbol = dump.text(row, "symbol") ?? "";
  const { base, settle } = UNIFIED.exec(symbol)?.groups ?? {};
  if (kind === "binance") return base !== undefined && base === settle ? "binance-coinm" : "binance-usdm";
  if (kind === "kraken") return base === settle ? "kraken-futures" : "kraken-futures-multi";
  if (kind === "bybit") {
    const updated = dump.positive(row, "lastUpdateTimestamp", "timestamp");
    return updated && updated.value.lt("1735689600000") ? "bybit-classic" : "bybit";
  }
  return kind;
}

/** BTC/USDT:USDT, BTC/USD:BTC and BTC/USDT:USDT-241227. */
const UNIFIED = /^(?<base>[^/:]+)\/(?<quote>[^/:]+):(?<settle>[^/:-]+)(?:-\S+)?$/;

function addRow(
  dump: DumpFile,
  row: Node,
  { kind, isMixed }: { readonly kind: Kind | undefined; readonly isMixed: boolean },
  known: KnownContracts,
): void {
  const info = infoOf(dump.tree, row);
  const symbol = dump.text(row, "symbol");
  // The same symbol of two venues has two marks and two tables.
  const name = isMixed && kind !== undefined ? `${symbol} at ${kind}` : symbol;
  if (info === undefined || kind === undefined) return addUnified(dump, row);
  const contractSize = dump.positive(row, "contractSize")?.value;
  switch (kind) {
    case "binance":
      return addBinancePosition(dump, info, row, { name });
    case "okx":
      return addOkxPosition(dump, info, row, { name, contractSize });
    case "bybit":
      return addBybitPosition(dump, info, row, { name });
    case "bitmex":
      return addBitmexPosition(dump, info, row, name);
    case "kucoin":
      return addKucoinPosition(dump, info, row, name);
    case "gate":
      return addGatePosition(dump, info, row, name);
    case "hyperliquid":
      return void addHyperliquidPosition(dump, info, row, known, name);
    case "deribit":
      return addDeribitPosition(dump, info, row, { name });
    case "kraken":
      return addKrakenPosition(dump, info, row, name);
  }
}

/** The unified fields alone. */
function addUnified(dump: DumpFile, row: Node): void {
  const contracts = dump.number(row, "contracts");
  if (contracts === undefined || contracts.value.isZero()) return;
  const symbol = dump.text(row, "symbol");
  const { base, settle } = UNIFIED.exec(symbol ?? "")?.groups ?? {};
  const isInverse = base !== undefined && base === settle;
  const side = dump.text(row, "side");
  const isIsolated =
    (dump.text(row, "marginMode") ?? dump.text(row, "marginType")) === "isolated" ||
    dump.text(row, "isolated") === "true";
  const contractSize = dump.positive(row, "contractSize")?.value;
  dump.add(row, {
    symbol,
    side: side === "long" || side === "short" ? side : undefined,
    contracts: { value: contracts.value.abs(), node: contracts.node },
    entryPrice: dump.positive(row, "entryPrice"),
    markPrice: dump.positive(row, "markPrice"),
    leverage: dump.positive(row, "leverage"),
    marginMode: isIsolated ? "isolated" : "cross",
    isolatedMargin: isIsolated ? postedOf(dump, row) : undefined,
    stopLossPrice: dump.positive(row, "stopLossPrice"),
    takeProfitPrice: dump.positive(row, "takeProfitPrice"),
  });
  dump.reports(dump.number(row, "liquidationPrice"));
  if (symbol === undefined) return;
  const rate = dump.positive(row, "maintenanceMarginPercentage");
  dump.instrument(symbol, row, {
    contractType: isInverse ? "inverse" : "linear",
    contractSize,
    settle,
    underlying: base,
    maintenanceMarginRate: rate?.value,
  });
  if (rate) {
    const message = l10n.t(
      "The rate of {0} is its maintenanceMarginPercentage: exact for the position as it stands, and another where the price changes its tier.",
      symbol,
    );
    dump.note("dump-rate-of-position", message, rate.node);
  }
}

/** "collateral" is what can be lost, and moves with the profit. */
function postedOf(dump: DumpFile, row: Node): { value: Decimal; node: Node } | undefined {
  const collateral = dump.positive(row, "collateral");
  const profit = dump.number(row, "unrealizedPnl");
  if (collateral === undefined || profit === undefined) return dump.positive(row, "initialMargin");
  return { value: collateral.value.minus(profit.value), node: collateral.node };
}
