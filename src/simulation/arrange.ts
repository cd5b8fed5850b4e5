/** The account with some of its legs isolated and the rest in cross. */
import type { Account, Position } from "../engine/account";
import { applyChanges } from "../engine/changes/apply";
import type { Refusal } from "../engine/changes/change";
import { sum, ZERO } from "../engine/decimal";
import { postedMargin } from "../engine/margin";
import type { MarginMode } from "../engine/rules";

export interface Arrangement {
  readonly account: Account;
  /** What a position of the account as it is has become. */
  readonly positionOf: (position: Position) => Position;
}

export type ArrangementRefusal = Refusal | "not-enough-cash";

/**
 * Rows that switch together: those that are one leg as the account is. Each choice of legs to isolate is an
 * arrangement.
 */
export function switchableLegs({ positions }: Account): (readonly Position[])[] {
  const groups = new Map<string, Position[]>();
  for (const position of positions) {
    const { pool, instrument, side, marginMode } = position;
    const key = JSON.stringify([pool, instrument.symbol, side, marginMode]);
    const group = groups.get(key);
    if (group) group.push(position);
    else groups.set(key, [position]);
  }
  return [...groups.values()];
}

/** The account with every position in the mode that is wanted, or why it cannot be. */
export function arranged(
  account: Account,
  modeOf: (position: Position) => MarginMode,
): Arrangement | { readonly reason: ArrangementRefusal } {
  const moved = account.positions.filter((position) => position.marginMode !== modeOf(position));
  if (moved.length === 0) return { account, positionOf: (position) => position };
  const changed = applyChanges(
    account,
    moved.map((position) => ({ kind: "mode", position, marginMode: modeOf(position) })),
  );
  if ("refusal" in changed) return { reason: changed.refusal };
  const isIsolating = moved.some((position) => modeOf(position) === "isolated");
  if (isIsolating && isShort(changed.account)) return { reason: "not-enough-cash" };
  return { account: changed.account, positionOf: (position) => changed.positionOf(position)! };
}

/** Whether more is posted in a pool than its wallet holds. */
function isShort({ wallets, positions }: Account): boolean {
  return [...wallets].some(([asset, { walletBalance, crossWalletBalance }]) => {
    if (crossWalletBalance !== undefined) return crossWalletBalance.isNegative();
    if (walletBalance === undefined) return false;
    const fenced = positions.filter(({ pool, marginMode }) => pool === asset && marginMode === "isolated");
    return walletBalance.lt(sum(fenced.map((position) => postedMargin(position) ?? ZERO)));
  });
}
