/**
 * What a contract is worth and what it earns (semantics: value and PnL).
 *
 *   linear    N(P) = q·P               PnL(P) = s·q·(P − E)
 *   inverse   N(P) = q/P               PnL(P) = s·q·(1/E − 1/P)
 *   quanto    N(P) = q·multiplier·P    PnL(P) = s·q·multiplier·(P − E)
 *
 * s = +1 long, −1 short; E entry, q quantity. With k the exposure (q, or q·multiplier) and x the price or, for
 * an inverse contract, 1/P, all three read N = k·x and
 *
 *   PnL = σ·(N(P) − N(E)),   σ = s, for an inverse contract −s.
 */
import type { Instrument, Position, Side } from "./account";
import { type Curve, FLAT } from "./curve";
import { type Decimal, quotient } from "./decimal";

/** k: what the price (inverse: 1 / price) is multiplied by to give the notional. */
export function exposure(position: Position): Decimal {
  const { instrument, quantity } = position;
  return instrument.contractType === "quanto" ? quantity.times(instrument.quantoMultiplier) : quantity;
}

/** N(P) in the settle asset. */
export function notional(instrument: Instrument, exposure: Decimal, price: Decimal): Decimal {
  return instrument.contractType === "inverse" ? quotient(exposure, price) : exposure.times(price);
}

/** σ·amount: an amount of the notional as an amount of profit. */
export function profitOf(instrument: Instrument, side: Side, notionalChange: Decimal): Decimal {
  const earnsWithNotional = (side === "long") === (instrument.contractType !== "inverse");
  return earnsWithNotional ? notionalChange : notionalChange.negated();
}

/** The curve that is `amount` times x: amount·P, or amount/P for an inverse contract. */
export function alongPrice(instrument: Instrument, amount: Decimal): Curve {
  return instrument.contractType === "inverse" ? { ...FLAT, inverse: amount } : { ...FLAT, linear: amount };
}

/** Contracts in a quantity. */
export function contractsOf(instrument: Instrument, quantity: Decimal): Decimal {
  return instrument.contractType === "quanto" ? quantity : quotient(quantity, instrument.contractSize);
}
