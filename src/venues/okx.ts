import { generic } from "./generic";
import type { Evidence, Venue } from "./venue";

/** OKX swaps, linear and inverse. The fee of liquidation is part of what the margin must cover. */
export const okx: Venue = {
  id: "okx",
  name: "OKX",
  rulesAsOf: "2025-05-16",
  rules: {
    ...generic.rules,
    closingFee: "price",
    // The rate of the tier on all contracts; the API has no deduction. Tiers count contracts.
    tierMethod: "whole",
    initialBasis: { isolated: "entry", cross: "mark" },
    ratioDirection: "falls",
    modeSwitch: "refused",
    negativeBalance: "protected",
    // From tier 3 on, two tiers at a time.
    partialLiquidation: "by-tier",
    partialLiquidationStep: "2",
    // The price is printed with all its digits, one tick above the formula in the one response at hand.
    priceRounding: "none",
  },
  modes: ["isolated", "cross"],
};

/** Where the row comes from. */
export const okxEvidence: Evidence = {
  notes: [
    "The requirement holds the fee of liquidation at the price tested.",
    "One rate, that of the tier of all contracts, is on the whole position; tiers count contracts (`maxContracts`), so the price does not move them.",
    "The ratio that OKX shows is balance over requirement and falls to 100 %.",
    "Each position has its mode.",
  ],
  sources: [
    {
      title: "OKX: Tiered maintenance margin ratio rules, 2025-05-16 (read in a copy)",
      url: "https://www.okx.com/help/v-tiered-maintenance-margin-ratio-rules",
    },
    { title: "OKX API v5: positions and position tiers", url: "https://www.okx.com/docs-v5/en/" },
    { title: "A rewrite of OKX's initial margin rules", url: "https://ukcamo.com/8077.html" },
    { title: "A rewrite of OKX's margin ratio rules", url: "https://open-lib.com/11556.html" },
  ],
  unconfirmed: {
    tierScope: "Whether opposite legs are counted into one tier was not found.",
    initialBasis:
      "The mark in cross is confirmed by a response; the entry in isolated is from a rewrite only.",
    crossConvention: "Worked out from the definition of the ratio; OKX gives no example of a cross price.",
    hedgeNetting: "No source says that opposite cross legs lower the requirement, so both are asked for.",
    modeSwitch: "Only guides say that an open position must be closed first.",
    negativeBalance: "That the loss ends at the bankruptcy price is from rewrites of OKX's rules.",
  },
};
