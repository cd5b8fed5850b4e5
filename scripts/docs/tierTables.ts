/** What docs/venues.md says of the tier tables that come with a venue. A new table in src/venues/tables is named here. */
import { binanceUsdm2021 } from "../../src/venues/tables/binanceUsdm2021";
import { binanceUsdm2024 } from "../../src/venues/tables/binanceUsdm2024";
import { hyperliquid2026 } from "../../src/venues/tables/hyperliquid2026";
import { entriesOf } from "../../src/venues/tables/tableText";
import type { TableVersion } from "../../src/venues/tables/tableVersion";

/** By venue, the newest first. */
export const tierTables: Readonly<Record<string, readonly TableVersion[]>> = {
  "binance-usdm": [binanceUsdm2024, binanceUsdm2021],
  hyperliquid: [hyperliquid2026],
};

/** "349 contracts as of 2024-10-24 ([source](…))", for each table of a venue. */
export function builtInTiers(venueId: string): string[] {
  return (tierTables[venueId] ?? []).map((version) => {
    const { asOf, source } = version;
    return `${contractsIn(version)} contracts as of ${asOf} ([${source.title}](${source.url}))`;
  });
}

export function contractsIn({ text, quote }: TableVersion): number {
  return entriesOf(text, quote, (...parts) => parts.join("/")).size;
}
