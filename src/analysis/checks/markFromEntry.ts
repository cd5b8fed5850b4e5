import { shown } from "../format";
import { type Check, firstRows, placeOf } from "./check";

/** No mark price is stated, so the entry price stands in. */
export const markFromEntry: Check = (context) => {
  for (const row of firstRows(context.rows, ({ isMarkFromEntry }) => isMarkFromEntry)) {
    const { instrument, markPrice } = row.position;
    const message = `No mark price for ${instrument.symbol} is given; its entry price of ${shown(markPrice)} stands in.`;
    context.add("mark-from-entry", "hint", message, placeOf(context, row, "entryPrice"));
  }
};
