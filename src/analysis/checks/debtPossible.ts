import * as l10n from "@vscode/l10n";
import { Decimal } from "../../engine/decimal";
import { gapLoss } from "../../engine/questions/gap";
import { money, percent, shown } from "../format";
import { assetOfPool } from "../poolKeys";
import { type Check, placeOf } from "./check";

/** The gap past the liquidation price that the notice reckons with, as a fraction. */
const GAP = new Decimal("0.1");

/** The rules say that what a gap costs beyond what stands behind a position is owed. */
export const debtPossible: Check = (context) => {
  for (const row of context.rows) {
    const { position } = row;
    if (context.rules[position.marginMode].negativeBalance !== "owed") continue;
    const { liquidationPrice: price } = context.report.position(position).inForce();
    if (price === undefined) continue;
    const factor = position.side === "long" ? GAP.negated().plus(1) : GAP.plus(1);
    const gap = gapLoss(context.report, position, price.times(factor));
    if ("reason" in gap || gap.value.beyondBacking.isZero()) continue;
    const asset = assetOfPool(position.pool);
    const message = l10n.t(
      "A loss beyond what stands behind a position is owed here: closed only {0} past its liquidation price, at {1}, this position would leave a debt of {2}.",
      percent(GAP),
      shown(price.times(factor)),
      money(gap.value.beyondBacking, asset),
    );
    context.add("debt-possible", "hint", message, placeOf(context, row, "marginMode"));
  }
};
