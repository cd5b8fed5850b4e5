import { binanceUsdm, binanceUsdmEvidence } from "./binanceUsdm";
import type { Evidence, Venue } from "./venue";

/** Binance COIN-M: the same rules on inverse contracts, with brackets in coin. */
export const binanceCoinm: Venue = {
  id: "binance-coinm",
  name: "Binance COIN-M Futures",
  rulesAsOf: "2024-05-29",
  rules: binanceUsdm.rules,
  modes: ["isolated", "cross"],
  contractType: "inverse",
};

/** Where the row comes from. */
export const binanceCoinmEvidence: Evidence = {
  notes: [
    "The rules of `binance-usdm` on inverse contracts; brackets are in coin, so the same position moves up through them as the price falls.",
    "Older revisions of Binance's page state other maintenance amounts: only the current ones reproduce the price that Binance's calculator shows.",
    "Contracts are taken as inverse where a file does not say.",
  ],
  sources: [
    {
      title: "Binance: How to calculate the liquidation price of COIN-M futures",
      url: "https://www.binance.com/en/support/faq/ceccfcfb4e3a45e3b48b0b1bb1a8ae46",
    },
    {
      title: "Liquidation price of the Binance calculator with its inputs",
      url: "https://dev.binance.vision/t/coin-margined-futures-liquidation-price-calculation-help-cm-variable/6292",
    },
    {
      title: "Binance: Futures liquidation protocols, 2024-05-29",
      url: "https://www.binance.com/en-NZ/support/faq/binance-futures-liquidation-protocols-360033525271",
    },
  ],
  unconfirmed: {
    ...binanceUsdmEvidence.unconfirmed,
    initialBasis: "Taken over from USD-M; no COIN-M source says which price the initial margin is on.",
    modeSwitch: "The error codes were read for USD-M only.",
  },
};
