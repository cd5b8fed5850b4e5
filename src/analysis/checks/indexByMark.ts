import * as l10n from "@vscode/l10n";
import { type Check, firstRows, placeOf } from "./check";

/** Deribit values margin at the index price, which a position file does not have. */
export const indexByMark: Check = (context) => {
  const rows = firstRows(
    context.rows,
    ({ position }) => position.instrument.schedule?.kind === "size-linear",
  );
  for (const row of rows.slice(0, 1)) {
    const message = l10n.t(
      "{0} values margin at the index price; the mark price stands in for it.",
      context.venue.name,
    );
    context.add("index-by-mark", "hint", message, placeOf(context, row, "markPrice", "entryPrice"));
  }
};
