import * as l10n from "@vscode/l10n";
import { listed } from "../answers/names";
import { modeWord } from "../words";
import { type Check, placeOf } from "./check";

/** A margin mode that the venue does not have. */
export const hypotheticalMode: Check = (context) => {
  const { modes } = context.rules;
  for (const row of context.rows) {
    const { marginMode } = row.position;
    if (modes.includes(marginMode)) continue;
    const message = l10n.t(
      "{0} has no {1} margin, only {2}; the numbers of this position are what they would be.",
      context.venue.name,
      modeWord(marginMode),
      listed(modes.map(modeWord)),
    );
    context.add("hypothetical-mode", "warning", message, placeOf(context, row, "marginMode"));
  }
};
