/** Numbers as they stand in a figure. */
import type { Decimal } from "../../../src/engine/decimal";

/** With thousands apart, and no more digits than are needed. */
export function amount(value: number | Decimal, digits = 4): string {
  const rounded = Number(Number(value).toFixed(digits)) || 0;
  const [whole = "", fraction] = String(Math.abs(rounded)).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${rounded < 0 ? "−" : ""}${grouped}${fraction === undefined ? "" : `.${fraction}`}`;
}

/** A price, to the cent. */
export function price(value: Decimal): string {
  return amount(value, 2);
}
