import * as l10n from "@vscode/l10n";
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
    const what =
      rules[row.position.marginMode].closingFee === "price"
        ? l10n.t(
            "{0} counts the closing fee, and none is known for {1}, so there is no liquidation price.",
            context.venue.name,
            symbol,
          )
        : l10n.t(
            "{0} holds a reserve for the closing fee, and none is known for {1}; it is taken as 0.",
            context.venue.name,
            symbol,
          );
    const entry = `"instruments": { "${symbol}": { "takerFeeRate": … } }`;
    const message = l10n.t("{0} Add {1}.", what, entry);
    const onLine = l10n.t("{0} Add the taker fee, such as fee 0.05%.", what);
    context.add("missing-fee", "warning", message, placeOf(context, row), onLine);
  }
};
