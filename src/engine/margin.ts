/**
 * Margin of one position: what opening it takes, what is posted, and what is held for closing it.
 *
 *   initial margin   N(basis) / leverage, or (rate + slope·size)·N(basis)
 *   posted margin    as stated, else N(E) / leverage
 *   fee reserve      c · fee at the bankruptcy value, c closing fees; N(bankruptcy) = N(E) − σ·margin
 *
 * Source of the reserve: BitMEX "posMaint = maintMarginReq·posCost + 1.1·posComm".
 */
import type { Position } from "./account";
import { profitOf } from "./contract";
import { type Decimal, notNegative, quotient, sum, ZERO } from "./decimal";
import { type Leg, legOf } from "./leg";
import { sizeAt } from "./requirement";
import type { MarginMode, ModeRules } from "./rules";

/** Initial margin by the rules of a mode; none where neither a leverage nor an initial rate is known. */
export function initialMargin(position: Position, rules: ModeRules): Decimal | undefined {
  const leg = legOf(position);
  const notional = rules.initialBasis === "entry" ? leg.entryNotional : leg.markNotional;
  if (position.leverage !== undefined)
    return rules.initialBasis === "entry" ? byLeverage(position) : quotient(notional, position.leverage);
  const { initialMarginRate, initialMarginSlope } = position.instrument;
  if (initialMarginRate === undefined) return undefined;
  return notional.times(initialMarginRate.plus(initialMarginSlope.times(sizeAt(leg, notional))));
}

/** Margin posted to a position in isolated mode; none where neither the margin nor a leverage is stated. */
export function postedMargin(position: Position): Decimal | undefined {
  if (position.isolatedMargin !== undefined) return position.isolatedMargin;
  return byLeverage(position);
}

const marginByLeverage = new WeakMap<Position, Decimal>();

/** N(E) / leverage; kept, as a division is the costly part and rows outlive edits elsewhere in their file. */
function byLeverage(position: Position): Decimal | undefined {
  if (position.leverage === undefined) return undefined;
  let margin = marginByLeverage.get(position);
  if (margin === undefined) {
    margin = quotient(legOf(position).entryNotional, position.leverage);
    marginByLeverage.set(position, margin);
  }
  return margin;
}

/** Margin posted to all rows of a leg. */
export function postedMarginOf(leg: Leg): Decimal | undefined {
  const posted = leg.positions.map(postedMargin);
  return posted.every((margin) => margin !== undefined) ? sum(posted) : undefined;
}

/** The stated part of the posted margin that waits for the closing fee. */
export function statedFeeReserve(leg: Leg): Decimal {
  return sum(leg.positions.map((position) => position.feeReserve ?? ZERO));
}

/** The reserve that a trigger with `closingFee: "entry"` asks for; 0 where no fee is known. */
export function feeReserve(leg: Leg, mode: MarginMode, rules: ModeRules): Decimal {
  if (rules.closingFee !== "entry") return ZERO;
  return sum(leg.positions.map((position) => feeReserveOf(position, mode))).times(rules.closingFeeReserve);
}

function feeReserveOf(position: Position, mode: MarginMode): Decimal {
  if (position.feeReserve !== undefined) return position.feeReserve;
  const { instrument, side, leverage } = position;
  if (instrument.takerFeeRate === undefined) return ZERO;
  const { entryNotional } = legOf(position);
  const stake = mode === "isolated" ? postedMargin(position) : leverage && quotient(entryNotional, leverage);
  const bankruptcyNotional =
    stake === undefined ? entryNotional : entryNotional.minus(profitOf(instrument, side, stake));
  return notNegative(bankruptcyNotional).times(instrument.takerFeeRate);
}
