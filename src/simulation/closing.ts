/**
 * Closing rows of a leg and booking it.
 *
 *   trade       profit becomes cash with the part of the posted margin, less the fee; a loss that this part does not
 *               cover comes out of the rest of the leg's margin, as the fence holds from inside as well
 *   takeover    an isolated leg goes with everything that is posted to it
 *
 * What is booked is rounded to 40 digits once, so that every figure it goes into gets the same amount.
 */
import type { Position } from "../engine/account";
import { exposure, notional, profitOf } from "../engine/contract";
import {
  type Decimal,
  larger,
  notNegative,
  ONE,
  quotient,
  rounded,
  smaller,
  sum,
  ZERO,
} from "../engine/decimal";
import { legOf } from "../engine/leg";
import type { ModeRules } from "../engine/rules";
import type { PoolBook } from "./book";
import type { Bearer, Closing } from "./events";
import type { Booking } from "./ledger";
import type { Leftover } from "./options";
import type { OpenLeg, Row } from "./rows";

/** What a closing came to, for its event. */
export interface Closed {
  readonly closing: Closing;
  readonly taken: Decimal;
  readonly beyond: Decimal;
  readonly bearer: Bearer | undefined;
}

/** What is taken out of one row. */
interface Part {
  readonly row: Row;
  readonly quantity: Decimal;
  readonly profit: Decimal;
  readonly funding: Decimal;
  readonly posted: Decimal;
  /** What the fee rate asks for; none where it is not known. */
  readonly fee: Decimal | undefined;
}

/** Closes some of the rows of a leg at a price, as a trade. Invariant: the quantity is not more than they have. */
export function trade(pool: PoolBook, leg: OpenLeg, rows: readonly Row[], order: Trade): Closed {
  const parts = partsOf(rows, order);
  const profit = sum(parts.map((part) => part.profit));
  const funding = sum(parts.map((part) => part.funding));
  const released = sum(parts.map((part) => part.posted));
  const asked = feeOf(pool, parts);
  if (leg.marginMode === "cross") {
    const fee = asked ?? ZERO;
    const closing = takeOut(pool, leg, parts, order.price, asked);
    pool.book({ cash: profit.plus(funding).minus(fee), pending: funding.negated(), profit, fees: fee });
    return { closing, taken: ZERO, beyond: ZERO, bearer: undefined };
  }
  const behind = leg.posted.plus(funding).plus(profit);
  const fee = asked && smaller(asked, notNegative(behind));
  const closing = takeOut(pool, leg, parts, order.price, fee);
  const result = released
    .plus(profit)
    .plus(funding)
    .minus(fee ?? ZERO);
  const short = notNegative(result.negated());
  const fromRest = smaller(short, notNegative(leg.posted));
  const beyond = short.minus(fromRest);
  takeMargin(leg, fromRest);
  const bearer = bearerOf(pool.rules.isolated, beyond);
  pool.book({
    cash: notNegative(result),
    posted: released.plus(fromRest).negated(),
    pending: funding.negated(),
    profit,
    fees: fee ?? ZERO,
  });
  bear(pool, beyond, bearer);
  if (bearer !== "account") share(parts, beyond.negated());
  return { closing, taken: ZERO, beyond, bearer };
}

export interface Trade {
  /** Of all rows together; everything where none is given. */
  readonly quantity?: Decimal;
  readonly price: Decimal;
}

/** An isolated leg that the venue takes at a price. */
export function takeOver(pool: PoolBook, leg: OpenLeg, price: Decimal, leftover: Leftover): Closed {
  const cut = partsOf(leg.open, { price });
  const funding = sum(cut.map((part) => part.funding));
  const posted = sum(cut.map((part) => part.posted));
  const parts = withoutDust(cut, posted.plus(funding));
  const profit = sum(parts.map((part) => part.profit));
  const behind = posted.plus(funding).plus(profit);
  const asked = feeOf(pool, parts);
  const fee = asked && smaller(asked, notNegative(behind));
  const left = notNegative(behind).minus(fee ?? ZERO);
  const beyond = notNegative(behind.negated());
  const taken = leftover === "kept" ? left : ZERO;
  const bearer = bearerOf(pool.rules.isolated, beyond);
  const closing = takeOut(pool, leg, parts, price, fee);
  pool.book({
    cash: left.minus(taken),
    posted: posted.negated(),
    pending: funding.negated(),
    profit,
    fees: fee ?? ZERO,
    taken,
  });
  bear(pool, beyond, bearer);
  share(parts, bearer === "account" ? taken : taken.minus(beyond));
  return { closing, taken, beyond, bearer };
}

/** All cross legs of a pool at their marks; what is left is the venue's or the account's. */
export function takeOverPool(
  pool: PoolBook,
  legs: readonly OpenLeg[],
  markOf: (symbol: string) => Decimal,
  leftover: Leftover,
): { readonly closed: readonly Closed[]; readonly collateral: Decimal; readonly taken: Decimal } {
  const cut = legs.map((leg) => ({
    leg,
    price: markOf(leg.symbol),
    parts: partsOf(leg.open, { price: markOf(leg.symbol) }),
  }));
  const collateral = rounded(pool.collateralAt(markOf));
  const funding = sum(cut.flatMap(({ parts }) => parts.map((part) => part.funding)));
  const backed = pool.ledger.cash.plus(collateral).plus(funding);
  const all = withoutDust(
    cut.flatMap(({ parts }) => parts),
    backed,
  );
  let behind: Decimal = notNegative(backed.plus(sum(all.map((part) => part.profit))));
  const closed = cut.map(({ leg, price }): Closed => {
    const parts = all.filter(({ row }) => leg.rows.includes(row));
    const asked = feeOf(pool, parts);
    const fee = asked && smaller(asked, behind);
    if (fee) behind = behind.minus(fee);
    const profit = sum(parts.map((part) => part.profit));
    const funding = sum(parts.map((part) => part.funding));
    const closing = takeOut(pool, leg, parts, price, fee);
    const paid = fee ?? ZERO;
    pool.book({ cash: profit.plus(funding).minus(paid), pending: funding.negated(), profit, fees: paid });
    return { closing, taken: ZERO, beyond: ZERO, bearer: undefined };
  });
  const isKept = leftover === "kept";
  // A debt in the wallet is settled with what is left even where the rest is returned.
  const isSold = pool.hasCollateral && (isKept || pool.ledger.cash.isNegative());
  if (isSold) {
    pool.book({ cash: collateral, collateral });
    pool.dropCollateral();
  }
  const taken = isKept ? notNegative(pool.ledger.cash) : ZERO;
  pool.book({ cash: taken.negated(), taken });
  return { closed, collateral: isSold ? collateral : ZERO, taken };
}

/** Amounts beyond bankruptcy, as the rule says. */
export function bear(pool: PoolBook, beyond: Decimal, bearer: Bearer | undefined): void {
  if (bearer === undefined) return;
  const figure = { insurance: "covered", account: "owed", unknown: "unattributed" } as const;
  pool.book({ [figure[bearer]]: beyond } satisfies Booking);
}

export function bearerOf({ negativeBalance }: ModeRules, beyond: Decimal): Bearer | undefined {
  if (beyond.isZero()) return undefined;
  return ({ protected: "insurance", owed: "account", unknown: "unknown" } as const)[negativeBalance];
}

function partsOf(rows: readonly Row[], { quantity, price }: Trade): Part[] {
  const all = sum(rows.map(({ now }) => now!.quantity));
  const isWhole = quantity === undefined || quantity.eq(all);
  let left = quantity ?? all;
  return rows.map((row, index) => {
    const now = row.now!;
    const own = isWhole
      ? now.quantity
      : index === rows.length - 1
        ? left
        : rounded(now.quantity.times(quotient(quantity, all)));
    left = left.minus(own);
    return partOf(row, now, own, price);
  });
}

function partOf(row: Row, now: Position, quantity: Decimal, price: Decimal): Part {
  const { instrument, side } = now;
  const share = quantity.eq(now.quantity) ? ONE : quotient(quantity, now.quantity);
  const traded = notional(instrument, exposure({ ...now, quantity }), price);
  const change = traded.minus(legOf(now).entryNotional.times(share));
  const part = (amount: Decimal) => (share === ONE ? amount : rounded(amount.times(share)));
  return {
    row,
    quantity,
    profit: rounded(profitOf(instrument, side, change)),
    funding: part(now.unsettledFunding),
    posted: now.marginMode === "isolated" ? part(now.isolatedMargin!) : ZERO,
    fee: instrument.takerFeeRate && rounded(traded.times(instrument.takerFeeRate)),
  };
}

/** Beside an amount from which it is left over. */
const DUST = "1e-30";

/** Whether an amount is no more than the last digits of a division, that nobody owes or keeps. */
export function isDust(amount: Decimal, beside: Decimal): boolean {
  return !amount.isZero() && amount.abs().lt(beside.abs().times(DUST));
}

/** A price at which nothing is left is a quotient, so that profits miss what backs them by a last digit: it is theirs. */
function withoutDust(parts: readonly Part[], backed: Decimal): readonly Part[] {
  const left = backed.plus(sum(parts.map((part) => part.profit)));
  const last = parts.at(-1);
  if (last === undefined || !isDust(left, sum(parts.map(({ profit }) => profit.abs())))) return parts;
  return [...parts.slice(0, -1), { ...last, profit: last.profit.minus(left) }];
}

function feeOf(pool: PoolBook, parts: readonly Part[]): Decimal | undefined {
  const fees = parts.map(({ fee }) => fee);
  if (fees.every((fee) => fee !== undefined)) return sum(fees);
  pool.isFeeMissing = true;
  return undefined;
}

/** Takes the parts out of their rows. The fee is shared out in the proportion that it was asked for. */
function takeOut(
  pool: PoolBook,
  leg: OpenLeg,
  parts: readonly Part[],
  price: Decimal,
  fee: Decimal | undefined,
): Closing {
  const { positions, ...name } = leg.name;
  for (const { row, quantity, profit, funding, posted } of parts) {
    const now = row.now!;
    row.profit = row.profit.plus(profit);
    const rest = now.quantity.minus(quantity);
    const left = rest.isZero() ? ZERO : quotient(rest, now.quantity);
    row.now = rest.isZero()
      ? undefined
      : {
          ...now,
          quantity: rest,
          unsettledFunding: now.unsettledFunding.minus(funding),
          isolatedMargin:
            now.marginMode === "isolated" ? now.isolatedMargin!.minus(posted) : now.isolatedMargin,
          feeReserve: now.feeReserve && rounded(now.feeReserve.times(left)),
        };
  }
  if (fee) shareFee(parts, fee);
  leg.version++;
  leg.trades++;
  pool.version++;
  if (leg.marginMode === "cross") pool.crossVersion++;
  const rows = parts.map(({ row }) => row.origin);
  return {
    ...name,
    positions: positions.filter((position) => rows.includes(position)),
    price,
    quantity: sum(parts.map(({ quantity }) => quantity)),
    remaining: sum(parts.map(({ row }) => row.now?.quantity ?? ZERO)),
    profit: sum(parts.map(({ profit }) => profit)),
    funding: sum(parts.map(({ funding }) => funding)),
    fee,
  };
}

function shareFee(parts: readonly Part[], fee: Decimal): void {
  const asked = sum(parts.map((part) => part.fee!));
  let left = fee;
  parts.forEach(({ row, fee: own }, index) => {
    const isLast = index === parts.length - 1;
    const amount = isLast || asked.isZero() ? left : rounded(quotient(own!.times(fee), asked));
    row.fees = row.fees.plus(amount);
    left = left.minus(amount);
  });
}

/** What the venue took of a leg (negative: bore), by quantity. */
function share(parts: readonly Part[], taken: Decimal): void {
  if (taken.isZero()) return;
  const all = sum(parts.map(({ quantity }) => quantity));
  let left = taken;
  parts.forEach(({ row, quantity }, index) => {
    const amount = index === parts.length - 1 ? left : rounded(quotient(taken.times(quantity), all));
    row.taken = row.taken.plus(amount);
    left = left.minus(amount);
  });
}

/** Takes margin off the open rows of an isolated leg, from the first that has some. */
function takeMargin(leg: OpenLeg, amount: Decimal): void {
  let left = amount;
  for (const row of leg.open) {
    const margin = larger(row.now!.isolatedMargin!, ZERO);
    const taken = smaller(margin, left);
    if (taken.isZero()) continue;
    row.now = { ...row.now!, isolatedMargin: row.now!.isolatedMargin!.minus(taken) };
    left = left.minus(taken);
  }
}
