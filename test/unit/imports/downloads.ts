/** Small downloads of each kind, all with the same three tiers: to 50,000 at 0.4 %, to 600,000 at 0.5 %, then 1 %. */
export const ccxt = `{
  "BTC/USDT:USDT": [
    { "tier": 1.0, "currency": "USDT", "minNotional": 0.0, "maxNotional": 50000.0, "maintenanceMarginRate": 0.004,
      "maxLeverage": 125.0, "info": { "bracket": "1", "cum": "0.0" } },
    { "tier": 2.0, "currency": "USDT", "minNotional": 50000.0, "maxNotional": 600000.0, "maintenanceMarginRate": 5e-03,
      "maxLeverage": 100.0, "info": { "bracket": "2", "cum": "50.0" } },
    { "tier": 3.0, "currency": "USDT", "minNotional": 600000.0, "maxNotional": 9.223372036854776E+18,
      "maintenanceMarginRate": 0.01, "maxLeverage": 50.0, "info": { "bracket": "3", "cum": "3050.0" } }
  ]
}`;

export const ccxtList = JSON.stringify([
  {
    symbol: "ETH/USD:ETH",
    minNotional: 0,
    maxNotional: 50,
    maintenanceMarginRate: 0.004,
    maxLeverage: 100,
    info: { bracket: "1" },
  },
  {
    symbol: "ETH/USD:ETH",
    minNotional: 50,
    maxNotional: null,
    maintenanceMarginRate: 0.005,
    maxLeverage: 50,
    info: { bracket: "2" },
  },
]);

export const binance = `[{
  "symbol": "BTCUSDT",
  "notionalCoef": 1.50,
  "brackets": [
    { "bracket": 1, "initialLeverage": 125, "notionalCap": 50000, "notionalFloor": 0, "maintMarginRatio": 0.004, "cum": 0.0 },
    { "bracket": 2, "initialLeverage": 100, "notionalCap": 600000, "notionalFloor": 50000, "maintMarginRatio": 0.005, "cum": 50.0 },
    { "bracket": 3, "initialLeverage": 50, "notionalCap": 9223372036854775807, "notionalFloor": 600000, "maintMarginRatio": 0.01, "cum": 3050 }
  ]
}]`;

export const binanceCoin = `{
  "symbol": "BTCUSD_PERP",
  "brackets": [
    { "bracket": 1, "initialLeverage": 125, "qtyCap": 5, "qtylFloor": 0, "maintMarginRatio": 0.004, "cum": 0.0 },
    { "bracket": 2, "initialLeverage": 100, "qtyCap": 10, "qtylFloor": 5, "maintMarginRatio": 0.005, "cum": 0.005 }
  ]
}`;

export const okx = `{ "code": "0", "msg": "", "data": [
  { "instFamily": "BTC-USDT", "uly": "BTC-USDT", "instId": "", "tier": "1", "minSz": "0", "maxSz": "500", "mmr": "0.004", "imr": "0.008", "maxLever": "125" },
  { "instFamily": "BTC-USDT", "uly": "BTC-USDT", "instId": "", "tier": "2", "minSz": "501", "maxSz": "6000", "mmr": "0.005", "imr": "0.01", "maxLever": "100" },
  { "instFamily": "ETH-USD", "uly": "ETH-USD", "instId": "", "tier": "1", "minSz": "0", "maxSz": "1000", "mmr": "0.004", "imr": "0.01", "maxLever": "100" }
] }`;

export function bybit(category: string, symbol: string, rates: readonly [string, string]): string {
  const isPercent = Number(rates[0]) > 0.1;
  const row = (id: number, riskLimitValue: string, maintenanceMargin: string, leverage: number) => ({
    id,
    symbol,
    riskLimitValue,
    maintenanceMargin,
    initialMargin: String((isPercent ? 100 : 1) / leverage),
    isLowestRisk: id === 1 ? 1 : 0,
    maxLeverage: leverage.toFixed(2),
    mmDeduction: id === 1 ? "" : "10000",
  });
  const list = [row(1, "2000000", rates[0], 100), row(2, "4000000", rates[1], 50)];
  return JSON.stringify({ retCode: 0, retMsg: "OK", result: { category, list } });
}
