/** The maintenance rates of a contract as the table of its venue has them, brought under the rules in force. */
import { ZERO } from "../engine/decimal";
import type { Rules } from "../engine/rules";
import { continuousAmounts, type TierTable } from "../engine/tiers";
import { tierTableOf } from "../venues/tables/tierTables";
import type { Terms } from "./instruments";

/** None where the venue has no table of the contract at the day in force, or the rules ask for another kind of rate. */
export function tabledSchedule(symbol: string, { venue, rules, rulesAsOf }: Terms): TierTable | undefined {
  if (hasRateOfSize(rules)) return undefined;
  const table = tierTableOf(venue.id, symbol, rulesAsOf);
  if (table === undefined) return undefined;
  const amounts = isDeducting(rules) ? continuousAmounts(table.tiers) : table.tiers.map(() => ZERO);
  return {
    kind: "tiers",
    unit: "notional",
    derivedAmounts: true,
    tiers: table.tiers.map((tier, index) => ({ ...tier, maintenanceAmount: amounts[index]! })),
    source: { ...table.source, asOf: table.asOf },
  };
}

/** Whether the rate of a position grows with its size, so that tiers have no effect. */
export function hasRateOfSize({ isolated, cross }: Rules): boolean {
  return isolated.tierMethod === "size-linear" || cross.tierMethod === "size-linear";
}

/** Whether anything is deducted: where the rate of the tier applies to all of a position, nothing is. */
export function isDeducting({ isolated, cross }: Rules): boolean {
  return isolated.tierMethod === "marginal" || cross.tierMethod === "marginal";
}
