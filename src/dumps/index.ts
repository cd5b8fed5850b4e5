/** From a text to what it says of positions, whichever venue or program it is from. */
import type { TextTree } from "../document/tree";
import { binanceAccount, binanceRisk } from "./binance";
import { bitmex } from "./bitmex";
import { bybit } from "./bybit";
import { ccxtPositions } from "./ccxtPositions";
import { deribit } from "./deribit";
import { DumpFile, type DumpResult } from "./dumpFile";
import { dydx } from "./dydx";
import { freqtrade } from "./freqtrade";
import { gate } from "./gate";
import { hummingbot } from "./hummingbot";
import { hyperliquid } from "./hyperliquid";
import { krakenFutures } from "./krakenFutures";
import { kucoin } from "./kucoin";
import { okx } from "./okx";
import { passivbot } from "./passivbot";
import type { DumpReader, KnownContracts } from "./reader";
import { tierTable } from "./tierTable";
import { samplesOf } from "./walk";

/** The first that recognises a text reads it; ccxt's come first, since what they wrap looks like that of a venue. */
export const READERS: readonly DumpReader[] = [
  ccxtPositions,
  binanceAccount,
  binanceRisk,
  okx,
  hyperliquid,
  dydx,
  bitmex,
  bybit,
  deribit,
  krakenFutures,
  kucoin,
  gate,
  freqtrade,
  hummingbot,
  passivbot,
  tierTable,
];

/** The reader of a text; none for a position file and for everything that is not known. */
export function readerOf(tree: TextTree): DumpReader | undefined {
  if (tree.root === undefined) return undefined;
  const samples = samplesOf(tree);
  return READERS.find((reader) => reader.recognises(samples, tree));
}

export function readDump(tree: TextTree, reader: DumpReader, known: KnownContracts): DumpResult {
  const dump = new DumpFile(tree, reader.venue);
  reader.read(dump, known);
  return dump.result();
}

export function readerById(id: string): DumpReader | undefined {
  return READERS.find((reader) => reader.id === id);
}
