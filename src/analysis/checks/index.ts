/** All checks, in the order in which their findings are listed at one place of the text. */
import { aboveLastTier } from "./aboveLastTier";
import { alreadyLiquidatable } from "./alreadyLiquidatable";
import type { Check } from "./check";
import { indexByMark } from "./indexByMark";
import { isolatedMarginAboveWallet } from "./isolatedMarginAboveWallet";
import { isolatedMarginBelowInitial } from "./isolatedMarginBelowInitial";
import { leverageAboveTier } from "./leverageAboveTier";
import { liquidationNear } from "./liquidationNear";
import { markFromEntry } from "./markFromEntry";
import { mergedRows } from "./mergedRows";
import { missingFee } from "./missingFee";
import { missingLeverage } from "./missingLeverage";
import { missingTiers } from "./missingTiers";
import { missingWallet } from "./missingWallet";
import { oppositeLegs } from "./oppositeLegs";
import { stopBeyondLiquidation } from "./stopBeyondLiquidation";

export const checks: readonly Check[] = [
  alreadyLiquidatable,
  liquidationNear,
  stopBeyondLiquidation,
  leverageAboveTier,
  isolatedMarginAboveWallet,
  isolatedMarginBelowInitial,
  oppositeLegs,
  mergedRows,
  aboveLastTier,
  missingTiers,
  missingWallet,
  missingFee,
  missingLeverage,
  markFromEntry,
  indexByMark,
];
