import * as l10n from "@vscode/l10n";
import { ZERO } from "../../engine/decimal";
import { money } from "../format";
import { assetOfPool } from "../poolKeys";
import { type Check, placeOf } from "./check";

/** Less in the cross account than its positions were opened with: nothing is available, liquidation is still off. */
export const initialMarginNotCovered: Check = (context) => {
  for (const pool of context.report.pools()) {
    const { marginBalance, initialMargin, liquidatable } = pool;
    if (marginBalance === undefined || initialMargin === undefined || liquidatable !== false) continue;
    const orders = context.report.account.wallets.get(pool.asset)?.openOrderMargin ?? ZERO;
    if (marginBalance.gte(initialMargin.plus(orders))) continue;
    const row = context.rows.find(
      ({ position }) => position.pool === pool.asset && position.marginMode === "cross",
    );
    if (row === undefined) continue;
    const asset = assetOfPool(pool.asset);
    const [balance, initial] = [money(marginBalance, asset), money(initialMargin, asset)];
    const message = orders.isZero()
      ? l10n.t(
          "The cross margin balance of {0} is below the initial margin of {1}: nothing is available, and the venue takes no order that adds to a position.",
          balance,
          initial,
        )
      : l10n.t(
          "The cross margin balance of {0} is below the initial margin of {1} and the {2} that open orders hold: nothing is available, and the venue takes no order that adds to a position.",
          balance,
          initial,
          money(orders, asset),
        );
    context.add("initial-margin-not-covered", "warning", message, placeOf(context, row, "leverage"));
  }
};
