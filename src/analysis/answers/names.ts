/** How positions and amounts are called in an answer. */
import type { Position } from "../../engine/account";
import type { Decimal } from "../../engine/decimal";
import { money, shown } from "../format";
import { assetOfPool } from "../poolKeys";

export function nameOf({ instrument, side }: Position): string {
  return `${instrument.symbol} ${side}`;
}

/** Names in a row: "A, B and C". */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

export function moneyOf(position: Position, amount: Decimal): string {
  return money(amount, assetOfPool(position.pool));
}

/** A size in its own unit; what that is the contract says. */
export function sizeOf({ instrument }: Position, quantity: Decimal): string {
  if (instrument.contractType === "inverse") return `${shown(quantity)} in quote units`;
  return instrument.contractType === "quanto" ? `${shown(quantity)} contracts` : shown(quantity);
}
