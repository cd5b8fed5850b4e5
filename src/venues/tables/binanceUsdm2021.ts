import type { TableVersion } from "./tableVersion";

/**
 * The brackets of the main contracts three years earlier, for files that say `"rulesAsOf"`. The source has neither the
 * highest leverage of a tier nor the end of the last one.
 */
export const binanceUsdm2021: TableVersion = {
  asOf: "2021-09-18",
  source: {
    title: "Binance USD-M brackets as collected by freqtrade",
    url: "https://github.com/freqtrade/freqtrade/blob/778f0d9d0a832940ebc58e9c80213e87230e12ee/freqtrade/exchange/binance_leverage_brackets.json",
  },
  quote: "USDT",
  text: `
50K 0.4 -, 250K 0.5 -, 1M 1 -, 5M 2.5 -, 20M 5 -, 50M 10 -, 100M 12.5 -, 200M 15 -, 300M 25 -, - 50 - | BTC
10K 0.5 -, 100K 0.65 -, 500K 1 -, 1M 2 -, 2M 5 -, 5M 10 -, 10M 12.5 -, 20M 15 -, - 25 - | ETH
10K 0.65 -, 50K 1 -, 250K 2 -, 1M 5 -, 2M 10 -, 5M 12.5 -, 10M 15 -, - 25 - | ADA BCH BNB DOT EOS ETC LINK LTC TRX XLM XMR XRP XTZ
50K 1 -, 250K 2.5 -, 1M 5 -, 2M 10 -, 5M 12.5 -, 10M 25 -, - 50 - | SOL
50K 1 -, 150K 2.5 -, 250K 5 -, 500K 10 -, 750K 12.5 -, 1M 25 -, - 50 - | AVAX DOGE FTM
50K 1 -, 150K 2.5 -, 250K 5 -, 500K 10 -, 1M 12.5 -, 2M 25 -, - 50 - | ALGO ATOM
50K 1 -, 250K 2 -, 1M 5 -, 2M 10 -, 5M 12.5 -, 10M 16.65 -, - 25 - | AAVE FIL UNI
`,
};
