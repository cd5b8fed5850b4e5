import { shown } from "../format";
import { tierLeverage } from "../leverage";
import { type Check, placeOf } from "./check";

/** More leverage than the tier of the position's notional allows. */
export const leverageAboveTier: Check = (context) => {
  for (const row of context.rows) {
    const { leverage } = row.position;
    if (leverage === undefined) continue;
    const limit = tierLeverage(row.position, context.rules);
    if (limit?.maximum === undefined || leverage.lte(limit.maximum)) continue;
    const message = `Leverage ${shown(leverage)} exceeds ${shown(limit.maximum)}, the maximum for ${limit.size}.`;
    context.add("leverage-above-tier", "error", message, placeOf(context, row, "leverage"));
  }
};
