import * as l10n from "@vscode/l10n";
import { percent, shown } from "../format";
import { type Check, placeOf } from "./check";

/** Liquidation is nearer to the mark than the file's policy, or the setting, wants it. */
export const liquidationNear: Check = (context) => {
  const { report, minimumDistance } = context;
  for (const row of context.nearRows) {
    const { position } = row;
    const { markPrice } = position;
    const { below, above, distance } = report.position(position).inForce();
    if (distance === undefined || distance.gte(minimumDistance)) continue;
    const nearer = below && (!above || markPrice.minus(below).lte(above.minus(markPrice))) ? below : above!;
    const message = l10n.t(
      "Liquidation at {0} is {1} from the mark of {2}; the minimum is {3}.",
      shown(nearer),
      percent(distance),
      shown(markPrice),
      percent(minimumDistance),
    );
    context.add("liquidation-near", "warning", message, placeOf(context, row, "markPrice", "entryPrice"));
  }
};
