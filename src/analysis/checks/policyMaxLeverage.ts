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
    const by = own.isStated ? "" : ", notional over isolatedMargin,";
    const message = `Leverage ${shown(own.leverage)}${by} exceeds the policy's maximum of ${shown(maximum)}.`;
    const place = placeOf(context, row, own.isStated ? "leverage" : "isolatedMargin");
    context.add("policy-max-leverage", "warning", message, place);
  }
};
