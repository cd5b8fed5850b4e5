/**
 * Which pool a position settles in. What a file says of it goes before what the venue's tables know: an asset that only
 * they name gives way to the collateral where the file has that one pool and calls it otherwise, USD for USDT.
 */
import type { Instrument } from "../engine/account";
import type { PositionFile } from "../document/positionFile";
import { contractOf } from "../venues/tables/tierTables";
import type { Venue } from "../venues/venue";

export interface PoolKeys {
  /** The key of the pool in which a symbol settles. */
  readonly of: (symbol: string, contractType: Instrument["contractType"]) => string;
  /** Whether a pool has its name from the tables of the venue alone. */
  readonly isTabled: (pool: string) => boolean;
}

/** The pool of an account whose file names no asset. */
export const UNNAMED = "";
const UNNAMED_BASE = "the base of ";

export function poolKeysOf(file: PositionFile, venue: Venue): PoolKeys {
  const account = file.top.values.account?.values;
  const collateral = account?.collateral;
  const { stated, tabled } = settleAssetsOf(file, venue);
  const [only] = tabled;
  const single = tabled.size === 1 ? only : undefined;
  const isOtherName =
    collateral !== undefined && single !== undefined && stated.size === 0 && !account?.wallets?.has(single);
  const of: PoolKeys["of"] = (symbol, contractType) => {
    const fields = file.instruments.get(symbol)?.part.read.values;
    if (fields?.settle !== undefined) return fields.settle;
    if (contractType === "inverse") return fields?.underlying ?? `${UNNAMED_BASE}${symbol}`;
    const known = contractType === "linear" ? contractOf(venue.id, symbol)?.settle : undefined;
    if (known === undefined || isOtherName) return collateral ?? single ?? UNNAMED;
    return known;
  };
  return { of, isTabled: (pool) => tabled.has(pool) && !stated.has(pool) && pool !== collateral };
}

/** The assets in which linear positions settle: as the file states it, and for all others as the tables know it. */
function settleAssetsOf(file: PositionFile, venue: Venue): { stated: Set<string>; tabled: Set<string> } {
  const [stated, tabled] = [new Set<string>(), new Set<string>()];
  for (const symbol of new Set(file.positions.map(({ part }) => part.read.values.symbol))) {
    if (symbol === undefined) continue;
    const fields = file.instruments.get(symbol)?.part.read.values;
    if ((fields?.contractType ?? venue.contractType ?? "linear") !== "linear") continue;
    const known = contractOf(venue.id, symbol)?.settle;
    if (fields?.settle !== undefined) stated.add(fields.settle);
    else if (known !== undefined) tabled.add(known);
  }
  return { stated, tabled };
}

export function isUnnamed(pool: string): boolean {
  return pool === UNNAMED || pool.startsWith(UNNAMED_BASE);
}

/** How a pool is called; none for the one the file gives no name. */
export function assetOfPool(pool: string): string | undefined {
  return isUnnamed(pool) ? undefined : pool;
}

/** The same in a sentence. */
export function nameOfPool(pool: string): string {
  return pool === UNNAMED ? "the quote asset" : pool;
}

/** The pool that an unnamed wallet is meant for: the only one, or the one that is unnamed as well. */
export function homeOf(pools: ReadonlySet<string>): string | undefined {
  if (pools.size === 0) return UNNAMED;
  if (pools.size === 1) return [...pools][0];
  return pools.has(UNNAMED) ? UNNAMED : undefined;
}
