/** Changes of what backs a position: margin, cash, mode, leverage. Nothing is traded. */
import type { Position } from "../account";
import { type Decimal, ZERO } from "../decimal";
import { postedMargin } from "../margin";
import type { MarginMode } from "../rules";
import type { Refusal } from "./change";
import type { Ledger } from "./ledger";

export function moveMargin(
  ledger: Ledger,
  position: Position,
  amount: Decimal,
  from: "wallet" | "outside",
): Refusal | undefined {
  const now = ledger.now(position);
  if (now === undefined) return "no-such-position";
  if (now.marginMode === "cross") return "not-isolated";
  const posted = postedMargin(now);
  if (posted === undefined) return "missing-leverage";
  const isolatedMargin = posted.plus(amount);
  if (isolatedMargin.lt(ZERO)) return "margin-out-of-range";
  // A pool without a wallet has nothing to keep in step.
  if (from === "outside") ledger.deposit(now.pool, amount);
  ledger.replace(position, { ...now, isolatedMargin });
  return undefined;
}

/** What is posted is lost with the position; funding that is owed to it, with it. */
export function forfeit(ledger: Ledger, position: Position): Refusal | undefined {
  const now = ledger.now(position);
  if (now === undefined) return "no-such-position";
  if (now.marginMode === "cross") return "not-isolated";
  const posted = postedMargin(now);
  if (posted === undefined) return "missing-leverage";
  ledger.replace(position, undefined);
  ledger.realize(now.pool, posted.negated(), ZERO);
  return undefined;
}

/** The margin of an isolated position goes back to the wallet, or comes out of it. */
export function switchMode(ledger: Ledger, position: Position, marginMode: MarginMode): Refusal | undefined {
  const now = ledger.now(position);
  if (now === undefined) return "no-such-position";
  if (now.marginMode !== marginMode && postedMargin(now) === undefined) return "missing-leverage";
  ledger.replace(position, { ...now, marginMode });
  return undefined;
}

/** What is posted follows the leverage, unless it is stated. */
export function setLeverage(ledger: Ledger, position: Position, leverage: Decimal): Refusal | undefined {
  const now = ledger.now(position);
  if (now === undefined) return "no-such-position";
  if (!leverage.gt(ZERO)) return "leverage-out-of-range";
  ledger.replace(position, { ...now, leverage });
  return undefined;
}
