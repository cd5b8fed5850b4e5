/** All checks, in the order in which their findings are listed at one place of the text. */
import { aboveLastTier } from "./aboveLastTier";
import { alreadyLiquidatable } from "./alreadyLiquidatable";
import type { Check } from "./check";
import { debtPossible } from "./debtPossible";
import { hypotheticalMode } from "./hypotheticalMode";
import { indexByMark } from "./indexByMark";
import { initialMarginNotCovered } from "./initialMarginNotCovered";
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
import { policyIsolatedRequired } from "./policyIsolatedRequired";
import { policyMaxLeverage } from "./policyMaxLeverage";
import { policyMaxLossPerAccount } from "./policyMaxLossPerAccount";
import { policyMaxLossPerPosition } from "./policyMaxLossPerPosition";
import { scenarios } from "./scenarios";
import { stopBeyondLiquidation } from "./stopBeyondLiquidation";
import { stopWrongSide } from "./stopWrongSide";
import { takeProfitBeyondLiquidation } from "./takeProfitBeyondLiquidation";
import { takeProfitWrongSide } from "./takeProfitWrongSide";

export const checks: readonly Check[] = [
  alreadyLiquidatable,
  liquidationNear,
  stopBeyondLiquidation,
  stopWrongSide,
  takeProfitBeyondLiquidation,
  takeProfitWrongSide,
  leverageAboveTier,
  isolatedMarginAboveWallet,
  isolatedMarginBelowInitial,
  oppositeLegs,
  mergedRows,
  aboveLastTier,
  hypotheticalMode,
  initialMarginNotCovered,
  policyMaxLeverage,
  policyIsolatedRequired,
  policyMaxLossPerPosition,
  policyMaxLossPerAccount,
  missingTiers,
  missingWallet,
  missingFee,
  missingLeverage,
  markFromEntry,
  indexByMark,
  debtPossible,
  scenarios,
];
