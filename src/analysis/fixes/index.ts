/** The fixes of each code. A code that is not here has none: its problem needs somebody who knows what is meant. */
import type { Problem } from "../../document/problem";
import { type Analysis, type AnalysisOptions, DEFAULT_OPTIONS } from "../analyze";
import { placeAt } from "../place";
import {
  conflictingMarkPrices,
  isolatedMarginAboveWallet,
  oppositeLegs,
  walletWithoutAsset,
} from "./account";
import { conflictingFields, duplicateKey, fieldWithoutEffect, unknownField } from "./fields";
import { type Fix, type Fixer, fixesOf } from "./fix";
import { mergedRows } from "./mergedRows";
import {
  markFromEntry,
  missingFee,
  missingField,
  missingLeverage,
  missingTiers,
  missingWallet,
} from "./missing";
import { numberMalformed, numberNegative, numberNotPositive, numberTooLong } from "./numbers";
import { isolatedRequired, maxLeverage, maxLossPerPosition } from "./policy";
import { hypotheticalMode, initialMarginNotCovered, isolatedMarginBelowInitial, moreRoom } from "./risk";
import { stopBeyondLiquidation, takeProfitBeyondLiquidation, wrongSide } from "./stops";
import { aboveLastTier, leverageAboveTier, tierAmount, tierOrder } from "./tiers";
import {
  dateMalformed,
  emptyText,
  hiddenCharacter,
  unknownRule,
  unknownScenario,
  unknownValue,
  unknownVenue,
  wrongType,
} from "./values";

const fixers: Readonly<Record<string, Fixer>> = {
  "duplicate-key": duplicateKey,
  "unknown-field": unknownField,
  "wrong-type": wrongType,
  "unknown-value": unknownValue,
  "unknown-scenario": unknownScenario,
  "empty-text": emptyText,
  "hidden-character": hiddenCharacter,
  "missing-field": missingField,
  "conflicting-fields": conflictingFields,
  "field-without-effect": fieldWithoutEffect,
  "number-malformed": numberMalformed,
  "number-too-long": numberTooLong,
  "number-negative": numberNegative,
  "number-not-positive": numberNotPositive,
  "date-malformed": dateMalformed,
  "unknown-venue": unknownVenue,
  "unknown-rule": unknownRule,
  "tier-order": tierOrder,
  "tier-amount": tierAmount,
  "above-last-tier": aboveLastTier,
  "leverage-above-tier": leverageAboveTier,
  "conflicting-mark-prices": conflictingMarkPrices,
  "wallet-without-asset": walletWithoutAsset,
  "isolated-margin-above-wallet": isolatedMarginAboveWallet,
  "isolated-margin-below-initial": isolatedMarginBelowInitial,
  "opposite-legs": oppositeLegs,
  "merged-rows": mergedRows,
  "already-liquidatable": moreRoom,
  "liquidation-near": moreRoom,
  "initial-margin-not-covered": initialMarginNotCovered,
  "hypothetical-mode": hypotheticalMode,
  "stop-beyond-liquidation": stopBeyondLiquidation,
  "stop-wrong-side": wrongSide,
  "take-profit-beyond-liquidation": takeProfitBeyondLiquidation,
  "take-profit-wrong-side": wrongSide,
  "policy-max-leverage": maxLeverage,
  "policy-isolated-required": isolatedRequired,
  "policy-max-loss-per-position": maxLossPerPosition,
  "missing-tiers": missingTiers,
  "missing-wallet": missingWallet,
  "missing-fee": missingFee,
  "missing-leverage": missingLeverage,
  "mark-from-entry": markFromEntry,
};

/** What can be done about a problem of an analysis, the obvious first. The options are those of the analysis. */
export function fixesFor(
  analysis: Analysis,
  problem: Problem,
  options: AnalysisOptions = DEFAULT_OPTIONS,
): Fix[] {
  const { code, start } = problem;
  const fixer = Object.hasOwn(fixers, code) ? fixers[code] : undefined;
  const place = placeAt(analysis.tree, start);
  // A text that is only read as positions is not ours to write.
  if (fixer === undefined || place === undefined || analysis.kind !== "positions") return [];
  const index = place.path[0] === "positions" ? place.path[1] : undefined;
  const row = typeof index === "number" ? analysis.rows[index] : undefined;
  const context = { analysis, options, problem, place, row };
  const fixes = fixesOf(context, fixer(context));
  return [...fixes.filter((fix) => fix.isPreferred), ...fixes.filter((fix) => !fix.isPreferred)];
}
