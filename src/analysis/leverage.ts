/** The leverage of a position: as stated, or what its posted margin comes to. */
import * as l10n from "@vscode/l10n";
import type { Position } from "../engine/account";
import { contractsOf } from "../engine/contract";
import { type Decimal, quotient } from "../engine/decimal";
import { legOf } from "../engine/leg";
import type { Rules } from "../engine/rules";
import { tierIndexOf } from "../engine/tiers";
import { money, shown } from "./format";
import { assetOfPool } from "./poolKeys";

export interface LeverageInForce {
  readonly leverage: Decimal;
  /** Whether the file states it; else it is the notional at entry over the posted margin. */
  readonly isStated: boolean;
}

/** None where neither a leverage nor the margin of an isolated position is known. */
export function leverageOf(position: Position): LeverageInForce | undefined {
  const { leverage, isolatedMargin, marginMode } = position;
  if (leverage !== undefined) return { leverage, isStated: true };
  if (marginMode === "cross" || !isolatedMargin?.gt(0)) return undefined;
  return { leverage: quotient(legOf(position).entryNotional, isolatedMargin), isStated: false };
}

export interface LeverageLimit {
  /** None where the tier does not say. */
  readonly maximum: Decimal | undefined;
  /** What the tier is chosen by: "a notional of 1,200,000 USDT". Asked of few rows: as text it takes its time. */
  readonly size: () => string;
}

/** What the tier of a position allows, by the notional that its venue takes the initial margin of. */
export function tierLeverage(position: Position, rules: Rules): LeverageLimit | undefined {
  const { instrument, quantity, marginMode, pool } = position;
  if (instrument.schedule?.kind !== "tiers") return undefined;
  const { tiers, unit } = instrument.schedule;
  const leg = legOf(position);
  const notional = rules[marginMode].initialBasis === "entry" ? leg.entryNotional : leg.markNotional;
  const counted = unit === "contracts" ? contractsOf(instrument, quantity) : notional;
  return {
    maximum: tiers[tierIndexOf(tiers, counted)]!.maxLeverage,
    size: () =>
      unit === "contracts"
        ? l10n.t("{0} contracts", shown(counted))
        : l10n.t("a notional of {0}", money(counted, assetOfPool(pool))),
  };
}
