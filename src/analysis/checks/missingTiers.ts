import * as l10n from "@vscode/l10n";
import { oldestTierTableOf } from "../../venues/tables/tierTables";
import { type Check, type CheckContext, firstRows, placeOf } from "./check";
import { hasRateOfSize } from "../tabledSchedule";

/** Nothing says what the venue asks a position to keep. */
export const missingTiers: Check = (context) => {
  const fits = (kind: "tiers" | "size-linear" | undefined, method: string) =>
    kind !== undefined && (kind === "size-linear") === (method === "size-linear");
  const lacks = firstRows(
    context.rows,
    ({ position }) =>
      !fits(position.instrument.schedule?.kind, context.rules[position.marginMode].tierMethod),
  );
  for (const row of lacks) {
    const { symbol } = row.position.instrument;
    const what = whatIsMissing(symbol, context);
    const message = `${what} ${whatHelps(symbol, context)}`;
    const onLine = l10n.t(
      "{0} Add the rate of its tier, such as rate 0.5%, or a venue whose tables have it: on binance-usdm.",
      what,
    );
    context.add("missing-tiers", "warning", message, placeOf(context, row), onLine);
  }
};

function whatIsMissing(symbol: string, context: CheckContext): string {
  const { rulesAsOf } = context.file.top.values;
  const oldest =
    rulesAsOf === undefined || hasRateOfSize(context.rules)
      ? undefined
      : oldestTierTableOf(context.venue.id, symbol);
  return oldest !== undefined && oldest.asOf > rulesAsOf!
    ? l10n.t(
        'The maintenance margin of {0} is not known, so there is no liquidation price. Its oldest known table is of {1}, after "rulesAsOf".',
        symbol,
        oldest.asOf,
      )
    : l10n.t("The maintenance margin of {0} is not known, so there is no liquidation price.", symbol);
}

function whatHelps(symbol: string, { rules }: CheckContext): string {
  if (hasRateOfSize(rules)) {
    const entry = `"instruments": { "${symbol}": { "maintenanceMarginRate": …, "maintenanceMarginSlope": … } }`;
    return l10n.t("Add {0}.", entry);
  }
  const entry = `"instruments": { "${symbol}": { … } }`;
  return l10n.t(
    'Add "tiers", a "maintenanceMarginRate" or a "maxLeverage" to {0}, or import the venue\'s table (marginalia tiers import).',
    entry,
  );
}
