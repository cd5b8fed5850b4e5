import * as l10n from "@vscode/l10n";
import { type Node, nodeAt } from "../../document/tree";
import { money } from "../format";
import { lossBudget } from "../policy";
import { assetOfPool } from "../poolKeys";
import { type Check, type CheckContext, placeOf } from "./check";

/** A worst case of everything in one asset above what the policy lets the account lose. */
export const policyMaxLossPerAccount: Check = (context) => {
  const limit = context.policy.maxLossPerAccount;
  if (limit === undefined) return;
  for (const { asset: pool, worstCaseLoss } of context.report.pools()) {
    const budget = lossBudget(context.report, pool, limit);
    const place = placeOfPool(context, pool);
    if (worstCaseLoss === undefined || budget === undefined || place === undefined) continue;
    if (worstCaseLoss.lte(budget.amount)) continue;
    const asset = assetOfPool(pool);
    const loss = money(worstCaseLoss, asset);
    const message =
      asset && context.report.pools().length > 1
        ? l10n.t("The worst-case loss of all positions in {0}, {1}, exceeds {2}.", asset, loss, budget.words)
        : l10n.t("The worst-case loss of all positions, {0}, exceeds {1}.", loss, budget.words);
    context.add("policy-max-loss-per-account", "warning", message, place);
  }
};

/** The wallet that is at stake, else a position of the pool; none for a pool that the file has nothing of. */
function placeOfPool(context: CheckContext, pool: string): Node | undefined {
  const { tree } = context.file;
  const wallet = context.report.account.wallets.get(pool);
  const row = context.rows.find(({ position }) => position.pool === pool);
  const isOnly = context.report.pools().length === 1;
  for (const name of ["walletBalance", "crossWalletBalance"] as const) {
    if (wallet?.[name] === undefined) continue;
    const node =
      nodeAt(tree, ["account", "wallets", pool, name]) ??
      (isOnly ? nodeAt(tree, ["account", name]) : undefined);
    if (node !== undefined) return node;
  }
  return row && placeOf(context, row);
}
