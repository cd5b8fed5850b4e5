import * as l10n from "@vscode/l10n";
import { legOf } from "../../engine/leg";
import { contractsOf } from "../../engine/contract";
import { isAboveLastTier } from "../../engine/tiers";
import { shown } from "../format";
import { type Check, placeOf } from "./check";

/** A position larger than the last tier ends; its rate is taken to go on. */
export const aboveLastTier: Check = (context) => {
  for (const row of context.rows) {
    const { position } = row;
    const { schedule } = position.instrument;
    if (schedule?.kind !== "tiers" || schedule.tiers.at(-1)?.limit === undefined) continue;
    const isContracts = schedule.unit === "contracts";
    const size = isContracts
      ? contractsOf(position.instrument, position.quantity)
      : legOf(position).markNotional;
    if (!isAboveLastTier(schedule.tiers, size)) continue;
    const limit = shown(schedule.tiers.at(-1)!.limit!);
    const { symbol } = position.instrument;
    const message = isContracts
      ? l10n.t(
          "{0} contracts are above {1}, where the tiers of {2} end; the rate of the last one is taken to go on.",
          shown(size),
          limit,
          symbol,
        )
      : l10n.t(
          "A notional of {0} is above {1}, where the tiers of {2} end; the rate of the last one is taken to go on.",
          shown(size),
          limit,
          symbol,
        );
    context.add(
      "above-last-tier",
      "warning",
      message,
      placeOf(context, row, "quantity", "contracts", "notional"),
    );
  }
};
