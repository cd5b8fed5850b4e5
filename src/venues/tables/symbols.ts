/** The names under which people write a contract, brought to the one under which its table is found. */

/** "BTC/USDT:USDT" and "BTC/USDT:USDT-241227", as ccxt writes contracts that settle in what they are quoted in. */
const UNIFIED = /^(?<base>[^/:\s]+)\/(?<quote>\w+):\k<quote>(?:-(?<delivery>\d{6}))?$/;

/** BTCUSDT, BTCUSDT_241227. */
export function binanceName(underlying: string, quote: string, delivery: string): string {
  return `${underlying}${quote}${delivery && `_${delivery}`}`;
}

export function binanceNameOf(symbol: string): string {
  const { base, quote, delivery = "" } = UNIFIED.exec(symbol)?.groups ?? {};
  return base === undefined ? symbol : binanceName(base, quote!, delivery);
}

/** The coin: BTC for BTC-USD, BTC-PERP and BTC/USDC:USDC. */
export function hyperliquidNameOf(symbol: string): string {
  const { base, quote, delivery } = UNIFIED.exec(symbol)?.groups ?? {};
  if (base !== undefined) return quote === "USDC" && delivery === undefined ? base : symbol;
  return symbol.replace(/-(?:USD|PERP)$/, "");
}
