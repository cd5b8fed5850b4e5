/** The limits that a book is held to: those of its file, and where it says nothing those of the settings. */
import * as l10n from "@vscode/l10n";
import type { Amount } from "../document/fields";
import type { PositionFile } from "../document/positionFile";
import type { Decimal } from "../engine/decimal";
import type { AccountReport } from "../engine/evaluate";
import { poolEquity } from "../engine/portfolio/equity";
import { money, percent } from "./format";
import { assetOfPool } from "./poolKeys";

/** A limit that is absent is no limit. */
export interface Policy {
  readonly maxLeverage?: Decimal | undefined;
  /** Of the worst case of one position: an amount of its settle asset, or a percentage of the equity in it. */
  readonly maxLossPerPosition?: Amount | undefined;
  /** The same of all positions that settle in one asset. */
  readonly maxLossPerAccount?: Amount | undefined;
  /** From this leverage on a position has to be isolated. */
  readonly requireIsolatedFromLeverage?: Decimal | undefined;
}

export const NO_POLICY: Policy = {};

/** Limit by limit. One that the file states and that cannot be read is none: the setting is not what was meant. */
export function policyInForce({ top }: PositionFile, settings: Policy): Policy {
  if (top.broken.has("policy")) return NO_POLICY;
  const own = top.values.policy;
  const limit = <Name extends keyof Policy>(name: Name): Policy[Name] =>
    own?.broken.has(name) ? undefined : (own?.values[name] ?? settings[name]);
  return {
    maxLeverage: limit("maxLeverage"),
    maxLossPerPosition: limit("maxLossPerPosition"),
    maxLossPerAccount: limit("maxLossPerAccount"),
    requireIsolatedFromLeverage: limit("requireIsolatedFromLeverage"),
  };
}

export interface LossBudget {
  readonly amount: Decimal;
  /** The limit in a sentence: "40 USDT, the policy's 2 % of an equity of 2,000 USDT". */
  readonly words: string;
}

/** What may be lost in a pool; none where the equity that it is a share of is not known or not above 0. */
export function lossBudget(report: AccountReport, pool: string, limit: Amount): LossBudget | undefined {
  const asset = assetOfPool(pool);
  if (!limit.isPercent)
    return { amount: limit.value, words: l10n.t("the policy's {0}", money(limit.value, asset)) };
  const equity = poolEquity(report, pool);
  if (!equity?.gt(0)) return undefined;
  const share = limit.value.times("0.01");
  const amount = equity.times(share);
  const words = l10n.t(
    "{0}, the policy's {1} of an equity of {2}",
    money(amount, asset),
    percent(share),
    money(equity, asset),
  );
  return { amount, words };
}
