import type { Evidence, Venue } from "./venue";

/** No venue in particular: the plainest rules, and the ones that the others are written as differences to. */
export const generic: Venue = {
  id: "generic",
  name: "Generic",
  rulesAsOf: "2026-11-22",
  rules: {
    maintenanceBasis: "price",
    closingFee: "none",
    closingFeeReserve: "1",
    tierMethod: "marginal",
    tierScope: "leg",
    initialBasis: "entry",
    unrealizedProfit: "counts",
    crossConvention: "others-at-mark",
    hedgeNetting: "gross",
    trigger: "at-or-below",
    ratioDirection: "rises",
    modeSwitch: "unknown",
    negativeBalance: "unknown",
    priceRounding: "none",
    partialLiquidation: "unknown",
    partialLiquidationStep: "unknown",
  },
  modes: ["isolated", "cross"],
};

/** Where the row comes from. */
export const genericEvidence: Evidence = {
  notes: [
    "No venue in particular, and the row that the others are written as differences to: maintenance on the value at the price tested, tiers with a deduction, no fee in the requirement, everything in the pool at its mark.",
    "It claims nothing about what a venue does with an open position, so those rules are `unknown`.",
  ],
  sources: [],
  unconfirmed: {},
};
