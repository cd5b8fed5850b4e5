/** Books whose comments and odd spacing must outlive every edit. */
import type { TextLanguage } from "../../src/document/language";

export const books: Readonly<Record<"json" | "yaml", string>> = {
  json: `{
  // Kept by hand.
  "venue": "generic", /* no one's */
  "account": { "walletBalance": "20000",   "collateral": "USDT" }, // the wallet
  "instruments": {
    "BTCUSDT": { "maintenanceMarginRate": "0.004" },
    "ETHUSDT": { "maintenanceMarginRate": 0.005 }, "SOLUSDT": { "maintenanceMarginRate": "0.01" }
  },
  "positions": [
    // The swing.
    { "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000", "leverage": "10", "marginMode": "isolated", "isolatedMargin": "100" },
    {
      "symbol": "ETHUSDT", // core
      "side": "short",
      "quantity": 1.5,
      "entryPrice":   3000,
      "leverage": 5,
    },
    { "symbol": "SOLUSDT", "side": "long", "quantity": "40", "entryPrice": "150", "leverage": "4", "marginMode": "isolated" } /* small */,
    { "symbol": "BTCUSDT", "side": "short", "quantity": "0.010", "entryPrice": "64000.50", "leverage": "3", "stopLossPrice": "70000" },
  ],
  // The end.
}
`,
  yaml: `# Kept by hand.
venue: generic # no one's
account: { walletBalance: "20000",   collateral: USDT } # the wallet
instruments:
  BTCUSDT: { maintenanceMarginRate: 0.004 }
  ETHUSDT: { maintenanceMarginRate: "0.005" }
  SOLUSDT: { maintenanceMarginRate: 0.01 }
positions:
  # The swing.
  - symbol: BTCUSDT
    side: long
    quantity: 0.02
    entryPrice: 50000
    leverage: 10
    marginMode: isolated
    isolatedMargin: 100
  - { symbol: ETHUSDT, side: short, quantity: "1.5", entryPrice:   3000, leverage: 5 } # core

  - symbol: SOLUSDT
    side: long
    quantity: 40
    entryPrice: 150.50   # odd
    leverage: 4
    marginMode: isolated
  - symbol: BTCUSDT
    side: short
    quantity: 0.010
    entryPrice: 64000.50
    leverage: 3
    stopLossPrice: 70000
# The end.
`,
};

/** A line of comment. */
export const comment = (language: TextLanguage, words: string): string =>
  `${language === "json" ? "//" : "#"} ${words}`;

/** All comments of a text, in order. */
export function commentsOf(text: string, language: TextLanguage): string[] {
  const marks = language === "json" ? /\/\/[^\n]*|\/\*[^]*?\*\// : /#[^\n]*/;
  return text.match(new RegExp(marks.source, "g")) ?? [];
}
