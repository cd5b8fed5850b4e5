import * as l10n from "@vscode/l10n";
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
    const message = l10n.t(
      "Leverage {0} exceeds {1}, the maximum for {2}.",
      shown(leverage),
      shown(limit.maximum),
      limit.size(),
    );
    context.add("leverage-above-tier", "error", message, placeOf(context, row, "leverage"));
  }
};
