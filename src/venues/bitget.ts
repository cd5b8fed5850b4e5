import { generic } from "./generic";
import type { Evidence, Venue } from "./venue";

/** Bitget. The taker fee is part of the requirement, and in cross both legs of a symbol make its tier. */
export const bitget: Venue = {
  id: "bitget",
  name: "Bitget",
  rulesAsOf: "2025-09-18",
  rules: {
    ...generic.rules,
    closingFee: "price",
    tierMethod: "whole",
    tierScope: { isolated: "leg", cross: "symbol" },
    // Since September 2025: size × mark / leverage.
    initialBasis: "mark",
    modeSwitch: "refused",
    negativeBalance: "protected",
    // Two tiers at a time, in cross only.
    partialLiquidation: { isolated: "none", cross: "by-tier" },
    partialLiquidationStep: "2",
  },
  modes: ["isolated", "cross"],
};

/** Where the row comes from. */
export const bitgetEvidence: Evidence = {
  notes: [
    "The requirement holds the taker fee at the price tested.",
    "In cross, the long and the short leg of a symbol are added to find the tier; in isolated each leg has its own.",
    "Margins are on the mark.",
    "At liquidation in cross, open orders go first, then two tiers at a time.",
  ],
  sources: [
    {
      title: "Bitget: Estimated liquidation price, 2025-09-18",
      url: "https://www.bgportable.com/support/articles/12560603808759",
    },
    { title: "Bitget: Position tier", url: "https://www.bitget.com/support/articles/360052911052" },
    {
      title: "Bitget: Position margin at the mark price",
      url: "https://www.bitget.com/support/articles/12560603838731",
    },
    {
      title: "Bitget: Leverage and risk management, 2025-02-07 (read in a copy)",
      url: "https://www.bitget.com/support/articles/360058821652",
    },
    {
      title: "Bitget: Risk margin of Coin-M futures, 2021-04-01 (read in a copy)",
      url: "https://www.bitget.com/support/articles/360058878652",
    },
    {
      title: "Bitget API: Change margin mode (read in a copy)",
      url: "https://www.bitget.com/api-doc/contract/account/Change-Margin-Mode",
    },
  ],
  unconfirmed: {
    tierMethod:
      "One page multiplies the whole value with the rate; the liquidation price of later copies adds a pre-calculated offset that may be a deduction.",
    hedgeNetting:
      "Bitget writes that only the larger leg of a hedge counts; here both are asked for, which is the cautious reading.",
    negativeBalance: "That the risk fund pays a negative balance was read for Coin-M futures only.",
    priceRounding: "No response with a known tick was at hand.",
  },
};
