import * as l10n from "@vscode/l10n";
import { money } from "../format";
import { lossBudget } from "../policy";
import { assetOfPool } from "../poolKeys";
import { type Check, placeOf } from "./check";

/** A worst case above what the policy lets one position lose. Cross legs of a symbol have one figure: said once. */
export const policyMaxLossPerPosition: Check = (context) => {
  const limit = context.policy.maxLossPerPosition;
  if (limit === undefined) return;
  const said = new Set<string>();
  for (const row of context.rows) {
    const { pool, marginMode, instrument } = row.position;
    const key = `${pool} ${instrument.symbol}`;
    if (marginMode === "cross" && said.has(key)) continue;
    const loss = context.report.position(row.position).inForce().worstCaseLoss;
    const budget = lossBudget(context.report, pool, limit);
    if (loss === undefined || budget === undefined || loss.lte(budget.amount)) continue;
    if (marginMode === "cross") said.add(key);
    const amount = money(loss, assetOfPool(pool));
    const message =
      marginMode === "cross"
        ? l10n.t(
            "The worst-case loss of {0} in cross margin, {1}, exceeds {2}.",
            instrument.symbol,
            amount,
            budget.words,
          )
        : l10n.t("The worst-case loss of this position, {0}, exceeds {1}.", amount, budget.words);
    const fields = marginMode === "isolated" ? ["isolatedMargin", "leverage"] : ["marginMode"];
    context.add("policy-max-loss-per-position", "warning", message, placeOf(context, row, ...fields));
  }
};
