import * as l10n from "@vscode/l10n";
import { shown } from "../format";
import { type Check, placeOf } from "./check";

/** A stop loss that the market reaches only after it has liquidated the position. */
export const stopBeyondLiquidation: Check = (context) => {
  for (const row of context.rows) {
    const stop = row.fields.values.stopLossPrice;
    if (stop === undefined) continue;
    const { position } = row;
    const isOnHurtingSide =
      position.side === "long" ? stop.lt(position.markPrice) : stop.gt(position.markPrice);
    if (!isOnHurtingSide || !context.report.isLiquidatedBefore(position, stop)) continue;
    const price = context.report.position(position).inForce().liquidationPrice;
    if (price === undefined) continue;
    const message = l10n.t(
      "The stop at {0} never fills: the position is liquidated at {1} before the price gets there.",
      shown(stop),
      shown(price),
    );
    context.add("stop-beyond-liquidation", "warning", message, placeOf(context, row, "stopLossPrice"));
  }
};
