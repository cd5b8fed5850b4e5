import { assetOfPool } from "../poolKeys";
import { type Check, type CheckContext, placeOf } from "./check";

/** Cross positions without anything known to stand behind them. */
export const missingWallet: Check = (context) => {
  if (isWalletWithoutAsset(context)) return;
  for (const pool of context.report.pools()) {
    if (pool.reason !== "missing-wallet" && pool.reason !== "missing-leverage") continue;
    const row = context.rows.find(
      ({ position }) => position.pool === pool.asset && position.marginMode === "cross",
    );
    if (row === undefined) continue;
    const asset = assetOfPool(pool.asset);
    const [of, there] = asset ? [` of ${asset}`, ` that settle in ${asset}`] : ["", ""];
    const isOneOfSeveral = asset !== undefined && context.report.pools().length > 1;
    const wallet = isOneOfSeveral ? `"wallets": { "${asset}": { "walletBalance": … } }` : `"walletBalance"`;
    const message =
      pool.reason === "missing-wallet"
        ? `There is no wallet balance${of} in the file, so cross positions${there} have no liquidation price. Add ${wallet} to "account".`
        : `What is posted to the isolated positions is not known, so neither is what is left for cross. Give each a "leverage" or an "isolatedMargin", or "crossWalletBalance" in "account".`;
    context.add("missing-wallet", "warning", message, placeOf(context, row, "marginMode"));
  }
};

/** A wallet is there, and no pool has it: `wallet-without-asset` says so. */
function isWalletWithoutAsset({ file, report }: CheckContext): boolean {
  const { walletBalance, crossWalletBalance } = file.top.values.account?.values ?? {};
  const stated = walletBalance ?? crossWalletBalance;
  const wallets = [...report.account.wallets.values()];
  return (
    stated !== undefined && !wallets.some((one) => (one.walletBalance ?? one.crossWalletBalance)?.eq(stated))
  );
}
