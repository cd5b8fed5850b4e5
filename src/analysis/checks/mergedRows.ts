import * as l10n from "@vscode/l10n";
import { nameOf } from "../answers/names";
import { modeWord } from "../words";
import { type Check, placeOf } from "./check";

/** Several rows that the venue holds as one position. */
export const mergedRows: Check = (context) => {
  const first = new Map<string, number>();
  for (const row of context.rows) {
    const { side, instrument, marginMode } = row.position;
    const key = `${instrument.symbol} ${side} ${marginMode}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, row.index);
    else {
      const message = l10n.t(
        "Position {0} is {1} in {2} margin too; venues hold the two as one position, and so they are calculated.",
        earlier + 1,
        nameOf(row.position),
        modeWord(marginMode),
      );
      context.add("merged-rows", "warning", message, placeOf(context, row));
    }
  }
};
