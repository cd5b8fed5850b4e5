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
    const what = marginMode === "cross" ? `${instrument.symbol} in cross margin` : "this position";
    const message = `The worst-case loss of ${what}, ${money(loss, assetOfPool(pool))}, exceeds ${budget.words}.`;
    const fields = marginMode === "isolated" ? ["isolatedMargin", "leverage"] : ["marginMode"];
    context.add("policy-max-loss-per-position", "warning", message, placeOf(context, row, ...fields));
  }
};
