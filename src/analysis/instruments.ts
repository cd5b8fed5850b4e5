/**
 * From what a file says of an instrument to what the engine needs: its contract, its fee, its tiers. What it does not
 * say of the tiers comes from the venue's table.
 */
import * as l10n from "@vscode/l10n";
import type { Instrument } from "../engine/account";
import { Decimal, ONE, quotient, ZERO } from "../engine/decimal";
import type { Rules } from "../engine/rules";
import { continuousAmounts, type MarginSchedule, type Tier } from "../engine/tiers";
import type { Fields } from "../document/fields";
import { Reading } from "../document/fields";
import type { InstrumentFields, Part, TIER_FIELDS, TierFields } from "../document/positionFile";
import type { Problem } from "../document/problem";
import { hasShape, reportShape, TIER_SHAPE } from "../document/shape";
import { childrenOf, type Node, propertyOf, type TextTree } from "../document/tree";
import { contractOf } from "../venues/tables/tierTables";
import type { Venue } from "../venues/venue";
import { shown } from "./format";
import { hasRateOfSize, isDeducting, tabledSchedule } from "./tabledSchedule";

/** What holds for all instruments of a file. */
export interface Terms {
  readonly venue: Venue;
  readonly rules: Rules;
  /** The day whose tables hold, year-month-day; none for the newest. */
  readonly rulesAsOf: string | undefined;
}

export interface ResolvedInstrument {
  /** None where the file's own words about it cannot be read. */
  readonly instrument: Instrument | undefined;
  /** Offsets count from the start of the instrument's part. */
  readonly problems: readonly Problem[];
}

const EMPTY_FIELDS: InstrumentFields = { values: {}, broken: new Set() };

/** An instrument of which the file says nothing. */
export function unstatedInstrument(symbol: string, terms: Terms): Instrument {
  return instrumentOf(symbol, EMPTY_FIELDS, undefined, terms);
}

export function resolveInstrument(
  symbol: string,
  { tree, node, part }: { tree: TextTree; node: Node; part: Part<InstrumentFields> },
  terms: Terms,
): ResolvedInstrument {
  const reading = new Reading(tree, node);
  const { read } = part;
  const schedule = read.broken.size > 0 ? "unreadable" : scheduleOf(reading, node, read, terms.rules);
  if (schedule === "unreadable") return { instrument: undefined, problems: reading.problems };
  return { instrument: instrumentOf(symbol, read, schedule, terms), problems: reading.problems };
}

function instrumentOf(
  symbol: string,
  { values }: InstrumentFields,
  schedule: MarginSchedule | undefined,
  terms: Terms,
): Instrument {
  const { venue } = terms;
  const contractType = values.contractType ?? venue.contractType ?? "linear";
  // All contracts with a table are linear: a file that says otherwise means another contract.
  const known = contractType === "linear" ? contractOf(venue.id, symbol) : undefined;
  const isTabled = known !== undefined && !statesRates(values);
  return {
    symbol,
    contractType,
    underlying: values.underlying ?? known?.underlying ?? symbol,
    contractSize: values.contractSize ?? ONE,
    quantoMultiplier: values.quantoMultiplier ?? ONE,
    tickSize: values.tickSize,
    takerFeeRate: values.takerFeeRate,
    initialMarginRate: values.initialMarginRate,
    initialMarginSlope: values.initialMarginSlope ?? ZERO,
    schedule: isTabled ? tabledSchedule(symbol, terms) : schedule,
  };
}

/** Whether the file has rates of its own, be they of use or not: then the venue's table is not asked. */
function statesRates({ tiers, maintenanceMarginRate, maxLeverage }: InstrumentFields["values"]): boolean {
  return tiers !== undefined || maintenanceMarginRate !== undefined || maxLeverage !== undefined;
}

/** The maintenance rates of an instrument: its tiers, or one of the short forms. */
function scheduleOf(
  reading: Reading,
  node: Node,
  { values }: InstrumentFields,
  rules: Rules,
): MarginSchedule | undefined | "unreadable" {
  const growsWithSize = hasRateOfSize(rules);
  const { maintenanceMarginRate: rate, maintenanceMarginSlope: slope, maxLeverage, tiers } = values;
  const at = (name: string) => propertyOf(reading.tree, node, name) ?? node;

  if (growsWithSize) {
    if (rate === undefined) return undefined;
    if (tiers) reading.report("field-without-effect", "warning", sizeNotTiers(), at("tiers"));
    return { kind: "size-linear", maintenanceMarginRate: rate, maintenanceMarginSlope: slope ?? ZERO };
  }
  if (slope !== undefined) {
    reading.report("field-without-effect", "warning", tiersNotSize(), at("maintenanceMarginSlope"));
  }
  if (tiers !== undefined) return tierTable(reading, at("tiers"), tiers, rules);
  if (rate !== undefined) return oneTier(rate, maxLeverage);
  // Hyperliquid: the maintenance rate is half the initial rate at the highest leverage.
  if (maxLeverage !== undefined) return oneTier(quotient(ONE, maxLeverage.times(2)), maxLeverage);
  return undefined;
}

const sizeNotTiers = () => l10n.t("Tiers have no effect: at this venue the rate grows with the size.");
const tiersNotSize = () =>
  l10n.t(
    'This has no effect: at this venue the rate does not grow with the size. Say "tierMethod": "size-linear" in "rules" if it does.',
  );

function oneTier(maintenanceMarginRate: Decimal, maxLeverage: Decimal | undefined): MarginSchedule {
  const tier: Tier = { limit: undefined, maintenanceMarginRate, maintenanceAmount: ZERO, maxLeverage };
  return { kind: "tiers", unit: "notional", derivedAmounts: true, tiers: [tier] };
}

function tierTable(
  reading: Reading,
  node: Node,
  rows: readonly (TierFields | undefined)[],
  rules: Rules,
): MarginSchedule | undefined | "unreadable" {
  const nodes = childrenOf(reading.tree, node);
  const isReadable = rows.every((row, index) => row !== undefined && isTier(reading, nodes[index]!, row));
  if (!isReadable) return "unreadable";
  if (rows.length === 0)
    return reading.report("missing-field", "error", l10n.t("A tier table has at least one tier."), node);

  const stated = rows.map((row) => ({
    limit: row!.values.maxNotional ?? row!.values.maxContracts,
    maintenanceMarginRate: row!.values.maintenanceMarginRate!,
    maintenanceAmount: row!.values.maintenanceAmount,
    maxLeverage: row!.values.maxLeverage,
  }));
  const countsContracts = rows.some((row) => row!.values.maxContracts !== undefined);
  const countsNotional = rows.some((row) => row!.values.maxNotional !== undefined);
  if (countsContracts && countsNotional) {
    reading.report(
      "tier-order",
      "error",
      l10n.t("The tiers mix maxNotional and maxContracts; use one of them."),
      node,
    );
    return "unreadable";
  }
  if (!isAscending(reading, nodes, stated)) return "unreadable";

  const deducts = isDeducting(rules);
  const derived = deducts ? continuousAmounts(stated) : stated.map(() => ZERO);
  stated.forEach(({ maintenanceAmount }, index) => {
    if (!deducts || maintenanceAmount === undefined || countsContracts) return;
    if (isClose(maintenanceAmount, derived[index]!)) return;
    const message = l10n.t(
      "maintenanceAmount {0} makes the requirement jump at the tier's edge; {1} would not.",
      shown(maintenanceAmount),
      shown(derived[index]!),
    );
    reading.report(
      "tier-amount",
      "warning",
      message,
      propertyOf(reading.tree, nodes[index]!, "maintenanceAmount")!,
    );
  });
  const tiers = stated.map((tier, index) => ({
    ...tier,
    maintenanceAmount: tier.maintenanceAmount ?? derived[index]!,
  }));
  return {
    kind: "tiers",
    unit: countsContracts ? "contracts" : "notional",
    derivedAmounts: stated.every((tier) => tier.maintenanceAmount === undefined),
    tiers,
  };
}

function isTier(reading: Reading, node: Node, row: Fields<typeof TIER_FIELDS>): boolean {
  if (row.broken.size > 0) return false;
  if (hasShape(row, TIER_SHAPE)) return true;
  reportShape(reading, node, row, TIER_SHAPE);
  return false;
}

/** Each tier ends above the one before; only the last may go on without an end. */
function isAscending(
  reading: Reading,
  nodes: readonly Node[],
  tiers: readonly { limit: Decimal | undefined }[],
): boolean {
  for (let index = 0; index < tiers.length; index++) {
    const { limit } = tiers[index]!;
    const before = tiers[index - 1]?.limit;
    if (limit === undefined && index < tiers.length - 1) {
      reading.reportAtStart(
        "tier-order",
        "error",
        l10n.t("Only the last tier has no upper limit."),
        nodes[index]!,
      );
      return false;
    }
    if (limit !== undefined && before !== undefined && limit.lte(before)) {
      const message = l10n.t(
        "Tier {0} ends at {1}, not above the {2} of the tier before it.",
        index + 1,
        shown(limit),
        shown(before),
      );
      reading.reportAtStart("tier-order", "error", message, nodes[index]!);
      return false;
    }
  }
  return true;
}

/** Tables round their amounts; a billionth of the amount is no jump. */
function isClose(stated: Decimal, derived: Decimal): boolean {
  return stated.minus(derived).abs().lte(Decimal.max(stated, derived).times("1e-9"));
}
