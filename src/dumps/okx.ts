/**
 * OKX's positions and account balance, alone or in one file.
 * Source: https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-positions
 *
 *   size of a contract   notionalUsd / (pos·mark), a power of ten; inverse: notionalUsd / pos
 *   maintenance rate     mmr / N(mark)                               OKX's rate is that of the tier, on all of it
 *   taker fee rate       ((margin + upl) / mgnRatio − mmr) / N(mark) isolated only
 */
import * as l10n from "@vscode/l10n";
import { Decimal, quotient } from "../engine/decimal";
import type { Node } from "../document/tree";
import { type DumpFile, type Given, isPositive, ratio } from "./dumpFile";
import { has, type DumpReader } from "./reader";
import { elementsOf, fieldOf, objectsWith } from "./walk";

export const okx: DumpReader = {
  id: "okx",
  get title() {
    return l10n.t("OKX positions or balance");
  },
  holds: "positions",
  venue: "okx",
  recognises: (samples) =>
    has(samples, "mgnMode", "avgPx", "pos") ||
    has(samples, "ccy", "cashBal", "eq") ||
    has(samples, "details", "totalEq"),
  read(dump) {
    for (const row of objectsWith(dump.tree, "mgnMode", "avgPx", "pos")) addOkxPosition(dump, row, row);
    for (const account of objectsWith(dump.tree, "details", "totalEq")) readBalance(dump, account);
  },
};

interface Contract {
  readonly isInverse: boolean;
  readonly contractSize: Decimal | undefined;
  readonly settle: string | undefined;
  readonly underlying: string | undefined;
}

/** Adds the position that `row` describes, at `place`; nothing where it is flat or no future. */
export function addOkxPosition(
  dump: DumpFile,
  row: Node,
  place: Node,
  { contractSize: stated, name }: { contractSize?: Decimal | undefined; name?: string | undefined } = {},
): void {
  const size = dump.number(row, "pos");
  if (size === undefined || size.value.isZero()) return;
  const own = dump.text(row, "instId");
  const symbol = name ?? own ?? dump.text(row, "ccy");
  if (isNoFuture(dump, row, symbol ?? "?")) return;
  const contracts = size.value.abs();
  const entry = dump.positive(row, "avgPx");
  const side = sideOf(dump.text(row, "posSide"), size.value);
  const contract = contractOf(dump, row, { instId: own, contracts, stated });
  const mark = markOf(dump, row, { entry, contracts, side, contract });
  const isIsolated = dump.text(row, "mgnMode") === "isolated";
  const isSized = contract.contractSize !== undefined;
  if (!isSized) {
    const message = l10n.t(
      'The size of a contract of {0} cannot be told from the dump. Import the positions and add "contractSize".',
      symbol ?? l10n.t("this position"),
    );
    dump.note("dump-without-contract-size", message, size.node);
  }
  dump.add(place, {
    symbol,
    side,
    contracts: isSized ? { value: contracts, node: size.node } : undefined,
    entryPrice: entry,
    markPrice: mark,
    leverage: dump.positive(row, "lever"),
    marginMode: isIsolated ? "isolated" : "cross",
    isolatedMargin: isIsolated ? dump.positive(row, "margin") : undefined,
    ...stopsOf(dump, row),
  });
  dump.reports(dump.number(row, "liqPx"));
  if (symbol === undefined || !isSized) return;
  const value = valueAtMark(contract, contracts, mark);
  const required = dump.positive(row, "mmr");
  dump.instrument(symbol, place, {
    contractType: contract.isInverse ? "inverse" : "linear",
    contractSize: contract.contractSize,
    settle: contract.settle,
    underlying: contract.underlying,
    maintenanceMarginRate: rateOf(required?.value, value),
    takerFeeRate: isIsolated ? feeOf(dump, row, required, value) : undefined,
  });
  if (required && value) {
    const message = l10n.t(
      "The maintenance rate of {0} is mmr over the value at the mark: that of its tier at this size.",
      symbol,
    );
    dump.note("dump-rate-of-position", message, required.node);
  }
}

function isNoFuture(dump: DumpFile, row: Node, symbol: string): boolean {
  const type = dump.text(row, "instType");
  if (type !== "MARGIN" && type !== "OPTION") return false;
  dump.note(
    "dump-row-left-out",
    l10n.t("{0} is no future or swap (instType {1}) and is left out.", symbol, type),
    row,
  );
  return true;
}

function sideOf(posSide: string | undefined, size: Decimal): "long" | "short" {
  if (posSide === "long" || posSide === "short") return posSide;
  return size.isNegative() ? "short" : "long";
}

/** BTC-USD-SWAP is inverse and settles in BTC, BTC-USDT-SWAP is linear and settles in USDT. */
function contractOf(
  dump: DumpFile,
  row: Node,
  {
    instId,
    contracts,
    stated,
  }: { instId: string | undefined; contracts: Decimal; stated: Decimal | undefined },
): Contract {
  const [base, quote] = instId?.split("-") ?? [];
  const ccy = dump.text(row, "ccy");
  const isInverse = quote === undefined ? ccy !== undefined && !ccy.startsWith("USD") : quote === "USD";
  const settle = isInverse ? (base ?? ccy) : (quote ?? ccy);
  const sizes = [
    stated,
    byNotional(dump, row, isInverse, contracts),
    byMargin(dump, row, isInverse, contracts),
  ];
  const contractSize = sizes.find((size) => size !== undefined);
  return { isInverse, contractSize, settle, underlying: base ?? (isInverse ? ccy : undefined) };
}

function byNotional(dump: DumpFile, row: Node, isInverse: boolean, contracts: Decimal): Decimal | undefined {
  const notional = dump.positive(row, "notionalUsd");
  const mark = dump.positive(row, "markPx");
  if (isInverse) return powerOfTen(ratio(notional?.value, contracts));
  return powerOfTen(ratio(notional?.value, mark && contracts.times(mark.value)));
}

/** Margin × leverage is the value: at entry for an isolated position, at the mark for a cross one. */
function byMargin(dump: DumpFile, row: Node, isInverse: boolean, contracts: Decimal): Decimal | undefined {
  const isolated = dump.positive(row, "margin");
  const margin = isolated ?? dump.positive(row, "imr");
  const price = isolated
    ? dump.positive(row, "avgPx")
    : (dump.positive(row, "markPx") ?? dump.positive(row, "avgPx"));
  const leverage = dump.positive(row, "lever");
  if (!margin || !leverage || !price) return undefined;
  const value = margin.value.times(leverage.value);
  const size = isInverse ? value.times(price.value) : quotient(value, price.value);
  return powerOfTen(quotient(size, contracts));
}

/** Contracts are of 0.01, 0.1, 1, 10, 100 … units. A dollar that is not quite one USDT leaves some per cent. */
function powerOfTen(size: Decimal | undefined): Decimal | undefined {
  if (size === undefined) return undefined;
  const powers = [size.e, size.e + 1].map((exponent) => new Decimal(`1e${exponent}`));
  return powers.find((power) => quotient(size, power).minus(1).abs().lte("0.05"));
}

/** The mark as stated, or as the profit implies it. */
function markOf(
  dump: DumpFile,
  row: Node,
  {
    entry,
    contracts,
    side,
    contract,
  }: { entry: Given | undefined; contracts: Decimal; side: "long" | "short"; contract: Contract },
): Given | undefined {
  const stated = dump.positive(row, "markPx");
  const profit = dump.number(row, "upl");
  if (stated || !entry || !profit || !contract.contractSize) return stated;
  const quantity = contracts.times(contract.contractSize).times(side === "long" ? 1 : -1);
  if (!contract.isInverse) {
    return { value: entry.value.plus(quotient(profit.value, quantity)), node: profit.node };
  }
  const inverse = quotient(new Decimal(1), entry.value).minus(quotient(profit.value, quantity));
  return isPositive(inverse) ? { value: quotient(new Decimal(1), inverse), node: profit.node } : undefined;
}

function valueAtMark(contract: Contract, contracts: Decimal, mark: Given | undefined): Decimal | undefined {
  if (mark === undefined || contract.contractSize === undefined) return undefined;
  const size = contracts.times(contract.contractSize);
  return contract.isInverse ? quotient(size, mark.value) : size.times(mark.value);
}

/** Rates are written with a few digits; those that rounding added go. */
function rateOf(required: Decimal | undefined, value: Decimal | undefined): Decimal | undefined {
  const exact = ratio(required, value);
  return exact?.toSignificantDigits(10);
}

function feeOf(
  dump: DumpFile,
  row: Node,
  required: Given | undefined,
  value: Decimal | undefined,
): Decimal | undefined {
  const margin = dump.positive(row, "margin");
  const profit = dump.number(row, "upl");
  const marginRatio = dump.positive(row, "mgnRatio");
  if (!margin || !profit || !marginRatio || !required || !value) return undefined;
  const asked = quotient(margin.value.plus(profit.value), marginRatio.value);
  const fee = ratio(asked.minus(required.value), value)?.toDecimalPlaces(6);
  // Taker fees are some hundredths of a per cent; anything else is not what was taken for it.
  return fee && isPositive(fee) && fee.lte("0.002") ? fee : undefined;
}

function stopsOf(dump: DumpFile, row: Node) {
  const [order] = elementsOf(dump.tree, fieldOf(dump.tree, row, "closeOrderAlgo"));
  return {
    stopLossPrice: dump.positive(order, "slTriggerPx"),
    takeProfitPrice: dump.positive(order, "tpTriggerPx"),
  };
}

/** The cash of each currency, without what is posted to isolated positions. */
function readBalance(dump: DumpFile, account: Node): void {
  const details = elementsOf(dump.tree, fieldOf(dump.tree, account, "details"));
  for (const detail of details) {
    const asset = dump.text(detail, "ccy");
    const cash = dump.number(detail, "cashBal");
    if (asset !== undefined && cash !== undefined) dump.wallet(asset, { crossWalletBalance: cash.value });
  }
  if (dump.number(account, "adjEq") !== undefined) {
    dump.note(
      "dump-collateral-at-value",
      l10n.t(
        "Multi-currency margin: OKX counts all currencies together, with discounts. Here each backs the positions that settle in it.",
      ),
      fieldOf(dump.tree, account, "adjEq"),
    );
  }
}
