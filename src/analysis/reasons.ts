/** Why there is no liquidation price, in words. */
import type { ModeReport, Reason } from "../engine/report";
import { shown } from "./format";

export function explain(mode: ModeReport): string {
  if (mode.reason === "other-side") {
    const [where, price] = mode.below ? ["below", mode.below] : ["above", mode.above];
    return `no liquidation on the side that hurts, but at ${price ? shown(price) : "a price"} ${where} the mark`;
  }
  return EXPLANATIONS[mode.reason ?? "never"];
}

const EXPLANATIONS: Record<Exclude<Reason, "other-side">, string> = {
  never: "never liquidated",
  "already-liquidatable": "liquidatable now",
  "missing-leverage": "no liquidation price without a leverage or an isolated margin",
  "missing-tiers": "no liquidation price without maintenance rates",
  "missing-wallet": "no liquidation price without a wallet balance",
  "missing-fee": "no liquidation price without a taker fee rate",
  invalid: "no liquidation price while a row of the pool cannot be read",
};
