/** Numbers as a person would type them: rounded to the side that is safe. */
import { Decimal, quotient } from "../engine/decimal";

/** Significant digits of a number that is worked out and then written. */
const TYPED_DIGITS = 8;

/** Margin, deposits: rather a little more. */
export function typedUp(value: Decimal): Decimal {
  return value.toSignificantDigits(TYPED_DIGITS, Decimal.ROUND_UP);
}

/** Sizes, leverages: rather a little less. */
export function typedDown(value: Decimal): Decimal {
  return value.toSignificantDigits(TYPED_DIGITS, Decimal.ROUND_DOWN);
}

/** Of a price without a tick, the smallest step that is worth a name. */
const STEP_WITHOUT_TICK = new Decimal("0.001");

/** The nearest price at least one step above another or below it: a tick, or 0.1 % where no tick is known. */
export function oneStep(price: Decimal, tick: Decimal | undefined, to: "above" | "below"): Decimal {
  if (tick === undefined) {
    const step = price.times(STEP_WITHOUT_TICK);
    return to === "above" ? typedUp(price.plus(step)) : typedDown(price.minus(step));
  }
  const ticks = quotient(price, tick);
  return to === "above" ? ticks.ceil().plus(1).times(tick) : ticks.floor().minus(1).times(tick);
}
