import { generic } from "./generic";
import type { Evidence, Venue } from "./venue";

/** Binance USD-M. One published formula for both modes: brackets with a deduction, on the value at the price. */
export const binanceUsdm: Venue = {
  id: "binance-usdm",
  name: "Binance USD-M Futures",
  rulesAsOf: "2024-10-24",
  rules: {
    ...generic.rules,
    // The deduction ("maintenance amount") is published with every bracket.
    tierMethod: "marginal",
    // The account's figure moves with the mark; what is posted to an isolated position does not.
    initialBasis: { isolated: "entry", cross: "mark" },
    // Errors −4047 (open orders) and −4048 (open position).
    modeSwitch: "refused",
    negativeBalance: "protected",
    partialLiquidation: "fraction",
  },
  modes: ["isolated", "cross"],
};

/** Where the row comes from. */
export const binanceUsdmEvidence: Evidence = {
  notes: [
    "One published formula gives the price in both modes.",
    "Maintenance is value × rate − maintenance amount of the bracket that holds the value _at the liquidation price_: in Binance's own example the bracket at entry gives 1147.43, the right one 1153.26.",
    "In hedge mode both cross legs share one price, isolated legs have one each.",
    "Profits of other cross positions count.",
    "The fee of closing is not in the formula.",
    "The mode of a symbol with an open position or order cannot be switched.",
  ],
  sources: [
    {
      title: "Binance: How to calculate the liquidation price of USD-M futures",
      url: "https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93",
    },
    {
      title: "Binance: Notional limit and maintenance margin",
      url: "https://www.binance.com/en/futures/trading-rules/perpetual/portfolio-margin/notional-limit",
    },
    {
      title: "Binance USD-M brackets as collected by freqtrade, 2024-10-24",
      url: "https://github.com/freqtrade/freqtrade/blob/develop/freqtrade/exchange/binance_leverage_tiers.json",
    },
    {
      title: "Binance: Futures liquidation protocols, 2024-05-29",
      url: "https://www.binance.com/en-NZ/support/faq/binance-futures-liquidation-protocols-360033525271",
    },
    {
      title: "Binance API: Position information V3 (read in a copy)",
      url: "https://developers.binance.com/docs/derivatives/usds-margined-futures/trade/rest-api/Position-Information-V3",
    },
    {
      title: "Binance API: Error codes",
      url: "https://developers.binance.com/docs/derivatives/usds-margined-futures/error-code",
    },
  ],
  unconfirmed: {
    initialBasis:
      "The mark is confirmed for cross; that an isolated position keeps the margin of its entry is assumed.",
    negativeBalance:
      "That the insurance fund takes a negative balance back to 0 was read in a partner's copy only.",
    partialLiquidation: "Binance says that it first reduces with one large order, but not by how much.",
  },
};
