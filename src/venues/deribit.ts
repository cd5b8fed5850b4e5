import { generic } from "./generic";
import type { Evidence, Venue } from "./venue";

/** Deribit, standard margin: no brackets, the rate grows with the size of the position. */
export const deribit: Venue = {
  id: "deribit",
  name: "Deribit",
  // The margin pages bear no date: the day on which the rules were put together.
  rulesAsOf: "2026-11-22",
  rules: {
    ...generic.rules,
    tierMethod: "size-linear",
    // Both margins are on the value at the index; the mark stands for it here.
    initialBasis: "mark",
    negativeBalance: "protected",
    // In small steps, until the margin is met again.
    partialLiquidation: "fraction",
  },
  // One cross account per currency.
  modes: ["cross"],
};

/** Where the row comes from. */
export const deribitEvidence: Evidence = {
  notes: [
    "No brackets: the rate is a base plus a slope × the size of the position in base units (BTC: 1 % + 0.005 % per BTC), on the whole position.",
    "The value is at the index, for which the mark stands in.",
    "Everything is cross, one account per currency.",
    "Liquidation goes in small steps and stops as soon as the margin is met.",
  ],
  sources: [
    {
      title: "Deribit: Linear perpetual",
      url: "https://support.deribit.com/hc/en-us/articles/25944738177565-Linear-Perpetual",
    },
    { title: "Deribit: Auto liquidation", url: "https://www.deribit.com/docs/auto-liquidation/" },
    {
      title: "Deribit: The insurance fund and socialised loss system",
      url: "https://insights.deribit.com/education/the-deribit-insurance-fund-and-socialised-loss-system",
    },
  ],
  unconfirmed: {
    unrealizedProfit: "That the equity of the account counts unrealised profit whole is assumed.",
    crossConvention: "Deribit gives no example of a liquidation price.",
    trigger: "Deribit writes of not enough equity, without saying what happens at equality.",
    ratioDirection: "That the interface shows maintenance margin over balance is assumed.",
    modeSwitch: "No isolated mode is known here, so that there would be nothing to switch to.",
    priceRounding: "No response with a known tick was at hand.",
  },
};
