/**
 * The tables of tiers that are known of venues, by contract and day. A text is split into lines when its venue is first
 * asked for, and a table is read when its contract is.
 */
import type { Source } from "../venue";
import { binanceUsdm2021 } from "./binanceUsdm2021";
import { binanceUsdm2024 } from "./binanceUsdm2024";
import { hyperliquid2026 } from "./hyperliquid2026";
import { binanceName, binanceNameOf, hyperliquidNameOf } from "./symbols";
import { entriesOf, type TableEntry, type TableTier, tiersOf } from "./tableText";
import type { TableVersion } from "./tableVersion";

/** What a contract is, whatever its table was on a day. All contracts with a table are linear. */
export interface KnownContract {
  readonly underlying: string;
  readonly settle: string;
}

export interface KnownTable extends KnownContract {
  /** Ascending, at least one. Above a limit of the last one the venue takes no position. */
  readonly tiers: readonly TableTier[];
  /** The day of the table, year-month-day. */
  readonly asOf: string;
  readonly source: Source;
}

interface VenueTables {
  /** From the symbol of a file to the name of its contract. */
  readonly nameOf: (symbol: string) => string;
  /** From the parts of a contract to the same name. */
  readonly join: (underlying: string, quote: string, delivery: string) => string;
  /** The newest first. */
  readonly versions: readonly TableVersion[];
}

const VENUES: ReadonlyMap<string, VenueTables> = new Map([
  [
    "binance-usdm",
    { nameOf: binanceNameOf, join: binanceName, versions: [binanceUsdm2024, binanceUsdm2021] },
  ],
  ["hyperliquid", { nameOf: hyperliquidNameOf, join: (coin: string) => coin, versions: [hyperliquid2026] }],
]);

/** The newest table of a contract that is no younger than `asOf` (year-month-day), or the newest; none where none is known. */
export function tierTableOf(venueId: string, symbol: string, asOf?: string): KnownTable | undefined {
  return tablesOf(venueId, symbol, (version) => asOf === undefined || version.asOf <= asOf)[0];
}

/** The oldest table of a contract; none where none is known. */
export function oldestTierTableOf(venueId: string, symbol: string): KnownTable | undefined {
  return tablesOf(venueId, symbol, () => true).at(-1);
}

/** What the tables say of a contract besides its tiers; none where no table knows it. */
export function contractOf(venueId: string, symbol: string): KnownContract | undefined {
  const venue = VENUES.get(venueId);
  if (venue === undefined) return undefined;
  const name = venue.nameOf(symbol);
  for (const version of venue.versions) {
    const entry = entriesIn(venue, version).get(name);
    if (entry !== undefined) return entry;
  }
  return undefined;
}

/** The contracts that any table of a venue knows, by the name the venue gives them; the newest table's first. */
export function contractsWithTables(venueId: string): ReadonlyMap<string, KnownContract> {
  const contracts = new Map<string, KnownContract>();
  const venue = VENUES.get(venueId);
  for (const version of venue?.versions ?? []) {
    for (const [name, entry] of entriesIn(venue!, version)) {
      if (!contracts.has(name)) contracts.set(name, entry);
    }
  }
  return contracts;
}

function tablesOf(venueId: string, symbol: string, holds: (version: TableVersion) => boolean): KnownTable[] {
  const venue = VENUES.get(venueId);
  if (venue === undefined) return [];
  const name = venue.nameOf(symbol);
  return venue.versions.filter(holds).flatMap((version) => {
    const entry = entriesIn(venue, version).get(name);
    return entry === undefined ? [] : [tableOf(entry, version)];
  });
}

function tableOf(entry: TableEntry, { asOf, source }: TableVersion): KnownTable {
  return { ...entry, tiers: tiersOf(entry.tiers), asOf, source };
}

const entries = new WeakMap<TableVersion, ReadonlyMap<string, TableEntry>>();

function entriesIn({ join }: VenueTables, version: TableVersion): ReadonlyMap<string, TableEntry> {
  const known = entries.get(version) ?? entriesOf(version.text, version.quote, join);
  entries.set(version, known);
  return known;
}
