import { generic } from "./generic";
import type { Evidence, Venue } from "./venue";

/** Kraken Futures, multi-collateral: the linear contracts, all in one wallet that is counted in dollars. */
export const krakenFuturesMulti: Venue = {
  id: "kraken-futures-multi",
  name: "Kraken Futures, multi-collateral (linear)",
  rulesAsOf: "2026-03-17",
  rules: {
    ...generic.rules,
    // "Margin percentages are based on the value … at entry price."
    maintenanceBasis: "entry",
    tierMethod: "whole",
    // The larger of the long and the short side of an underlying; isolated legs stay out of it.
    hedgeNetting: { isolated: "gross", cross: "max-leg" },
    ratioDirection: "falls",
    negativeBalance: "protected",
    partialLiquidation: "fraction",
  },
  modes: ["isolated", "cross"],
};

/** Where the row comes from. */
export const krakenFuturesMultiEvidence: Evidence = {
  notes: [
    "The multi-collateral product: linear contracts in one wallet counted in dollars, with haircuts on other currencies (state them as `collateralRatio`).",
    "Margins are percentages of the value at entry.",
    "Opposite cross positions in one underlying, perpetual or dated, ask for the larger side only; isolated legs stay out of that.",
  ],
  sources: [
    {
      title: "Kraken: Margining and liquidations, multi-collateral",
      url: "https://support.kraken.com/hc/en-us/articles/4844463246100",
    },
    {
      title: "Kraken: Multi-collateral margin schedule",
      url: "https://support.kraken.com/hc/en-us/articles/360022632452",
    },
    {
      title: "Kraken: Equity protection process, 2026-03-17",
      url: "https://support.kraken.com/articles/360022835671-Equity-Protection-Process",
    },
  ],
  unconfirmed: {
    tierMethod:
      "The schedule gives a rate per level and no deduction; that it is on the whole position is assumed.",
    tierScope: "Whether opposite positions are counted into one level was not found.",
    crossConvention: "Kraken gives no example of a cross price in this wallet.",
    ratioDirection: "Kraken names both amounts but no ratio; equity over requirement is assumed.",
    modeSwitch: "Whether an open position may change its mode was not found.",
    priceRounding: "No response with a known tick was at hand.",
    partialLiquidation: "Announced for 2026-03-26; how much is closed at a time was not found.",
  },
};
