import * as l10n from "@vscode/l10n";
import { shown } from "../format";
import { type Check, firstRows, placeOf } from "./check";

/** No mark price is stated, so the entry price stands in. */
export const markFromEntry: Check = (context) => {
  for (const row of firstRows(context.rows, ({ isMarkFromEntry }) => isMarkFromEntry)) {
    const { instrument, markPrice } = row.position;
    const message = l10n.t(
      "No mark price for {0} is given; its entry price of {1} stands in.",
      instrument.symbol,
      shown(markPrice),
    );
    context.add("mark-from-entry", "hint", message, placeOf(context, row, "entryPrice"));
  }
};
