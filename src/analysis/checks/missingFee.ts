import { type Check, firstRows, placeOf } from "./check";

/** The venue's trigger includes the fee of closing, and no fee is known. */
export const missingFee: Check = (context) => {
  const { rules } = context;
  const lacks = firstRows(context.rows, ({ position }) => {
    const { closingFee } = rules[position.marginMode];
    const isStated = position.instrument.takerFeeRate !== undefined || position.feeReserve !== undefined;
    return closingFee !== "none" && !isStated;
  });
  for (const row of lacks) {
    const { symbol } = row.position.instrument;
    const add = `Add "instruments": { "${symbol}": { "takerFeeRate": … } }.`;
    const message =
      rules[row.position.marginMode].closingFee === "price"
        ? `${context.venue.name} counts the closing fee, and none is known for ${symbol}, so there is no liquidation price. ${add}`
        : `${context.venue.name} holds a reserve for the closing fee, and none is known for ${symbol}; it is taken as 0. ${add}`;
    context.add("missing-fee", "warning", message, placeOf(context, row));
  }
};
