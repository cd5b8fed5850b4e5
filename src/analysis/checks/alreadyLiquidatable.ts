import * as l10n from "@vscode/l10n";
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
    const message = position.marginMode === "isolated" ? alone(context, row) : inPool(context, row);
    context.add("already-liquidatable", "error", message, placeOf(context, row, "markPrice"));
  }
};

function alone({ report }: CheckContext, { position }: PositionRow): string {
  const { maintenanceMargin, marginBalance } = report.position(position).isolated();
  const comparison = compared(marginBalance, maintenanceMargin, assetOfPool(position.pool));
  const mark = shown(position.markPrice);
  if (comparison === undefined)
    return l10n.t(
      "Liquidatable now: at the mark of {0} its margin balance does not cover what it must keep.",
      mark,
    );
  const { balance, needed, isEqual } = comparison;
  return isEqual
    ? l10n.t(
        "Liquidatable now: at the mark of {0} its margin balance of {1} is not above the {2} it must keep.",
        mark,
        balance,
        needed,
      )
    : l10n.t(
        "Liquidatable now: at the mark of {0} its margin balance of {1} is below the {2} it must keep.",
        mark,
        balance,
        needed,
      );
}

function inPool({ report }: CheckContext, { position }: PositionRow): string {
  const pool = report.pools().find(({ asset }) => asset === position.pool);
  const comparison = compared(pool?.marginBalance, pool?.maintenanceMargin, assetOfPool(position.pool));
  if (comparison === undefined)
    return l10n.t(
      "Liquidatable now: at mark prices the cross account does not cover what its positions must keep.",
    );
  const { balance, needed, isEqual } = comparison;
  return isEqual
    ? l10n.t(
        "Liquidatable now: at mark prices the cross margin balance of {0} is not above the {1} that the cross positions must keep.",
        balance,
        needed,
      )
    : l10n.t(
        "Liquidatable now: at mark prices the cross margin balance of {0} is below the {1} that the cross positions must keep.",
        balance,
        needed,
      );
}

interface Comparison {
  readonly balance: string;
  readonly needed: string;
  /** Else the balance is below what is needed. */
  readonly isEqual: boolean;
}

/** None where these are not the figures that decide. */
function compared(
  balance: Decimal | undefined,
  needed: Decimal | undefined,
  asset: string | undefined,
): Comparison | undefined {
  if (balance === undefined || needed === undefined || balance.gt(needed)) return undefined;
  return { balance: money(balance, asset), needed: money(needed, asset), isEqual: balance.eq(needed) };
}
