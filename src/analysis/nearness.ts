/** How near each position of a file is to liquidation, in the mode it is in. */
import * as l10n from "@vscode/l10n";
import { type Decimal, ZERO } from "../engine/decimal";
import type { Risk } from "../protocol/messages";
import type { Analysis } from "./analyze";
import { modeModel } from "./panelModes";
import type { Row } from "./resolve";

/** As a fraction of the mark; 0 where it is liquidatable now, none where no price is known. */
export function distanceOf({ report }: Analysis, { position }: Row): Decimal | undefined {
  if (position === undefined || report === undefined) return undefined;
  const mode = report.position(position).inForce();
  return mode.reason === "already-liquidatable" ? ZERO : mode.distance;
}

/** "9.64 %", or why there is no distance: "never", "needs leverage". */
export function nearnessText({ report }: Analysis, { position }: Row): { text: string; risk: Risk } {
  if (position === undefined || report === undefined)
    return { text: l10n.t("cannot be read"), risk: "unknown" };
  const mode = report.position(position).inForce();
  const { distance, price, risk } = modeModel(mode, undefined);
  const isNow = mode.reason === "already-liquidatable";
  return { text: isNow ? l10n.t("liquidatable now") : distance.text || price.text, risk };
}

export interface NearRow {
  readonly row: Row;
  readonly distance: Decimal | undefined;
}

/** The nearest first; those without a distance last, in the order of the text. */
export function byNearness(rows: readonly NearRow[]): NearRow[] {
  return [...rows].sort((a, b) => compareDistances(a.distance, b.distance));
}

/** For sorting: none is further away than any. */
export function compareDistances(a: Decimal | undefined, b: Decimal | undefined): number {
  if (a === undefined || b === undefined) return (a === undefined ? 1 : 0) - (b === undefined ? 1 : 0);
  return a.cmp(b);
}

/** None where no row has a distance. */
export function nearestRow(analysis: Analysis): NearRow | undefined {
  const { report, rows } = analysis;
  let nearest: NearRow | undefined;
  for (const row of rows) {
    const { position } = row;
    if (position === undefined || report === undefined) continue;
    // Whether a row is nearer than another is found out far sooner than how near it is.
    const least = nearest?.distance;
    if (least !== undefined && !report.isLiquidatedWithin(position, least)) continue;
    const distance = distanceOf(analysis, row);
    if (distance === undefined) continue;
    if (least === undefined || distance.lt(least)) nearest = { row, distance };
    if (distance.isZero()) break;
  }
  return nearest;
}
