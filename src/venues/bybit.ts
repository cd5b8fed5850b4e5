import { generic } from "./generic";
import type { Evidence, Venue } from "./venue";

/** Bybit's unified account since its margin calculation went over to the mark price. Before: bybit-classic. */
export const bybit: Venue = {
  id: "bybit",
  name: "Bybit",
  rulesAsOf: "2026-05-27",
  rules: {
    ...generic.rules,
    // Brackets publish mmDeduction.
    tierMethod: "marginal",
    initialBasis: "mark",
    // One mode for the whole account: isolated, cross or portfolio.
    modeSwitch: "account-wide",
    negativeBalance: "protected",
    priceRounding: "tick-towards-market",
    partialLiquidation: "by-tier",
  },
  modes: ["isolated", "cross"],
};

/** Where the row comes from. */
export const bybitEvidence: Evidence = {
  notes: [
    "The unified account since its margins follow the mark price; the isolated formula is then that of Binance, with the deduction that Bybit publishes.",
    "Before, it was another: `bybit-classic`.",
    "The margin mode is one for the whole account.",
    "The cross price that Bybit shows is an estimate; what counts is the maintenance rate of the account, which rises to 100 %.",
  ],
  sources: [
    {
      title: "Bybit: Liquidation price under isolated mode, 2026-05-27",
      url: "https://www.kbybit.com/en/help-center/article/Liquidation-Price-Calculation-under-Isolated-Mode-Unified-Trading-Account",
    },
    {
      title: "Bybit API: positions",
      url: "https://github.com/bybit-exchange/docs/blob/master/docs/v5/position/position.mdx",
    },
    {
      title: "Bybit API: risk limit",
      url: "https://github.com/bybit-exchange/docs/blob/master/docs/v5/market/risk-limit.mdx",
    },
    {
      title: "Bybit API: set margin mode",
      url: "https://github.com/bybit-exchange/docs/blob/master/docs/v5/account/set-margin-mode.mdx",
    },
    {
      title: "Bybit: Liquidation process of the unified account",
      url: "https://www.bybit.com/en/help-center/article/UTA-Trading-Rules",
    },
  ],
  unconfirmed: {
    tierScope: "Whether opposite legs are counted into one tier was not found.",
    crossConvention: "Bybit calls its cross price an estimate and does not say what else moves with it.",
    hedgeNetting: "No source says that opposite cross legs lower the requirement, so both are asked for.",
    negativeBalance:
      "Settlement at the bankruptcy price is written for isolated positions; for cross it is assumed.",
    priceRounding: "Seen in responses from before the change of the rules.",
  },
};
