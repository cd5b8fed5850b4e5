import type { Check } from "./check";
import { placeOf } from "./check";
import { shown } from "../format";

/** The margin balance does not cover the requirement at the mark itself. */
export const alreadyLiquidatable: Check = (context) => {
  for (const row of context.rows) {
    const { position } = row;
    if (!context.report.isLiquidatedBefore(position, position.markPrice)) continue;
    const { maintenanceMargin, marginBalance } = context.report.position(position).inForce();
    const needed = maintenanceMargin === undefined ? "what it must keep" : `the ${shown(maintenanceMargin)} it must keep`;
    const message =
      position.marginMode === "isolated" && marginBalance !== undefined
        ? `Liquidatable now: at the mark of ${shown(position.markPrice)} its margin balance of ${shown(marginBalance)} does not cover ${needed}.`
        : `Liquidatable now: at mark prices the cross account does not cover what its positions must keep.`;
    context.add("already-liquidatable", "error", message, placeOf(context, row, "markPrice"));
  }
};
