import { assetOfPool } from "../resolve";
import { type Check, placeOf } from "./check";

/** Cross positions without anything known to stand behind them. */
export const missingWallet: Check = (context) => {
  for (const pool of context.report.pools()) {
    if (pool.reason !== "missing-wallet" && pool.reason !== "missing-leverage") continue;
    const row = context.rows.find(({ position }) => position.pool === pool.asset && position.marginMode === "cross");
    if (row === undefined) continue;
    const asset = assetOfPool(pool.asset);
    const of = asset ? ` of ${asset}` : "";
    const message =
      pool.reason === "missing-wallet"
        ? `There is no wallet balance${of} in the file, so cross positions have no liquidation price. Add "walletBalance" to "account".`
        : `What is posted to the isolated positions is not known, so neither is what is left for cross. Give each a "leverage" or an "isolatedMargin", or "crossWalletBalance" in "account".`;
    context.add("missing-wallet", "warning", message, placeOf(context, row, "marginMode"));
  }
};
