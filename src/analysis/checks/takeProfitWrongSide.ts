import { shown } from "../format";
import { type Check, placeOf } from "./check";

/** A take profit that the market has passed already. */
export const takeProfitWrongSide: Check = (context) => {
  for (const row of context.rows) {
    const target = row.fields.values.takeProfitPrice;
    if (target === undefined) continue;
    const { side, markPrice } = row.position;
    if (side === "long" ? target.gt(markPrice) : target.lt(markPrice)) continue;
    const wanted = side === "long" ? "above" : "below";
    const message = `The take profit of a ${side} must be ${wanted} the mark of ${shown(markPrice)}; at ${shown(target)} it would fill at once.`;
    context.add("take-profit-wrong-side", "warning", message, placeOf(context, row, "takeProfitPrice"));
  }
};
