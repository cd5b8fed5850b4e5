import * as l10n from "@vscode/l10n";
import { shown } from "../format";
import { type Check, placeOf } from "./check";

/** A take profit that the market has passed already. */
export const takeProfitWrongSide: Check = (context) => {
  for (const row of context.rows) {
    const target = row.fields.values.takeProfitPrice;
    if (target === undefined) continue;
    const { side, markPrice } = row.position;
    if (side === "long" ? target.gt(markPrice) : target.lt(markPrice)) continue;
    const [mark, price] = [shown(markPrice), shown(target)];
    const message =
      side === "long"
        ? l10n.t(
            "The take profit of a long must be above the mark of {0}; at {1} it would fill at once.",
            mark,
            price,
          )
        : l10n.t(
            "The take profit of a short must be below the mark of {0}; at {1} it would fill at once.",
            mark,
            price,
          );
    context.add("take-profit-wrong-side", "warning", message, placeOf(context, row, "takeProfitPrice"));
  }
};
