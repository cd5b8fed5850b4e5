/** A positive price kept as a fraction, so that tier edges compare exactly and nothing is divided before it must be. */
import { type Decimal, ONE, quotient, signOf } from "./decimal";

export interface Ratio {
  readonly over: Decimal;
  readonly under: Decimal;
}

export function ratioOf(value: Decimal): Ratio {
  return { over: value, under: ONE };
}

export function compareRatios(a: Ratio, b: Ratio): -1 | 0 | 1 {
  return signOf(a.over.times(b.under).minus(b.over.times(a.under)));
}

export function valueOf({ over, under }: Ratio): Decimal {
  return under === ONE ? over : quotient(over, under);
}
