import * as l10n from "@vscode/l10n";
import { quotient } from "../../engine/decimal";
import { legOf } from "../../engine/leg";
import { assetOfPool } from "../poolKeys";
import { money, shown } from "../format";
import { type Check, placeOf } from "./check";

/** Less margin posted than opening the position at its leverage takes. */
export const isolatedMarginBelowInitial: Check = (context) => {
  for (const row of context.rows) {
    const { position } = row;
    const { isolatedMargin, leverage } = position;
    if (position.marginMode !== "isolated" || isolatedMargin === undefined || leverage === undefined)
      continue;
    const leg = legOf(position);
    const notional = context.rules.isolated.initialBasis === "entry" ? leg.entryNotional : leg.markNotional;
    if (isolatedMargin.times(leverage).gte(notional)) continue;
    const initial = money(quotient(notional, leverage), assetOfPool(position.pool));
    const message = l10n.t(
      "isolatedMargin {0} is below {1}, the initial margin at leverage {2}.",
      shown(isolatedMargin),
      initial,
      shown(leverage),
    );
    context.add("isolated-margin-below-initial", "warning", message, placeOf(context, row, "isolatedMargin"));
  }
};
