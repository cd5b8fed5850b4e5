/** Two rows that the venue holds as one position, written as one. */
import * as l10n from "@vscode/l10n";
import { removeElement } from "../../document/edit";
import type { Position } from "../../engine/account";
import { Decimal, quotient } from "../../engine/decimal";
import { legOf, merge } from "../../engine/leg";
import { shown } from "../format";
import { sizeFieldOf } from "../panelPlaces";
import type { Fixer, Step } from "./fix";
import { fieldOf, isRead, type ReadRow, sizeInFile, writeNumber } from "./write";

/** Digits of an average price. */
const AVERAGE_DIGITS = 20;

/** Only where nothing is lost by it: stops, labels and leverages that differ cannot be put into one row. */
export const mergedRows: Fixer = function* ({ analysis, row }) {
  if (!isRead(row)) return;
  const first = analysis.rows.find((other) => isRead(other) && isSameLeg(other.position, row.position));
  if (!isRead(first) || first === row || !canMerge(first, row)) return;
  if (sizeFieldOf(analysis, first) === "notional") return;
  const both = merge([legOf(first.position), legOf(row.position)]);
  const entry = averageEntry(first.position, row.position);
  const { path, value } = sizeInFile(analysis, first, both.quantity);
  const steps: Step[] = [writeNumber(path, value), writeNumber(fieldOf(first, "entryPrice"), entry)];
  for (const name of SUMMED) {
    const [one, other] = [first.fields.values[name], row.fields.values[name]];
    if (one !== undefined && other !== undefined)
      steps.push(writeNumber(fieldOf(first, name), one.plus(other)));
  }
  steps.push((tree) => removeElement(tree, ["positions"], row.index));
  yield {
    title: l10n.t("Put both rows into one: {0} at {1}", shown(both.quantity), shown(entry)),
    change: steps,
  };
};

/** Money of both rows; stated in both or in neither. */
const SUMMED = ["isolatedMargin", "unsettledFunding", "feeReserve"] as const;

const EQUAL = ["leverage", "stopLossPrice", "takeProfitPrice", "label", "markPrice"] as const;

function canMerge({ fields: { values: a } }: ReadRow, { fields: { values: b } }: ReadRow): boolean {
  const isEqual = EQUAL.every((name) => {
    // A mark or a label in the row that stays is good for both.
    if (b[name] === undefined) return name !== "leverage" || a[name] === undefined;
    return String(a[name]) === String(b[name]);
  });
  return isEqual && SUMMED.every((name) => (a[name] === undefined) === (b[name] === undefined));
}

function isSameLeg(a: Position, b: Position): boolean {
  return (
    a.instrument.symbol === b.instrument.symbol &&
    a.side === b.side &&
    a.marginMode === b.marginMode &&
    a.pool === b.pool
  );
}

/** By quantity; of inverse contracts, whose value goes with 1/E, the harmonic one. Rounded to the worse side. */
function averageEntry(a: Position, b: Position): Decimal {
  const quantity = a.quantity.plus(b.quantity);
  const isInverse = a.instrument.contractType === "inverse";
  const average = isInverse
    ? quotient(quantity, quotient(a.quantity, a.entryPrice).plus(quotient(b.quantity, b.entryPrice)))
    : quotient(a.quantity.times(a.entryPrice).plus(b.quantity.times(b.entryPrice)), quantity);
  const direction = a.side === "long" ? Decimal.ROUND_UP : Decimal.ROUND_DOWN;
  return average.toSignificantDigits(AVERAGE_DIGITS, direction);
}
