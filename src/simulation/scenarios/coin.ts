/** The coin that a name begins with: alone, or before what it is quoted in. */
const COIN = /^(XBT|[A-Z]{2,5}?)(?=$|[^A-Z]|USD|EUR|BUSD|FDUSD|PERP)/;

/** "BTC" of BTCUSDT, BTC/USDT:USDT and XBTUSD; none of a name that does not look like that. */
export function coinNamed(name: string): string | undefined {
  return COIN.exec(name.toUpperCase())?.[1]?.replace("XBT", "BTC");
}
