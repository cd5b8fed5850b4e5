/** Collateral whose price no scenario, no candles and no random path can move. */
import * as l10n from "@vscode/l10n";
import type { PositionFile } from "../../document/positionFile";
import { ONE } from "../../engine/decimal";
import { shown } from "../format";

/** A sentence for each asset without a price symbol; none for one that is worth 1, as a coin of the same money. */
export function stillCollateral({ top }: PositionFile): string[] {
  const assets = top.values.account?.values.assets ?? [];
  return assets.flatMap((fields) => {
    const { asset, balance, price, priceSymbol } = fields?.values ?? {};
    if (asset === undefined || balance === undefined || price === undefined) return [];
    if (priceSymbol !== undefined || balance.isZero() || price.eq(ONE)) return [];
    return [
      l10n.t("{0} in the collateral has no priceSymbol, so its price stays at {1}.", asset, shown(price)),
    ];
  });
}
