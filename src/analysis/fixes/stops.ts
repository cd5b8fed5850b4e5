/** Stops and take profits at prices that do not work. */
import * as l10n from "@vscode/l10n";
import { removeProperty } from "../../document/edit";
import type { Decimal } from "../../engine/decimal";
import { shown } from "../format";
import { oneStep } from "../typed";
import type { Fixer, Proposal } from "./fix";
import { moreMargin, otherMode } from "./margin";
import { fieldOf, isRead, type ReadRow, writeNumber } from "./write";

export const stopBeyondLiquidation: Fixer = function* ({ analysis, row }) {
  if (!isRead(row)) return;
  const { position, fields } = row;
  const { liquidationPrice } = analysis.report!.position(position).inForce();
  const stop = fields.values.stopLossPrice;
  if (liquidationPrice === undefined || stop === undefined) return;
  yield* moved(row, "stopLossPrice", liquidationPrice);
  // Reaching the stop only just is being liquidated at it.
  const beyond = oneStep(stop, position.instrument.tickSize, position.side === "long" ? "below" : "above");
  if (beyond.gt(0)) yield* moreMargin(analysis, row, { kind: "price", price: beyond });
  yield* otherMode(analysis, row);
};

export const takeProfitBeyondLiquidation: Fixer = function* ({ analysis, row }) {
  if (!isRead(row)) return;
  const { below, above } = analysis.report!.position(row.position).inForce();
  const price = row.position.side === "long" ? above : below;
  if (price !== undefined) yield* moved(row, "takeProfitPrice", price);
};

/** To the last price before the liquidation, where there is one on this side of the mark. */
function* moved(
  row: ReadRow,
  field: "stopLossPrice" | "takeProfitPrice",
  liquidation: Decimal,
): Iterable<Proposal> {
  const { markPrice, instrument } = row.position;
  const isBelow = liquidation.lt(markPrice);
  const price = oneStep(liquidation, instrument.tickSize, isBelow ? "above" : "below");
  if (isBelow ? price.gte(markPrice) : price.lte(markPrice)) return;
  const title =
    field === "stopLossPrice"
      ? l10n.t("Move the stop to {0}, just before the liquidation", shown(price))
      : l10n.t("Move the take profit to {0}, just before the liquidation", shown(price));
  yield { title, change: [writeNumber(fieldOf(row, field), price)], isPreferred: true };
}

/** A stop and a take profit that are each on the other's side are exchanged; one alone is taken out. */
export const wrongSide: Fixer = function* ({ place, row }) {
  if (!isRead(row)) return;
  const { stopLossPrice: stop, takeProfitPrice: target } = row.fields.values;
  const { side, markPrice } = row.position;
  const isExchanged =
    stop !== undefined &&
    target !== undefined &&
    (side === "long"
      ? stop.gt(markPrice) && target.lt(markPrice)
      : stop.lt(markPrice) && target.gt(markPrice));
  if (isExchanged) {
    yield {
      title: l10n.t("Exchange the two: stop at {0}, take profit at {1}", shown(target), shown(stop)),
      change: [
        writeNumber(fieldOf(row, "stopLossPrice"), target),
        writeNumber(fieldOf(row, "takeProfitPrice"), stop),
      ],
      isPreferred: true,
    };
  }
  yield {
    title: l10n.t('Remove "{0}"', String(place.path.at(-1))),
    change: [(tree) => removeProperty(tree, place.path)],
  };
};
