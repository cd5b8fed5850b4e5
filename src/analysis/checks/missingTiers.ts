import { type Check, firstRows, placeOf } from "./check";

/** Nothing says what the venue asks a position to keep. */
export const missingTiers: Check = (context) => {
  const fits = (kind: "tiers" | "size-linear" | undefined, method: string) =>
    kind !== undefined && (kind === "size-linear") === (method === "size-linear");
  const lacks = firstRows(
    context.rows,
    ({ position }) =>
      !fits(position.instrument.schedule?.kind, context.rules[position.marginMode].tierMethod),
  );
  for (const row of lacks) {
    const { symbol } = row.position.instrument;
    const message = `The maintenance margin of ${symbol} is not known, so there is no liquidation price. Add "instruments": { "${symbol}": { "maintenanceMarginRate": … } } or its "tiers".`;
    context.add("missing-tiers", "warning", message, placeOf(context, row));
  }
};
