import * as l10n from "@vscode/l10n";
import { shown } from "../format";
import { type Check, placeOf } from "./check";

/** A leverage from which on the policy wants a fence, in cross margin. */
export const policyIsolatedRequired: Check = (context) => {
  const limit = context.policy.requireIsolatedFromLeverage;
  if (limit === undefined) return;
  for (const row of context.rows) {
    const { leverage, marginMode } = row.position;
    if (marginMode === "isolated" || leverage === undefined || leverage.lt(limit)) continue;
    const message = l10n.t(
      "Leverage {0} in cross margin: from {1} on the policy requires isolated margin.",
      shown(leverage),
      shown(limit),
    );
    context.add(
      "policy-isolated-required",
      "warning",
      message,
      placeOf(context, row, "marginMode", "leverage"),
    );
  }
};
