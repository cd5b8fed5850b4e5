import { shown } from "../format";
import { type Check, placeOf } from "./check";

/** A leverage from which on the policy wants a fence, in cross margin. */
export const policyIsolatedRequired: Check = (context) => {
  const limit = context.policy.requireIsolatedFromLeverage;
  if (limit === undefined) return;
  for (const row of context.rows) {
    const { leverage, marginMode } = row.position;
    if (marginMode === "isolated" || leverage === undefined || leverage.lt(limit)) continue;
    const message = `Leverage ${shown(leverage)} in cross margin: from ${shown(limit)} on the policy requires isolated margin.`;
    context.add(
      "policy-isolated-required",
      "warning",
      message,
      placeOf(context, row, "marginMode", "leverage"),
    );
  }
};
