import { generic } from "./generic";
import type { Evidence, Venue } from "./venue";

/** dYdX v4. One flat maintenance fraction per market, at the oracle price; the mark stands for it here. */
export const dydx: Venue = {
  id: "dydx",
  name: "dYdX v4",
  // The documentation bears no date: the day on which the rules were put together.
  rulesAsOf: "2026-11-22",
  rules: {
    ...generic.rules,
    // A single rate, so that this and "whole" are the same; only the initial fraction grows, with open interest.
    tierMethod: "marginal",
    initialBasis: "mark",
    // The chain compares with <: equity equal to the requirement is safe.
    trigger: "below",
    ratioDirection: "falls",
    // An isolated position is another subaccount, into which an open position does not move.
    modeSwitch: "refused",
    negativeBalance: "protected",
    // How much of a position is liquidated in one block has a limit.
    partialLiquidation: "fraction",
  },
  modes: ["isolated", "cross"],
};

/** Where the row comes from. */
export const dydxEvidence: Evidence = {
  notes: [
    "One flat maintenance fraction per market, at the oracle price.",
    "The comparison is strict: equity equal to the requirement is safe.",
    "An isolated position is a subaccount of its own, so an open position does not change its mode.",
  ],
  sources: [
    {
      title: "dYdX: Liquidations",
      url: "https://github.com/dydxprotocol/v4-documentation/blob/3e475b73231a5de7e5a8a55c54047d94578060e5/docs/pages/concepts/trading/liquidations.mdx",
    },
    {
      title: "dYdX: Margin",
      url: "https://github.com/dydxprotocol/v4-documentation/blob/3e475b73231a5de7e5a8a55c54047d94578060e5/docs/pages/concepts/trading/margin.mdx",
    },
    {
      title: "dYdX: Contract loss mechanisms",
      url: "https://github.com/dydxprotocol/v4-documentation/blob/3e475b73231a5de7e5a8a55c54047d94578060e5/docs/pages/concepts/trading/contract-loss-mechanism.mdx",
    },
    {
      title: "dYdX chain: liquidations of the keeper, with their tests",
      url: "https://github.com/dydxprotocol/v4-chain/blob/84d4664bae71e3a077adaac67fb77ad19cd28d30/protocol/x/clob/keeper/liquidations.go",
    },
    {
      title: "dYdX chain: limits of a liquidation per block",
      url: "https://github.com/dydxprotocol/v4-chain/blob/main/proto/dydxprotocol/clob/liquidations_config.proto",
    },
  ],
  unconfirmed: {
    ratioDirection:
      "The chain compares equity with the requirement and names no ratio; equity over requirement is assumed.",
  },
};
