/** Value, profit, requirement and backing of rows at given prices, each as the definition has it. */
import type { Instrument, Position, Wallet } from "../../src/engine/account";
import type { MarginMode, ModeRules } from "../../src/engine/rules";
import { maybe, ONE, type Real, real, total, ZERO } from "./oracleNumber";

export interface Row {
  readonly position: Position;
  readonly instrument: Instrument;
  readonly symbol: string;
  readonly isLong: boolean;
  readonly quantity: Real;
  readonly entry: Real;
  readonly mark: Real;
  /** What it is worth at these two, kept: they are asked for again and again. */
  readonly entryValue: Real;
  readonly markValue: Real;
  readonly funding: Real;
  /** What it posts when isolated; none where neither a margin nor a leverage is given. */
  readonly posted: Real | undefined;
}

/** Rows of one symbol, side and mode: one position for the requirement. */
export type Leg = readonly Row[];

/** The price at which each row is looked at. */
export type PriceOf = (row: Row) => Real;

export const atMark: PriceOf = (row) => row.mark;
export const atEntry: PriceOf = (row) => row.entry;

export function rowOf(position: Position): Row {
  const { instrument } = position;
  const [entry, mark, leverage] = [
    real(position.entryPrice),
    real(position.markPrice),
    maybe(position.leverage),
  ];
  const entryValue = worth(position, entry);
  return {
    position,
    instrument,
    symbol: instrument.symbol,
    isLong: position.side === "long",
    quantity: real(position.quantity),
    entry,
    mark,
    entryValue,
    markValue: worth(position, mark),
    funding: real(position.unsettledFunding),
    posted: maybe(position.isolatedMargin) ?? (leverage && entryValue.div(leverage)),
  };
}

function worth({ instrument, quantity }: Position, price: Real): Real {
  if (instrument.contractType === "inverse") return real(quantity).div(price);
  return real(quantity).times(instrument.quantoMultiplier).times(price);
}

export function value(row: Row, price: Real): Real {
  if (price.eq(row.mark)) return row.markValue;
  return price.eq(row.entry) ? row.entryValue : worth(row.position, price);
}

export function profit(row: Row, price: Real): Real {
  const gain = value(row, price).minus(value(row, row.entry));
  // A coin-settled long gains as its value in coin falls.
  return row.isLong === (row.instrument.contractType !== "inverse") ? gain : gain.negated();
}

export const profits = (rows: readonly Row[], priceOf: PriceOf): Real =>
  total(rows, (row) => profit(row, priceOf(row)));

const values = (rows: readonly Row[], priceOf: PriceOf): Real =>
  total(rows, (row) => value(row, priceOf(row)));

const contracts = (rows: readonly Row[]): Real =>
  total(rows, ({ instrument, quantity }) => quantity.div(real(instrument.contractSize)));

/** The amount that the tier table counts. */
function counted(rows: readonly Row[], priceOf: PriceOf): Real {
  const schedule = rows[0]!.instrument.schedule;
  return schedule?.kind === "tiers" && schedule.unit === "contracts"
    ? contracts(rows)
    : values(rows, priceOf);
}

/** Where maintenance is frozen the value is the one at entry, else the one at the price tested. */
const basis = (rules: ModeRules, priceOf: PriceOf): PriceOf =>
  rules.maintenanceBasis === "entry" ? atEntry : priceOf;

const scope = (leg: Leg, opposite: Leg, rules: ModeRules): Leg =>
  rules.tierScope === "symbol" ? [...leg, ...opposite] : leg;

export function tierIndex(leg: Leg, opposite: Leg, priceOf: PriceOf, rules: ModeRules): number {
  const schedule = leg[0]!.instrument.schedule;
  if (schedule?.kind !== "tiers") return 0;
  const amount = counted(scope(leg, opposite, rules), basis(rules, priceOf));
  const found = schedule.tiers.findIndex(({ limit }) => limit === undefined || amount.lte(real(limit)));
  return found < 0 ? schedule.tiers.length - 1 : found;
}

/** Maintenance of a leg. Where opposite legs count as one, so does the deduction: each has its share by quantity. */
function maintenance(leg: Leg, opposite: Leg, { priceOf, rules }: At): Real {
  const schedule = leg[0]!.instrument.schedule!;
  const on = basis(rules, priceOf);
  const notional = values(leg, on);
  const all = scope(leg, opposite, rules);
  if (schedule.kind === "size-linear") {
    const rate = real(schedule.maintenanceMarginRate).plus(
      real(schedule.maintenanceMarginSlope).times(size(all, on)),
    );
    return notional.times(rate);
  }
  const tier = schedule.tiers[tierIndex(leg, opposite, priceOf, rules)]!;
  const flat = notional.times(real(tier.maintenanceMarginRate));
  if (rules.tierMethod !== "marginal") return flat;
  const amount = real(tier.maintenanceAmount);
  // Derived from a table in contracts, the deduction is in contracts as well: each takes a part of its value off.
  const isInContracts = schedule.unit === "contracts" && schedule.derivedAmounts;
  return flat.minus(
    isInContracts ? amount.times(notional).div(contracts(all)) : amount.times(shareOf(leg, all)),
  );
}

function shareOf(part: readonly Row[], all: readonly Row[]): Real {
  const quantity = (rows: readonly Row[]) => total(rows, (row) => row.quantity);
  return part.length === all.length ? ONE : quantity(part).div(quantity(all));
}

/** Base units: what the rate of a size-linear table grows with. */
export function size(rows: readonly Row[], priceOf: PriceOf): Real {
  return total(rows, (row) =>
    row.instrument.contractType === "inverse" ? value(row, priceOf(row)) : row.quantity,
  );
}

function fee(rows: readonly Row[], priceOf: PriceOf, rules: ModeRules, mode: MarginMode): Real {
  if (rules.closingFee === "none") return ZERO;
  if (rules.closingFee === "price")
    return values(rows, priceOf).times(real(rows[0]!.instrument.takerFeeRate!));
  return total(rows, (row) => feeReserve(row, mode)).times(real(rules.closingFeeReserve));
}

/** The fee at the bankruptcy value: the value at which what was posted (in cross: N(E) / leverage) is gone. */
function feeReserve(row: Row, mode: MarginMode): Real {
  const { position, instrument, isLong } = row;
  if (position.feeReserve !== undefined) return real(position.feeReserve);
  if (instrument.takerFeeRate === undefined) return ZERO;
  const atEntry = value(row, row.entry);
  const leverage = maybe(position.leverage);
  const stake = (mode === "isolated" ? row.posted : leverage && atEntry.div(leverage)) ?? ZERO;
  const rises = isLong === (instrument.contractType !== "inverse");
  const left = rises ? atEntry.minus(stake) : atEntry.plus(stake);
  return left.isNegative() ? ZERO : left.times(real(instrument.takerFeeRate));
}

/** What rows of a leg ask for: their share by quantity of what the leg does. */
export function requirement(part: readonly Row[], leg: Leg, opposite: Leg, at: At): { fee: Real; all: Real } {
  const share = shareOf(part, leg);
  const closing = fee(leg, at.priceOf, at.rules, at.mode);
  return { fee: closing.times(share), all: maintenance(leg, opposite, at).plus(closing).times(share) };
}

/** The prices and the rules that a requirement is asked under. */
export interface At {
  readonly priceOf: PriceOf;
  readonly rules: ModeRules;
  readonly mode: MarginMode;
}

/** The prices at which the leg changes its tier, given the price it is looked at in units of the price tested. */
export function edgesOf(leg: Leg, opposite: Leg, rules: ModeRules): Real[] {
  const { schedule, contractType, quantoMultiplier } = leg[0]!.instrument;
  if (schedule?.kind !== "tiers" || schedule.unit !== "notional" || rules.maintenanceBasis === "entry")
    return [];
  const units = total(scope(leg, opposite, rules), (row) => row.quantity);
  return schedule.tiers.flatMap(({ limit }) => {
    if (limit === undefined) return [];
    return [
      contractType === "inverse"
        ? units.div(real(limit))
        : real(limit).div(units.times(real(quantoMultiplier))),
    ];
  });
}

/** Cash and collateral, the price of one or more symbols moved by a factor. */
export function collateral(wallet: Wallet, factorOf: (symbol: string) => Real): Real {
  return total(wallet.assets, ({ balance, price, collateralRatio, priceSymbol }) =>
    real(balance)
      .times(real(price))
      .times(balance.isNegative() ? ONE : real(collateralRatio))
      .times(priceSymbol === undefined ? ONE : factorOf(priceSymbol)),
  );
}

export function grouped<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups.values()];
}
