import * as l10n from "@vscode/l10n";
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
    const isOneOfSeveral = asset !== undefined && context.report.pools().length > 1;
    const field = isOneOfSeveral ? `"wallets": { "${asset}": { "walletBalance": … } }` : `"walletBalance"`;
    const [message, onLine] =
      pool.reason === "missing-wallet" ? withoutWallet(asset, field) : withoutPostedMargin();
    context.add("missing-wallet", "warning", message, placeOf(context, row, "marginMode"), onLine);
  }
};

/** What is said of a file, and of a line of the notation. */
type Messages = readonly [ofFile: string, ofLine: string];

function withoutWallet(asset: string | undefined, field: string): Messages {
  return asset
    ? [
        l10n.t(
          'There is no wallet balance of {0} in the file, so cross positions that settle in {0} have no liquidation price. Add {1} to "account".',
          asset,
          field,
        ),
        l10n.t(
          "There is no wallet balance of {0} in the line, so cross positions that settle in {0} have no liquidation price. Add wallet and its balance, such as wallet 2000.",
          asset,
        ),
      ]
    : [
        l10n.t(
          'There is no wallet balance in the file, so cross positions have no liquidation price. Add {0} to "account".',
          field,
        ),
        l10n.t(
          "There is no wallet balance in the line, so cross positions have no liquidation price. Add wallet and its balance, such as wallet 2000.",
        ),
      ];
}

function withoutPostedMargin(): Messages {
  return [
    l10n.t(
      'What is posted to the isolated positions is not known, so neither is what is left for cross. Give each a "leverage" or an "isolatedMargin", or "crossWalletBalance" in "account".',
    ),
    l10n.t(
      "What is posted to the isolated positions is not known, so neither is what is left for cross. Give each a leverage or a margin, such as 10x or margin 300, or write cross wallet 2000.",
    ),
  ];
}

/** A wallet is there, and no pool has it: `wallet-without-asset` says so. */
function isWalletWithoutAsset({ file, report }: CheckContext): boolean {
  const { walletBalance, crossWalletBalance } = file.top.values.account?.values ?? {};
  const stated = walletBalance ?? crossWalletBalance;
  const wallets = [...report.account.wallets.values()];
  return (
    stated !== undefined && !wallets.some((one) => (one.walletBalance ?? one.crossWalletBalance)?.eq(stated))
  );
}
