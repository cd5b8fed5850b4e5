/** Why there is no liquidation price, in words. */
import * as l10n from "@vscode/l10n";
import type { Decimal } from "../engine/decimal";
import type { ModeReport, Reason } from "../engine/report";
import { percent, shown } from "./format";

export function explain(mode: ModeReport): string {
  if (mode.reason === "other-side") {
    const { below, above } = mode;
    if (below)
      return l10n.t("no liquidation on the side that hurts, but at {0} below the mark", shown(below));
    return above
      ? l10n.t("no liquidation on the side that hurts, but at {0} above the mark", shown(above))
      : l10n.t("no liquidation on the side that hurts, but at a price above the mark");
  }
  return explanations()[mode.reason ?? "never"];
}

/** "liquidation at 45,180, 9.64 % away"; without the distance where none is known. */
export function liquidationAt(price: string, distance: Decimal | undefined): string {
  return distance === undefined
    ? l10n.t("liquidation at {0}", price)
    : l10n.t("liquidation at {0}, {1} away", price, percent(distance));
}

/** Where a mode is liquidated and how far away that is, or why there is no such price. */
export function priceOrReason(mode: ModeReport): string {
  const { liquidationPrice, distance } = mode;
  return liquidationPrice === undefined ? explain(mode) : liquidationAt(shown(liquidationPrice), distance);
}

const explanations = (): Record<Exclude<Reason, "other-side">, string> => ({
  never: l10n.t("never liquidated"),
  "already-liquidatable": l10n.t("liquidatable now"),
  "missing-leverage": l10n.t("no liquidation price without a leverage or an isolated margin"),
  "missing-tiers": l10n.t("no liquidation price without maintenance rates"),
  "missing-wallet": l10n.t("no liquidation price without a wallet balance"),
  "missing-fee": l10n.t("no liquidation price without a taker fee rate"),
  invalid: l10n.t("no liquidation price while a row of the pool cannot be read"),
});
