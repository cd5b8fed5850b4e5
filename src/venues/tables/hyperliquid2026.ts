import type { TableVersion } from "./tableVersion";

/**
 * The tiers of mainnet. The documentation gives the highest leverage of each tier and makes the rate of it:
 * 1 / (2 × highest leverage). It bears no date: the day on which it was read.
 */
export const hyperliquid2026: TableVersion = {
  asOf: "2026-11-22",
  source: {
    title: "Hyperliquid: Margin tiers",
    url: "https://hyperliquid.gitbook.io/hyperliquid-docs/trading/margin-tiers",
  },
  quote: "USDC",
  text: `
150M - 40, - - 20 | BTC
100M - 25, - - 15 | ETH
70M - 20, - - 10 | SOL
40M - 20, - - 10 | XRP
20M - 10, - - 5 | DOGE kPEPE SUI WLD TRUMP LTC ENA POPCAT WIF AAVE kBONK LINK CRV AVAX ADA UNI NEAR TIA APT BCH HYPE FARTCOIN
3M - 10, - - 5 | OP ARB LDO TON MKR ONDO JUP INJ kSHIB SEI TRX BNB DOT
`,
};
