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
      const message = `Position ${earlier + 1} is ${instrument.symbol} ${side} in ${marginMode} margin too; venues hold the two as one position, and so they are calculated.`;
      context.add("merged-rows", "warning", message, placeOf(context, row));
    }
  }
};
