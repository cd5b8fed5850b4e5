/** New position files to start from. Each is sound as it stands, and its comments say what to put in. */
import * as l10n from "@vscode/l10n";

export interface Template {
  readonly id: "isolated" | "cross" | "hedge" | "multi-asset" | "inverse";
  readonly title: string;
  readonly description: string;
  readonly text: string;
}

const INSTRUMENT = `"BTCUSDT": { "maintenanceMarginRate": "0.004", "maxLeverage": "125", "takerFeeRate": "0.0005" },`;

export const TEMPLATES: readonly Template[] = [
  {
    id: "isolated",
    get title() {
      return l10n.t("Isolated");
    },
    get description() {
      return l10n.t("a position with margin of its own");
    },
    text: `{
  "venue": "binance-usdm",
  "account": { "walletBalance": "2000", "collateral": "USDT" },
  "markPrices": { "BTCUSDT": "50000" },
  "instruments": {
    // Without this entry the venue's built-in table holds.
    ${INSTRUMENT}
  },
  "positions": [
    {
      "symbol": "BTCUSDT", "side": "long", "quantity": "0.02", "entryPrice": "50000",
      "leverage": "10", "marginMode": "isolated", "isolatedMargin": "100", "stopLossPrice": "46000",
    },
  ],
}
`,
  },
  {
    id: "cross",
    get title() {
      return l10n.t("Cross");
    },
    get description() {
      return l10n.t("positions that the whole account backs");
    },
    text: `{
  "venue": "binance-usdm",
  "account": { "walletBalance": "2000", "collateral": "USDT", "marginMode": "cross" },
  "markPrices": { "BTCUSDT": "50000", "ETHUSDT": "2500" },
  "instruments": {
    // Without these entries the venue's built-in tables hold.
    ${INSTRUMENT}
    "ETHUSDT": { "maintenanceMarginRate": "0.005", "maxLeverage": "100", "takerFeeRate": "0.0005" },
  },
  "positions": [
    { "symbol": "BTCUSDT", "side": "long", "quantity": "0.1", "entryPrice": "50000", "leverage": "10" },
    { "symbol": "ETHUSDT", "side": "short", "quantity": "1", "entryPrice": "2500", "leverage": "10" },
  ],
}
`,
  },
  {
    id: "hedge",
    get title() {
      return l10n.t("Hedge");
    },
    get description() {
      return l10n.t("a long and a short of one symbol");
    },
    text: `{
  "venue": "binance-usdm",
  // In hedge mode a symbol may have one long and one short position.
  "account": { "walletBalance": "2000", "collateral": "USDT", "positionMode": "hedge" },
  "markPrices": { "BTCUSDT": "50000" },
  "instruments": {
    ${INSTRUMENT}
  },
  "positions": [
    { "symbol": "BTCUSDT", "side": "long", "quantity": "0.2", "entryPrice": "49000", "leverage": "10" },
    { "symbol": "BTCUSDT", "side": "short", "quantity": "0.1", "entryPrice": "51000", "leverage": "10" },
  ],
}
`,
  },
  {
    id: "multi-asset",
    get title() {
      return l10n.t("Multi-asset");
    },
    get description() {
      return l10n.t("further collateral besides the cash");
    },
    text: `{
  "venue": "binance-usdm",
  "account": {
    "walletBalance": "1000",
    "collateral": "USDT",
    "assets": [
      // Counts price × balance × ratio, and follows the price of BTCUSDT.
      { "asset": "BTC", "balance": "0.02", "price": "50000", "collateralRatio": "0.95", "priceSymbol": "BTCUSDT" },
      { "asset": "USDC", "balance": "500", "price": "1", "collateralRatio": "0.99" },
    ],
  },
  "markPrices": { "BTCUSDT": "50000" },
  "instruments": {
    ${INSTRUMENT}
  },
  "positions": [
    { "symbol": "BTCUSDT", "side": "long", "quantity": "0.2", "entryPrice": "50000", "leverage": "10" },
  ],
}
`,
  },
  {
    id: "inverse",
    get title() {
      return l10n.t("Inverse");
    },
    get description() {
      return l10n.t("a coin-margined contract; margin and profit in the coin");
    },
    text: `{
  "venue": "binance-coinm",
  "account": { "walletBalance": "0.05", "collateral": "BTC" },
  "markPrices": { "BTCUSD_PERP": "50000" },
  "instruments": {
    // A contract of 100 USD, worth 100 / price in BTC.
    "BTCUSD_PERP": {
      "contractType": "inverse", "contractSize": "100", "underlying": "BTC",
      "maintenanceMarginRate": "0.004", "maxLeverage": "125", "takerFeeRate": "0.0005",
    },
  },
  "positions": [
    {
      "symbol": "BTCUSD_PERP", "side": "long", "contracts": "10", "entryPrice": "50000",
      "leverage": "10", "marginMode": "isolated",
    },
  ],
}
`,
  },
];
