/** The oracle's own number: far more digits than the engine keeps, so that what it rounds never shows. */
import DecimalJs from "decimal.js";

export const Real = DecimalJs.clone({ precision: 64, toExpNeg: -40, toExpPos: 40, defaults: true });
export type Real = DecimalJs;

export const ZERO = new Real(0);
export const ONE = new Real(1);

export const real = (value: DecimalJs | string | number): Real => new Real(value);

export const maybe = (value: DecimalJs | undefined): Real | undefined =>
  value === undefined ? undefined : new Real(value);

export function total<T>(items: Iterable<T>, amount: (item: T) => Real): Real {
  let result = ZERO;
  for (const item of items) result = result.plus(amount(item));
  return result;
}
