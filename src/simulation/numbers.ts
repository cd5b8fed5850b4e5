/** Decimals as numbers, kept: for bounds on which no figure rests. */
import type { Decimal } from "../engine/decimal";

const known = new WeakMap<Decimal, number>();

export function numberOf(value: Decimal): number {
  let number = known.get(value);
  if (number === undefined) known.set(value, (number = value.toNumber()));
  return number;
}
