/**
 * Trades. What is added is averaged into the entry so that the profit at any price is the sum of both:
 *
 *   linear    E = Σ qE / Σ q          inverse   1/E = Σ (q/E) / Σ q
 *
 * What is closed becomes cash: its part of the posted margin, of the funding, and its profit, less the taker fee where
 * one is known. A loss that its part of the margin does not cover is taken from the rest that is posted, as the fence
 * around an isolated position holds in both directions.
 */
import type { Position } from "../account";
import { exposure, notional, profitOf } from "../contract";
import { type Decimal, ONE, quotient, smaller, ZERO } from "../decimal";
import { legOf } from "../leg";
import { postedMargin } from "../margin";
import type { Refusal } from "./change";
import type { Ledger } from "./ledger";

interface Trade {
  readonly quantity: Decimal;
  readonly price: Decimal;
}

export function addTo(ledger: Ledger, position: Position, trade: Trade): Refusal | undefined {
  const now = ledger.now(position);
  if (now === undefined) return "no-such-position";
  if (!trade.quantity.gt(ZERO)) return "quantity-out-of-range";
  const isStated = now.marginMode === "isolated" && now.isolatedMargin !== undefined;
  if (isStated && now.leverage === undefined) return "missing-leverage";

  const added = notional(now.instrument, exposure({ ...now, quantity: trade.quantity }), trade.price);
  const quantity = now.quantity.plus(trade.quantity);
  ledger.realize(now.pool, ZERO, feeOn(now, added));
  ledger.replace(position, {
    ...now,
    quantity,
    entryPrice: entryOf(now, quantity, legOf(now).entryNotional.plus(added)),
    isolatedMargin: isStated ? now.isolatedMargin.plus(quotient(added, now.leverage!)) : now.isolatedMargin,
    feeReserve: now.feeReserve && quotient(now.feeReserve.times(quantity), now.quantity),
  });
  return undefined;
}

/** Closes some of a position, or all of it. */
export function reduce(
  ledger: Ledger,
  position: Position,
  { quantity, price }: { quantity: Decimal | undefined; price: Decimal },
): Refusal | undefined {
  const now = ledger.now(position);
  if (now === undefined) return "no-such-position";
  const closed = quantity ?? now.quantity;
  if (!closed.gt(ZERO) || closed.gt(now.quantity)) return "quantity-out-of-range";
  const part = closed.eq(now.quantity) ? ONE : quotient(closed, now.quantity);
  const rest = ONE.minus(part);

  const traded = notional(now.instrument, exposure({ ...now, quantity: closed }), price);
  const change = traded.minus(legOf(now).entryNotional.times(part));
  const profit = profitOf(now.instrument, now.side, change).plus(now.unsettledFunding.times(part));
  const fee = feeOn(now, traded);
  const left = postedAfter(now, part, profit.minus(fee));
  if (typeof left === "string") return left;

  ledger.realize(now.pool, profit, fee);
  const remaining: Position = {
    ...now,
    quantity: now.quantity.minus(closed),
    unsettledFunding: now.unsettledFunding.times(rest),
    isolatedMargin: left,
    feeReserve: now.feeReserve?.times(rest),
  };
  ledger.replace(position, rest.isZero() ? undefined : remaining);
  return undefined;
}

/** Closes a position and opens the other side at the same price, with the same leverage. */
export function flip(
  ledger: Ledger,
  position: Position,
  { quantity, price }: { quantity: Decimal | undefined; price: Decimal },
): Refusal | undefined {
  const now = ledger.now(position);
  if (now === undefined) return "no-such-position";
  if (quantity !== undefined && !quantity.gt(ZERO)) return "quantity-out-of-range";
  if (now.marginMode === "isolated" && now.leverage === undefined) return "missing-leverage";
  const refusal = reduce(ledger, position, { quantity: undefined, price });
  if (refusal !== undefined) return refusal;
  const opened = oppositeOf(now, quantity ?? now.quantity, price);
  ledger.realize(now.pool, ZERO, feeOn(opened, legOf(opened).entryNotional));
  ledger.replace(position, opened);
  return undefined;
}

/** A position of the other side, newly opened at a price; all else as it is. */
export function oppositeOf(position: Position, quantity: Decimal, price: Decimal): Position {
  return {
    ...position,
    side: position.side === "long" ? "short" : "long",
    quantity,
    entryPrice: price,
    isolatedMargin: undefined,
    unsettledFunding: ZERO,
    feeReserve: undefined,
  };
}

/** The fee of taking a notional; 0 where no fee is known. */
export function feeOn({ instrument }: Position, traded: Decimal): Decimal {
  return instrument.takerFeeRate === undefined ? ZERO : traded.times(instrument.takerFeeRate);
}

/** E of a size that cost `entryNotional`. */
function entryOf(position: Position, quantity: Decimal, entryNotional: Decimal): Decimal {
  const size = exposure({ ...position, quantity });
  return position.instrument.contractType === "inverse"
    ? quotient(size, entryNotional)
    : quotient(entryNotional, size);
}

/** What stays posted after a part is closed with a result; none where nothing need be stated. */
function postedAfter(now: Position, part: Decimal, result: Decimal): Decimal | undefined | Refusal {
  if (now.marginMode === "cross") return now.isolatedMargin?.times(ONE.minus(part));
  const posted = postedMargin(now);
  if (posted === undefined) return "missing-leverage";
  const shortfall = smaller(posted.times(part).plus(result), ZERO);
  const left = posted.times(ONE.minus(part)).plus(shortfall);
  if (left.isNegative()) return "beyond-bankruptcy";
  const isDerived = now.isolatedMargin === undefined && shortfall.isZero();
  return isDerived ? undefined : left;
}
