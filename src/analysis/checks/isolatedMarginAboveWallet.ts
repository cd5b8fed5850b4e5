import * as l10n from "@vscode/l10n";
import { type Decimal, ZERO } from "../../engine/decimal";
import { postedMargin } from "../../engine/margin";
import { assetOfPool } from "../poolKeys";
import { money } from "../format";
import { type Check, placeOf } from "./check";

/** More margin posted to isolated positions than the wallet holds; said at the row that goes over it. */
export const isolatedMarginAboveWallet: Check = (context) => {
  const posted = new Map<string, Decimal>();
  for (const row of context.rows) {
    const { position } = row;
    const wallet = context.report.account.wallets.get(position.pool)?.walletBalance;
    if (position.marginMode !== "isolated" || wallet === undefined) continue;
    const own = postedMargin(position);
    if (own === undefined) continue;
    const before = posted.get(position.pool) ?? ZERO;
    const total = before.plus(own);
    posted.set(position.pool, total);
    if (total.lte(wallet) || before.gt(wallet)) continue;
    const asset = assetOfPool(position.pool);
    const message = l10n.t(
      "Isolated margin of {0} in all exceeds the wallet balance of {1}.",
      money(total, asset),
      money(wallet, asset),
    );
    context.add(
      "isolated-margin-above-wallet",
      "error",
      message,
      placeOf(context, row, "isolatedMargin", "leverage"),
    );
  }
};
