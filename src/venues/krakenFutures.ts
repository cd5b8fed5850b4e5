import { generic } from "./generic";
import type { Evidence, Venue } from "./venue";

/** Kraken Futures, single-collateral: the inverse contracts, each with a wallet in its own coin. */
export const krakenFutures: Venue = {
  id: "kraken-futures",
  name: "Kraken Futures, single-collateral (inverse)",
  rulesAsOf: "2026-03-17",
  rules: {
    ...generic.rules,
    // The worked example, 7481 for a long from 8000, has its 1 % on the value at the price.
    maintenanceBasis: "price",
    tierMethod: "whole",
    hedgeNetting: { isolated: "gross", cross: "max-leg" },
    ratioDirection: "falls",
    negativeBalance: "protected",
    // Full liquidation, assignment, unwind.
    partialLiquidation: "none",
  },
  // Isolated margin is offered in the multi-collateral wallet only.
  modes: ["cross"],
  contractType: "inverse",
};

/** Where the row comes from. */
export const krakenFuturesEvidence: Evidence = {
  notes: [
    "The single-collateral product: inverse contracts, each with a wallet in its own coin.",
    "Its worked example, 1,000 contracts from 8000 with 0.01 BTC, is liquidated at 7481 and bankrupt at 7407: maintenance is on the value at the price.",
    "Opposite positions in one underlying ask for the larger side only.",
    "Kraken never lets the balance become negative.",
    "Contracts are taken as inverse where a file does not say.",
  ],
  sources: [
    {
      title: "Kraken: Equity protection process, 2026-03-17",
      url: "https://support.kraken.com/articles/360022835671-Equity-Protection-Process",
    },
    {
      title: "Kraken: Inverse futures margin schedule",
      url: "https://support.kraken.com/hc/en-us/articles/15579128794772-Inverse-Futures-Margin-Schedule-Maximum-Leverage",
    },
    {
      title: "Kraken: Multi-collateral contracts, with margin modes by wallet",
      url: "https://support.kraken.com/pt-br/articles/multi-collateral-derivatives-contracts-eea",
    },
  ],
  unconfirmed: {
    maintenanceBasis:
      "A note under the margin schedule speaks of the value at entry, but the worked example fits the price only.",
    tierMethod:
      "The schedule gives a rate per level and no deduction; that it is on the whole position is assumed.",
    tierScope: "Whether opposite positions are counted into one level was not found.",
    crossConvention: "The worked example has one position only.",
    hedgeNetting: "Netting is described for the multi-collateral wallet; for this one it is assumed.",
    ratioDirection: "Kraken names both amounts but no ratio; equity over requirement is assumed.",
    modeSwitch: "There is no isolated mode to switch to, as far as the pages say.",
    priceRounding: "The worked example is printed in whole dollars.",
  },
};
