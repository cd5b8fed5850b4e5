/** Moves of a price, as fractions of the mark, in words. */
import * as l10n from "@vscode/l10n";
import { type Decimal, ONE, quotient } from "../../../engine/decimal";
import { percent } from "../../format";

/** "+12.5 %", "−9.64 %", "0 %". */
export function signed(move: Decimal): string {
  if (move.isZero()) return percent(move);
  return move.isNegative() ? `−${percent(move.abs())}` : `+${percent(move)}`;
}

/** How far a price is from the mark, as a fraction of it. Invariant: the mark is above 0. */
export function moveTo(price: Decimal, mark: Decimal): Decimal {
  return quotient(price, mark).minus(ONE);
}

/** "a fall of 9.64 %", "a rise of 12.5 %". */
export function moveInWords(move: Decimal): string {
  return move.isNegative()
    ? l10n.t("a fall of {0}", percent(move.abs()))
    : l10n.t("a rise of {0}", percent(move));
}
