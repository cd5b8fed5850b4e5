import * as l10n from "@vscode/l10n";
import { shown } from "../format";
import { type Check, placeOf } from "./check";

/** A stop loss that the market has passed already. */
export const stopWrongSide: Check = (context) => {
  for (const row of context.rows) {
    const stop = row.fields.values.stopLossPrice;
    if (stop === undefined) continue;
    const { side, markPrice } = row.position;
    if (side === "long" ? stop.lt(markPrice) : stop.gt(markPrice)) continue;
    const [mark, price] = [shown(markPrice), shown(stop)];
    const message =
      side === "long"
        ? l10n.t(
            "The stop of a long must be below the mark of {0}; at {1} it would fill at once.",
            mark,
            price,
          )
        : l10n.t(
            "The stop of a short must be above the mark of {0}; at {1} it would fill at once.",
            mark,
            price,
          );
    context.add("stop-wrong-side", "warning", message, placeOf(context, row, "stopLossPrice"));
  }
};
