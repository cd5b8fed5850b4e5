/**
 * A leg: all rows of one symbol, side and margin mode. Venues hold them as one position, so the requirement is
 * asked of the leg. Nearly always a leg is one row.
 */
import type { Instrument, Position, Side } from "./account";
import { alongPrice, exposure, notional, profitOf } from "./contract";
import { add, constantCurve, type Curve } from "./curve";
import { type Decimal, notNegative, ONE, quotient, signOf, sum, ZERO } from "./decimal";

export interface Leg {
  readonly instrument: Instrument;
  readonly side: Side;
  readonly markPrice: Decimal;
  readonly positions: readonly Position[];
  readonly quantity: Decimal;
  /** k of contract.ts. */
  readonly exposure: Decimal;
  readonly entryNotional: Decimal;
  readonly markNotional: Decimal;
  readonly unrealizedPnl: Decimal;
  readonly unsettledFunding: Decimal;
}

const legOfPosition = new WeakMap<Position, Leg>();

/** The leg of a single row; kept, as rows outlive edits elsewhere in their file. */
export function legOf(position: Position): Leg {
  let leg = legOfPosition.get(position);
  if (leg === undefined) {
    leg = valued(position);
    legOfPosition.set(position, leg);
  }
  return leg;
}

/** One leg of several of the same symbol; the side is the first one's. */
export function merge(legs: readonly Leg[]): Leg {
  const first = legs[0];
  if (first === undefined) throw new Error("Invariant: a leg has at least one row");
  if (legs.length === 1) return first;
  const total = (amount: (leg: Leg) => Decimal) => sum(legs.map(amount));
  return {
    instrument: first.instrument,
    side: first.side,
    markPrice: first.markPrice,
    positions: legs.flatMap((leg) => leg.positions),
    quantity: total((leg) => leg.quantity),
    exposure: total((leg) => leg.exposure),
    entryNotional: total((leg) => leg.entryNotional),
    markNotional: total((leg) => leg.markNotional),
    unrealizedPnl: total((leg) => leg.unrealizedPnl),
    unsettledFunding: total((leg) => leg.unsettledFunding),
  };
}

/** PnL(P) = σ·(N(P) − N(E)) of the leg. */
export function profitCurve(leg: Leg): Curve {
  const { instrument, side } = leg;
  return add(
    alongPrice(instrument, profitOf(instrument, side, leg.exposure)),
    constantCurve(profitOf(instrument, side, leg.entryNotional.negated())),
  );
}

/** PnL of one row at a price. */
export function profitAt(position: Position, price: Decimal): Decimal {
  const { instrument, side } = position;
  const change = notional(instrument, exposure(position), price).minus(legOf(position).entryNotional);
  return profitOf(instrument, side, change);
}

/** What part of its leg a row is, by quantity; 1 when it is the whole leg. */
export function shareOf(position: Position, leg: Leg): Decimal {
  return leg.positions.length === 1 ? ONE : quotient(position.quantity, leg.quantity);
}

/**
 * The most that legs of one symbol can lose together, over all prices; none where there is no bound. With net exposure
 * towards the notional, Σσk ≥ 0, that is their loss where the notional is 0: Σσ·N(E).
 */
export function mostLost(legs: readonly Leg[]): Decimal | undefined {
  const net = (amount: (leg: Leg) => Decimal) =>
    sum(legs.map((leg) => profitOf(leg.instrument, leg.side, amount(leg))));
  if (signOf(net((leg) => leg.exposure)) < 0) return undefined;
  return notNegative(net((leg) => leg.entryNotional));
}

/** Whether both sides of the symbol are held. */
export function isHedged(legs: readonly Leg[]): boolean {
  return legs.some((leg) => leg.side !== legs[0]!.side);
}

function valued(position: Position): Leg {
  const { instrument, side, markPrice, entryPrice, quantity } = position;
  const size = exposure(position);
  const entryNotional = notional(instrument, size, entryPrice);
  const hasMoved = !entryPrice.eq(markPrice);
  const markNotional = hasMoved ? notional(instrument, size, markPrice) : entryNotional;
  return {
    instrument,
    side,
    markPrice,
    positions: [position],
    quantity,
    exposure: size,
    entryNotional,
    markNotional,
    unrealizedPnl: hasMoved ? profitOf(instrument, side, markNotional.minus(entryNotional)) : ZERO,
    unsettledFunding: position.unsettledFunding,
  };
}
