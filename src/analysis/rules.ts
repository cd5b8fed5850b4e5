/** Which rules hold for a file: those of its venue, with what the file itself overrides. */
import * as l10n from "@vscode/l10n";
import type { Rules } from "../engine/rules";
import { choice, positiveNumber, readEntries, type Reading } from "../document/fields";
import type { PositionFile } from "../document/positionFile";
import { similarTo } from "../document/similar";
import { keyOf, type Node, propertyOf } from "../document/tree";
import { venueOf, venues } from "../venues";
import { type RuleOverrides, rulesOf, ruleValues } from "../venues/rules";
import type { Venue } from "../venues/venue";

export const DEFAULT_VENUE = "generic";

export interface RulesInForce {
  readonly venue: Venue | undefined;
  /** None where the venue, an override or the date cannot be read: nothing may then be computed. */
  readonly rules: Rules | undefined;
  /** The day whose tables hold, year-month-day; none for the newest. */
  readonly rulesAsOf: string | undefined;
}

export function rulesInForce(file: PositionFile, reading: Reading): RulesInForce {
  const { values, broken } = file.top;
  const venue = broken.has("venue") ? undefined : venueNamed(file, reading, values.venue ?? DEFAULT_VENUE);
  const overrides = values.rules === undefined ? {} : readOverrides(reading, values.rules);
  const isBroken = broken.has("rules") || broken.has("rulesAsOf");
  const isReadable = venue !== undefined && overrides !== undefined && !isBroken;
  return { venue, rules: isReadable ? rulesOf(venue, overrides) : undefined, rulesAsOf: values.rulesAsOf };
}

function venueNamed(file: PositionFile, reading: Reading, id: string): Venue | undefined {
  const venue = venueOf(id);
  if (venue !== undefined) return venue;
  const known = venues.map((one) => one.id);
  const hint = similarTo(id, known);
  const all = known.join(", ");
  const message = hint
    ? l10n.t('No venue "{0}" is known. Did you mean "{1}"? Known are {2}.', id, hint, all)
    : l10n.t('No venue "{0}" is known. Known are {1}.', id, all);
  return reading.report("unknown-venue", "error", message, propertyOf(file.tree, file.tree.root!, "venue")!);
}

/** The overrides of a file; none where one of them cannot be read. */
function readOverrides(reading: Reading, node: Node): RuleOverrides | undefined {
  const overrides: Record<string, unknown> = {};
  let isReadable = true;
  for (const [axis, value] of readEntries(reading, node)) {
    const read = readOverride(reading, axis, value);
    if (read === undefined) isReadable = false;
    else overrides[axis] = read;
  }
  return isReadable ? overrides : undefined;
}

/** One value for both modes, or an object with one for each. */
function readOverride(reading: Reading, axis: string, node: Node): unknown {
  const { tree } = reading;
  if (!Object.hasOwn(ruleValues, axis)) return reportUnknownAxis(reading, axis, node);
  if (tree.kindOf(node) !== "object") return readRuleValue(reading, axis, node);
  const byMode: Record<string, unknown> = {};
  for (const [mode, value] of readEntries(reading, node)) {
    if (mode !== "isolated" && mode !== "cross") {
      const message = l10n.t('rules.{0} is given for both modes, or for "isolated" and "cross".', axis);
      return reading.report("unknown-field", "error", message, keyOf(value));
    }
    byMode[mode] = readRuleValue(reading, axis, value);
    if (byMode[mode] === undefined) return undefined;
  }
  return byMode;
}

function readRuleValue(reading: Reading, axis: string, node: Node): string | undefined {
  const known = ruleValues[axis as keyof typeof ruleValues];
  if (known.length === 0) return positiveNumber(reading, node, `rules.${axis}`)?.toFixed();
  return choice(known)(reading, node, `rules.${axis}`);
}

function reportUnknownAxis(reading: Reading, axis: string, node: Node): undefined {
  const hint = similarTo(axis, Object.keys(ruleValues));
  const message = hint
    ? l10n.t('There is no rule "{0}". Did you mean "{1}"?', axis, hint)
    : l10n.t('There is no rule "{0}".', axis);
  return reading.report("unknown-rule", "error", message, keyOf(node));
}
