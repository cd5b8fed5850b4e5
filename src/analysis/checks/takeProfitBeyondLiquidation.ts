import * as l10n from "@vscode/l10n";
import { shown } from "../format";
import { type Check, placeOf } from "./check";

/** A take profit that the market reaches only after it has liquidated the book: the leg of a hedge. */
export const takeProfitBeyondLiquidation: Check = (context) => {
  for (const row of context.rows) {
    const target = row.fields.values.takeProfitPrice;
    if (target === undefined) continue;
    const { position } = row;
    const isGaining =
      position.side === "long" ? target.gt(position.markPrice) : target.lt(position.markPrice);
    if (!isGaining || !context.report.isLiquidatedBefore(position, target)) continue;
    const { below, above } = context.report.position(position).inForce();
    const price = position.side === "long" ? above : below;
    if (price === undefined) continue;
    const message = l10n.t(
      "The take profit at {0} never fills: the pool is liquidated at {1} before the price gets there.",
      shown(target),
      shown(price),
    );
    context.add(
      "take-profit-beyond-liquidation",
      "warning",
      message,
      placeOf(context, row, "takeProfitPrice"),
    );
  }
};
