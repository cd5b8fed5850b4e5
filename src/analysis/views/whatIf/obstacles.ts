/** What speaks against a change that can be worked out: the venue would not take it. */
import * as l10n from "@vscode/l10n";
import type { Account, Position } from "../../../engine/account";
import { type Decimal, notNegative } from "../../../engine/decimal";
import type { AccountReport } from "../../../engine/evaluate";
import { initialMargin, postedMargin } from "../../../engine/margin";
import type { MarginMode } from "../../../engine/rules";
import { moneyOf } from "../../answers/names";
import { obstacleInWords } from "../../answers/modeSwitch";
import type { Obstacle } from "../../../engine/questions/modeSwitch";
import { money, shown } from "../../format";
import { tierLeverage } from "../../leverage";
import { assetOfPool } from "../../poolKeys";
import type { Imagined } from "./imagined";

/** The numbers of an account, worked out once for all who ask. */
export type ReportOf = (account: Account) => AccountReport;

/** More leverage than the tier of the position allows. */
export function leverageObstacle(after: Position, { rules }: Account): string | undefined {
  const { leverage } = after;
  if (leverage === undefined) return undefined;
  const limit = tierLeverage(after, rules);
  if (limit?.maximum === undefined || leverage.lte(limit.maximum)) return undefined;
  return l10n.t(
    "Leverage {0} exceeds {1}, the maximum for {2}.",
    shown(leverage),
    shown(limit.maximum),
    limit.size(),
  );
}

/** More cash than is available; what was short before already is no matter of this change. */
export function cashObstacle(
  pool: string,
  reportOf: ReportOf,
  before: Imagined,
  after: Imagined,
): string | undefined {
  const then = freeIn(reportOf(before.account), pool);
  const now = freeIn(reportOf(after.account), pool);
  if (then === undefined || now === undefined || !now.isNegative() || now.gte(then)) return undefined;
  const asset = assetOfPool(pool);
  const [needed, available] = [money(then.minus(now), asset), money(notNegative(then), asset)];
  return l10n.t("This takes {0} from the wallet; {1} is available.", needed, available);
}

/** What is not held by positions and orders: negative where too much is. None where it cannot be told. */
function freeIn(report: AccountReport, asset: string): Decimal | undefined {
  const pool = report.pools().find((one) => one.asset === asset);
  const wallet = report.account.wallets.get(asset);
  if (pool?.marginBalance === undefined || pool.initialMargin === undefined || wallet === undefined)
    return undefined;
  return pool.marginBalance.minus(pool.initialMargin).minus(wallet.openOrderMargin);
}

export interface ModeObstacles {
  readonly obstacle: string | undefined;
  readonly note: string | undefined;
}

/** What the venue says to another margin mode while the position is open. */
export function modeObstacles(
  { rules }: Account,
  position: Position,
  { to, others, venue }: { readonly to: MarginMode; readonly others: number; readonly venue: string },
): ModeObstacles {
  const inWords = (obstacle: Obstacle) => obstacleInWords(obstacle, { to }, { position, venue });
  const rule = rules[position.marginMode].modeSwitch;
  return {
    obstacle: !rules.modes.includes(to)
      ? inWords({ code: "venue-has-no-such-mode" })
      : rule === "refused"
        ? inWords({ code: "refused-while-open" })
        : undefined,
    note:
      rule === "unknown"
        ? inWords({ code: "rule-unknown" })
        : others > 0
          ? inWords({ code: "switches-account", others })
          : undefined,
  };
}

/** Less margin than opening the position takes. */
export function thinMargin(after: Position, { rules }: Account): string | undefined {
  const [posted, initial] = [postedMargin(after), initialMargin(after, rules.isolated)];
  if (posted === undefined || initial === undefined || posted.gte(initial)) return undefined;
  return l10n.t(
    "What is left is below the initial margin of {0}; venues keep that back.",
    moneyOf(after, initial),
  );
}
