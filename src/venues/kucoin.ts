import { generic } from "./generic";
import type { Evidence, Venue } from "./venue";

/** KuCoin Futures. The modes differ in nearly everything: isolated is frozen at entry, cross moves with the price. */
export const kucoin: Venue = {
  id: "kucoin",
  name: "KuCoin Futures",
  rulesAsOf: "2025-12-30",
  rules: {
    ...generic.rules,
    maintenanceBasis: { isolated: "entry", cross: "price" },
    closingFee: { isolated: "none", cross: "price" },
    // "The liquidation price is based on the … rate of the risk limit level."
    tierMethod: "whole",
    // The cross price shown lets each position have its share of the margin; the risk rate of the account decides.
    crossConvention: "pro-rata",
    priceRounding: "tick-towards-market",
    // Isolated: one risk limit level at a time. Cross: a part, above 600,000 USDT.
    partialLiquidation: { isolated: "by-tier", cross: "fraction" },
    partialLiquidationStep: { isolated: "1", cross: "unknown" },
  },
  modes: ["isolated", "cross"],
};

/** Where the row comes from. */
export const kucoinEvidence: Evidence = {
  notes: [
    "Isolated is frozen at entry and has no fee in the requirement; cross moves with the price and has the taker fee in it.",
    "The cross price that KuCoin shows gives each position its share of the margin by value and solves it alone; what decides is the risk rate of the account, which rises to 100 %.",
  ],
  sources: [
    { title: "KuCoin: Liquidation price", url: "https://www.kucoin.com/support/4408061803033" },
    {
      title: "KuCoin: Bankruptcy price",
      url: "https://kucoin.zendesk.com/hc/en-us/articles/27619032569113-How-to-Calculate-Contract-Bankruptcy-Price",
    },
    { title: "KuCoin: Risk rate of cross margin", url: "https://www.kucoin.com/support/35233217061785" },
    {
      title: "KuCoin: Liquidation price in cross margin",
      url: "https://www.kucoin.com/support/35084431335065",
    },
    { title: "KuCoin: Cross margin, 2025-12-30", url: "https://www.kucoin.com/support/35084093025049" },
    {
      title: "KuCoin: Risk limit level, 2022-12-01",
      url: "https://www.kucoin.com/blog/what-is-risk-limit-level-on-kucoin-futures-en",
    },
    {
      title: "A position as KuCoin returns it",
      url: "https://github.com/ccxt/ccxt/blob/master/ts/src/kucoinfutures.ts",
    },
  ],
  unconfirmed: {
    tierMethod:
      "Confirmed for isolated; in cross KuCoin's rate is a continuous function of the size, for which a table stands in.",
    tierScope: "Whether opposite legs are counted into one level was not found.",
    initialBasis: "Entry is confirmed for isolated; for cross the example does not tell entry from mark.",
    hedgeNetting:
      "Hedged orders take less margin in cross; that the requirement of positions nets too was not found, so both are asked for.",
    modeSwitch: "Whether an open position may change its mode was not found.",
    negativeBalance: "No source was found.",
    partialLiquidation: "How much is closed at a time in cross was not found.",
  },
};
