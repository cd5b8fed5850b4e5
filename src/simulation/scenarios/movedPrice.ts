import { Decimal, larger, ONE } from "../../engine/decimal";

/** No price falls below this part of its mark: noise and betas must not make one that no market has. */
const FLOOR = new Decimal("0.01");

/** Digits of a price, more than any venue shows. */
const DIGITS = 12;

/** M·(1 + β·x) for a move x of the market, to twelve digits. */
export function movedPrice(mark: Decimal, beta: Decimal, move: Decimal): Decimal {
  const factor = larger(ONE.plus(beta.times(move)), FLOOR);
  return mark.times(factor).toSignificantDigits(DIGITS);
}
