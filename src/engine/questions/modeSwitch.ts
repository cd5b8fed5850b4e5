/** What switching the margin mode of an open position would do, and whether the venue lets it. */
import type { Account, Position } from "../account";
import { type Preview, preview } from "../changes/preview";
import { type Decimal, sum, ZERO } from "../decimal";
import type { AccountReport } from "../evaluate";
import { postedMargin } from "../margin";
import type { MarginMode, ModeRules } from "../rules";
import { type Answer, failure } from "./answer";

export interface ModeSwitch {
  readonly to: MarginMode;
  /** The venue's rule for a position that is open. */
  readonly rule: ModeRules["modeSwitch"];
  /** Everything that speaks against it; empty where nothing is known to. */
  readonly obstacles: readonly Obstacle[];
  /** Where the rule switches the account, all of its positions are. */
  readonly preview: Preview;
}

export type Obstacle =
  | { readonly code: "venue-has-no-such-mode" }
  /** The position would have to be closed first. */
  | { readonly code: "refused-while-open" }
  | { readonly code: "rule-unknown" }
  /** So many other positions would be switched with it. */
  | { readonly code: "switches-account"; readonly others: number }
  /** The margin to post is more than what is available, by this much. */
  | { readonly code: "not-enough-available"; readonly needed: Decimal; readonly missing: Decimal }
  /** These would be liquidated at once. */
  | { readonly code: "liquidates"; readonly positions: readonly Position[] };

export function modeSwitch(account: Account, position: Position): Answer<ModeSwitch> {
  const to: MarginMode = position.marginMode === "cross" ? "isolated" : "cross";
  const rule = account.rules[position.marginMode].modeSwitch;
  const switched =
    rule === "account-wide" ? account.positions.filter(({ marginMode }) => marginMode !== to) : [position];
  const previewed = preview(
    account,
    switched.map((one) => ({ kind: "mode", position: one, marginMode: to })),
  );
  if ("refusal" in previewed) return failure(previewed.refusal);
  const obstacles = [
    ...refusals(account, to, rule, switched.length - 1),
    ...shortfalls(previewed, switched, to),
    ...liquidations(previewed),
  ];
  return { value: { to, rule, obstacles, preview: previewed } };
}

function* refusals(
  { rules }: Account,
  to: MarginMode,
  rule: ModeRules["modeSwitch"],
  others: number,
): Iterable<Obstacle> {
  if (!rules.modes.includes(to)) yield { code: "venue-has-no-such-mode" };
  if (rule === "refused") yield { code: "refused-while-open" };
  if (rule === "unknown") yield { code: "rule-unknown" };
  if (others > 0) yield { code: "switches-account", others };
}

/** Posted margin comes out of what the pool has available; its own initial margin is released by it. */
function* shortfalls({ after }: Preview, switched: readonly Position[], to: MarginMode): Iterable<Obstacle> {
  if (to !== "isolated") return;
  for (const pool of after.pools()) {
    const posting = switched.filter((position) => position.pool === pool.asset);
    const { marginBalance, initialMargin } = pool;
    if (posting.length === 0 || marginBalance === undefined || initialMargin === undefined) continue;
    const { openOrderMargin } = after.account.wallets.get(pool.asset)!;
    const missing = initialMargin.plus(openOrderMargin).minus(marginBalance);
    const needed = sum(posting.map((position) => postedMargin(position)!));
    if (missing.gt(ZERO)) yield { code: "not-enough-available", needed, missing };
  }
}

function* liquidations({ before, after, positions }: Preview): Iterable<Obstacle> {
  const struck = positions.flatMap((pair) =>
    isLiquidated(after, pair.after) && !isLiquidated(before, pair.before) ? [pair.before!] : [],
  );
  if (struck.length > 0) yield { code: "liquidates", positions: struck };
}

function isLiquidated(report: AccountReport, position: Position | undefined): boolean {
  return position !== undefined && report.position(position).inForce().reason === "already-liquidatable";
}
