import { shown } from "../format";
import { type Check, placeOf } from "./check";

/** A stop loss that the market has passed already. */
export const stopWrongSide: Check = (context) => {
  for (const row of context.rows) {
    const stop = row.fields.values.stopLossPrice;
    if (stop === undefined) continue;
    const { side, markPrice } = row.position;
    if (side === "long" ? stop.lt(markPrice) : stop.gt(markPrice)) continue;
    const wanted = side === "long" ? "below" : "above";
    const message = `The stop of a ${side} must be ${wanted} the mark of ${shown(markPrice)}; at ${shown(stop)} it would fill at once.`;
    context.add("stop-wrong-side", "warning", message, placeOf(context, row, "stopLossPrice"));
  }
};
