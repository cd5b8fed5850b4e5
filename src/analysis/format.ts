/** Numbers as people read them. For display only: results carry every digit. */
import type { Decimal } from "../engine/decimal";

/** Significant digits of a price or an amount on display. */
const SHOWN_DIGITS = 8;

/** A price or an amount, grouped by thousands: 1,200,000 or 0.06531. */
export function shown(value: Decimal): string {
  return grouped(value.toSignificantDigits(SHOWN_DIGITS));
}

/** All digits of a number, the whole ones grouped by thousands. */
export function grouped(value: Decimal): string {
  const [whole = "", fraction] = value.toFixed().split(".");
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? thousands : `${thousands}.${fraction}`;
}

/** A fraction as a percentage: 0.0964 as 9.64 %. */
export function percent(fraction: Decimal): string {
  return `${fraction.times(100).toSignificantDigits(4).toFixed()} %`;
}

/** An amount with the name of its asset, where it has one. */
export function money(value: Decimal, asset: string | undefined): string {
  return asset ? `${shown(value)} ${asset}` : shown(value);
}
