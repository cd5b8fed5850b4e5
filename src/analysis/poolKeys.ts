/**
 * Which pool a position settles in. What a file says of it goes before what the venue's tables know: an asset that only
 * they name gives way to the collateral where the file has that one pool and calls it otherwise, USD for USDT.
 */
import * as l10n from "@vscode/l10n";
import type { Instrument } from "../engine/account";
import type { PositionFile } from "../document/positionFile";
import { contractOf } from "../venues/tables/tierTables";
import type { Venue } from "../venues/venue";

export interface PoolKeys {
  /** The key of the pool in which a symbol settles. */
  readonly of: (symbol: string, contractType: Instrument["contractType"]) => string;
  /** Whether the file gives a pool no name: it has none, or the one of the venue's tables. */
  readonly isUnnamed: (pool: string) => boolean;
  /** Of these pools the one whose wallet is in `account`; none where the file has to say which. */
  readonly homeOf: (pools: ReadonlySet<string>) => string | undefined;
}

/** The pool of an account whose file names no asset. */
const UNNAMED = "";
const UNNAMED_BASE = "the base of ";

const keysOfFile = new WeakMap<PositionFile, { readonly venue: Venue; readonly keys: PoolKeys }>();

/** Kept for each file: all its positions tell. */
export function poolKeysOf(file: PositionFile, venue: Venue): PoolKeys {
  const known = keysOfFile.get(file);
  if (known?.venue === venue) return known.keys;
  const keys = makeKeys(file, venue);
  keysOfFile.set(file, { venue, keys });
  return keys;
}

function makeKeys(file: PositionFile, venue: Venue): PoolKeys {
  const account = file.top.values.account?.values;
  const collateral = account?.collateral;
  const { stated, tabled } = settleAssetsOf(file, venue);
  const assets = new Set(tabled.values());
  const single = assets.size === 1 ? [...assets][0] : undefined;
  const isOtherName =
    collateral !== undefined && single !== undefined && stated.size === 0 && !account?.wallets?.has(single);
  const of: PoolKeys["of"] = (symbol, contractType) => {
    const fields = file.instruments.get(symbol)?.part.read.values;
    if (fields?.settle !== undefined) return fields.settle;
    if (contractType === "inverse") return fields?.underlying ?? `${UNNAMED_BASE}${symbol}`;
    const known = tabled.get(symbol);
    if (known === undefined || isOtherName) return collateral ?? single ?? UNNAMED;
    return known;
  };
  const isTabled = (pool: string) => assets.has(pool) && !stated.has(pool) && pool !== collateral;
  return {
    of,
    isUnnamed: (pool) => assetOfPool(pool) === undefined || isTabled(pool),
    homeOf: (pools) => {
      const tabledPools = [...pools].filter((pool) => isTabled(pool) && !account?.wallets?.has(pool));
      return collateral ?? homeOf(pools, tabledPools);
    },
  };
}

/** The only pool, or the one to which the file gives no name and no wallet: before it the one without any name. */
function homeOf(pools: ReadonlySet<string>, tabled: readonly string[]): string | undefined {
  if (pools.size === 0 || (pools.size > 1 && pools.has(UNNAMED))) return UNNAMED;
  if (pools.size === 1) return [...pools][0];
  return tabled.length === 1 ? tabled[0] : undefined;
}

interface SettleAssets {
  /** Those that the file states. */
  readonly stated: ReadonlySet<string>;
  /** Those that only the tables know, by symbol. */
  readonly tabled: ReadonlyMap<string, string>;
}

/** The assets in which the linear positions of a file settle. */
function settleAssetsOf(file: PositionFile, venue: Venue): SettleAssets {
  const stated = new Set<string>();
  const tabled = new Map<string, string>();
  for (const symbol of new Set(file.positions.map(({ part }) => part.read.values.symbol))) {
    if (symbol === undefined) continue;
    const fields = file.instruments.get(symbol)?.part.read.values;
    if ((fields?.contractType ?? venue.contractType ?? "linear") !== "linear") continue;
    const known = contractOf(venue.id, symbol)?.settle;
    if (fields?.settle !== undefined) stated.add(fields.settle);
    else if (known !== undefined) tabled.set(symbol, known);
  }
  return { stated, tabled };
}

/** How a pool is called; none for one that neither the file nor a table gives a name. */
export function assetOfPool(pool: string): string | undefined {
  return pool === UNNAMED || pool.startsWith(UNNAMED_BASE) ? undefined : pool;
}

/** The same in a sentence. */
export function nameOfPool(pool: string): string {
  if (pool === UNNAMED) return l10n.t("the quote asset");
  if (!pool.startsWith(UNNAMED_BASE)) return pool;
  return l10n.t("the base of {0}", pool.slice(UNNAMED_BASE.length));
}
