import { type Check, placeOf } from "./check";

/** A margin mode that the venue does not have. */
export const hypotheticalMode: Check = (context) => {
  const { modes } = context.rules;
  for (const row of context.rows) {
    const { marginMode } = row.position;
    if (modes.includes(marginMode)) continue;
    const message = `${context.venue.name} has no ${marginMode} margin, only ${modes.join(" and ")}; the numbers of this position are what they would be.`;
    context.add("hypothetical-mode", "warning", message, placeOf(context, row, "marginMode"));
  }
};
