import { legOf } from "../../engine/leg";
import { contractsOf } from "../../engine/contract";
import { tierIndexOf } from "../../engine/tiers";
import { assetOfPool } from "../poolKeys";
import { money, shown } from "../format";
import { type Check, placeOf } from "./check";

/** More leverage than the tier of the position's notional allows. */
export const leverageAboveTier: Check = (context) => {
  for (const row of context.rows) {
    const { position } = row;
    const { instrument, leverage } = position;
    if (leverage === undefined || instrument.schedule?.kind !== "tiers") continue;
    const { tiers, unit } = instrument.schedule;
    const leg = legOf(position);
    const basis = context.rules[position.marginMode].initialBasis;
    const notional = basis === "entry" ? leg.entryNotional : leg.markNotional;
    const counted = unit === "contracts" ? contractsOf(instrument, position.quantity) : notional;
    const maximum = tiers[tierIndexOf(tiers, counted)]!.maxLeverage;
    if (maximum === undefined || leverage.lte(maximum)) continue;
    const size =
      unit === "contracts"
        ? `${shown(counted)} contracts`
        : `a notional of ${money(counted, assetOfPool(position.pool))}`;
    const message = `Leverage ${shown(leverage)} exceeds ${shown(maximum)}, the maximum for ${size}.`;
    context.add("leverage-above-tier", "error", message, placeOf(context, row, "leverage"));
  }
};
