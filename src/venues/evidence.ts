/** Sources and open questions of every venue, by id. Not part of what computes. */
import { binanceCoinm, binanceCoinmEvidence } from "./binanceCoinm";
import { binanceUsdm, binanceUsdmEvidence } from "./binanceUsdm";
import { bitget, bitgetEvidence } from "./bitget";
import { bitmex, bitmexEvidence } from "./bitmex";
import { bybit, bybitEvidence } from "./bybit";
import { bybitClassic, bybitClassicEvidence } from "./bybitClassic";
import { deribit, deribitEvidence } from "./deribit";
import { dydx, dydxEvidence } from "./dydx";
import { gate, gateEvidence } from "./gate";
import { generic, genericEvidence } from "./generic";
import { hyperliquid, hyperliquidEvidence } from "./hyperliquid";
import { krakenFutures, krakenFuturesEvidence } from "./krakenFutures";
import { krakenFuturesMulti, krakenFuturesMultiEvidence } from "./krakenFuturesMulti";
import { kucoin, kucoinEvidence } from "./kucoin";
import { okx, okxEvidence } from "./okx";
import { phemex, phemexEvidence } from "./phemex";
import type { Evidence } from "./venue";

export const evidence: ReadonlyMap<string, Evidence> = new Map([
  [generic.id, genericEvidence],
  [binanceUsdm.id, binanceUsdmEvidence],
  [binanceCoinm.id, binanceCoinmEvidence],
  [bitget.id, bitgetEvidence],
  [bitmex.id, bitmexEvidence],
  [bybit.id, bybitEvidence],
  [bybitClassic.id, bybitClassicEvidence],
  [deribit.id, deribitEvidence],
  [dydx.id, dydxEvidence],
  [gate.id, gateEvidence],
  [hyperliquid.id, hyperliquidEvidence],
  [krakenFutures.id, krakenFuturesEvidence],
  [krakenFuturesMulti.id, krakenFuturesMultiEvidence],
  [kucoin.id, kucoinEvidence],
  [okx.id, okxEvidence],
  [phemex.id, phemexEvidence],
]);
