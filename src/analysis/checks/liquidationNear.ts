import { ONE } from "../../engine/decimal";
import { percent, shown } from "../format";
import { type Check, placeOf } from "./check";

/** Liquidation is nearer to the mark than the file's policy, or the setting, wants it. */
export const liquidationNear: Check = (context) => {
  const { report, minimumDistance } = context;
  const [down, up] = [ONE.minus(minimumDistance), ONE.plus(minimumDistance)];
  for (const row of context.rows) {
    const { position } = row;
    const { markPrice } = position;
    const isNear =
      (down.isPositive() && !down.isZero() && report.isLiquidatedBefore(position, markPrice.times(down))) ||
      report.isLiquidatedBefore(position, markPrice.times(up));
    if (!isNear || report.isLiquidatedBefore(position, markPrice)) continue;
    const { below, above, distance } = report.position(position).inForce();
    if (distance === undefined || distance.gte(minimumDistance)) continue;
    const nearer = below && (!above || markPrice.minus(below).lte(above.minus(markPrice))) ? below : above!;
    const message = `Liquidation at ${shown(nearer)} is ${percent(distance)} from the mark of ${shown(markPrice)}; the minimum is ${percent(minimumDistance)}.`;
    context.add("liquidation-near", "warning", message, placeOf(context, row, "markPrice", "entryPrice"));
  }
};
