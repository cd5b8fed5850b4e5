import * as l10n from "@vscode/l10n";
import { shown } from "../format";
import { leverageOf } from "../leverage";
import { type Check, placeOf } from "./check";

/** More leverage than the policy allows, stated or by what is posted. */
export const policyMaxLeverage: Check = (context) => {
  const maximum = context.policy.maxLeverage;
  if (maximum === undefined) return;
  for (const row of context.rows) {
    const own = leverageOf(row.position);
    if (own === undefined || own.leverage.lte(maximum)) continue;
    const [leverage, most] = [shown(own.leverage), shown(maximum)];
    const message = own.isStated
      ? l10n.t("Leverage {0} exceeds the policy's maximum of {1}.", leverage, most)
      : l10n.t(
          "Leverage {0}, notional over isolatedMargin, exceeds the policy's maximum of {1}.",
          leverage,
          most,
        );
    const place = placeOf(context, row, own.isStated ? "leverage" : "isolatedMargin");
    context.add("policy-max-leverage", "warning", message, place);
  }
};
