import { generic } from "./generic";
import type { Evidence, Venue } from "./venue";

/** BitMEX, linear, inverse and quanto: everything is frozen at the entry value, the reserve for closing included. */
export const bitmex: Venue = {
  id: "bitmex",
  name: "BitMEX",
  // The sources bear no date: the day on which the rules were put together.
  rulesAsOf: "2026-11-22",
  rules: {
    ...generic.rules,
    maintenanceBasis: "entry",
    // posMaint = maintMarginReq · posCost + 1.1 · posComm; posComm is the fee at the bankruptcy value.
    closingFee: "entry",
    closingFeeReserve: "1.1",
    // Margins rise with every step of the risk limit, for the whole position.
    tierMethod: "whole",
    unrealizedProfit: "excluded",
    // The leverage slider moves an open position between cross (0) and isolated.
    modeSwitch: "allowed",
    negativeBalance: "protected",
    priceRounding: "tick-towards-market",
    partialLiquidation: "by-tier",
  },
  modes: ["isolated", "cross"],
};

/** Where the row comes from. */
export const bitmexEvidence: Evidence = {
  notes: [
    "All is frozen at the entry value: the maintenance margin and a reserve of 1.1 × the fee of closing at the bankruptcy price (`feeReserve`, part of `isolatedMargin`).",
    "BitMEX's cross example, 20 ETH from 1000 with 10,000 behind them, is liquidated at 510 and bankrupt at 500; with maintenance on the price it would be 505.05.",
    "The mode can be changed while the position is open.",
    "Prices are rounded towards the market.",
  ],
  sources: [
    { title: "BitMEX: Isolated margin examples", url: "https://www.bitmex.com/app/isolatedMarginExamples" },
    { title: "BitMEX: Liquidation", url: "https://www.bitmex.com/app/liquidation" },
    { title: "BitMEX: Risk limit examples", url: "https://www.bitmex.com/app/riskLimitsExamples" },
    {
      title: "A position as BitMEX returns it",
      url: "https://github.com/ccxt/ccxt/blob/master/ts/src/bitmex.ts",
    },
    {
      title: "BitMEX: How does the cross margining system work",
      url: "https://support.bitmex.com/hc/en-gb/articles/19343437697309-How-Does-the-Cross-Margining-System-Work-on-BitMEX",
    },
  ],
  unconfirmed: {
    closingFee:
      "The reserve is confirmed for isolated positions; the published cross example leaves fees out.",
    tierMethod: "That the rate of a step is on the whole position was not found in BitMEX's own words.",
    unrealizedProfit:
      "Excluded is the older and more cautious rule; BitMEX's help page now says that cross positions share unrealised profit.",
    crossConvention: "The published cross example has one position only.",
    ratioDirection: "BitMEX shows no margin ratio of this kind.",
  },
};
