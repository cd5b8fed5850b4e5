/** All venues: the generic one first, then as a list of choices reads best. */
import { binanceCoinm } from "./binanceCoinm";
import { binanceUsdm } from "./binanceUsdm";
import { bitget } from "./bitget";
import { bitmex } from "./bitmex";
import { bybit } from "./bybit";
import { bybitClassic } from "./bybitClassic";
import { deribit } from "./deribit";
import { dydx } from "./dydx";
import { gate } from "./gate";
import { generic } from "./generic";
import { hyperliquid } from "./hyperliquid";
import { krakenFutures } from "./krakenFutures";
import { krakenFuturesMulti } from "./krakenFuturesMulti";
import { kucoin } from "./kucoin";
import { okx } from "./okx";
import { phemex } from "./phemex";
import type { Venue } from "./venue";

export const venues: readonly Venue[] = [
  generic,
  binanceUsdm,
  binanceCoinm,
  bitget,
  bitmex,
  bybit,
  bybitClassic,
  deribit,
  dydx,
  gate,
  hyperliquid,
  krakenFutures,
  krakenFuturesMulti,
  kucoin,
  okx,
  phemex,
];

const byId = new Map(venues.map((venue) => [venue.id, venue]));

export function venueOf(id: string): Venue | undefined {
  return byId.get(id);
}
