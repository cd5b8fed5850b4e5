/** Tables as a position file states them. */
import type { Decimal } from "../engine/decimal";
import type { Structure } from "../document/structure";
import type { ImportedTable, ImportedTier } from "./checkedTable";

/** The `instruments` of a position file that hold these tables, under the venue's own names. */
export function instrumentsOf(tables: readonly ImportedTable[]): Structure {
  return Object.fromEntries(tables.map((table) => [table.names[0]!, instrumentOf(table)]));
}

function instrumentOf(table: ImportedTable): Structure {
  return {
    ...(table.contractType === "inverse" ? { contractType: "inverse" } : {}),
    ...(table.settle === undefined ? {} : { settle: table.settle }),
    tiers: tierList(table),
  };
}

/** The list of `tiers` of one instrument. */
export function tierList({ unit, tiers }: ImportedTable): Structure {
  return tiers.map((tier) => tierOf(tier, unit === "contracts" ? "maxContracts" : "maxNotional"));
}

function tierOf(tier: ImportedTier, limit: "maxNotional" | "maxContracts"): Structure {
  const fields: [string, Decimal | undefined][] = [
    [limit, tier.limit],
    ["maintenanceMarginRate", tier.maintenanceMarginRate],
    ["maintenanceAmount", tier.maintenanceAmount],
    ["maxLeverage", tier.maxLeverage],
  ];
  return Object.fromEntries(
    fields.flatMap(([name, value]) => (value === undefined ? [] : [[name, value.toFixed()]])),
  );
}
