/**
 * BitMEX's positions, and the margin of its wallets beside them. Money is in the smallest unit of a currency: XBt is a
 * hundred-millionth of XBT, USDt a millionth of USDT.
 * Source: https://www.bitmex.com/api/explorer, "Position" and "User.getMargin".
 *
 *   posMaint = maintMarginReq · posCost + 1.1 · posComm
 *   inverse: N = qty / P, quanto: N = multiplier·qty·P, linear: N = homeNotional·P
 */
import * as l10n from "@vscode/l10n";
import { type Decimal, quotient } from "../engine/decimal";
import type { Node } from "../document/tree";
import { type DumpFile, type Given, ratio } from "./dumpFile";
import { has, type DumpReader } from "./reader";
import { objectsWith } from "./walk";

export const bitmex: DumpReader = {
  id: "bitmex",
  get title() {
    return l10n.t("BitMEX positions");
  },
  holds: "positions",
  venue: "bitmex",
  recognises: (samples) => has(samples, "currentQty", "crossMargin", "avgEntryPrice", "currency"),
  read(dump) {
    for (const row of objectsWith(dump.tree, "currentQty", "crossMargin", "currency")) {
      addBitmexPosition(dump, row, row);
    }
    for (const wallet of objectsWith(dump.tree, "walletBalance", "marginBalance", "currency")) {
      const unit = UNITS[dump.text(wallet, "currency") ?? ""];
      const balance = dump.number(wallet, "walletBalance");
      if (unit && balance) dump.wallet(unit.asset, { walletBalance: unit.in(balance.value) });
    }
  },
};

interface Unit {
  readonly asset: string;
  /** An amount of the smallest unit in whole units. */
  readonly in: (amount: Decimal) => Decimal;
}

const unit = (asset: string, size: string): Unit => ({ asset, in: (amount) => amount.times(size) });

const UNITS: Readonly<Record<string, Unit | undefined>> = {
  XBt: unit("XBT", "0.00000001"),
  XBT: unit("XBT", "1"),
  USDt: unit("USDT", "0.000001"),
  USDT: unit("USDT", "1"),
  USDc: unit("USDC", "0.000001"),
  Gwei: unit("ETH", "0.000000001"),
  LAMp: unit("SOL", "0.000000001"),
};

/** Adds the position that `row` describes, at `place`; nothing where it is flat. */
export function addBitmexPosition(dump: DumpFile, row: Node, place: Node, name?: string): void {
  const contracts = dump.number(row, "currentQty");
  if (contracts === undefined || contracts.value.isZero()) return;
  const symbol = name ?? dump.text(row, "symbol");
  const currency = dump.text(row, "currency") ?? "";
  const money = UNITS[currency];
  if (money === undefined) {
    const message = l10n.t(
      'The unit "{0}" is not known, so {1} is left out.',
      currency,
      symbol ?? l10n.t("the position"),
    );
    dump.note("dump-row-left-out", message, row);
    return;
  }
  const mark = dump.positive(row, "markPrice");
  const contract = contractOf(dump, row, { contracts: contracts.value.abs(), money, mark });
  const isCross = dump.text(row, "crossMargin") === "true";
  const inWhole = (given: Given | undefined) => given && { value: money.in(given.value), node: given.node };
  dump.add(place, {
    symbol,
    side: contracts.value.isNegative() ? "short" : "long",
    quantity: contract && { value: contract.quantity, node: contracts.node },
    entryPrice: dump.positive(row, "avgEntryPrice", "avgCostPrice"),
    markPrice: mark,
    leverage: isCross ? undefined : dump.positive(row, "leverage"),
    marginMode: isCross ? "cross" : "isolated",
    isolatedMargin: isCross ? undefined : inWhole(dump.positive(row, "posMargin")),
    feeReserve: inWhole(dump.positive(row, "posComm")),
  });
  dump.reports(dump.number(row, "liquidationPrice"));
  if (symbol === undefined || contract === undefined) return;
  const rate = dump.positive(row, "maintMarginReq");
  dump.instrument(symbol, place, {
    ...contract.terms,
    settle: money.asset,
    maintenanceMarginRate: rate?.value,
    takerFeeRate: dump.positive(row, "commission")?.value,
  });
  if (rate) {
    const message = l10n.t("The rate of {0} is its maintMarginReq, that of its risk limit.", symbol);
    dump.note("dump-rate-of-position", message, rate.node);
  }
}

interface Contract {
  readonly quantity: Decimal;
  readonly terms:
    | { readonly contractType: "inverse" | "linear"; readonly underlying?: string | undefined }
    | { readonly contractType: "quanto"; readonly quantoMultiplier: Decimal };
}

/** What the value at the mark says of the contract: the dump does not name its kind. */
function contractOf(
  dump: DumpFile,
  row: Node,
  { contracts, money, mark }: { contracts: Decimal; money: Unit; mark: Given | undefined },
): Contract | undefined {
  const value = dump.number(row, "markValue");
  const base = dump.text(row, "underlying");
  const home = dump.number(row, "homeNotional");
  if (mark === undefined || value === undefined) return undefined;
  const notional = money.in(value.value.abs());
  const inverse = quotient(contracts, mark.value);
  if (isClose(notional, inverse)) {
    const underlying = base ?? money.asset;
    return { quantity: contracts, terms: { contractType: "inverse", underlying } };
  }
  if (money.asset !== "XBT" && home !== undefined && !home.value.isZero()) {
    return { quantity: home.value.abs(), terms: { contractType: "linear", underlying: base } };
  }
  const perContract = ratio(notional, contracts.times(mark.value));
  if (money.asset !== "XBT" || perContract === undefined) return undefined;
  // A multiplier is a whole number of satoshis.
  const quantoMultiplier = perContract.toDecimalPlaces(8);
  return isClose(perContract, quantoMultiplier)
    ? { quantity: contracts, terms: { contractType: "quanto", quantoMultiplier } }
    : undefined;
}

/** Values are rounded to the smallest unit, so they agree up to a thousandth. */
function isClose(one: Decimal, other: Decimal): boolean {
  return one.minus(other).abs().lte(other.abs().times("0.001"));
}
