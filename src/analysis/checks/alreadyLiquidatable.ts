import type { Decimal } from "../../engine/decimal";
import { money, shown } from "../format";
import { assetOfPool } from "../poolKeys";
import type { Check, CheckContext, PositionRow } from "./check";
import { placeOf } from "./check";

/** The margin balance does not cover the requirement at the mark itself. */
export const alreadyLiquidatable: Check = (context) => {
  for (const row of context.nearRows) {
    const { position } = row;
    if (!context.report.isLiquidatedBefore(position, position.markPrice)) continue;
    const message = `Liquidatable now: ${position.marginMode === "isolated" ? alone(context, row) : inPool(context, row)}`;
    context.add("already-liquidatable", "error", message, placeOf(context, row, "markPrice"));
  }
};

function alone({ report }: CheckContext, { position }: PositionRow): string {
  const { maintenanceMargin, marginBalance } = report.position(position).isolated();
  const comparison = compared(marginBalance, maintenanceMargin, assetOfPool(position.pool));
  const mark = `at the mark of ${shown(position.markPrice)}`;
  return comparison
    ? `${mark} its margin balance of ${comparison} it must keep.`
    : `${mark} its margin balance does not cover what it must keep.`;
}

function inPool({ report }: CheckContext, { position }: PositionRow): string {
  const pool = report.pools().find(({ asset }) => asset === position.pool);
  const comparison = compared(pool?.marginBalance, pool?.maintenanceMargin, assetOfPool(position.pool));
  return comparison
    ? `at mark prices the cross margin balance of ${comparison} that the cross positions must keep.`
    : "at mark prices the cross account does not cover what its positions must keep.";
}

/** "0.9 is not above the 0.9"; none where these are not the figures that decide. */
function compared(
  balance: Decimal | undefined,
  needed: Decimal | undefined,
  asset: string | undefined,
): string | undefined {
  if (balance === undefined || needed === undefined || balance.gt(needed)) return undefined;
  const relation = balance.eq(needed) ? "is not above" : "is below";
  return `${money(balance, asset)} ${relation} the ${money(needed, asset)}`;
}
