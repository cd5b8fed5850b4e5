/** Numbers as people read them. For display only: results carry every digit. */
import type { Decimal } from "../engine/decimal";
import { punctuated } from "./numberFormat";

/** Significant digits of a price or an amount on display. */
const SHOWN_DIGITS = 8;

/** A price or an amount, grouped by thousands: 1,200,000 or 0.06531. */
export function shown(value: Decimal): string {
  return grouped(value.toSignificantDigits(SHOWN_DIGITS));
}

/** All digits of a number, the whole ones grouped by thousands. */
export function grouped(value: Decimal): string {
  return punctuated(value.toFixed(), true);
}

/** A fraction as a percentage: 0.0964 as 9.64 %. */
export function percent(fraction: Decimal): string {
  return `${punctuated(fraction.times(100).toSignificantDigits(4).toFixed(), false)} %`;
}

/** An amount with the name of its asset, where it has one. */
export function money(value: Decimal, asset: string | undefined): string {
  return asset ? `${shown(value)} ${asset}` : shown(value);
}

/** A text that may be long, as far as there is room for it. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
