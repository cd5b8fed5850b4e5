import { generic } from "./generic";
import type { Evidence, Venue } from "./venue";

/** Hyperliquid. Rate of a tier = 1 / (2 × its maximum leverage), with a deduction. */
export const hyperliquid: Venue = {
  id: "hyperliquid",
  name: "Hyperliquid",
  // The documentation bears no date: the day on which the rules were put together.
  rulesAsOf: "2026-11-22",
  rules: {
    ...generic.rules,
    tierMethod: "marginal",
    initialBasis: "mark",
    trigger: "below",
    // "Cannot switch leverage type with open position."
    modeSwitch: "refused",
    // Auto-deleveraging; no loss is shared, and none is owed.
    negativeBalance: "protected",
    // 20 % of a large position first; below two thirds of the maintenance margin the vault takes all of it.
    partialLiquidation: "fraction",
    partialLiquidationStep: "0.2",
  },
  modes: ["isolated", "cross"],
};

/** Where the row comes from. */
export const hyperliquidEvidence: Evidence = {
  notes: [
    "The rate of a tier is 1 / (2 × its maximum leverage), with a deduction, at the tier of the value at the liquidation price.",
    "The leverage chosen does not move a cross price.",
    "The comparison is strict.",
    "A large position is first closed by 20 %; when the equity falls below two thirds of the maintenance margin the vault takes the position over, and the maintenance margin is not returned.",
    "Records from 2023 follow an older formula, without 1 − r.",
  ],
  sources: [
    {
      title: "Hyperliquid: Margin tiers",
      url: "https://hyperliquid.gitbook.io/hyperliquid-docs/trading/margin-tiers",
    },
    {
      title: "Hyperliquid: Liquidations",
      url: "https://hyperliquid.gitbook.io/hyperliquid-docs/trading/liquidations",
    },
    {
      title: "Hyperliquid: clearinghouseState, with a position",
      url: "https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/info-endpoint/perpetuals",
    },
    {
      title: "Hyperliquid responses recorded by ccxt",
      url: "https://github.com/ccxt/ccxt/blob/0117dcb9f9d7ef6fdd11d7dd649c8ca200f061d7/ts/src/test/static/response/hyperliquid.json",
    },
  ],
  unconfirmed: {
    ratioDirection: "That the interface shows maintenance margin over account value is assumed.",
  },
};
