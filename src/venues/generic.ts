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
  },
  modes: ["isolated", "cross"],
};

/** Where the row comes from. */
export const genericEvidence: Evidence = {
  sources: [],
  unconfirmed: {},
};
