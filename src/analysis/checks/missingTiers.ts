import { oldestTierTableOf } from "../../venues/tables/tierTables";
import { type Check, type CheckContext, firstRows, placeOf } from "./check";

/** Nothing says what the venue asks a position to keep. */
export const missingTiers: Check = (context) => {
  const fits = (kind: "tiers" | "size-linear" | undefined, method: string) =>
    kind !== undefined && (kind === "size-linear") === (method === "size-linear");
  const lacks = firstRows(
    context.rows,
    ({ position }) =>
      !fits(position.instrument.schedule?.kind, context.rules[position.marginMode].tierMethod),
  );
  for (const row of lacks) {
    const { symbol } = row.position.instrument;
    const message = `The maintenance margin of ${symbol} is not known, so there is no liquidation price. ${whatHelps(symbol, context)}`;
    context.add("missing-tiers", "warning", message, placeOf(context, row));
  }
};

function whatHelps(symbol: string, context: CheckContext): string {
  const { rules, venue } = context;
  if (rules.isolated.tierMethod === "size-linear" || rules.cross.tierMethod === "size-linear") {
    return `Add "instruments": { "${symbol}": { "maintenanceMarginRate": …, "maintenanceMarginSlope": … } }.`;
  }
  const { rulesAsOf } = context.file.top.values;
  const oldest = rulesAsOf === undefined ? undefined : oldestTierTableOf(venue.id, symbol);
  const isYounger = oldest !== undefined && oldest.asOf > rulesAsOf!;
  const known = isYounger ? `Its oldest known table is of ${oldest.asOf}, after "rulesAsOf". ` : "";
  return `${known}Add "tiers", a "maintenanceMarginRate" or a "maxLeverage" to "instruments": { "${symbol}": { … } }, or import the venue's table (marginalia tiers import).`;
}
