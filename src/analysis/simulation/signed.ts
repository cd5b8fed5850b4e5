/** Numbers of simulations as people read them, with the minus sign that pictures have: results keep the hyphen. */
import type { Decimal } from "../../engine/decimal";
import * as format from "../format";

const MINUS = "−";

/** "−1,200" of "-1,200". */
export function withMinus(text: string): string {
  return text.startsWith("-") ? `${MINUS}${text.slice(1)}` : text;
}

/** A sentence for scripts, which know one sign only. */
export function withHyphens(text: string): string {
  return text.replaceAll(MINUS, "-");
}

export const shown = (value: Decimal): string => withMinus(format.shown(value));
export const grouped = (value: Decimal): string => withMinus(format.grouped(value));
export const percent = (fraction: Decimal): string => withMinus(format.percent(fraction));
export const money = (value: Decimal, asset: string | undefined): string =>
  withMinus(format.money(value, asset));
