/** How positions and amounts are called in an answer. */
import * as l10n from "@vscode/l10n";
import type { Position } from "../../engine/account";
import type { Decimal } from "../../engine/decimal";
import { cut, money, shown } from "../format";
import { assetOfPool } from "../poolKeys";

/** A file may call a symbol whatever it wants; a sentence goes on after this many characters. */
const LONGEST = 60;

export function nameOf({ instrument, side }: Position): string {
  const symbol = cut(instrument.symbol, LONGEST);
  return side === "long" ? l10n.t("{0} long", symbol) : l10n.t("{0} short", symbol);
}

/** Names in a row: "A, B and C". */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join("");
  return l10n.t("{0} and {1}", names.slice(0, -1).join(l10n.t(", ")), names.at(-1)!);
}

export function moneyOf(position: Position, amount: Decimal): string {
  return money(amount, assetOfPool(position.pool));
}

/** A size in its own unit; what that is the contract says. */
export function sizeOf({ instrument }: Position, quantity: Decimal): string {
  if (instrument.contractType === "inverse") return l10n.t("{0} in quote units", shown(quantity));
  return instrument.contractType === "quanto" ? l10n.t("{0} contracts", shown(quantity)) : shown(quantity);
}
